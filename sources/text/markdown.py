"""Markdown as Hugo publishes it, turned into plain text and the links in it.

The way is Hugo's own: shortcodes, CommonMark to HTML (https://spec.commonmark.org/0.31.2/), then
what a reader of that HTML sees. What no reader sees stays out: comments, scripts, hidden elements,
and what nothing refers to.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

import pyromark

from pexport.profile import clean

from .seen import is_hidden, read_clean_html, read_html

# Names are bare or in quotes, which may hold the closing mark; what does not end goes to the end.
_QUOTED = r"""(?:"(?:[^"\\\n]|\\.)*+"?|`[^`]*+`?)"""
_SHORTCODE = re.compile(
    r"\{\{(?P<open>[<%])/\*.*?(?:\*/[>%]\}\}|\Z)"
    rf"|\{{\{{<(?P<angle>(?:[^\"`>]|{_QUOTED}|>(?!\}}\}}))*+)(?:>\}}\}}|\Z)"
    rf"|\{{\{{%(?P<percent>(?:[^\"`%]|{_QUOTED}|%(?!\}}\}}))*+)(?:%\}}\}}|\Z)"
    r"|\{\{-?\s*+/\*.*?(?:\*/\s*+-?\}\}|\Z)",
    re.DOTALL,
)
# https://html.spec.whatwg.org/#comment-start-state: <!--> is a comment without text.
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:-->|\Z))", re.DOTALL)
# Goldmark's attributes of the block above: a line like {.center style="color: red"}.
_ATTRIBUTE = r"""(?:[.#][\w-]++|[\w-]++(?:=(?:"[^"]*+"|'[^']*+'|[^\s}"'][^\s}]*+))?)"""
_ATTRIBUTES = re.compile(
    rf"^\{{[ \t]*+({_ATTRIBUTE}(?:\s++{_ATTRIBUTE})*+)[ \t]*+\}}[ \t]*+$", re.MULTILINE
)
_ONE_ATTRIBUTE = re.compile(
    r"""\.(?P<class>[\w-]+)|#[\w-]+|(?P<name>[\w-]+)(?:=(?P<value>"[^"]*"|'[^']*'|[^\s}]+))?"""
)
_EMOJI = re.compile(r":[a-z0-9_+-]+:")
_MARKUP = re.compile(r"[\\*_`\[\]<>&!~^$|\n{}]|^\s*+([-+#]|\d++[.)])\s")
_BREAK = re.compile(r"<br\s*+/?>", re.IGNORECASE)
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
    """Its Markdown without comments and shortcodes; None where that holds what is not seen."""
    links: list[tuple[str, str]]
    """Text and address of each link."""


def render(source: str) -> Rendered:
    """Render *source*: plain text, the Markdown that may be shown, the links."""
    kept = visible_source(source)
    html = pyromark.html(kept, options=_OPTIONS)
    is_raw = _TAG.search(kept) is not None
    seen = read_html(html) if is_raw else read_clean_html(html)
    text = clean.prose(_emojify(seen.text()))
    markdown = None if is_raw or seen.has_hidden else clean.prose(kept)
    return Rendered(text, markdown if text else None, seen.links)


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
    """Return *source* without what no reader sees of it: comments, shortcodes, hidden blocks.

    What a shortcode encloses stays; the comment shortcode goes with it.
    """
    without = _COMMENT.sub("", _without_shortcodes(source)) if _has_any(source) else source
    if "{" in without:
        without = _without_attributes(without)
    return _without_unused(without) if "[" in without else without


def _has_any(source: str) -> bool:
    return "{{" in source or "<!--" in source


def _without_shortcodes(source: str) -> str:
    """Return *source* as Hugo hands it to Markdown, which does not see its shortcodes."""
    kept, begin, is_comment = [], 0, False
    for found in _SHORTCODE.finditer(source):
        if not is_comment:
            kept.append(source[begin : found.start()])
        begin = found.end()
        said = (found["angle"] or found["percent"] or "").split(maxsplit=1)
        name = "".join(said[:1]) if said[:1] != ["/"] else f"/{''.join(said[1:]).strip()}"
        if name in {"comment", "/comment"}:
            is_comment = name == "comment"
    return "".join(kept if is_comment else [*kept, source[begin:]])


