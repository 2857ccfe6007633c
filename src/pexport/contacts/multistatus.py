"""The XML of WebDAV: what is asked for, and what a 207 answers (RFC 4918 section 13)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from pexport.errors import PexportError

DAV, CARD = "DAV:", "urn:ietf:params:xml:ns:carddav"
_PREFIXES = {"D": DAV, "C": CARD}
_DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _PREFIXES.items())


class Resource(NamedTuple):
    """What a server tells of one of its resources."""

    href: str
    properties: dict[str, ET.Element]
    """Those that it has, by their names with prefixes: ``D:getetag``."""

    def text(self, name: str) -> str:
        """Return the text of a property, or nothing."""
        found = self.properties.get(name)
        return (found.text or "").strip() if found is not None else ""

    def holds(self, name: str, *path: str) -> bool:
        """Say whether a property has an element at *path*."""
        found = self.properties.get(name)
        return found is not None and found.find("/".join(path), _PREFIXES) is not None

    def hrefs(self, name: str) -> list[str]:
        """Return the links in a property."""
        found = self.properties.get(name)
        links = found.iterfind("D:href", _PREFIXES) if found is not None else ()
        return [text for link in links if (text := (link.text or "").strip())]


def propfind_body(*names: str) -> bytes:
    """Return the body that asks for the properties *names*."""
    wanted = "".join(f"<{name}/>" for name in names)
    return _document(f"<D:propfind {_DECLARED}><D:prop>{wanted}</D:prop></D:propfind>")


def query_body(name: str, text: str, how: str) -> bytes:
    """Return the body that asks for the contacts whose property *name* matches *text*.

    *how* is ``equals`` or ``contains`` (RFC 6352 section 10.5.4).
    """
    return _document(
        f"<C:addressbook-query {_DECLARED}><D:prop><D:getetag/><C:address-data/></D:prop>"
        f'<C:filter><C:prop-filter name="{name}"><C:text-match collation="i;unicode-casemap" '
        f'match-type="{how}">{escape(text)}</C:text-match></C:prop-filter></C:filter>'
        "</C:addressbook-query>"
    )


def _document(element: str) -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?>\n{element}'.encode()


def read(body: bytes, url: str) -> list[Resource]:
    """Return the resources that an answer tells of; ``PexportError`` where it is none."""
    root = _root(body)
    if root is None or root.tag != f"{{{DAV}}}multistatus":
        raise PexportError(f"{url}: not a WebDAV answer; is this an address book?")
    return [
        Resource((each.findtext("D:href", "", _PREFIXES)).strip(), dict(_properties(each)))
        for each in root.iterfind("D:response", _PREFIXES)
    ]


def precondition(body: bytes) -> str:
    """Return which condition a refusal names (RFC 4918 section 16), or nothing."""
    root = _root(body)
    if root is None or root.tag != f"{{{DAV}}}error":
        return ""
    return next((each.tag.rpartition("}")[2] for each in root), "")


def _root(body: bytes) -> ET.Element | None:
    """Return the root of *body*; None for what is no XML, or declares entities of its own."""
    if b"<!DOCTYPE" in body:
        return None
    try:
        return ET.fromstring(body)  # noqa: S314 - it has no document type, and so no entities
    except ET.ParseError:
        return None


def _properties(response: ET.Element) -> Iterator[tuple[str, ET.Element]]:
    for status in response.iterfind("D:propstat", _PREFIXES):
        if " 200 " in f"{status.findtext('D:status', '', _PREFIXES)} ":
            for each in status.iterfind("D:prop/*", _PREFIXES):
                yield _with_prefix(each.tag), each


def _with_prefix(tag: str) -> str:
    namespace, _, name = tag.removeprefix("{").rpartition("}")
    prefix = next((prefix for prefix, uri in _PREFIXES.items() if uri == namespace), namespace)
    return f"{prefix}:{name}"
