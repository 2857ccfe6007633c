"""One date as people write it: in digits or words of several languages, with or without a day."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

YEAR = "(?:1[89]|20)[0-9][0-9]"
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
_WORD = r"(?P<w>[a-z]{3,10})\.?"
_ANY_YEAR = rf"(?P<y>{YEAR}|'[0-9]{{2}})"
_IN_DIGITS = (
    rf"(?P<y>{YEAR})(?:([-/.])\s?(?P<m>{_DAY})(?:\2\s?(?P<d>{_DAY})\.?(?:{_TIME})?)?)?",
    rf"(?P<m>{_DAY})\s?[-/.]\s?(?P<y>{YEAR})",
    rf"(?P<d>{_DAY})\.\s?(?P<m>{_DAY})\.\s?(?P<y>{YEAR})",
    _ANY_YEAR,
)
_IN_WORDS = (
    rf"(?:(?P<d>{_DAY}){_NTH}\.?[ -]?(?:of |de |d')?)?{_WORD}[ ,/-]*(?:of |de |del )?{_ANY_YEAR}",
    rf"{_WORD}\s(?P<d>{_DAY})(?:st|nd|rd|th)?,?\s{_ANY_YEAR}",
    rf"(?P<y>{YEAR})[ ,/-]*{_WORD}(?:[ -](?P<d>{_DAY})(?:st|nd|rd|th)?)?",
    rf"(?P<y>{YEAR})\s?[年년](?:\s?(?P<m>{_DAY})\s?[月월](?:\s?(?P<d>{_DAY})\s?[日일号號])?)?",
)


def parse_single_date(text: str) -> str | None:
    """Return the date that the folded *text* is, or none."""
    for form in (*_IN_DIGITS, *(_IN_WORDS if any(map(str.isalpha, text)) else ())):
        if found := re.fullmatch(form, text):
            part = found.groupdict()
            month = _month_number(part["w"]) if part.get("w") else part.get("m")
            if part.get("w") and not month:
                return None
            return make_date(_full_year_of(part["y"]), month, part.get("d"))
    return None


def make_date(year: str, month: str | None, day: str | None) -> str | None:
    """Return the date in ISO 8601, as precise as it is given; None where there is no such day."""
    try:
        found = date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return None
    return found[: 10 if day else 7 if month else 4]


def _month_number(word: str) -> str | None:
    """Return the number of the one month whose name begins with *word*."""
    found = [
        number
        for number, names in enumerate(_MONTHS, start=1)
        if any(name.startswith(word) for name in names.split())
    ]
    return f"{found[0]:02}" if len(found) == 1 else None


def _full_year_of(text: str) -> str:
    """Return the full year of ``'19``, of this half century or the one before."""
    return text if len(text) == 4 else f"{20 if int(text[1:]) < 50 else 19}{text[1:]}"


def is_year(text: str) -> bool:
    """Say whether *text* is a year of the last three centuries."""
    return len(text) == 4 and text.isascii() and text.isdigit() and text[:2] in ("18", "19", "20")


def next_year_ending(short: str, since: str) -> str | None:
    """Return the year of two digits that comes next after *since*, within a working life."""
    year = int(since[:2] + short)
    year += 100 * (year < int(since))
    return str(year) if year - int(since) <= 50 and year < 2100 else None


def fold_date(text: str) -> str:
    """Return *text* in small letters without accents, with plain quotes, digits and dashes."""
    apart = unicodedata.normalize("NFKD", re.sub("[’‘`´]", "'", text)).casefold()
    kept = "".join(char for char in apart if not unicodedata.combining(char))
    return " ".join(unicodedata.normalize("NFC", kept).split())


def dates_with_slashes_as_iso(text: str) -> str:
    """Return *text* with 28/02/2020 as 2020-02-28, where some date shows what comes first."""
    slashed = rf"\b({_DAY})([-/])({_DAY})\2({YEAR})\b"
    found = re.findall(slashed, text)
    days_first = {int(first) > 12 for first, _, then, _ in found if max(int(first), int(then)) > 12}
    if len(days_first) == 1 or all(first == then for first, _, then, _ in found):
        return re.sub(slashed, r"\4-\3-\1" if days_first != {False} else r"\4-\1-\3", text)
    return text
