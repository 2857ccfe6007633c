"""Markdown as Hugo publishes it, turned into plain text and the links in it.

The way is Hugo's own: shortcodes, CommonMark to HTML (https://spec.commonmark.org/0.31.2/), then
what a reader of that HTML sees. What no reader sees stays out: comments, scripts, hidden elements.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import pyromark

from pexport.markup import MarkupParser
from pexport.profile import clean

from .latex import formula_text

_COMMENT = re.compile(r"<!--.*?(-->|\Z)", re.DOTALL)
_COMMENT_SHORTCODE = re.compile(
    r"\{\{(?P<open>[<%])\s*comment\b.*?(\{\{[<%]\s*/\s*comment\s*[>%]\}\}|\Z)", re.DOTALL
)
_SHORTCODE = re.compile(r"\{\{(<.*?(>\}\}|\Z)|%.*?(%\}\}|\Z))", re.DOTALL)
# Goldmark's attributes of the block above: a line like {.center style="color: red"}.
_ATTRIBUTE = r"(?:[.#][\w-]+|[\w-]+=(?:\"[^\"]*\"|'[^']*'|[^\s}]+))"
_ATTRIBUTES = re.compile(
    rf"^\{{[ \t]*{_ATTRIBUTE}(?:\s+{_ATTRIBUTE})*[ \t]*\}}[ \t]*$", re.MULTILINE
)
_EMOJI = re.compile(r":[a-z0-9_+-]+:")
_MARKUP = re.compile(r"[\\*_`\[\]<>&!~^$|\n{}]|^\s*([-+#]|\d+[.)])\s")
# What HTML collapses; a no-break space is the author's.
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LINE_BREAK = "\ue000"
"""Stands for a ``<br>`` on its way through Markdown; no text of people has it."""
_TAG = re.compile(r"<[A-Za-z/!?]")
_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_MATH
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)


class Rendered(NamedTuple):
    """What a reader sees of a Markdown text."""

    text: str | None
    """Plain text; paragraphs stand apart by an empty line."""
    markdown: str | None
    """Its Markdown without comments and shortcodes; None where that holds raw HTML."""
    links: list[tuple[str, str]]
    """Text and address of each link."""


def render(source: str) -> Rendered:
    """Render *source*: plain text, the Markdown that may be shown, the links."""
    kept = visible_source(source)
    reader = _Reader()
    reader.feed(pyromark.html(kept, options=_OPTIONS))
    reader.close()
    text = clean.prose(_emojify(reader.text()))
    markdown = None if _TAG.search(kept) else clean.prose(kept)
    return Rendered(text, markdown if text else None, reader.links)


def to_line(source: str, line_break: str = " ") -> str | None:
    """Render *source* to one line, as Hugo's ``markdownify | emojify`` does for a role.

    *line_break* stands for a ``<br>`` between two words that no mark separates.
    """
    if not _MARKUP.search(source):
        return clean.line(_emojify(source))
    text = render(_BREAK.sub(_LINE_BREAK, source) if line_break != " " else source).text
    if text is None:
        return None
    text = re.sub(rf"(?<=[\w)\].'\"’”])\s*(?:{_LINE_BREAK}\s*)+(?=[\w(\['\"‘“])", line_break, text)
    return clean.line(text.replace(_LINE_BREAK, " ").removeprefix("- "))


def visible_source(source: str) -> str:
    """Return *source* without HTML comments, shortcodes and attributes of blocks.

    What a shortcode encloses stays; the comment shortcode goes with it.
    """
    without = _COMMENT_SHORTCODE.sub("", _COMMENT.sub("", source))
    return _ATTRIBUTES.sub("", _SHORTCODE.sub("", without))


def _emojify(text: str) -> str:
    if not _EMOJI.search(text):
        return text
    import emoji  # noqa: PLC0415 - a large table, for the few texts that need it

    return emoji.emojize(text, language="alias")


_BLOCKS = frozenset(
    "address article aside blockquote details div dl dt dd fieldset figure figcaption footer form "
    "h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section summary table tr ul".split()
)
_UNSEEN = frozenset(
    "script style template noscript head title iframe object svg math audio video canvas select "
    "textarea".split()
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_BEFORE = {"br": "\n", "td": " ", "th": " "}
_NESTED = 2
_HIDDEN = re.compile(r"(display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\bfootnote-(reference|definition-label)\b")


def _start_of(attributes: dict[str, str | None]) -> int:
    """Return the number that a list begins with; what is no number counts as 1, as in browsers."""
    found = re.match(r"\s*([+-]?[0-9]{1,9})(?![0-9])", attributes.get("start") or "")
    return int(found[1]) if found else 1


class _Reader(MarkupParser):
    """Collects the text that a reader sees, and its links."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[tuple[str, str]] = []
        self._out: list[str] = []
        self._hidden: list[str] = []
        self._lists: list[int | None] = []
        self._link: tuple[str, int] | None = None
        self._math: int | None = None
        self._pre = 0

    def text(self) -> str:
        """Return what was seen so far."""
        text = re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(self._out))
        return re.sub(r"\n{3,}", "\n\n", text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self._hidden or tag in _UNSEEN or _is_hidden(given):
            if tag not in _VOID:
                self._hidden.append(tag)
            return
        if tag in ("ul", "ol"):
            self._lists.append(_start_of(given) if tag == "ol" else None)
        if tag in _BEFORE:
            self._out.append(_BEFORE[tag])
        elif tag == "li":
            self._out.append(f"\n{self._marker()} ")
        elif tag in _BLOCKS and len(self._lists) < _NESTED:
            self._break()
        elif tag == "span" and "math" in (given.get("class") or ""):
            self._math = len(self._out)
        elif tag == "a" and given.get("href"):
            self._link = (given["href"] or "", len(self._out))
        if tag == "pre":
            self._pre += 1

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            if tag in self._hidden:
                while self._hidden.pop() != tag:
                    pass
            return
        if tag == "a" and self._link:
            address, start = self._link
            self.links.append(("".join(self._out[start:]), address))
            self._link = None
        elif tag == "span" and self._math is not None:
            formula = "".join(self._out[self._math :])
            self._out[self._math :] = [formula_text(formula) or f"${formula}$"]
            self._math = None
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
            if not self._lists:
                self._break()
        elif tag == "pre":
            self._pre = max(0, self._pre - 1)
            self._break()
        elif tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        self._out.append(data if self._pre else _BLANKS.sub(" ", data))

    def _marker(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "-"
        number = self._lists[-1]
        self._lists[-1] = number + 1
        return f"{number}."

    def _break(self) -> None:
        # Inside a list item a paragraph begins on the item's own line.
        if not (self._out and self._out[-1].endswith(("- ", ". "))):
            self._out.append("\n\n")


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or _HIDDEN.search(attributes.get("style") or "") is not None
        or _FOOTNOTE.search(attributes.get("class") or "") is not None
        or _is_hidden_by((attributes.get("class") or "").split())
    )


def _is_hidden_by(classes: list[str]) -> bool:
    """Say whether Bootstrap or Tailwind, which the themes use, hide it on screens of all sizes."""
    if "invisible" in classes:
        return True
    shown = any(re.match(r"d-(?:\w+-)?(?:block|inline|flex|grid|table)", name) for name in classes)
    again = any(
        re.match(r"\w+:(?:block|inline|flex|grid|table|contents)", name) for name in classes
    )
    return ("d-none" in classes and not shown) or ("hidden" in classes and not again)
