"""Dates and periods as people write them beside a course or a job."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

_YEAR = r"(?:1[89]|20)\d\d"
_MONTHS = {
    name: f"{number:02}"
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|"
        "sep sept september|oct october|nov november|dec december".split("|"),
        start=1,
    )
    for name in names.split()
}
_POINT = (
    rf"(?:(?P<y{{0}}>{_YEAR})(?:[-/.](?P<m{{0}}>\d{{{{1,2}}}}))?(?:[-/.](?P<d{{0}}>\d{{{{1,2}}}}))?"
    rf"(?:T[\d:.Z+]*)?"
    rf"|(?P<n{{0}}>\d{{{{1,2}}}})/(?P<z{{0}}>{_YEAR})"
    rf"|(?P<w{{0}}>[A-Za-z]{{{{3,9}}}})\.?,? (?P<x{{0}}>{_YEAR}))"
)
_NOW = (
    r"(?:present|now|today|current|currently|ongoing|to date|in progress|현재|至今|现在|現在|"
    r"aujourd['’]hui|présent|heute|actualidad|presente|atual|attuale|oggi|heden|obecnie)"
)
_DASH = r"\s*(?:-+|–|—|~|to|until|bis|à|a)\s*"
_ONE = _POINT.format(1)
_RANGE = _ONE + _DASH + _POINT.format(2)
_OPEN = rf"(?:since |from )?{_ONE}(?:{_DASH}{_NOW}|\s*(?:-+|–|—))|(?:since|from) {_POINT.format(2)}"
_EXPECTED = r"\(?\b(?:expected|expec|exp|anticipated|est)\b\.?:?\)?"


def point(text: str) -> str | None:
    """Return the one date that *text* is, as ``2012``, ``2012-09`` or ``2012-09-01``."""
    found = _match(_ONE, text.strip())
    return _date(found, 1) if found else None


def period(text: str) -> dict[str, Any]:
    """Return ``start``, ``end`` and ``state`` as *text* states them; else its words in ``dates``.

    A single date is the end, as Hugo's ``year`` of a course is the year it was finished.
    """
    if _match(_YEAR, text):
        return {"end": text}
    text = " ".join(text.split())
    bare = re.sub(_EXPECTED, "", text, flags=re.IGNORECASE).strip(" ,()")
    expected = {"state": "expected"} if bare != text.strip(" ,()") else {}
    if found := _match(_RANGE, bare):
        start, end = _date(found, 1), _date(found, 2)
        if start and end and start[: len(end)] <= end[: len(start)]:
            return {"start": start, "end": end, **expected}
    elif found := _match(_OPEN, bare):
        if start := _date(found, 1) or _date(found, 2):
            return {"start": start, "state": "ongoing"}
    elif _match(_NOW, bare):
        return {"state": "ongoing"}
    elif end := point(bare):
        return {"end": end, **expected}
    return {"dates": text, **expected}


def between(start: str | None, end: str | None) -> dict[str, Any]:
    """Return ``start``, ``end`` and ``state`` of a period given by two texts.

    A start without an end goes on. What is no date stays as words in ``dates``.
    """
    begun, over = point(start or ""), point(end or "")
    if (start and not begun) or (end and not over and not _match(_NOW, end.strip())):
        return {"dates": " – ".join(text for text in (start, end) if text)}
    if begun and over:
        later = begun[: len(over)] <= over[: len(begun)]
        return {"start": begun, "end": over} if later else {"dates": f"{start} – {end}"}
    if over:
        return {"end": over}
    return {"start": begun, "state": "ongoing"}


def _match(pattern: str, text: str) -> re.Match[str] | None:
    # Most pages hold plain years: the long patterns are compiled when one is needed.
    return re.fullmatch(pattern, text, re.IGNORECASE)


def _date(found: re.Match[str], number: int) -> str | None:
    year: str | None = found[f"y{number}"] or found[f"x{number}"] or found[f"z{number}"]
    month = found[f"m{number}"] or found[f"n{number}"]
    if found[f"w{number}"]:
        month = _MONTHS.get(found[f"w{number}"].lower())
        if month is None:
            return None
    if not year or not month:
        return year
    if not 1 <= int(month) <= 12:
        return None
    day = found[f"d{number}"]
    if not day:
        return f"{year}-{int(month):02}"
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
