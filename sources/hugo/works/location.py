"""Where a work stands in its venue, in the words behind the venue's name: ``12(3), 45-67``."""

from __future__ import annotations

import re
from typing import NamedTuple

YEAR = r"(?:19|20)\d\d"
MONTH = (
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|januar|februar|märz|mai|juni|juli|"
    r"oktober|dezember)\b\.?"
)
IDENTIFIER = r"(?:https?://|doi:?\s*10\.|doi\.org/|\b10\.\d{4,9}/|arxiv:|pmid:?\s*)\S+"
DASH = r"[-‐‑–—−]"
_NUMBER = r"[A-Za-z]{0,6}\d[\w.]*"
_RANGE = rf"{_NUMBER}\s?{DASH}+\s?{_NUMBER}"
_PAGES = rf"{_NUMBER}(?:\s?{DASH}+\s?{_NUMBER})?"

_LABELS = {
    "pages": ("pages?|págs?|pgs?|seiten?|pp|стр", "psс"),
    "article": ("articles?(?: (?:no|number|id))?|art", ""),
    "volume": ("volumes?|vol|band|bd|jahrgang|jg|tome|том", "vт"),
    "issue": ("issues?|iss|number|num|no|nr|núm|heft|вып(?:уск)?", "n"),
}
"""The words before each number, in the languages of the sites that were read, and the letters."""


def _label(part: str) -> str:
    words, letters = _LABELS[part]
    letter = rf"|[{letters}](?:[.:]\s?|\s)" if letters else ""
    return rf"(?<!\w)(?:(?:{words})(?:[.:]\s?|\s|(?=\d|\())" + letter + ")"


_LABELLED = {
    "pages": rf"{_label('pages')}(?P<value>{_PAGES})",
    "article": rf"{_label('article')}(?P<value>{_NUMBER})",
    "volume": rf"{_label('volume')}\(?(?P<value>{_NUMBER})(?:\)(?!\())?",
    "issue": (
        rf"(?:{_label('issue')}|№\s?|(?<!\w)n[°º]\s?|#)(?P<value>{_NUMBER}(?:{DASH}+\d+)?)|"
        r"(?:(?<!\w)no\. )?(?P<supplement>(?<!\w)suppl(?:ement)?\.? \d+)"
    ),
}

LABEL = "|".join(
    rf"(?:{words})\b\.?" + (rf"|[{letters}]\b\.?" if letters else "")
    for words, letters in _LABELS.values()
)
"""Any of the words."""

_V, _I, _P = r"(?P<volume>\d{1,5})", r"\((?P<issue>\w[^()\s]{0,8})\)", rf"(?P<pages>{_PAGES})"
_LONG = (
    rf"(?P<pages>(?!\d{{4}}\.\d{{4,5}}$)"
    rf"(?:{_RANGE}|[A-Za-z]{{0,6}}\d{{3,}}[\w.]*|[A-Za-z]{{1,6}}\d\d))"
)
_ONLY_RANGE = rf"(?P<pages>{_RANGE})"
_FORMS = (
    rf"{_V}\s?,?\s?{_I}(?:\s?[,:;.]?\s?{_P})?",
    rf"{_V}[,.]\s?(?P<issue>\d{{1,3}})[,:]\s?{_ONLY_RANGE}",
    rf"\((?P<volume>\d{{1,4}})\),\s?(?P<issue>\d{{1,3}})(?:,\s?{_P})?",
    rf"{_V}\s?:\s?{_P}",
    rf"{_V},\s?{_LONG}",
    rf"{_V}\s(?P<pages>{_RANGE}|\d{{5,}})",
    rf"\(?(?P<volume>\d{{1,3}})\)?(?:{DASH}{YEAR})?",
    _ONLY_RANGE,
    r"(?P<pages>e\d{4,}|[A-Za-z]{2,6}\d{2,})",
)
"""The forms of numbers without words, of which each shows which they are."""
_AFTER_VOLUME = (
    rf"{_I}(?:\s?[,:;.]?\s?{_P})?",
    rf"(?P<issue>\d{{1,3}})[,:]\s?{_ONLY_RANGE}",
    _LONG,
)
"""The same where the volume is known."""
_DATE = (
    rf"\(?\s?(?:(?<!\d)\d{{1,2}}(?:\s?{DASH}+\s?\d{{1,2}})?\.?\s)?{MONTH},?"
    rf"(?:\s?\d{{1,2}}(?:\s?{DASH}+\s?\d{{1,2}})?\b(?!\s?[(:]),?)?(?:\s?{YEAR}\b)?\s?\)?"
)
_YEAR_ALONE = (
    rf"\(\s?{YEAR}\s?\)|(?<![-‐‑–—−.:/\w(])(?<![-‐‑–—−]\s){YEAR}(?!\s?[-‐‑–—−]|\s?\(\d|\w|[./]\w)"
)


