"""Which days and times exist, in whatever form of ISO 8601 a format writes them.

Whether a form is one that the format takes is said by its own grammar, which is asked first; here
is asked only what no grammar can tell: whether the calendar has the day, and the clock the time.
"""

from __future__ import annotations

import re

_DAY = re.compile(
    r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)"
    r"|--(?P<m2>\d\d)(?:-?(?P<d2>\d\d))?"
    r"|---(?P<d3>\d\d)"
    r"|(?P<y4>[+-]?\d{4,})(?:-(?P<m4>\d\d)(?:-(?P<d4>\d\d))?)?"
)
"""Basic, without a year, without a year and a month, extended (vCard 4.0 leaves parts out)."""
_TIME = re.compile(
    r"T?(?P<h>\d\d|-)(?::?(?P<min>\d\d|-)(?::?(?P<s>\d\d)(?P<part>[.,]\d+)?)?)?"
    r"(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?",
    re.IGNORECASE,
)
_ZONE = re.compile(r"([+-])(\d\d)(?::?(\d\d))?")
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SPLIT = re.compile("[Tt ]")
_MINUTES_OF_DAY = 24 * 60


def day_exists(year: int | None, month: int, day: int) -> bool:
    """Say whether the Gregorian calendar has a day, in *year* or, without one, in any.

    Years count as ISO 8601 and XML Schema 1.1 count them: 0 is 1 BCE, before it they are negative.
    """
    if not (1 <= month <= 12 and 1 <= day <= _LENGTHS[month - 1]):
        return False
    return (month, day) != (2, 29) or year is None or _is_leap(year)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def impossible(text: str) -> str:
    """Return what does not exist in *text*, a date, a time or both; "" where all of it does.

    For what is in no form of ISO 8601 the answer is "", too.
    """
    day, *time = _SPLIT.split(text, maxsplit=1)
    found = _DAY.fullmatch(day) if day else None
    if found:
        return _impossible_day(found) or (_impossible_time(time[0]) if time else "")
    return _impossible_time(time[0] if time and not day else text)


def _impossible_day(found: re.Match[str]) -> str:
    part = found.groupdict()
    year = part["y"] or part["y4"]
    month = part["m"] or part["m2"] or part["m4"]
    day = part["d"] or part["d2"] or part["d3"] or part["d4"]
    if month and not 1 <= int(month) <= 12:
        return f"there is no month {month}"
    if day and not day_exists(int(year) if year else None, int(month or 1), int(day)):
        shown = "-".join(each for each in (year or "", month, day) if each)
        return f"there is no day {shown}"
    return ""


def _impossible_time(text: str) -> str:
    found = _TIME.fullmatch(text)
    if not found:
        return ""
    hour, minute, second = (
        int(part) if part and part.isdigit() else 0 for part in found.group("h", "min", "s")
    )
    if hour > 24 or (hour == 24 and (minute or second or (found["part"] or "0").strip(".,0"))):
        return f"there is no time {found['h']}:{found['min'] or '00'}"
    if minute > 59:
        return f"there is no minute {minute}"
    if second > 60:
        return f"there is no second {second}"
    is_whole = "-" not in (found["h"], found["min"])
    if second == 60 and is_whole and not _may_be_leap_second(hour, minute, found["zone"]):
        return "there is no leap second at this time"
    return _impossible_zone(found["zone"] or "")


def _may_be_leap_second(hour: int, minute: int, zone: str | None) -> bool:
    """Say whether it may be 23:59 in UTC then (RFC 3339 section 5.7); zones differ by quarters."""
    if not zone:
        return minute % 15 == 14
    return (hour * 60 + minute - _zone_minutes(zone)) % _MINUTES_OF_DAY == _MINUTES_OF_DAY - 1


def _impossible_zone(zone: str) -> str:
    found = _ZONE.fullmatch(zone)
    if found and (int(found[2]) > 23 or int(found[3] or 0) > 59):
        return f"there is no time zone {zone}"
    return ""


def _zone_minutes(zone: str) -> int:
    """Return by how many minutes a *zone*, ``Z`` or ``+05:30``, is ahead of UTC."""
    found = _ZONE.fullmatch(zone)
    if not found:
        return 0
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    return -minutes if found[1] == "-" else minutes
