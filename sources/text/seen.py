"""The text that a reader of a piece of HTML sees, and its links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from html.parser import HTMLParser

from .latex import formula_text

# What HTML collapses; a no-break space is the author's.
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_BLOCKS = frozenset(
    "address article aside blockquote details div dl dt dd fieldset figure figcaption footer form "
    "h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section summary table tr ul".split()
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# https://html.spec.whatwg.org/#formatting: they go on behind the end of what is around them.
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_BEFORE = {"br": "\n", "td": " ", "th": " "}
_NESTED = 2
# The number of a footnote, in its text and before it, as the renderer writes it.
_FOOTNOTE = frozenset({"footnote-reference", "footnote-definition-label"})

UNSEEN = frozenset(
    "script style template noscript noembed noframes head title iframe object svg math audio video "
    "canvas select textarea datalist progress meter rp".split()
)
"""Elements whose content is no text of the page, whatever is said of them."""

_NOTHING = r"[-+]?(?:0*\.)?0+(?:[a-z]+|%)?"
_FAR = r"-\d{3,}(?:\.\d+)?(?:px|r?em|vw|vh|%|pt)?"
# https://www.w3.org/TR/css/: the properties, and the values with which they hide.
_HIDING = {
    "display": r"none",
    "visibility": r"hidden|collapse",
    "content-visibility": r"hidden",
    "opacity": _NOTHING,
    "font-size": _NOTHING,
    "color": r"transparent",
    "clip": r"rect\(\s*(?:0|1px)\b.*",
    "clip-path": r"inset\(\s*(?:50|100)%.*|circle\(\s*0.*",
    "transform": r"scale[xy3d]*\(\s*0[\s,)].*",
    "text-indent": _FAR,
    "left": _FAR,
    "right": _FAR,
    "top": _FAR,
    "bottom": _FAR,
    "margin-left": _FAR,
}
_CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)


class Seen:
    """Collects what a reader sees of the tags and texts that it is told of, in their order."""

    def __init__(self) -> None:
        self.links: list[tuple[str, str]] = []
        """Text and address of each link."""
        self.has_hidden = False
        """Whether there was something that no reader sees."""
        self._out: list[str] = []
        self._open: list[str] = []
        self._counts: Counter[str] = Counter()
        self._hides: tuple[str, int] | None = None
        self._lists: list[int | None] = []
        self._link: tuple[str, int] | None = None
        self._math: int | None = None
        self._pre = 0

    def text(self) -> str:
        """Return what was seen so far."""
        text = re.sub(r"(?:(?<![ \t])[ \t]++)?\n[ \t]*+", "\n", "".join(self._out))
        return re.sub(r"\n{3,}", "\n\n", text)

    def start(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        """Take a start tag."""
        if tag not in _VOID:
            self._open.append(tag)
            self._counts[tag] += 1
        if self._hides is not None:
            return
        hides = is_hidden(tag, attributes)
        self.has_hidden = self.has_hidden or hides
        if hides or attributes.get("class") in _FOOTNOTE:
            if tag not in _VOID:
                self._hides = tag, len(self._open)
            return
        self._begin(tag, attributes)

    def end(self, tag: str) -> None:
        """Take an end tag, which ends what is open within its element, too."""
        is_open = self._counts[tag] > 0
        while is_open:
            ended = self._open.pop()
            self._counts[ended] -= 1
            is_open = ended != tag
        if self._hides is None:
            self._finish(tag)
        elif len(self._open) < self._hides[1] and (
            self._hides[0] == tag or self._hides[0] not in _FORMATTING
        ):
            self._hides = None

    def data(self, text: str) -> None:
        """Take text, its character references resolved."""
        if self._hides is None:
            self._out.append(text if self._pre else _BLANKS.sub(" ", text))

    def _begin(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        if tag in ("ul", "ol"):
            self._lists.append(_start_of(attributes) if tag == "ol" else None)
        if tag in _BEFORE:
            self._out.append(_BEFORE[tag])
        elif tag == "li":
            self._out.append(f"\n{self._marker()} ")
        elif tag in _BLOCKS and len(self._lists) < _NESTED:
            self._break()
        elif tag == "span" and "math" in (attributes.get("class") or ""):
            self._math = len(self._out)
        elif tag == "a" and attributes.get("href"):
            self._link = (attributes["href"] or "", len(self._out))
        if tag == "pre":
            self._pre += 1

    def _finish(self, tag: str) -> None:
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


def _start_of(attributes: Mapping[str, str | None]) -> int:
    """Return the number that a list begins with; what is no number counts as 1, as in browsers."""
    found = re.match(r"\s*+([+-]?[0-9]{1,9})(?![0-9])", attributes.get("start") or "")
    return int(found[1]) if found else 1


def read_html(html: str) -> Seen:
    """Return what a reader sees of *html*, whoever wrote it, as a browser takes it apart.

    The tokens are those of the HTML standard (section 13.2.5).
    """
    import turbohtml  # noqa: PLC0415 - a tenth of a second, for texts that hold HTML alone

    seen = Seen()
    for token in turbohtml.tokenize(html):
        if token.type is turbohtml.TokenType.TEXT:
            seen.data(token.data or "")
        elif token.type is turbohtml.TokenType.START_TAG:
            seen.start(token.tag or "", dict(token.attrs or ()))
        elif token.type is turbohtml.TokenType.END_TAG:
            seen.end(token.tag or "")
        elif token.type is turbohtml.TokenType.COMMENT:
            seen.has_hidden = True
    return seen


def read_clean_html(html: str) -> Seen:
    """Return what a reader sees of *html* that a renderer made of Markdown alone.

    On anything else the parser of the standard library takes quadratic time.
    """
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.seen


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.start(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        self.seen.end(tag)

    def handle_data(self, data: str) -> None:
        self.seen.data(data)


def is_hidden(tag: str, attributes: Mapping[str, str | None]) -> bool:
    """Say whether an element and all in it are hidden."""
    return (
        tag in UNSEEN
        or "hidden" in attributes
        or "popover" in attributes
        or (tag == "dialog" and "open" not in attributes)
        or (attributes.get("aria-hidden") or "").strip().lower() == "true"
        or ("style" in attributes and _is_hidden_by_style(attributes["style"] or ""))
        or _is_hidden_by_class((attributes.get("class") or "").split())
    )


def _is_hidden_by_style(style: str) -> bool:
    declared = {}
    for declaration in _CSS_COMMENT.sub("", style).lower().split(";"):
        name, _, value = declaration.partition(":")
        declared[name.strip()] = value.partition("!")[0].strip()
    if any(re.fullmatch(form, declared.get(name, "")) for name, form in _HIDING.items()):
        return True
    # No room, and what does not fit into it is cut off.
    cut = declared.get("overflow", "") in {"hidden", "clip"}
    rooms = (declared.get(name, "") for name in ("width", "height", "max-width", "max-height"))
    return cut and any(re.fullmatch(_NOTHING, room) for room in rooms)


def _is_hidden_by_class(classes: list[str]) -> bool:
    """Say whether Bootstrap or Tailwind, which the themes use, hide it on screens of all sizes."""
    if "invisible" in classes:
        return True
    shown = any(re.match(r"d-(?:\w+-)?(?:block|inline|flex|grid|table)", name) for name in classes)
    again = any(
        re.match(r"\w++:(?:block|inline|flex|grid|table|contents)", name) for name in classes
    )
    return ("d-none" in classes and not shown) or ("hidden" in classes and not again)
