"""Dates and periods as people write them beside a course or a job.

What is read is exact or less precise than its words, never more: of a season only the year is
known, so its words stay in ``dates`` beside the year. What can be read in two ways is not read.
"""

from __future__ import annotations

import re
from typing import Any

from .date_words import (
    BETWEEN,
    CLOSING,
    EXPECTED,
    GAP,
    GOES_ON,
    NOW,
    ONWARDS,
    SEASON,
    SINCE,
    UNTIL,
)
from .single_dates import (
    YEAR,
    dates_with_slashes_as_iso,
    fold_date,
    is_year,
    make_date,
    next_year_ending,
    parse_single_date,
)

_LONGEST = 200
"""Characters of a date or period in any language; what is longer is words."""
_ONGOING_WORDS = frozenset("present current now today ongoing".split())


def parse_date(text: str) -> str | None:
    """Return the one date that *text* is, as ``2012``, ``2012-09`` or ``2012-09-01``.

    A season gives its year. None where no date is seen, or two could be meant.
    """
    found = parse_period(text)
    return found.get("end") if found.keys() <= {"end", "dates"} else None


def parse_period(text: str) -> dict[str, Any]:
    """Return ``start``, ``end`` and ``state`` as *text* states them; else its words in ``dates``.

    A single date is the end, as Hugo's ``year`` of a course is the year it was finished. The words
    stand in ``dates`` beside start or end where these say less than the words, as with a season.
    """
    text = " ".join(text.split())
    if not text:
        return {}
    if found := _parse_plain(text):
        return found
    if len(text) > _LONGEST:
        return {"dates": text}
    folded = dates_with_slashes_as_iso(fold_date(text)[:_LONGEST])
    bare, expected = _take_out(rf"[(\[]?\s*{EXPECTED}\s*[)\]]?", folded)
    rest, before = _take_out(rf"\b{SEASON}\.?[ ,]*(?:of |de |del |d')?(?='?[0-9])", bare)
    rest, after = _take_out(rf"(?<=[0-9年])[ ,]*{SEASON}\b", rest)
    rest = re.sub(rf"({YEAR})\s?(?:г\.|гг\.|год[а-я]*|г\b|م\b)", r"\1", rest).strip(" ,;()[].")
    found = (_parse_ongoing_until(folded) if expected else None) or _parse_folded(rest)
    if not found and (aside := re.fullmatch(r"(.*[^\s(])\s*\([^()0-9]+\)?", rest)):
        found, after = _parse_folded(aside[1].strip(" ,;")), True
    if not found:
        state = "expected" if expected else "ongoing" if re.match(GOES_ON, folded) else None
        return {"dates": text, **({"state": state} if state else {})}
    if expected and "state" not in found:
        found["state"] = "expected"
    return {**found, "dates": text} if before or after else found


def parse_start_and_end(start: str | None, end: str | None) -> dict[str, Any]:
    """Return ``start``, ``end`` and ``state`` of a period given by two texts.

    A start without an end goes on. What is no date stays as words in ``dates``.
    """
    # "Sep 2018 -" is a start alone where an end is given.
    first = parse_period(_without_dash(start) if start and end else start or "")
    last = parse_period(end or "")
    begun, over = first.get("end"), last.get("end")
    if not last:
        goes_on = begun and first.keys() <= {"end", "dates"}
        words = {"dates": first["dates"]} if "dates" in first else {}
        return {"start": begun, "state": "ongoing", **words} if goes_on else first
    known = {"start": begun, "end": over, "state": last.get("state")}
    words = {"dates": " – ".join(text for text in (start, end) if text)}
    # Each text is one end of the period; one that is a period of its own is not read.
    apart = first.keys() <= {"end", "dates"} and "start" not in last
    if not apart or bool(first) != bool(begun) or not (over or last == {"state": "ongoing"}):
        return words
    if begun and over and not _in_order(begun, over):
        return words
    inexact = words if "dates" in first or "dates" in last else {}
    return {**{key: value for key, value in known.items() if value}, **inexact}


def _without_dash(text: str) -> str:
    return re.sub(rf"{CLOSING}\s*$", "", text) if len(text) <= _LONGEST else text


def _parse_plain(text: str) -> dict[str, Any] | None:
    """Read years, alone, two or open, and whole dates: nearly all there is needs no pattern."""
    if is_year(text):
        return {"end": text}
    if is_year(text[:4]) and text[4:].strip(" -–").casefold() in _ONGOING_WORDS:
        return {"start": text[:4], "state": "ongoing"}
    year, gap, last = text[:4], text[4:-4].strip(), text[-4:]
    if gap in ("-", "–") and is_year(year) and is_year(last) and year <= last:
        return {"start": year, "end": last}
    whole = len(text) == 10 and text[4] == text[7] == "-" and is_year(year)
    return {"end": day} if whole and (day := make_date(year, text[5:7], text[8:])) else None


