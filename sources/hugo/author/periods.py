"""Dates and periods of studies, jobs and awards, with remarks on those that cannot be read."""

from __future__ import annotations

from typing import Any

from ...files.yaml_tree import Tree
from ...text import dates
from ..page.author_page import AuthorPage

YEAR_KEYS = ("year", "years", "date", "dates", "period")
START_KEYS = ("date_start", "start", "start_date", "from")
END_KEYS = ("date_end", "end", "end_date", "to")


def read_date(page: AuthorPage, path: str, text: str | None) -> str | None:
    """Return the date that *text* at *path* gives; remark where it gives none."""
    date = dates.parse_date(text) if text else None
    if text and not date:
        page.remark(path, f"left out: {text!r} is not a date", "date", "2019-09-30")
    return date


def read_period(page: AuthorPage, path: str, item: dict[str, Tree]) -> dict[str, Any]:
    """Return the period of a study or a job: a ``year``, or a start and an end."""
    keys = (YEAR_KEYS, START_KEYS, END_KEYS)
    year, start, end = (page.first_text(item, path, *spellings) for spellings in keys)
    key = next((key for key in YEAR_KEYS if item.get(key)), "")
    if not start and not end:
        return read_period_text(page, f"{path}.{key}", year) if year else {}
    if year:
        page.remark(f"{path}.{key}", "not read: the start and the end are read instead", "unread")
    # The theme shows a start without an end as "Present".
    return read_period_between(page, path, start, end)


def read_period_between(
    page: AuthorPage, path: str, start: str | None, end: str | None
) -> dict[str, Any]:
    """Return the period from *start* to *end*; remark where the two give none."""
    found = dates.parse_start_and_end(start, end)
    if "dates" in found and not found.keys() & {"start", "end"}:
        first, last = (text and dates.parse_date(text) for text in (start, end))
        if first and last:
            why, fix = "it ends before it begins", f"from {last} to {first}, if they are mixed up"
            # Whichever of the two is the end, it is over.
            if page.site.day and max(first, last) < page.site.day.isoformat():
                found["state"] = "ended"
        else:
            why, fix = "it is not a period", "2015-09-01, or 2015-09"
        page.remark(path, f"{found['dates']!r} is kept as text: {why}", "date", fix)
    return found


def read_period_text(page: AuthorPage, path: str, text: str) -> dict[str, Any]:
    """Return the period that *text* at *path* gives; remark where it gives none."""
    found = dates.parse_period(text)
    if "dates" in found and not found.keys() & {"start", "end"}:
        message = f"{text!r} is kept as text: it is not a date or a period"
        page.remark(path, message, "date", "2019, 2015-2019 or 2019-09")
    return found
