"""XML read as a tree, and nothing else: no entity is resolved, no document type is taken."""

from __future__ import annotations

from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from pexport.exporter import MalformedError


class _Builder(ET.TreeBuilder):
    def doctype(self, *_: str | None) -> None:
        """Refuse a document type, whose entities could name files or grow without bound."""
        raise MalformedError("it declares a document type, which is not read")


def parsed(data: bytes) -> Element:
    """Return the root of the document *data*; raise ``MalformedError`` for what is no XML."""
    # The builder refuses the declaration that every attack on a parser needs.
    parser = ET.XMLParser(target=_Builder())  # noqa: S314
    try:
        parser.feed(data)
        root: Element = parser.close()
    except ET.ParseError as error:
        raise MalformedError(f"no XML: {error}") from None
    return root