class Location(NamedTuple):
    """Where a work stands in its venue."""

    found: dict[str, str]
    """``volume``, ``issue``, ``pages``, ``publisher``."""
    rest: str
    """What could not be read."""


def read_location(tail: str, volume: str = "", *, in_book: bool = False) -> Location:
    """Return what *tail*, the text after the name of a venue, says: ``12(3), 45-67``.

    *volume* is known where it stood with the name. Of numbers without a word only those are read
    whose form shows which they are. What else ends the reference of a chapter *in_book* is the
    publisher.
    """
    found = {"volume": volume} if volume else {}
    text = re.sub(IDENTIFIER, " ", " ".join(tail.split()), flags=re.IGNORECASE)
    text = re.sub(r"\s?(?:--+|[–—−])\s?", "–", text)
    for part, pattern in _LABELLED.items():
        if match := re.search(pattern, text, re.IGNORECASE):
            found.setdefault("pages" if part == "article" else part, match[match.lastgroup or 0])
            text = f"{text[: match.start()]} , {text[match.end() :]}"
    text = re.sub(_DATE, " , ", text, flags=re.IGNORECASE)
    numbers, words = _numbers_and_words(re.sub(_YEAR_ALONE, " , ", text))
    forms = _AFTER_VOLUME if "volume" in found else _FORMS
    for form in (*forms, *((_P,) if volume else ())):
        match = re.fullmatch(form, numbers)
        values = {part: each for part, each in match.groupdict().items() if each} if match else {}
        if values and found.keys().isdisjoint(values):
            if re.fullmatch(r"\d{4,}", values.get("issue", "")) and not {*found, *values} & {
                "pages"
            }:
                # The number of an article, in brackets.
                values["pages"] = values.pop("issue")
            found, numbers = {**found, **values}, ""
    is_other = in_book and re.fullmatch(_OTHER_PUBLISHER, words)
    if publisher := publisher_in(words) or (words if is_other else None):
        found["publisher"], words = publisher, ""
    rest = ", ".join(filter(None, (numbers, words))).rstrip("( ")
    return Location({part: with_dash(value) for part, value in found.items()}, rest)


PUBLISHER = (
    r"(?P<publisher>(?:[^\W\d_][\w'’&-]* ){0,3}(?:[\w-]*[Vv]erlag|Verlag [\w-]+|Press|"
    r"Publish(?:ers?|ing)|"
    r"Springer(?: [A-Z]\w+){0,3}|Elsevier|Wiley(?:-[A-Z]\w+)?|Routledge|Palgrave(?: Macmillan)?|"
    r"Birkhäuser|De Gruyter))(?:, [A-Z]\w+)?"
)
"""The names of publishers that cannot be those of a venue."""
_OTHER_PUBLISHER = r"[^\W\d_][\w&’'-]*(?: [\w&’'-]+){0,4}"
_ASIDE = r"\([^()\d]*\)"
_PLACE_AND_PUBLISHER = (
    r"[^\W\d_][\w .'’-]{1,40}(?:, (?:[A-Z]{2}|[A-Z][a-z]+))?: (?P<publisher>[^\W\d_][^:;,\d]{1,60})"
)


def publisher_in(text: str) -> str | None:
    """Return the publisher that *text* is, with its place or without; None for anything else."""
    found = re.fullmatch(_PLACE_AND_PUBLISHER, text) or re.fullmatch(PUBLISHER, text)
    return found["publisher"].rstrip(" .") if found else None


def _numbers_and_words(text: str) -> tuple[str, str]:
    """Return the numbers of *text* and its words, each on their own."""
    asides = [aside for aside in re.findall(_ASIDE, text) if re.search(r"[^\W\d_]{3}", aside)]
    for aside in asides:
        text = text.replace(aside, " , ", 1)
    pieces = [piece.strip(" .:") for piece in re.split(r" ?[,;](?= |\d|\(|$)|\. ", text)]
    kept = [piece for piece in (*pieces, *asides) if piece.strip("() ")]
    numbers = [piece for piece in kept if re.search(r"\d", piece)]
    words = [piece.strip("() ,") for piece in kept if not re.search(r"\d", piece)]
    return ", ".join(numbers).strip(" ,.;:"), ", ".join(words).strip(" ,.;:")


def with_dash(value: str) -> str:
    """Return *value* with the dash of a range as it is printed."""
    return re.sub(r"\s*(?:--+|[‐‑–—−])\s*", "–", value).rstrip(".")
