"""The elements that pexport puts into a page: the block with the document, and links.

Each is marked by ``data-pexport``, whose value says what it is. Nothing else is put there, no line
and no comment, so that taking the elements away leaves the bytes that were there before.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import orjson

from pexport import registry
from pexport.exporter import Options
from pexport.markup import script_text
from pexport.pages.outline import Element, Outline

FORMAT = "jsonld"
"""The format of the document in a page, and the mark of the block that holds it."""
ALTERNATE = "alternate"
ME = "me"
MARK = "data-pexport"
LINKS = (ALTERNATE, ME)
"""The kinds of links (https://html.spec.whatwg.org/#linkTypes), and their marks."""

_MEDIA_TYPE = "application/ld+json"
_ID = "pexport"
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


class Link(NamedTuple):
    """A link in the head of a page."""

    rel: str
    href: str
    type: str = ""
    title: str = ""

    @property
    def element(self) -> str:
        """The element of HTML."""
        attributes = {"rel": self.rel, "type": self.type, "href": self.href, "title": self.title}
        shown = "".join(
            f' {name}="{html.escape(value)}"' for name, value in attributes.items() if value
        )
        return f'<link{shown} {MARK}="{self.rel}">'


def options(*, contact: bool, **others: Any) -> dict[str, Any]:
    """Return the options with which the format writes the document of a page, by their names."""
    return {"script": True, "compact": True, "contact": contact, **others}


def block(document: Any, settings: Options) -> str:
    """Return the element that holds *document*."""
    return registry.load_exporter(FORMAT).encode(document, settings).decode().rstrip("\n")


def encoded(element: str, encoding: str) -> bytes:
    """Return an element in the *encoding* of a page; where it may be any, in ASCII alone."""
    if encoding == "utf-8":
        return element.encode()
    if element.startswith("<script"):
        element = _NOT_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], element)
    else:
        element = element.encode("ascii", "xmlcharrefreplace").decode()
    return element.encode(encoding if encoding.startswith("utf-16") else "ascii")


def is_block(element: Element) -> bool:
    """Say whether an element is read as JSON-LD, whoever put it there."""
    media_type = element.attributes.get("type", "").partition(";")[0].strip().lower()
    return element.name == "script" and media_type == _MEDIA_TYPE


def mark(element: Element) -> str:
    """Return what an element is to pexport, "" where it is not pexport's."""
    if is_block(element):
        is_ours = MARK in element.attributes or element.attributes.get("id") == _ID
        return FORMAT if is_ours else ""
    if element.name == "link" and element.attributes.get(MARK) in LINKS:
        return element.attributes[MARK]
    return ""


def marked(page: Outline) -> list[Element]:
    """Return the elements of a page that pexport put there."""
    return [element for element in page.elements if mark(element)]


def document(element: Element) -> Any:
    """Return the document in a block; ``ValueError`` where it is no JSON."""
    return orjson.loads(script_text(element.content))


def link(element: Element) -> Link:
    """Return the link that an element is."""
    given = element.attributes
    return Link(*(given.get(name, "") for name in Link._fields))


def elements(links: Iterable[Link]) -> str:
    """Return the elements of several links."""
    return "".join(each.element for each in links)
