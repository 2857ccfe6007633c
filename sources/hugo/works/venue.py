"""Where a publication appeared, as ``publication`` words it: the name alone."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...text import markdown
from .location import DASH, IDENTIFIER, LABEL, MONTH, PUBLISHER, YEAR

# "In" is the theme's own word before the venue, but also the first of some journals' names.
_NAMES_WITH_IN = "analysis|context|education|practice|silico|situ|utero|vitro|vivo"
_IN = rf"(?:in:\s*|in\s+(?!(?:{_NAMES_WITH_IN})\b))(?-i:the\s+(?=\S))?"
# In other languages than the theme's it is that word only before a name set apart.
_IN_BEFORE_ITALICS = r"(?:In|Im|Em|En|Dans|Nel|Nella|Na|No|W|I)(?:\s+the)?\b:?"
# Where a work has not appeared yet is no venue; where it will appear is one.
_NOT_YET = (
    r"(?:currently\s+|now\s+)?(?:(?:under|in)\s+(?:peer[\s-]*)?(?:review|revision|submission)|"
    r"submitted|re-?submitted|in\s+prep(?:aration)?|revise\s+(?:and|&)\s+resubmit|r&r)\b"
)
_SOON = (
    r"(?:to\s+appear|forthcoming|in[\s-]principle\s+accept(?:ance|ed)|"
    r"(?:conditionally\s+)?accepted(?:\s+for\s+publication)?|in\s+press|"
    r"im\s+druck|im\s+erscheinen|à\s+paraître|en\s+prensa|no\s+prelo|in\s+stampa|"
    r"presented(?=\s+at))\b"
)
_NONE = (
    r"(?:pre-?print|unpublished|manuscript|working\s+paper|draft)s?|work\s+in\s+progress|"
    r"n/?a|none|tb[ad]"
)
_BEFORE = re.compile(
    rf"{_SOON}[\s:,]*(?:(?:in|at|to|by|for)\b(?-i:\s+the\b)?)?\s*|{_IN}|[*\s]+", re.IGNORECASE
)
_AFTER = rf"(?:[,;.]\s?|\s?\(\s?){_SOON}\)?\.?$"
_RANK = r"[,(]\s?(?:SCIE?|SSCI|ESCI|JCR|CCF|IF|impact factor|Q[1-4])\b[\w .,:/=-]{0,80}\)?$"
_THESIS = (
    r"\[?(?:(?:ph\.?\s?d\.?|doctoral|doctorate|master(?:['’]?s)?|m\.?sc\.?|bachelor(?:['’]?s)?|"
    r"b\.?sc\.?|diplom|diploma)(?:[\s-](?:thesis|dissertation))?|thesis|dissertation)(?:\]?[,:]|\]\.?)\s"
)
_EDITORS = re.compile(
    r"\((?:eds?|editors?|hrsg|hg|coords?|orgs?|dirs?)\.?\)[.,:]?\s+", re.IGNORECASE
)
_INITIAL = r"(?<!\w)[^\W\d_]\."
_ARXIV = r"arxiv(?: (?:e-?|pre-?)prints?)?:?,?\s*(?:arxiv:\s*)?(?:\d\S+)?(?:\s*\[[\w.,: -]+\])?"
_LABELLED = re.compile(
    rf"[ ,;.(](?:(?:pp|pages?|seiten?)[.:]?|[psс][.:]) ?\d+(?: ?{DASH}+ ?\d+)?(?![\w-])|"
    rf", p\. ?[a-z]{{1,4}}\d[\w.]*(?:{DASH}\d+)?(?=[,)]|$)|"
    r", vol(?:ume)?\.? \d+(?=[.,] [^\W\d])",
    re.IGNORECASE,
)
_PUBLISHER_AT_END = re.compile(rf"[.,] {PUBLISHER}\.?$")
_RANGE_BEFORE_PLACE = re.compile(rf", (?P<first>\d{{1,5}}){DASH}+(?P<last>\d{{2,5}}), (?=[^\W\d_])")
_VOLUME_OF = re.compile(r",? vol(?:ume)?\.? \d+ of (?:the )?(?=\w)", re.IGNORECASE)
_CODE = rf", (?!\w*{YEAR})[A-Z][A-Za-z]{{0,4}}\d+(?:[.-]\d+)?$"
_NUMBER = r"[A-Za-z]?\d+[0-9a-z]*(?:\s?[-–—‐:/.]+\s?[A-Za-z]?\d+\w?)*"
_TOKEN = re.compile(
    rf"(?P<id>{IDENTIFIER})|"
    rf"(?P<label>(?<!\w)(?:{LABEL})(?=[\s.:(]*(?:\d|suppl))|suppl(?:ement)?\.?(?=\s\d)|"
    r"№|(?<!\w)n[°º](?=\s?\d))|"
    rf"(?P<month>{MONTH}(?!\w))|"
    rf"(?P<number>(?<![\w'’/@#-]){_NUMBER}(?!\w|-[^\W\d]))|"
    r"(?P<between>[\s,.;:()]+)|"
    r"(?P<word>(?<!\w)(?:part|teil|parte|partie|ч)\.? \d+|\w+|.)",
    re.IGNORECASE,
)
_ITALICS = re.compile(
    r"(?<![\w*_\\])(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])(?P<inner>[^*_]+)(?P=mark)(?!\w)"
)


_LONGEST = 1_000
"""Letters of a venue with numbers after it; a longer text is taken as a whole."""


class Venue(NamedTuple):
    """The name of a venue, and what stands after it."""

    name: str
    rest: str = ""
    """Volume, issue, pages, year."""
    volume: str = ""
    """The volume, where that is set apart with the name, as APA has it."""
    in_book: bool = False
    """Whether editors stand before it."""


def read_venue(written: str) -> Venue | None:
    """Return the venue that the Markdown text *written* names, or None.

    Without the theme's "In", and apart from volume, issue, pages and identifiers after it. A year
    alone belongs to the name. The name is a part of the text: in doubt it is the whole.
    """
    if len(written) > _LONGEST:
        name = markdown.to_line(written)
        return Venue(name) if name else None
    return _read_line(written)


def _read_line(written: str) -> Venue | None:
    if has_not_appeared(written) or not any(map(str.isalnum, written)):
        return None
    if apart := _set_apart(written):
        return apart
    text = _line(written)
    if re.fullmatch(IDENTIFIER + r"(?: \d+)?", text, re.IGNORECASE) and not _is_arxiv(text):
        return None
    text = _without_words_around(re.sub(r"^\[([^][]*)\]$", r"\1", text))
    if _is_arxiv(text):
        return Venue(text[:5])
    if (editors := _EDITORS.search(text)) and re.search(_INITIAL, text[: editors.start()]):
        return _split(text[editors.end() :])._replace(in_book=True)
    return _split(text)


def has_not_appeared(written: str) -> bool:
    """Say whether *written* says no venue, but that the work has appeared in none."""
    if len(written) > _LONGEST:
        return False
    text = (markdown.to_line(written) or "").strip(" .()")
    if re.fullmatch(f"{_NONE}|{_SOON}", text, re.IGNORECASE):
        return True
    is_end = re.search(rf"(?:[,;]\s*|\(){_NOT_YET}[^()]*$", text, re.IGNORECASE)
    return re.match(_NOT_YET, text, re.IGNORECASE) is not None or is_end is not None


def _is_arxiv(text: str) -> bool:
    return re.fullmatch(_ARXIV, text, re.IGNORECASE) is not None


def _line(written: str) -> str:
    """Return the Markdown text *written* on one line, without stars that are no emphasis."""
    text = (markdown.to_line(re.sub(r"(?<=\.)~ ?", " ", written)) or "").strip(" *_")
    return text.removesuffix(".") if re.search(r"[*_\])]\.\s*$", written) else text


def _without_words_around(text: str) -> str:
    """Return *text* without "In", the kind of a thesis, and what says that it will appear."""
    while before := _BEFORE.match(text):
        text = text[before.end() :]
    return re.sub(f"^{_THESIS}|{_AFTER}|{_RANK}", "", text, flags=re.IGNORECASE)


def _set_apart(written: str) -> Venue | None:
    """Return the venue whose name is in italics or bold, with something else around it."""
    italics = _ITALICS.search(written)
    if italics is None:
        return None
    before, after = _line(written[: italics.start()]), _line(written[italics.end() :])
    in_book = re.search(_INITIAL, before) is not None
    is_first = re.fullmatch(_IN_BEFORE_ITALICS, before) or not _without_words_around(f"{before} ")
    if not (is_first or in_book):
        return None
    name = _without_words_around(_line(italics["inner"]))
    is_whole = re.fullmatch(rf"\W*(?:{YEAR}\W*)?", after) is not None
    if is_whole and not _is_arxiv(name):
        whole = f"{name} {after.strip(' .')}".strip()
        return _split(whole)._replace(in_book=in_book) if before else None
    is_end_of_name = re.match(r"[,.;:(@[]|\d+\b(?!th|st|nd|rd)", after)
    if _is_arxiv(name) or not is_end_of_name:
        return Venue(name[:5]) if is_end_of_name or is_whole else None
    rest = re.sub(rf"^\W*{_SOON}\W*$", "", after, flags=re.IGNORECASE).strip(" ,.;:")
    found = _split(name, is_before_numbers=True)
    volume = found.rest if re.fullmatch(r"\(?\d{1,4}\)?", found.rest) else ""
    if (
        not found.rest
        and re.match(r"\(\s?\d", after)
        and (spaced := re.fullmatch(rf"(.*\S) (?!{YEAR})(\d{{1,4}})", name))
    ):
        # *Waters 12*(3)
        found, volume = Venue(spaced[1]), spaced[2]
    if not (volume and re.search(r"\d", rest)):
        rest, volume = f"{found.rest} {rest}".strip(), ""
    return Venue(found.name, rest, volume.strip("()"), in_book)


def _split(text: str, *, is_before_numbers: bool = False) -> Venue:
    """Return the name that *text* begins with, and what stands after it.

    *is_before_numbers* says that volume, issue or pages follow the text.
    """
    before, after = _cut(text)
    start = _start_of_tail(before)
    tail = before[start:]
    is_of_reference = re.match(
        r"\s?[,.;:(]" if is_before_numbers else r"\s?[,.;:(]|\s\d{1,3}\b", tail
    )
    if not (_is_citation(tail) or ((after or is_before_numbers) and is_of_reference)):
        start = len(before)
    name, rest = before[:start].strip(" ,;:"), f"{before[start:].rstrip()} {after.lstrip()}"
    rest = rest.strip(" ,.;:")
    if before[start : start + 1] == "." and re.search(r"\w\. .*\b\w{1,5}$", name):
        # The last of several abbreviated words.
        name += "."
    # An identifier is read as such.
    rest = "" if re.fullmatch(IDENTIFIER, rest, re.IGNORECASE) else rest
    return Venue(_without_last_dot(name), rest) if name else Venue(text)


def _cut(text: str) -> tuple[str, str]:
    """Return *text* before and from the first place that is surely after the name."""
    if found := _VOLUME_OF.search(text) or _LABELLED.search(text):
        return text[: found.start()], text[found.start() :]
    found = _RANGE_BEFORE_PLACE.search(text)
    if found and max(31, int(found["first"])) < int(found["last"]):
        # The days of a meeting are no pages.
        return text[: found.start()], text[found.start() :]
    if found := _PUBLISHER_AT_END.search(text) or re.search(_CODE, text):
        return text[: found.start()], text[found.start() :]
    return text, ""


def _start_of_tail(text: str) -> int:
    """Return where the numbers, dates and words for them begin that *text* ends with."""
    start = 0
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "word":
            start = token.end()
    missing = text[:start].count("(") - text[:start].count(")")
    while missing > 0 and (end := text.find(")", start) + 1):
        start, missing = end, missing - 1
    return start if missing == 0 else len(text)


def _is_citation(tail: str) -> bool:
    """Say whether *tail* says more than a year or one number, which belong to a name.

    A whole date is that of an event.
    """
    if re.search(rf"{IDENTIFIER}|(?<!\w)(?:{LABEL})[\s.:(]*\d|[№°º]", tail, re.IGNORECASE):
        return True
    if re.fullmatch(r"\W*\d{4}-\d{2}-\d{2}\W*", tail):
        return False
    if re.fullmatch(r"\s*,\s*\(?\d{1,3}\)?\.?", tail):
        # The manner of APA: a year has more digits.
        return True
    return len(re.findall(r"\d+", tail)) > 1 and bool(re.search(r"[,;:.]|\)\s*$", tail))


def _without_last_dot(name: str) -> str:
    """Return *name* without the dot of the sentence; that of an abbreviation stays."""
    bare = name.removesuffix(".").strip()
    last = bare.split(" ")[-1]
    if last.isdigit() or last.endswith(")"):
        return bare
    is_word = last.isupper() or len(last) > (4 if "," in bare else 6)
    return bare if is_word and not re.search(r"\w\. ", bare) else name
