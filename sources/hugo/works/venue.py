"""Where a publication appeared, as ``publication`` words it: the name alone."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...text import markdown

# "In" is the theme's own word before the venue, but also the first of some journals' names.
_NAMES_WITH_IN = "analysis|context|education|practice|silico|situ|utero|vitro|vivo"
# In other languages than the theme's it is that word only before a name set apart.
_IN = (
    rf"^\s*(?:In(?:\s+the)?|Im|Em|En|Dans|Nel|Nella|Na|No|W|I)\b:?\s+(?=[*_\[<])|"
    rf"^In:?\s+(?!(?:{_NAMES_WITH_IN})\b)"
)
_NUMBER = r"\(?[a-z]?[0-9]+[0-9a-z]*(?:\s*[-–—‐:/.]+\s*[a-z]?[0-9]+[a-z]?)*\)?"
_WORD = (
    r"(?:volumes?|vol|no|nr|num(?:ber)?|issues?|iss|pages?|pp?|v|n|art(?:icles?)?|"
    r"supp?l(?:ement)?)\b\.?"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_NAMED = r"(?:https?://|doi:?\s*10\.|doi\.org/|arxiv:|pmid:?\s*)\S+(?:\s[0-9]+(?=\s*$))?"
_TAIL = rf"(?:\s*[,.;:(]\s*|\s+)(?:(?:{_NAMED}|{_WORD}|{_MONTH}|{_NUMBER})[\s,.;:()]*)+$"
# Where a work has not appeared yet is no venue; where it will appear is one.
_NOT_YET = (
    r"(?:currently\s+|now\s+)?(?:(?:under|in)\s+(?:peer[\s-]*)?(?:review|revision|submission)|"
    r"submitted|re-?submitted|in\s+prep(?:aration)?|revise\s+(?:and|&)\s+resubmit|r&r)\b"
)
_SOON = (
    r"(?:to\s+appear|forthcoming|(?:conditionally\s+)?accepted(?:\s+for\s+publication)?|in\s+press|"
    r"im\s+druck|im\s+erscheinen|à\s+paraître|en\s+prensa|no\s+prelo|in\s+stampa)\b"
)
_NONE = (
    r"(?:pre-?print|unpublished|manuscript|working\s+paper|draft)s?|work\s+in\s+progress|"
    r"n/?a|none|tb[ad]"
)
# A name in italics ends with them: *Waters* **28** 123001.
_SET_APART = r"([*_])(?![*_\s])([^*_]+)\1[\s,]+(?![(\s]*(?:19|20)\d\d\W*$)([(*_]*\d+\b.*)$"


class Venue(NamedTuple):
    """The name of a venue, and what stands after it."""

    name: str
    rest: str = ""
    """Volume, issue, pages, year."""


def read_venue(written: str) -> Venue | None:
    """Return the venue that the Markdown text *written* names, or None.

    Without the theme's "In", and apart from volume, issue, pages and identifiers after it. A year
    alone belongs to the name.
    """
    if has_not_appeared(written):
        return None
    set_apart = re.sub(r"\s+(?=[*_]+\s*$)|(?<=^[*_])\s+", "", written)
    text = markdown.to_line(re.sub(_IN, "", set_apart, flags=re.IGNORECASE)) or ""
    text = re.sub(
        rf"^{_SOON}[\s:,]*(?:(?:in|at|to|by|for)\b(?:\s+the\b)?)?\s*", "", text, flags=re.IGNORECASE
    )
    text = re.sub(rf"(?:[,;.]\s*|\s*\(\s*){_SOON}\)?\.?$", "", text, flags=re.IGNORECASE)
    text = re.sub(r"^\[([^][]*)\]$", r"\1", text)
    if re.search(r"[*_][^*_.]*\.\s*$", written):
        text = text.removesuffix(".")
    text = re.sub(r"^In:?\s+(?=(?:the\s+)?proc)", "", text, flags=re.IGNORECASE)
    if re.fullmatch(r"arxiv:\s*\S+(?:\s*\[[\w., -]+\])?", text, re.IGNORECASE):
        return Venue("arXiv")
    if re.fullmatch(_NAMED, text, re.IGNORECASE):
        return None
    if apart := re.match(_SET_APART, re.sub(_IN, "", set_apart, flags=re.IGNORECASE)):
        return Venue(apart[2].strip(" ,;:"), (markdown.to_line(apart[3]) or "").strip(" ,.;:"))
    found = re.search(_TAIL, text, re.IGNORECASE)
    rest = found[0] if found and _is_citation(found[0]) else ""
    name = text.removesuffix(rest)
    if name.count("(") != name.count(")"):
        name, rest = text, ""
    name, rest = name.strip(" ,;:"), rest.strip(" ,.;:")
    # An identifier is read as such.
    rest = "" if re.fullmatch(_NAMED, rest, re.IGNORECASE) else rest
    return Venue(name, rest) if name else None


def has_not_appeared(written: str) -> bool:
    """Say whether *written* says no venue, but that the work has appeared in none."""
    text = (markdown.to_line(written) or "").strip(" .()")
    if re.fullmatch(f"{_NONE}|{_SOON}", text, re.IGNORECASE):
        return True
    is_end = re.search(rf"(?:[,;]\s*|\(){_NOT_YET}[^()]*$", text, re.IGNORECASE)
    return re.match(_NOT_YET, text, re.IGNORECASE) is not None or is_end is not None


def _is_citation(tail: str) -> bool:
    """Say whether *tail* says more than a year or one number, which belong to a name.

    A whole date is that of an event.
    """
    if re.search(rf"{_NAMED}|\b{_WORD}\s*[0-9]", tail, re.IGNORECASE):
        return True
    if re.fullmatch(r"\W*[0-9]{4}-[0-9]{2}-[0-9]{2}\W*", tail):
        return False
    if re.fullmatch(r"\s*,\s*[0-9]{1,3}\.?", tail):
        # The manner of APA: a year has more digits.
        return True
    return len(re.findall("[0-9]+", tail)) > 1 and bool(re.search(r"[,;:.]|\)\s*$", tail))
