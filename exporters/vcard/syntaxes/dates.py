"""Dates and times in ISO 8601's extended form, and in the basic one that vCard's own syntax has.

RFC 7095 sections 3.5.3 to 3.5.7 and 3.5.11 (https://www.rfc-editor.org/rfc/rfc7095#section-3.5).
"""

from __future__ import annotations

import re

TYPES = frozenset({"date", "time", "date-time", "date-and-or-time", "timestamp", "utc-offset"})
"""The types of value that the two forms tell apart."""

_DATE = re.compile(r"(\d{4}|-)-?(\d\d)-?(\d\d)")
_TIME = re.compile(r"(-{0,2})(\d\d(?:\d\d){0,2})(Z|[+-]\d\d(?:\d\d)?)?")
_OFFSET = re.compile(r"([+-]\d\d)(\d\d)")


def extended(kind: str, text: str) -> str:
    """Return the value *text* of the type *kind* in extended form, where there is one for it."""
    if kind == "utc-offset":
        return _offset(text)
    if kind == "time":
        return _time(text)
    day, mark, time = text.partition("T")
    if found := _DATE.fullmatch(day):
        day = "-".join(found.groups())
    return f"{day}{mark}{_time(time)}"


def basic(kind: str, text: str) -> str | None:
    """Return the value *text*, which is in extended form, in basic form; none for another."""
    if kind in ("utc-offset", "time"):
        found = text.replace(":", "")
    else:
        day, mark, time = text.partition("T")
        if date := _DATE.fullmatch(day):
            day = "".join((date[1], "-" if date[1] == "-" else "", date[2], date[3]))
        found = f"{day}{mark}{time.replace(':', '')}"
    return found if extended(kind, found) == text else None


def _time(text: str) -> str:
    found = _TIME.fullmatch(text)
    if not found:
        return text
    cut, digits, zone = found.groups("")
    return f"{cut}{':'.join(re.findall('..', digits))}{_offset(zone)}"


def _offset(text: str) -> str:
    found = _OFFSET.fullmatch(text)
    return f"{found[1]}:{found[2]}" if found else text
