"""The documents of JSON-LD in a file: JSON, a ``<script>`` element, or a page with several.

The blocks of a page are one document, the array of all (JSON-LD 1.1 API section 4.2). Text in a
script element is no HTML: entities stay as they are (HTML section 13.1.2.6).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pexport.exporter import MalformedError
from pexport.markup import script_text

if TYPE_CHECKING:
    from turbohtml import Token

from ..json_document import parse_json, parse_json_text, text_of

_MEDIA_TYPE = "application/ld+json"
_CLAIM = re.compile(
    rb'"@context"\s*:\s*(?:\[(?:(?!"@context")[^\]])*?|\{[^{}]*?"@vocab"\s*:\s*)?'
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
_HTML = re.compile(rb"[\xef\xbb\xbf\s]*+<(?:!doctype\s+)?html[\s>]", re.IGNORECASE)


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
    blocks, base = _blocks_and_base(text)
    if not blocks:
        raise MalformedError(f'the page has no <script type="{_MEDIA_TYPE}">')
    found: list[Any] = [
        _of_objects(parse_json_text(script_text(block), line, column), line)
        for block, line, column in blocks
    ]
    if len(found) == 1 and isinstance(found[0], dict):
        return ObjectInPage(found[0], base)
    return ListInPage(found[0] if len(found) == 1 else found, base)


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


def _blocks_and_base(text: str) -> tuple[list[tuple[str, int, int]], str]:
    """Return the blocks of JSON-LD in a page, each with its line and column, and the page's base.

    Tokens are those of the HTML standard (section 13.2.5).
    """
    import turbohtml  # noqa: PLC0415 - a tenth of a second, for pages alone

    blocks: list[tuple[str, int, int]] = []
    base: str | None = None
    inside: Token | None = None
    for token in turbohtml.tokenize(text, capture_source=True):
        if inside is not None:
            is_text = token.type is turbohtml.TokenType.TEXT
            blocks.append(((token.data or "") if is_text else "", *_end_of(inside)))
        tag = token.tag if token.type is turbohtml.TokenType.START_TAG else ""
        if tag == "base" and base is None and (href := token.attr("href")) is not None:
            # Of several, the first counts; it may itself be relative (HTML section 4.2.3).
            base = href.strip() if urlsplit(href.strip()).scheme else ""
        is_block = tag == "script" and _is_of_json_ld(token.attr("type") or "")
        inside = token if is_block else None
    if inside is not None:
        blocks.append(("", *_end_of(inside)))
    return blocks, base or ""


def _is_of_json_ld(media_type: str) -> bool:
    return media_type.partition(";")[0].strip().lower() == _MEDIA_TYPE


def _end_of(token: Token) -> tuple[int, int]:
    """Return the line (from 1) and the column (from 0) behind a tag."""
    source = token.source or ""
    lines = source.count("\n")
    after = len(source) - source.rfind("\n") - 1
    return token.line + lines, after + (0 if lines else token.col)


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
