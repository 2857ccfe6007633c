"""What a publication says besides its venue: subtitle, volume, issue, pages, publisher.

They have keys of their own, stand below ``publication``, behind the name of the venue, or in the
``cite.bib``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ...files.bibtex import BibEntry
from .citation import Citation
from .publication_page import PublicationPage

_KEYS = {
    "subtitle": ("subtitle",),
    "volume": ("volume",),
    "issue": ("issue", "number"),
    "pages": ("pages", "page"),
    "publisher": ("publisher",),
}
"""Each part with its keys, in front matter and BibTeX alike."""

_WITH_ISSUES = frozenset(
    "journal-article magazine-article newspaper-article journal-issue conference-paper review "
    "book-review other".split()
)

_NUMBER = r"[A-Za-z]{0,3}\d[\w.]*"
_RANGE = rf"{_NUMBER}(?:\s*[-‐‑–—−]+\s*{_NUMBER})?"
_YEAR = r"(?:19|20)\d\d"
_LABELLED = {
    "pages": rf"\b(?:pages?|pp?)\b[.:]?\s*({_RANGE})",
    "issue": rf"\b(?:issues?|iss|no|nr|n|num(?:ber)?)\b[.:]?\s*({_NUMBER})",
    "volume": rf"\b(?:volumes?|vol|v)\b[.:]?\s*({_NUMBER})",
}
_ALONE = (
    rf"^\W*(?P<volume>\d+)\s*\((?!{_YEAR}\))(?P<issue>\w[^()\s]*)\)(?:\s*[:,]\s*(?P<pages>{_RANGE}))?",
    rf"^\W*(?P<volume>\d+)\s*(?:\({_YEAR}\))?\s*:\s*(?P<pages>{_RANGE})",
    rf"^\W*(?P<volume>\d+)\s*,\s*(?P<pages>{_NUMBER}\s*[-‐‑–—−]+\s*{_NUMBER})",
    rf"^\W*(?P<volume>\d+)\s*\({_YEAR}\)\W*$",
    r"^\W*(?P<volume>\d{1,3})\W*$",
    r"^\W*(?P<volume>\d{1,3})\s+(?P<pages>\d{5,})\W*$",
    # The number of an article on the web.
    r"^\W*(?P<pages>[eE]\d{4,})\W*$",
)
_IDENTIFIER = r"(?:https?://|doi:?\s*10\.|doi\.org/|arxiv:|pmid:?\s*)\S+"
_MONTH = r"(?:Jan|Feb|Mar|Apr|Ma[iy]|Jun|Jul|Aug|Sep|O[ck]t|Nov|De[cz])[a-z]{0,6}\.?"
_DATE = rf"\(?(?:\b{_MONTH}\s+)?\b{_YEAR}\b(?:\s+{_MONTH}(?:\s+\d{{1,2}})?)?\)?\s*[;,]?"


class Location(NamedTuple):
    """Where a work stands in its venue."""

    found: dict[str, str]
    rest: str
    """What could not be read."""


def read_location(tail: str) -> Location:
    """Return what *tail*, the text after the name of a venue, says: ``12(3), 45-67``.

    Of numbers without a label only those are read whose form shows which they are.
    """
    text, found = re.sub(_IDENTIFIER, " ", tail, flags=re.IGNORECASE), {}
    for part, pattern in _LABELLED.items():
        if match := re.search(pattern, text, re.IGNORECASE):
            found[part] = match[1]
            text = f"{text[: match.start()]} {text[match.end() :]}"
    if "volume" not in found:
        text = re.sub(rf"^\W*{_DATE}(?=.*\d)", " ", text)
        forms = _ALONE[:1] if found else _ALONE
        if match := next(filter(None, (re.search(form, text) for form in forms)), None):
            found = {**{part: value for part, value in match.groupdict().items() if value}, **found}
            text = text[match.end() :]
    rest = re.sub(_DATE, " ", text).strip(" \t,.;:()")
    return Location({part: _with_dash(value) for part, value in found.items()}, rest)


def _with_dash(value: str) -> str:
    """Return *value* with the dash of a range as it is printed."""
    return re.sub(r"\s*(?:--+|[‐‑–—−])\s*", "–", value).rstrip(".")


def read_parts(
    page: PublicationPage, citation: Citation, tail: Location, work_type: str
) -> dict[str, str]:
    """Return the parts that the page states, then its venue, then the *citation*."""
    found: dict[str, str] = {}
    for part, known in _KEYS.items():
        # The number of a patent or a report is its own.
        keys = known[:1] if part == "issue" and work_type not in _WITH_ISSUES else known
        texts = [text for key in keys if (text := page.text_at(key))]
        if isinstance(page.data.get("publication"), dict):
            texts += [text for key in keys if (text := page.text_at(f"publication.{key}"))]
        value = (
            next(iter(texts), None) or tail.found.get(part) or _from_citation(citation, part, keys)
        )
        if value:
            found[part] = _with_dash(value) if part == "pages" else value
    return found


def _from_citation(citation: Citation, part: str, keys: tuple[str, ...]) -> str | None:
    def text(entry: BibEntry) -> str | None:
        return entry.text(*keys)

    return citation.take(part, keys, text)
