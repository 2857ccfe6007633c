"""XML read as a tree whose elements know their lines.

No entity is resolved and no document type is taken: it could name files, or grow without bound.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from pexport.exporter import MalformedError
from pexport.files import encoding_fault, wide_encoding

_MAX_DEPTH: Final = 100
"""Documents of the standards are some ten elements deep; those who read them call themselves."""


@dataclass(eq=False)
class Element:
    """An element, and where it begins."""

    namespace: str
    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    """Those without a namespace."""
    line: int = 0
    children: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text that stands in the element itself."""
        return "".join(self.texts)


def parse_xml(data: bytes) -> Element:
    """Return the root of the document *data*.

    Raises ``MalformedError`` for what is not well-formed, is too deep, or has a document type.
    """
    from xml.parsers import expat  # noqa: PLC0415 - most exports read no XML

    _require_known_encoding(data)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    top = Element("", "")
    open_ones = [top]

    def where() -> str:
        return f"line {parser.CurrentLineNumber}"

    def refuse(*_: object) -> None:
        raise MalformedError("document types (<!DOCTYPE>) are not allowed; remove it", where())

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(open_ones) > _MAX_DEPTH:
            raise MalformedError(f"elements are nested more than {_MAX_DEPTH} deep", where())
        own = {key: text for key, text in attributes.items() if " " not in key}
        namespace, _, local = name.rpartition(" ")
        begun = Element(namespace, local, own, parser.CurrentLineNumber)
        open_ones[-1].children.append(begun)
        open_ones.append(begun)

    def end(_: str) -> None:
        open_ones.pop()

    def text(found: str) -> None:
        open_ones[-1].texts.append(found)

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat names no parameter
    except expat.ExpatError as error:
        raise MalformedError(f"not valid XML: {expat.ErrorString(error.code)}", where()) from None
    except MalformedError:
        raise
    except (LookupError, ValueError) as error:  # of an encoding that there is not
        raise MalformedError(f"not valid XML: {error}", where()) from None
    return top.children[0]


def _require_known_encoding(data: bytes) -> None:
    """Raise ``MalformedError`` for an encoding that the parser does not take, or that is not named.

    XML is UTF-8 or UTF-16, or says what it is (https://www.w3.org/TR/xml/#charencoding).
    """
    wide = wide_encoding(data)
    is_named = b"encoding" in data[:100]
    fault = None if is_named or wide == "UTF-16" else encoding_fault(data)
    if fault is None and wide.startswith("UTF-32"):
        fault = encoding_fault(data)
    if fault is not None:
        raise MalformedError(fault[0], f"line {fault[1]}")


def error_line(data: bytes) -> int | None:
    """Return the line where *data* stops being well-formed, if it does."""
    from xml.parsers import expat  # noqa: PLC0415 - for broken files only

    try:
        expat.ParserCreate().Parse(data, True)  # noqa: FBT003 - expat names no parameter
    except expat.ExpatError as error:
        return error.lineno
    return None
