"""How deep a file is nested, known before a parser that calls itself is given it."""

from __future__ import annotations

import re
from typing import Final

from pexport.exporter import MalformedError

_MAX_DEPTH: Final = 500
"""Descriptions are some ten deep. The parser of JSON-LD overflows its stack at a few thousand, and
that of RDF/XML takes time for each element that it is within."""
_BRACKETS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{]|[\]}]', re.DOTALL)


def refuse_deep(data: bytes, extension: str) -> None:
    """Raise ``MalformedError`` where *data*, a file of RDF with the *extension*, is too deep."""
    if extension == "rdf":
        _refuse_deep_xml(data)
    elif extension == "jsonld" and data.count(b"[") + data.count(b"{") > _MAX_DEPTH:
        _refuse_deep_json(data)


def _refuse_deep_json(data: bytes) -> None:
    depth = 0
    for found in _BRACKETS.finditer(data):
        depth += {b"[": 1, b"{": 1, b"]": -1, b"}": -1}.get(found[0], 0)
        if depth > _MAX_DEPTH:
            line = data.count(b"\n", 0, found.start()) + 1
            raise MalformedError(
                f"lists and objects are nested more than {_MAX_DEPTH} deep", f"line {line}"
            )


def _refuse_deep_xml(data: bytes) -> None:
    from xml.parsers import expat  # noqa: PLC0415 - most exports read no XML

    parser = expat.ParserCreate()
    depth = 0

    def start(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > _MAX_DEPTH:
            line = parser.CurrentLineNumber
            raise MalformedError(f"elements are nested more than {_MAX_DEPTH} deep", f"line {line}")

    def end(*_: object) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(data, True)  # noqa: FBT003 - it takes no keyword
    except expat.ExpatError:
        # The parser of RDF/XML says what is wrong, where it comes as far.
        return
