"""The document of all formats of RDF: what is described of people, or what a file says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pexport.exporter import MalformedError
from pexport.files import BYTE_ORDER_MARK, in_utf8, wide_encoding

from ...json_document import parse_json, text_of
from ...xml_tree import error_line
from . import depth
from .graph import Graph, Node, Quad, quads

if TYPE_CHECKING:
    import pyoxigraph

BASE = "http://relative.invalid/"
"""The address that files are read as if from it (RFC 3986 section 5.1.4): it marks what is relative
in them. A host of ``.invalid`` is nobody's (RFC 6761 section 6.4)."""

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


@dataclass(frozen=True, eq=False)
class RdfDocument:
    """An RDF dataset; two are equal where they say the same, whichever of their graphs says it."""

    graphs: tuple[Graph, ...]
    from_file: bool = False
    """Whether it was read from a file, so that a parser has accepted it."""

    @cached_property
    def quads(self) -> list[Quad]:
        """All statements."""
        return quads(self.graphs)

    @cached_property
    def triples(self) -> bytes:
        """What all graphs say together, as N-Triples (https://www.w3.org/TR/n-triples/)."""
        return "".join([f"{s} {p} {o} .\n" for s, p, o, _ in self.quads]).encode()

    @cached_property
    def canonical(self) -> str:
        """The same in canonical form (https://www.w3.org/TR/rdf-canon/)."""
        return canonical(self.triples, "nt")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RdfDocument):
            return NotImplemented
        return self.canonical == other.canonical

    def __hash__(self) -> int:
        return hash(self.canonical)


def canonical(data: bytes, extension: str) -> str:
    """Return what *data* says as canonical N-Quads (https://www.w3.org/TR/rdf-canon/)."""
    import pyoxigraph  # noqa: PLC0415 - only comparing graphs needs it

    dataset = pyoxigraph.Dataset(parse_quads(data, extension))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return "".join(sorted(f"{quad} .\n" for quad in dataset))


def parse_quads(data: bytes, extension: str) -> Iterator[pyoxigraph.Quad]:
    """Yield what a file says whose name has the *extension*; ``MalformedError`` where it is broken.

    Never the network: a JSON-LD context that is not in the file is an error.
    """
    import pyoxigraph  # noqa: PLC0415 - not needed to load the format

    depth.refuse_deep(data, extension)
    syntax = pyoxigraph.RdfFormat.from_extension(extension)
    try:
        yield from pyoxigraph.parse(data, syntax, base_iri=BASE)
    except SyntaxError as error:
        line = error.lineno or error_line(data)
        # The place of the problem says the line.
        message = error.msg.replace(f"Parser error at line {line} ", "", 1)
        raise MalformedError(message, f"line {line}" if line else "/") from None
    except ValueError as error:
        raise MalformedError(str(error)) from None


_XML_DECLARATION = re.compile(rb"\A\s*+<\?xml[^>]*\?>")


def _readable(data: bytes, extension: str) -> bytes:
    """Return *data* as the parser takes it; raise ``MalformedError`` for another encoding.

    XML alone may be UTF-16 (https://www.w3.org/TR/xml/#charencoding), or name its encoding.
    """
    if extension == "jsonld":
        parse_json(data)
        return data
    if extension == "rdf":
        if wide_encoding(data) == "UTF-16":
            return _XML_DECLARATION.sub(b"", in_utf8(data).removeprefix(BYTE_ORDER_MARK), count=1)
        if b"encoding" in data[:100]:
            return data
    text_of(data)
    if data.startswith(BYTE_ORDER_MARK) and extension != "rdf":
        message = "there is a byte order mark; save the file as UTF-8 without it"
        raise MalformedError(message, "line 1")
    return data


def decode(data: bytes, extension: str) -> RdfDocument:
    """Return what the file says; raise ``ValueError`` where that is nothing, or it is broken."""
    parts: dict[str | None, dict[str, list[tuple[str, str]]]] = {}
    labels: dict[str, str] = {}

    def term(found: object) -> str:
        # The parser's labels of blank nodes are random.
        text = str(found)
        return labels.setdefault(text, f"_:b{len(labels)}") if text[0] == "_" else text

    for quad in parse_quads(_readable(data, extension), extension):
        name, predicate = term(quad.graph_name), str(quad.predicate)
        subjects = parts.setdefault(None if name == "DEFAULT" else name, {})
        statements = subjects.setdefault(term(quad.subject), [])
        statements.append(("a" if predicate == _TYPE else predicate, term(quad.object)))
    if not parts:
        raise ValueError("the file contains no statements")
    return RdfDocument(
        tuple(
            Graph(
                name,
                tuple(Node(subject, tuple(statements)) for subject, statements in subjects.items()),
            )
            for name, subjects in parts.items()
        ),
        from_file=True,
    )