def _without_attributes(source: str) -> str:
    """Return *source* without the attributes of blocks, and without the blocks that they hide."""
    found = list(_ATTRIBUTES.finditer(source))
    if not found:
        return source
    cuts = [(each.start(), each.end()) for each in found]
    hiding = [each for each in found if is_hidden("", _attributes(each[1]))]
    if hiding:
        blocks = list(_blocks(source))
        cuts += [block for each in hiding for block in _above(each.start(), blocks, source)]
    return _cut(source, cuts)


def _attributes(text: str) -> dict[str, str | None]:
    given: dict[str, str | None] = {}
    classes = []
    for found in _ONE_ATTRIBUTE.finditer(text):
        if found["class"]:
            classes.append(found["class"])
        elif found["name"]:
            given[found["name"].lower()] = (found["value"] or "").strip("\"'")
    return {**given, "class": " ".join([*classes, given.get("class") or ""])}


def _above(place: int, blocks: list[tuple[int, int]], source: str) -> Iterator[tuple[int, int]]:
    """Yield the block that the attributes at *place* are in, or that ends on the line before."""
    before = bisect_left(blocks, (place, 0)) - 1
    if before >= 0:
        end = blocks[before][1]
        if place <= end or source[end - 1 : place].count("\n") < 2:
            yield blocks[before]


def _blocks(source: str) -> Iterator[tuple[int, int]]:
    """Yield where the outermost blocks begin and end, as counted in characters."""
    depth = 0
    places = _Places(source)
    for event, where in pyromark.events_with_range(source, options=_OPTIONS):
        if isinstance(event, dict) and "Start" in event:
            depth += 1
        elif isinstance(event, dict) and "End" in event:
            depth -= 1
            if not depth:
                yield places.of(where["start"]), places.of(where["end"])


def _without_unused(source: str) -> str:
    """Return *source* without the definitions of links and footnotes that nothing refers to.

    ``[//]: # (text)`` is how a comment is written in Markdown.
    """
    definitions = pyromark.reference_definitions(source, options=_OPTIONS) if "]:" in source else {}
    if not definitions and "[^" not in source:
        return source
    used, notes = set(), {}
    for event, where in pyromark.events_with_range(source, options=_OPTIONS):
        if not isinstance(event, dict):
            continue
        begun = event.get("Start")
        if "FootnoteReference" in event:
            used.add(f"^{event['FootnoteReference']}")
        elif isinstance(begun, dict):
            link = begun.get("Link") or begun.get("Image")
            if isinstance(link, dict):
                used.add(str(link["id"]).casefold())
            elif "FootnoteDefinition" in begun:
                notes[f"^{begun['FootnoteDefinition']}"] = where
    spans = [each["span"] for label, each in definitions.items() if label.casefold() not in used]
    spans += [where for label, where in notes.items() if label not in used]
    places = _Places(source)
    return _cut(source, [(places.of(each["start"]), places.of(each["end"])) for each in spans])


class _Places:
    """The characters at which bytes of UTF-8 stand."""

    def __init__(self, source: str) -> None:
        self._octets = None if source.isascii() else source.encode("utf-8", "replace")
        self._known = (0, 0)

    def of(self, byte: int) -> int:
        """Return the character that begins at *byte*; fastest where they are asked in order."""
        if self._octets is None:
            return byte
        before, character = self._known if self._known[0] <= byte else (0, 0)
        character += len(self._octets[before:byte].decode(errors="ignore"))
        self._known = byte, character
        return character


def _cut(source: str, spans: list[tuple[int, int]]) -> str:
    """Return *source* without the characters of *spans*."""
    kept, end = [], 0
    for first, last in sorted(spans):
        kept.append(source[end : max(first, end)])
        end = max(end, last)
    return "".join([*kept, source[end:]])


def _emojify(text: str) -> str:
    if not _EMOJI.search(text):
        return text
    import emoji  # noqa: PLC0415 - a large table, for the few texts that need it

    return emoji.emojize(text, language="alias")
