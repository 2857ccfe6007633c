"""What of a page of HTML matters here, and at which bytes it stands.

The tree is that of the HTML standard (section 13.2), so that a ``</head>`` in a comment, a script,
a template or an attribute is none, and the head ends where a browser ends it. Every encoding that
is read here has its markup in the bytes of ASCII: the bytes, each taken for a character, are what
is parsed, and a place in them is a place in the file. UTF-16 is the exception.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from turbohtml import Element as Node
    from turbohtml import SourceLocation

MAX_BYTES = 50_000_000
"""No page of a person is larger."""

_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
# https://encoding.spec.whatwg.org/#names-and-labels: these labels mean another encoding.
_MEANT = {"ascii": "cp1252", "iso8859-1": "cp1252"}
_STATEFUL = frozenset({"iso2022_jp", "iso2022_kr", "hz", "utf-7"})
_READ = ("link", "meta", "script")


class Element(NamedTuple):
    """An element that holds no others, with the bytes of its whole text."""

    name: str
    attributes: Mapping[str, str]
    start: int
    end: int
    content: str
    """The text of a script."""
    line: int
    """From 1."""


class Outline(NamedTuple):
    """The parts of a page."""

    encoding: str
    """By the name of Python's codec; "" where the page does not say it."""
    is_page: bool
    """Whether it is a whole page, and no fragment that another page may hold."""
    head_end: int
    """The byte before which a last element of the head can be put."""
    elements: tuple[Element, ...]
    """All links, metas and scripts that a browser takes for such, in their order."""

    def of(self, name: str) -> Iterator[Element]:
        """Yield the elements of one name."""
        return (element for element in self.elements if element.name == name)


class UnreadableError(ValueError):
    """A page that is not read, and why."""


def outline(data: bytes) -> Outline:
    """Return the outline of the page *data*; ``UnreadableError`` where it cannot be read."""
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"it is larger than {MAX_BYTES // 1_000_000} MB")
    import turbohtml  # noqa: PLC0415 - a tenth of a second, for pages that are changed alone

    text = _Text(data)
    # The parser counts \r\n once; a blank in place of \r means the same and counts.
    tree = turbohtml.parse(
        text.characters.replace("\r", " "), source_locations=True, scripting=True
    )
    elements = [
        _element(node, where, text)
        for node in tree.find_all([*_READ])
        if _is_live(node) and (where := node.source_location)
    ]
    encoding = text.encoding or _declared(elements)
    if encoding in _STATEFUL:
        raise UnreadableError(f"its encoding, {encoding}, is not read here: save it as UTF-8")
    if not encoding.startswith("utf-16"):
        elements = [_decoded(element, encoding) for element in elements]
    head_end = text.byte(_head_end(tree, text.characters))
    return Outline(encoding, _is_whole(tree), head_end, tuple(elements))


class _Text:
    """The characters of a page, and the bytes at which they stand."""

    def __init__(self, data: bytes) -> None:
        self.encoding = _UTF_16.get(data[:2], "")
        self.data = data
        if self.encoding:
            try:
                self.characters = " " + data[2:].decode(self.encoding)
            except UnicodeDecodeError as error:
                raise UnreadableError(f"it is no {self.encoding}: {error.reason}") from None
        elif data.startswith(codecs.BOM_UTF8):
            self.encoding = "utf-8"
            self.characters = "   " + data[3:].decode("latin-1")
        else:
            self.characters = data.decode("latin-1")

    def byte(self, at: int) -> int:
        """Return the byte at which the character *at* stands."""
        if self.encoding.startswith("utf-16"):
            return len(self.characters[:at].encode(self.encoding))
        return at


def _decoded(element: Element, encoding: str) -> Element:
    """Return an element that was read byte by byte as its texts are."""
    attributes = {name: _text(value, encoding) for name, value in element.attributes.items()}
    return element._replace(attributes=attributes, content=_text(element.content, encoding))


def _text(characters: str, encoding: str) -> str:
    """Return a text; one that says no encoding is UTF-8 where it can be.

    What holds a character that is no byte has it from a reference, and is read already.
    """
    if characters.isascii() or max(characters) > "\xff":
        return characters
    data = characters.encode("latin-1")
    try:
        return data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        return data.decode(encoding or "cp1252", "replace")


def _is_whole(tree: Any) -> bool:
    """Say whether a page is one by itself: a doctype or a tag of the outermost elements says so."""
    outer = tree.find_all(["html", "head", "body"])
    return any(each.source_location and _is_live(each) for each in outer) or any(
        type(each).__name__ == "Doctype" for each in tree
    )


def _is_live(node: Node) -> bool:
    """Say whether an element is one of HTML, and in no template."""
    if node.namespace.name != "HTML":
        return False
    above: Any = node.parent
    while above is not None and type(above).__name__ != "Document":
        if type(above).__name__ == "DocumentFragment":
            return False
        above = above.parent
    return True


def _element(node: Node, where: SourceLocation, text: _Text) -> Element:
    begun, ended = where.start_tag, where.end_tag
    attributes = {name: _one(value) for name, value in node.attrs.items()}
    content, end = "", begun.end_offset
    if node.tag == "script":
        whole = len(text.characters)
        until, end = (ended.start_offset, ended.end_offset) if ended else (whole, whole)
        content = text.characters[begun.end_offset : until]
    start = text.byte(begun.start_offset)
    return Element(node.tag, attributes, start, text.byte(end), content, begun.start_line)


def _one(value: Any) -> str:
    """Return the value of an attribute; the parser has a list of those with several words."""
    return " ".join(value) if isinstance(value, list) else value or ""


def _declared(elements: list[Element]) -> str:
    """Return the encoding that a page declares, "" for none (HTML section 13.2.3.2)."""
    for each in elements:
        label = each.attributes.get("charset", "")
        if not label and each.attributes.get("http-equiv", "").lower() == "content-type":
            label = each.attributes.get("content", "").lower().partition("charset=")[2]
        if each.name == "meta" and label:
            try:
                name = codecs.lookup(label.strip(" \"';")).name
            except LookupError:
                return "cp1252"
            return "utf-8" if name.startswith("utf-16") else _MEANT.get(name, name)
    return ""


def _head_end(tree: Any, text: str) -> int:
    """Return where the head ends: before its end tag or, where it has none, after what is in it."""
    head = tree.find("head")
    where = head.source_location if head else None
    if where and where.end_tag:
        return int(where.end_tag.start_offset)
    inside = [place for child in head or () if (place := _end(child)) is not None]
    if inside:
        return max(inside)
    if where:
        return int(where.start_tag.end_offset)
    root = tree.find("html")
    if root and root.source_location:
        return int(root.source_location.start_tag.end_offset)
    body = tree.find("body")
    if body and body.source_location:
        return int(body.source_location.start_tag.start_offset)
    return text.find(">") + 1  # of the doctype


_VOID = frozenset({"base", "basefont", "bgsound", "link", "meta"})


def _end(child: Any) -> int | None:
    """Return where an element of the head ends, or begins where nothing ends it."""
    where = getattr(child, "source_location", None)
    if where is None:
        return None
    if where.end_tag:
        return int(where.end_tag.end_offset)
    return int(where.start_tag.end_offset if child.tag in _VOID else where.start_tag.start_offset)