def _take_out(pattern: str, text: str) -> tuple[str, bool]:
    if not any(map(str.isalpha, text)):
        return text, False
    rest, count = re.subn(pattern, " ", text)
    return " ".join(rest.split()) if count else text, bool(count)


def _parse_ongoing_until(text: str) -> dict[str, Any] | None:
    """Read ``2022 - present (expected 2026)``: begun, going on, and to end."""
    found = re.fullmatch(rf"(.+?)[ ,;(\[]+{EXPECTED} (.+?)[)\]]*", text)
    if not found:
        return None
    going, last = _parse_folded(found[1]), _parse_folded(found[2])
    if not going or not last or going.get("state") != "ongoing" or last.keys() != {"end"}:
        return None
    return {**going, **last} if _in_order(going.get("start", ""), last["end"]) else None


def _parse_folded(text: str) -> dict[str, Any] | None:
    """Return the period that the folded *text* is, or none."""
    if found := re.fullmatch(rf"({YEAR})\s?/\s?([0-9]{{2}}|{YEAR})", text):
        return _parse_academic_year(found[1], found[2])
    if day := parse_single_date(text):
        return {"end": day}
    return _parse_half_open(text) or _parse_range(re.sub(rf"^{BETWEEN}\s+", "", text))


def _parse_half_open(text: str) -> dict[str, Any] | None:
    """Read a period of which one end is said at most: ``since 2019``, ``2019 now``, ``now``."""
    opened = rf"{SINCE}\s*(.+)|(.+?){ONWARDS}|(.+?){CLOSING}"
    if (found := re.fullmatch(opened, text)) and (day := parse_single_date(_stated_end(found))):
        return {"start": day, "state": "ongoing"}
    closed = rf"{UNTIL}\s+(.+)|[-‐‑‒–—―−]+\s*(.+)"
    if (found := re.fullmatch(closed, text)) and (day := parse_single_date(_stated_end(found))):
        return {"end": day}
    if re.fullmatch(rf"{NOW}\.?", text):
        return {"state": "ongoing"}
    if (found := re.fullmatch(rf"(.+?)[ ,]+{NOW}\.?", text)) and (
        day := parse_single_date(found[1])
    ):
        return {"start": day, "state": "ongoing"}
    return None


def _stated_end(found: re.Match[str]) -> str:
    return next(group for group in found.groups() if group).strip(" ,()")


def _parse_academic_year(first: str, last: str) -> dict[str, Any] | None:
    """Read ``2019/20`` and ``2019/2020``, and ``2019/9`` as the month that it is."""
    if int(last) <= 12:
        # 2011/12 is a month to one and an academic year to another.
        following = (int(first) + 1) % 100 == int(last)
        day = None if following else make_date(first, last, None)
        return {"end": day} if day else None
    end = last if len(last) == 4 else next_year_ending(last, first)
    return {"start": first, "end": end} if end and first <= end else None


def _parse_range(text: str) -> dict[str, Any] | None:
    """Read two dates and what stands between them, where there is one way to do so."""
    readings = [
        found
        for gap in re.finditer(GAP, text)
        if (found := _parse_ends(text[: gap.start()], text[gap.end() :]))
    ]
    return readings[0] if len(readings) == 1 else None


def _parse_ends(first: str, last: str) -> dict[str, Any] | None:
    first, last = first.strip(" ,()"), last.strip(" ,()")
    start = parse_single_date(first)
    if re.fullmatch(rf"{NOW}\.?", last):
        return {"start": start, "state": "ongoing"} if start else None
    end = parse_single_date(last)
    if not start and end and re.fullmatch(r"[a-z]{3,10}\.?", first):
        start = parse_single_date(f"{first} {end[:4]}")
    if start and not end and is_year(start) and re.fullmatch("'?[0-9]{2}", last):
        # With a dash, 2008 to 09 is two years to one and a month to another.
        end = next_year_ending(last[-2:], start) if last[0] == "'" or int(last) > 12 else None
        end = "2000" if last == "00" and start < "2000" else end
    return {"start": start, "end": end} if start and end and _in_order(start, end) else None


def _in_order(start: str, end: str) -> bool:
    return start[: len(end)] <= end[: len(start)]
