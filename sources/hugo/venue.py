"""Where a publication appeared, as ``publication`` words it: the name alone."""

from __future__ import annotations

import re
from typing import NamedTuple

from .. import markdown

# "In" is the theme's own word before the venue, but also the first of some journals' names.
_NAMES_WITH_IN = "analysis|context|education|practice|silico|situ|utero|vitro|vivo"
_IN = rf"^\s*In:?\s+(?=[*_\[<])|^In:?\s+(?!(?:{_NAMES_WITH_IN})\b)"
_NUMBER = r"\(?[a-z]?[0-9]+[0-9a-z]*(?:\s*[-–—‐:/.]+\s*[a-z]?[0-9]+[a-z]?)*\)?"
_WORD = (
    r"(?:volumes?|vol|no|nr|num(?:ber)?|issues?|iss|pages?|pp?|v|n|art(?:icles?)?|"
    r"supp?l(?:ement)?)\b\.?"
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\b\.?"
_NAMED = r"(?:https?://|doi:?\s*10\.|doi\.org/|arxiv:|pmid:?\s*)\S+(?:\s[0-9]+(?=\s*$))?"
_TAIL = rf"(?:\s*[,.;:(]\s*|\s+)(?:(?:{_NAMED}|{_WORD}|{_MONTH}|{_NUMBER})[\s,.;:()]*)+$"


class Venue(NamedTuple):
    """The name of a venue, and what stands after it."""

    name: str
    rest: str = ""
    """Volume, issue, pages, year."""


def read(written: str) -> Venue | None:
    """Return the venue that the Markdown text *written* names, or None.

    Without the theme's "In", and apart from volume, issue, pages and identifiers after it. A year
    alone belongs to the name.
    """
    text = markdown.line(re.sub(_IN, "", written, flags=re.IGNORECASE)) or ""
    if re.search(r"[*_][^*_.]*\.\s*$", written):
        text = text.removesuffix(".")
    if re.fullmatch(r"arxiv:\S+(?:\s*\[[\w.-]+\])?", text, re.IGNORECASE):
        return Venue("arXiv")
    if re.fullmatch(_NAMED, text, re.IGNORECASE):
        return None
    found = re.search(_TAIL, text, re.IGNORECASE)
    rest = found[0] if found and _is_citation(found[0]) else ""
    name = text.removesuffix(rest)
    if name.count("(") != name.count(")"):
        name, rest = text, ""
    name, rest = name.strip(" ,;:"), rest.strip(" ,.;:")
    # An identifier is read as such.
    rest = "" if re.fullmatch(_NAMED, rest, re.IGNORECASE) else rest
    return Venue(name, rest) if name else None


def _is_citation(tail: str) -> bool:
    """Say whether *tail* says more than a year or one number, which belong to a name.

    A whole date is that of an event.
    """
    if re.search(rf"{_NAMED}|\b{_WORD}\s*[0-9]", tail, re.IGNORECASE):
        return True
    if re.fullmatch(r"\W*[0-9]{4}-[0-9]{2}-[0-9]{2}\W*", tail):
        return False
    return len(re.findall("[0-9]+", tail)) > 1 and bool(re.search(r"[,;:.]|\)\s*$", tail))
