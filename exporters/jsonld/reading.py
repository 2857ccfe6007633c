"""The documents of JSON-LD in a file: JSON, a ``<script>`` element, or a page with several.

The blocks of a page are one document, the array of all (JSON-LD 1.1 API section 4.2). Text in a
script element is no HTML: entities stay as they are (HTML section 13.1.2.6).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from pexport.exporter import MalformedError
from pexport.markup import MarkupParser

from ..json_document import parse_json, parse_json_text, text_of

_MEDIA_TYPE = "application/ld+json"
_CLAIM = re.compile(
    rb'"@context"\s*:\s*(?:\[[^\]]*?|\{[^{}]*?"@vocab"\s*:\s*)?'
    rb'"https?://(?:www\.)?schema\.org(?:/|/docs/jsonldcontext\.json(?:ld)?)?"'
)
# With a prefix for schema.org, or with its terms in full: a thing, no list of statements as RDF.
_PREFIX = re.compile(
    rb'"@context"\s*:\s*[\[{].{0,2000}?"[^"@]+"\s*:\s*(?:\{\s*"@id"\s*:\s*)?'
    rb'"https?://(?:www\.)?schema\.org/"',
    re.DOTALL,
)
_IN_FULL = re.compile(rb'"@type"\s*:\s*(?:\[\s*)?"https?://(?:www\.)?schema\.org/[A-Z]')
_GRAPH = b'"@graph"'
_HTML = re.compile(rb"[\xef\xbb\xbf\s]*<(?:!doctype\s+)?html[\s>]", re.IGNORECASE)
# What pages of XHTML and old advice put around a script.
_OPENING = re.compile(r"\s*(?:(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?|<!--)")
_CLOSINGS = ("/*]]>*/", "/* ]]> */", "//]]>", "// ]]>", "]]>", "//-->", "// -->", "-->")


def is_like(data: bytes) -> bool:
    """Say whether *data* claims to be schema.org in JSON-LD, or is a page, which may hold some."""
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"<":
        return _MEDIA_TYPE.encode() in data.lower() or _HTML.match(data) is not None
    if start in {b"{", b"["} and _CLAIM.search(data):
        return True
    is_thing = start == b"{" and _GRAPH not in data
    return is_thing and bool(_PREFIX.search(data) or _IN_FULL.search(data))


def decode(data: bytes) -> Any:
    """Return the document in *data*; ``MalformedError`` where there is none."""
    text = text_of(data)
    if text.lstrip().startswith("<"):
        return _decode_page(text)
    return _of_objects(parse_json(data), 1)


def _decode_page(text: str) -> Any:
    page = _Page()
    page.feed(text)
    page.close()
    if not page.blocks:
        raise MalformedError(f'the page has no <script type="{_MEDIA_TYPE}">')
    found: list[Any] = [
        _of_objects(parse_json_text(_unwrapped(block), line, column), line)
        for block, line, column in page.blocks
    ]
    if len(found) == 1 and isinstance(found[0], dict):
        return ObjectInPage(found[0], page.base)
    return ListInPage(found[0] if len(found) == 1 else found, page.base)


class ObjectInPage(dict[str, Any]):
    """The document of a page that has one block."""

    def __init__(self, members: Mapping[str, Any], base: str) -> None:
        super().__init__(members)
        self.base = base


class ListInPage(list[Any]):
    """The document of a page that has several blocks."""

    def __init__(self, members: Iterable[Any], base: str) -> None:
        super().__init__(members)
        self.base = base


def base_of(document: Any) -> str | None:
    """Return what addresses in *document* are relative to (JSON-LD 1.1 section 7.1).

    That is "" for a page that does not say where it is, None for what was not in a page.
    """
    return document.base if isinstance(document, ObjectInPage | ListInPage) else None


def _unwrapped(text: str) -> str:
    """Return a block without what is around it; blanks keep its lines and columns."""
    opening = _OPENING.match(text)
    if opening:
        text = re.sub(r"[^\n]", " ", opening[0]) + text[opening.end() :]
    end = text.rstrip()
    return end.removesuffix(next((each for each in _CLOSINGS if end.endswith(each)), ""))


def _of_objects(document: Any, line: int) -> Any:
    """Return *document*, which begins at *line*, where it is an object or a list of these."""
    members = document if isinstance(document, list) else [document]
    if not members or not all(isinstance(member, dict) for member in members):
        raise MalformedError("expected a JSON object or a list of objects", f"line {line}")
    return document


def objects_in(document: Any) -> Iterator[dict[str, Any]]:
    """Yield every object of a document, however deep."""
    waiting = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value


class _Page(MarkupParser):
    """The blocks of JSON-LD in a page, each with the line and the column where it begins."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.blocks: list[tuple[str, int, int]] = []
        self.base = ""
        self._has_base = False
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "base" and not self._has_base and (href := dict(attrs).get("href")) is not None:
            # Of several, the first counts; it may itself be relative (HTML section 4.2.3).
            self._has_base = True
            self.base = href.strip() if urlsplit(href.strip()).scheme else ""
        media_type = (dict(attrs).get("type") or "").partition(";")[0].strip().lower()
        self._inside = tag == "script" and media_type == _MEDIA_TYPE
        if self._inside:
            line, column = self.getpos()
            begun = self.get_starttag_text() or ""
            lines = begun.count("\n")
            after = len(begun) - begun.rfind("\n") - 1
            self.blocks.append(("", line + lines, after + (0 if lines else column)))

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._inside:
            text, line, column = self.blocks[-1]
            self.blocks[-1] = (text + data, line, column)
