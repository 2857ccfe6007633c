"""What files of each syntax look like, also those that are broken."""

from __future__ import annotations

import re

_SPACE = rb"(?:\s++|#[^\n]*+\n)*+"
_IRI = rb"<[^<>\s]*+>"
# A label does not end in a dot (N-Triples 1.1, BLANK_NODE_LABEL).
_RESOURCE = rb"(?:" + _IRI + rb"|_:[^\s<>\".]++(?:\.++[^\s<>\".]++)*+)"
_NODE = _RESOURCE + rb"\s*+"
_TERM = rb"(?:" + _RESOURCE + rb'|"(?:[^"\\\n]|\\.)*+"(?:@[\w-]++|\^\^' + _IRI + rb")?)" + rb"\s*+"
_TRIPLE = _NODE + _IRI + rb"\s*+" + _TERM
_LINE = re.compile(rb"\s*+" + _TRIPLE + rb"\.")
_QUAD = re.compile(rb"^[ \t]*+" + _TRIPLE + _NODE + rb"\.", re.MULTILINE)
_DIRECTIVE = re.compile(rb"@?(?:prefix|base)\b[^\n]*<", re.IGNORECASE)
_SUBJECT = re.compile(rb"<[^<>\s!?]*>\s|_:\w|\[\s*(?:\]\s*[a<\w]|a\s|<|[\w-]*:)")
_BRACES = re.compile(
    rb"^[ \t]*+(?:(?:GRAPH\b\s*+)?(?:" + _IRI + rb"|[\w-]*+:[\w-]*+)\s*+)?\{", re.MULTILINE
)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?RDF\b")
_NAMESPACE = b"http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_OF_SCHEMA_ORG = re.compile(rb'"@context"\s*:\s*"https?://schema\.org')


def _first_statement(data: bytes) -> bytes:
    """Return *data* without a byte order mark, and from its first statement on."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    return re.sub(rb"\A" + _SPACE, b"", data)


def is_like_turtle(data: bytes) -> bool:
    """Say whether there is a prefix, or the subject of a statement."""
    begun = _first_statement(data)
    return bool(_DIRECTIVE.match(begun) or _SUBJECT.match(begun))


def is_like_trig(data: bytes) -> bool:
    """Say whether it is like Turtle, and has graphs in braces."""
    return bool(_BRACES.search(data)) and is_like_turtle(data)


def is_like_n_triples(data: bytes) -> bool:
    """Say whether the first statement is a line of three terms."""
    return bool(_LINE.match(_first_statement(data)))


def is_like_n_quads(data: bytes) -> bool:
    """Say whether a statement is a line of four terms."""
    return bool(_QUAD.search(data))


def is_like_rdfxml(data: bytes) -> bool:
    """Say whether the root is RDF's."""
    return _NAMESPACE in data and bool(_ROOT.search(data))


def is_like_flattened(data: bytes) -> bool:
    """Say whether it is JSON with a list of nodes, and no document of schema.org."""
    begun = data.lstrip()
    listed = begun[:1] == b"[" and b'"@id"' in data
    graph = begun[:1] == b"{" and b'"@graph"' in data
    return (listed or graph) and not _OF_SCHEMA_ORG.search(data)
