"""The terms of RDF: IRIs and literals as N-Triples writes them (https://www.w3.org/TR/n-triples/).

The terms of vocabularies go by their names, as in Turtle: ``foaf:name``, with the prefixes of
``vocab/rdf/prefixes.json``, also as datatypes; ``a`` is ``rdf:type``. Where a name may stand, an
IRI may, too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple
from urllib.parse import quote

import orjson

from pexport.vocabulary.files import vocab

PREFIXES: Mapping[str, str] = orjson.loads(vocab("rdf/prefixes.json"))

_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_TO_ESCAPE = re.compile(r'["\\\n\r]')
_UNESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
_TO_UNESCAPE = re.compile(r"\\([tbnrf\"'\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})")

# An E.164 number with its visual separators (RFC 3966 section 5.1.4).
_GLOBAL_NUMBER = re.compile(r"\+[0-9][0-9 .()-]*")

_DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


@cache
def term(name: str) -> str:
    """Return the IRI of a term of a vocabulary, as N-Triples writes it."""
    if name[0] == "<":
        return name
    prefix, _, local = ("rdf:type" if name == "a" else name).partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def name_in(value: str) -> str | None:
    """Return the name that *value* is, or has as its datatype; none for other values."""
    if value[0] != '"':
        return None if value[0] in "<_" else value
    if value[-1] in '">':
        return None
    _, mark, name = value.rpartition('"^^')
    return name if mark and '"' not in name else None


def ntriples_term(value: str) -> str:
    """Return *value* as N-Triples writes it, without names."""
    name = name_in(value)
    return value if name is None else value.removesuffix(name) + term(name)


class Literal(NamedTuple):
    """The parts of a literal."""

    text: str
    language: str | None
    datatype: str | None
    """As it stands in the literal: a name or an IRI."""


def parse_literal(value: str) -> Literal:
    """Return the parts of the literal *value*."""
    text, _, rest = value[1:].rpartition('"')
    if "\\" in text:
        text = _TO_UNESCAPE.sub(_unescaped, text)
    return Literal(
        text, rest[1:] if rest[:1] == "@" else None, rest[2:] if rest[:1] == "^" else None
    )


def _unescaped(found: re.Match[str]) -> str:
    escape = found[1]
    return _UNESCAPED.get(escape) or chr(int(escape[1:], 16))


def iri(text: str) -> str:
    """Return an IRI, which in a profile holds nothing that RDF excludes."""
    return f"<{text}>"


def literal(text: str | None, language: str | None = None) -> str | None:
    """Return a literal, in *language* where that is known; no text gives no literal."""
    if text is None:
        return None
    if '"' in text or "\\" in text or "\n" in text or "\r" in text:
        text = _TO_ESCAPE.sub(lambda found: _ESCAPED[found[0]], text)
    return f'"{text}"@{language}' if language else f'"{text}"'


def typed_literal(text: str, datatype: str) -> str:
    """Return a literal of a *datatype*, given by its name; *text* needs no escapes."""
    return f'"{text}"^^{datatype}'


def date_literal(text: str | None) -> str | None:
    """Return a date as a literal of the datatype that has its precision."""
    return text and typed_literal(text, _DATE_TYPES[len(text)])


def mailto(address: str) -> str:
    """Return the IRI of an e-mail address (RFC 6068 section 2)."""
    return "<mailto:" + quote(address, safe="@!$'*+") + ">"


def tel(number: str) -> str | None:
    """Return the IRI of an international telephone number; a local one has none without guessing.

    RFC 3966 section 5.1.4: blanks are no visual separators, hyphens are.
    """
    if not _GLOBAL_NUMBER.fullmatch(number):
        return None
    return f"<tel:{'-'.join(number.split())}>"


def script_tag(language: str | None, script: str | None) -> str | None:
    """Return the language tag that says both *language* and *script* (RFC 5646 section 2.2.3)."""
    if script is None:
        return language
    primary, *subtags = (language or "und").split("-")
    if any(len(subtag) == 4 and subtag.isalpha() for subtag in subtags):
        return language
    return "-".join([primary, script, *subtags])
