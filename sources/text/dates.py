"""Dates and periods as people write them beside a course or a job.

What is understood is exact or less precise than its words, never more: of a season only the year
is known, so its words stay in ``dates`` beside the year. What can be read in two ways is not read.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any

_YEAR = "(?:1[89]|20)[0-9][0-9]"
_DAY = "[0-9]{1,2}"
_TIME = r"(?:t[0-9:.]*|\s[0-9]{1,2}:[0-9]{2}[0-9:.]*)\s?(?:z|utc|[+-][01][0-9]:?[0-9]{2})?"
_NTH = "(?:st|nd|rd|th|er|o|a)?"

_MONTHS = (
    "january januar janvier enero janeiro gennaio januari",
    "february februar fevrier febrero fevereiro febbraio februari",
    "march marz maerz mars marzo marco maart mrt",
    "april avril abril aprile",
    "may mai mayo maio maggio mei maj",
    "june juni juin junio junho giugno",
    "july juli juillet julio julho luglio",
    "august aout agosto augustus augusti",
    "september septembre septiembre setembro settembre setiembre",
    "october oktober octobre octubre outubro ottobre",
    "november novembre noviembre novembro",
    "december dezember decembre diciembre dezembro dicembre desember",
)
_SEASON = (
    "(?:spring|summer|fall|autumn|winter|fruhling|fruhjahr|sommer|herbst|printemps|ete|automne|"
    "hiver|primavera|verano|verao|otono|outono|invierno|inverno|estate|autunno|lente|voorjaar|"
    "zomer|herfst|najaar|michaelmas|hilary|trinity|lent|easter|ws|ss|wise|sose|"
    "(?:winter|sommer)semester|q[1-4]|(?:early|mid|late)-?|anfang|mitte|ende|debut|fin|"
    "(?:academic|school) year|ay|studienjahr|春|夏|秋|冬)"
    "(?: ?(?:term|semester|quarter|session|trimester))?"
)
_EXPECTED = (
    r"(?:\b(?:expected|expec|exp|anticipated|est|estimated|due|planned|projected|prospective|"
    r"voraussichtlich|voraus|vsl|erwartet|geplant|prevue?|attendue?|previst[oa]|esperad[oa]|"
    r"estimad[oa]|verwacht|forventet|forvantat|planowan[aey]|ожидаетс?я|планируется|beklenen|"
    r"tahmini)\b"
    r"|预计|預計|预期|予定|見込み?|예정|متوقع)"
)
_EXPECTED_WORDS = rf"{_EXPECTED}\.?(?: (?:graduation|completion|end|in|by)\b)*:?"
_NOW = (
    "(?:(?:the )?present(?: day)?|now|today|current|currently|ongoing|(?:to )?date|in progress|"
    "nowadays|cont|continuing|(?:still )?studying|(?:currently )?pursuing|enrolled|cursando|"
    "studiere|actuel|actuellement|maintenant|en cours|ce jour|aujourd ?'? ?hui|"
    "heute|gegenwart|gegenwartig|aktuell|laufend|jetzt|derzeit|"
    "(?:la )?actualidad|presente|actual|actualmente|hoy|(?:en )?curso|la fecha|ahora|actualitat|"
    "atual|atualmente|hoje|(?:o )?momento|em andamento|attuale|attualmente|oggi|in corso|ora|"
    "heden|nu|obecnie|teraz|nuvarande|pagaende|naværende|soucasnost|prezent|halen|gunumuz|"
    "(?:по )?наст(?:\\.|оящее) ?время|(?:по )?н\\. ?в|сеичас|i ?dag|bugun|dnes|الان|כיום|היום|"
    "currently enrolled|(?:至|迄)?今|现在|現在|目前|現職|在学中?|在[读讀]|就读中?|[进進]行中|"
    "継続中|현재|지금|재학 ?중|재직 ?중|진행 ?중)"
)
_GOES_ON = (
    r"(?:in progress|ongoing|currently|studying|pursuing|en cours|en curso|em andamento|in corso|"
    r"laufend|pagaende)(?!\w)"
)
"""How words begin that say of themselves that it goes on, ``in progress (2022)``."""
_SINCE = (
    "(?:since|from|as of|started(?: in)?|seit|ab|von|depuis|a partir d[eu]|desde|dal|dallo|"
    "dall'|sinds|vanaf|siden|sedan|od|с|з)"
)
_UNTIL = (
    "(?:until|till|til|up to|through|bis|jusqu'(?:en|a|au)|hasta|ate|fino al?|tot|completed|"
    "graduated|awarded|obtained|conferred|class of|in|im jahr|en|em|nel)"
)
_BETWEEN = "(?:between|from|von|de|du|entre|desde|dal|van|tra)"
_ONWARDS = r"(?: ?\+| (?:onwards?|on|to date|fortlaufend)|\s?(?:至今|から|より|부터|起))"
_GAP = (
    r"\s*(?:-+>?|[‐‑‒–—―−~〜→]+|至|到|から|부터)\s*"
    rf"|(?<=-[0-9]{{2}})\s?/\s?(?={_YEAR}-)"
    r"|\s(?:to|until|till|til|through|thru|and|bis|und|a|au|et|hasta|al|y|ate|e|tot|en|do)\s"
)
_CLOSING = r"\s*(?:-+>?|[‐‑‒–—―−~〜→]+)"
_WORD = r"(?P<w>[a-z]{3,10})\.?"
_ANY_YEAR = rf"(?P<y>{_YEAR}|'[0-9]{{2}})"
_IN_DIGITS = (
    rf"(?P<y>{_YEAR})(?:([-/.])\s?(?P<m>{_DAY})(?:\2\s?(?P<d>{_DAY})\.?(?:{_TIME})?)?)?",
    rf"(?P<m>{_DAY})\s?[-/.]\s?(?P<y>{_YEAR})",
    rf"(?P<d>{_DAY})\.\s?(?P<m>{_DAY})\.\s?(?P<y>{_YEAR})",
    _ANY_YEAR,
)
_IN_WORDS = (
    rf"(?:(?P<d>{_DAY}){_NTH}\.?[ -]?(?:of |de |d')?)?{_WORD}[ ,/-]*(?:of |de |del )?{_ANY_YEAR}",
    rf"{_WORD}\s(?P<d>{_DAY})(?:st|nd|rd|th)?,?\s{_ANY_YEAR}",
    rf"(?P<y>{_YEAR})[ ,/-]*{_WORD}(?:[ -](?P<d>{_DAY})(?:st|nd|rd|th)?)?",
    rf"(?P<y>{_YEAR})\s?[年년](?:\s?(?P<m>{_DAY})\s?[月월](?:\s?(?P<d>{_DAY})\s?[日일号號])?)?",
)


def point(text: str) -> str | None:
    """Return the one date that *text* is, as ``2012``, ``2012-09`` or ``2012-09-01``.

    A season gives its year. None where no date is seen, or two could be meant.
    """
    found = period(text)
    return found.get("end") if found.keys() <= {"end", "dates"} else None


def period(text: str) -> dict[str, Any]:
    """Return ``start``, ``end`` and ``state`` as *text* states them; else its words in ``dates``.

    A single date is the end, as Hugo's ``year`` of a course is the year it was finished. The words
    stand in ``dates`` beside start or end where these say less than the words, as with a season.
    """
    text = " ".join(text.split())
    if not text:
        return {}
    if found := _plain(text):
        return found
    folded = _slashed_as_iso(_folded(text))
    bare, expected = _taken_out(rf"[(\[]?\s*{_EXPECTED_WORDS}\s*[)\]]?", folded)
    rest, before = _taken_out(rf"\b{_SEASON}\.?[ ,]*(?:of |de |del |d')?(?='?[0-9])", bare)
    rest, after = _taken_out(rf"(?<=[0-9年])[ ,]*{_SEASON}\b", rest)
    rest = re.sub(rf"({_YEAR})\s?(?:г\.|гг\.|год[а-я]*|г\b|م\b)", r"\1", rest).strip(" ,;()[].")
    found = (_going_on_until(folded) if expected else None) or _read(rest)
    if not found and (aside := re.fullmatch(r"(.*[^\s(])\s*\([^()0-9]+\)?", rest)):
        found, after = _read(aside[1].strip(" ,;")), True
    if not found:
        state = "expected" if expected else "ongoing" if re.match(_GOES_ON, folded) else None
        return {"dates": text, **({"state": state} if state else {})}
    if expected and "state" not in found:
        found["state"] = "expected"
    return {**found, "dates": text} if before or after else found


def between(start: str | None, end: str | None) -> dict[str, Any]:
    """Return ``start``, ``end`` and ``state`` of a period given by two texts.

    A start without an end goes on. What is no date stays as words in ``dates``.
    """
    # "Sep 2018 -" is a start alone where an end is given.
    first = period(re.sub(rf"{_CLOSING}\s*$", "", start) if start and end else start or "")
    last = period(end or "")
    begun, over = first.get("end"), last.get("end")
    if not last:
        goes_on = begun and first.keys() <= {"end", "dates"}
        words = {"dates": first["dates"]} if "dates" in first else {}
        return {"start": begun, "state": "ongoing", **words} if goes_on else first
    known = {"start": begun, "end": over, "state": last.get("state")}
    words = {"dates": " – ".join(text for text in (start, end) if text)}
    # Each text is one end of the period; one that is a period of its own is not understood.
    apart = first.keys() <= {"end", "dates"} and "start" not in last
    if not apart or bool(first) != bool(begun) or not (over or last == {"state": "ongoing"}):
        return words
    if begun and over and not _in_order(begun, over):
        return words
    inexact = words if "dates" in first or "dates" in last else {}
    return {**{key: value for key, value in known.items() if value}, **inexact}


_GOING_ON = frozenset("present current now today ongoing".split())


def _plain(text: str) -> dict[str, Any] | None:
    """Read years, alone, two or open, and whole dates: nearly all there is needs no pattern."""
    if _is_year(text):
        return {"end": text}
    if _is_year(text[:4]) and text[4:].strip(" -–").casefold() in _GOING_ON:
        return {"start": text[:4], "state": "ongoing"}
    year, gap, last = text[:4], text[4:-4].strip(), text[-4:]
    if gap in ("-", "–") and _is_year(year) and _is_year(last) and year <= last:
        return {"start": year, "end": last}
    whole = len(text) == 10 and text[4] == text[7] == "-" and _is_year(year)
    return {"end": day} if whole and (day := _date(year, text[5:7], text[8:])) else None


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdigit() and text[:2] in ("18", "19", "20")


def _folded(text: str) -> str:
    """Return *text* in small letters without accents, with plain quotes, digits and dashes."""
    apart = unicodedata.normalize("NFKD", re.sub("[’‘`´]", "'", text)).casefold()
    kept = "".join(char for char in apart if not unicodedata.combining(char))
    return " ".join(unicodedata.normalize("NFC", kept).split())


def _taken_out(pattern: str, text: str) -> tuple[str, bool]:
    if not any(map(str.isalpha, text)):
        return text, False
    rest, count = re.subn(pattern, " ", text)
    return " ".join(rest.split()) if count else text, bool(count)


def _going_on_until(text: str) -> dict[str, Any] | None:
    """Read ``2022 - present (expected 2026)``: begun, going on, and to end."""
    found = re.fullmatch(rf"(.+?)[ ,;(\[]+{_EXPECTED_WORDS} (.+?)[)\]]*", text)
    if not found:
        return None
    going, last = _read(found[1]), _read(found[2])
    if not going or not last or going.get("state") != "ongoing" or last.keys() != {"end"}:
        return None
    return {**going, **last} if _in_order(going.get("start", ""), last["end"]) else None


def _read(text: str) -> dict[str, Any] | None:
    """Return the period that the folded *text* is, or none."""
    if found := re.fullmatch(rf"({_YEAR})\s?/\s?([0-9]{{2}}|{_YEAR})", text):
        return _academic_year(found[1], found[2])
    if day := _one(text):
        return {"end": day}
    return _half_open(text) or _range(re.sub(rf"^{_BETWEEN}\s+", "", text))


def _half_open(text: str) -> dict[str, Any] | None:
    """Read a period of which one end is said at most: ``since 2019``, ``2019 now``, ``now``."""
    opened = rf"{_SINCE}\s*(.+)|(.+?){_ONWARDS}|(.+?){_CLOSING}"
    if (found := re.fullmatch(opened, text)) and (day := _one(_inner(found))):
        return {"start": day, "state": "ongoing"}
    closed = rf"{_UNTIL}\s+(.+)|[-‐‑‒–—―−]+\s*(.+)"
    if (found := re.fullmatch(closed, text)) and (day := _one(_inner(found))):
        return {"end": day}
    if re.fullmatch(rf"{_NOW}\.?", text):
        return {"state": "ongoing"}
    if (found := re.fullmatch(rf"(.+?)[ ,]+{_NOW}\.?", text)) and (day := _one(found[1])):
        return {"start": day, "state": "ongoing"}
    return None


def _inner(found: re.Match[str]) -> str:
    return next(group for group in found.groups() if group).strip(" ,()")


def _academic_year(first: str, last: str) -> dict[str, Any] | None:
    """Read ``2019/20`` and ``2019/2020``, and ``2019/9`` as the month that it is."""
    if int(last) <= 12:
        # 2011/12 is a month to one and an academic year to another.
        following = (int(first) + 1) % 100 == int(last)
        day = None if following else _date(first, last, None)
        return {"end": day} if day else None
    end = last if len(last) == 4 else _full_year(last, first)
    return {"start": first, "end": end} if end and first <= end else None


def _range(text: str) -> dict[str, Any] | None:
    """Read two dates and what stands between them, where there is one way to do so."""
    readings = [
        found
        for gap in re.finditer(_GAP, text)
        if (found := _ends(text[: gap.start()], text[gap.end() :]))
    ]
    return readings[0] if len(readings) == 1 else None


def _ends(first: str, last: str) -> dict[str, Any] | None:
    first, last = first.strip(" ,()"), last.strip(" ,()")
    start = _one(first)
    if re.fullmatch(rf"{_NOW}\.?", last):
        return {"start": start, "state": "ongoing"} if start else None
    end = _one(last)
    if not start and end and re.fullmatch(r"[a-z]{3,10}\.?", first):
        start = _one(f"{first} {end[:4]}")
    if start and not end and _is_year(start) and re.fullmatch("'?[0-9]{2}", last):
        # With a dash, 2008 to 09 is two years to one and a month to another.
        end = _full_year(last[-2:], start) if last[0] == "'" or int(last) > 12 else None
        end = "2000" if last == "00" and start < "2000" else end
    return {"start": start, "end": end} if start and end and _in_order(start, end) else None


def _in_order(start: str, end: str) -> bool:
    return start[: len(end)] <= end[: len(start)]


def _full_year(short: str, since: str) -> str | None:
    """Return the year of two digits that comes next after *since*, within a working life."""
    year = int(since[:2] + short)
    year += 100 * (year < int(since))
    return str(year) if year - int(since) <= 50 and year < 2100 else None


def _one(text: str) -> str | None:
    """Return the date that the folded *text* is, or none."""
    for form in (*_IN_DIGITS, *(_IN_WORDS if any(map(str.isalpha, text)) else ())):
        if found := re.fullmatch(form, text):
            part = found.groupdict()
            month = _month(part["w"]) if part.get("w") else part.get("m")
            if part.get("w") and not month:
                return None
            return _date(_year(part["y"]), month, part.get("d"))
    return None


def _slashed_as_iso(text: str) -> str:
    """Return *text* with 28/02/2020 as 2020-02-28, where some date shows what comes first."""
    slashed = rf"\b({_DAY})([-/])({_DAY})\2({_YEAR})\b"
    found = re.findall(slashed, text)
    days_first = {int(first) > 12 for first, _, then, _ in found if max(int(first), int(then)) > 12}
    if len(days_first) == 1 or all(first == then for first, _, then, _ in found):
        return re.sub(slashed, r"\4-\3-\1" if days_first != {False} else r"\4-\1-\3", text)
    return text


def _year(text: str) -> str:
    """Return the full year of ``'19``, of this half century or the one before."""
    return text if len(text) == 4 else f"{20 if int(text[1:]) < 50 else 19}{text[1:]}"


def _month(word: str) -> str | None:
    """Return the number of the one month whose name begins with *word*."""
    found = [
        number
        for number, names in enumerate(_MONTHS, start=1)
        if any(name.startswith(word) for name in names.split())
    ]
    return f"{found[0]:02}" if len(found) == 1 else None


def _date(year: str, month: str | None, day: str | None) -> str | None:
    try:
        found = date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return None
    return found[: 10 if day else 7 if month else 4]
