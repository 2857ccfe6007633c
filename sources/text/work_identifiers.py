"""The identifiers of works: as they stand in a key, in an address or in a running text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_DOI = r"10\.[0-9]{4,9}(?:\.[0-9]{1,9}){0,9}/[^\s\"<>]*[^\s\"<>.,;:]"
_ARXIV = r"([0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[a-z]{2})?/[0-9]{7})(?:v[0-9]+)?"
_LONGEST = 2_000
"""Characters of an identifier and its address; what is longer is none."""
# What publishers append to a DOI in the addresses of their pages.
_AFTER_DOI = (
    r"(?:/(?:abstract|full|fulltext|full-text|pdf|pdfft|epdf|epub|html?|meta|download|summary|"
    r"references|figures|tables|metrics))+$|(?:v[0-9]+)?(?:\.(?:full|abstract|short|article-info))?"
    r"(?:\.pdf\+html|\.e?pdf|\.html?)?$"
)


class WorkIdentifier(NamedTuple):
    """An identifier of a work."""

    scheme: str
    value: str


def parse_identifier(scheme: str, text: str) -> WorkIdentifier | None:
    """Return the identifier of *scheme* that *text* is, bare or as an address; else None.

    ISBN (ISO 2108) and ISSN (ISO 3297) are returned only with the right check digit.
    """
    if len(text) > _LONGEST:
        return None
    text = html.unescape(text).strip()
    found = identifier_in_url(text) if re.match("https?:", text, re.IGNORECASE) else None
    if found:
        return found if found.scheme == scheme else None
    form = _FORMS.get(scheme)
    matched = form and re.fullmatch(form, text, re.IGNORECASE)
    if not matched:
        return None
    value = matched[1]
    if scheme == "doi":
        value = _balanced(unquote(value) if "doi.org" in text else value)
        return WorkIdentifier(scheme, value)
    if scheme in ("isbn", "issn"):
        digits = re.sub("[^0-9X]", "", value.upper())
        if not (_isbn_holds(digits) if scheme == "isbn" else _weighted(digits, 8) % 11 == 0):
            return None
        value = digits if scheme == "isbn" else f"{digits[:4]}-{digits[4:]}"
    return WorkIdentifier(scheme, value.upper() if scheme == "pmcid" else value)


_FORMS = {
    "doi": rf"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:?\s*)?\s*({_DOI})[.,;:]*",
    "arxiv": rf"(?:arxiv:)?\s*{_ARXIV}(?:\s*\[[\w.-]+\])?",
    "pmid": r"(?:pmid:?\s*)?([1-9][0-9]{0,8})",
    "pmcid": r"(?:pmcid:?\s*)?(PMC[0-9]+)(?:\.[0-9]+)?",
    "isbn": r"(?:isbn(?:-1[03])?:?\s*)?((?:[0-9][ -]?){9}[0-9X]|(?:[0-9][ -]?){12}[0-9])",
    "issn": r"(?:e?issn:?\s*)?([0-9]{4}-?[0-9]{3}[0-9X])",
    "handle": r"(?:hdl:|handle:)?\s*([0-9]+(?:\.[0-9]+)*/\S+)",
}
"""The form of each identifier, alone in a text."""


def identifier_in_url(url: str) -> WorkIdentifier | None:
    """Return the identifier that the web address *url* states, or None."""
    if len(url) > _LONGEST:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.")
    path = unquote(parts.path)
    for scheme, hosts, form in _PLACES:
        if re.fullmatch(hosts, host) and (found := re.fullmatch(form, path, re.IGNORECASE)):
            return parse_identifier(scheme, found[1])
    if found := re.search(rf"/({_DOI})", path):
        return parse_identifier("doi", re.sub(_AFTER_DOI, "", found[1].rstrip("/"), count=1))
    return None


_PLACES = (
    ("doi", r"(?:dx\.)?doi\.org", r"/+(?:doi:)?\s*(10\..+?)/?"),
    ("arxiv", r"(?:export\.)?arxiv\.org", rf"/(?:abs|pdf|html|format|ps)/({_ARXIV})(?:\.pdf)?/?"),
    ("pmid", r"pubmed\.ncbi\.nlm\.nih\.gov", "/([0-9]+)/?"),
    ("pmid", r"ncbi\.nlm\.nih\.gov", "/(?:m/)?pubmed/([0-9]+)/?"),
    ("pmcid", r"(?:pmc\.)?ncbi\.nlm\.nih\.gov", "/(?:pmc/)?articles/(PMC[0-9]+)(?:/.*)?"),
    ("handle", r"hdl\.handle\.net", r"/([0-9]+(?:\.[0-9]+)*/.+?)/?"),
    # The publisher's own number stands after the DOI.
    ("doi", r"academic\.oup\.com", r"/.*/doi/(10\.[0-9]+/[^/]+/[^/]+)/[0-9]+/?"),
)
"""Where registries resolve their identifiers."""


def is_resolver_url(url: str) -> bool:
    """Say whether *url* leads to a work by nothing but its identifier."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return identifier_in_url(url) is not None and any(
        re.fullmatch(place[1], host) for place in _PLACES
    )


def identifiers_in_text(text: str) -> Iterator[WorkIdentifier]:
    """Yield the DOIs, arXiv and PubMed identifiers that a running *text* names."""
    text = html.unescape(text)
    for scheme, form in (
        ("doi", rf"({_DOI})"),
        ("arxiv", rf"\barxiv:\s*{_ARXIV}"),
        ("pmid", r"\bPMID:?\s*([0-9]+)"),
    ):
        for match in re.finditer(form, text, re.IGNORECASE):
            if found := parse_identifier(scheme, match[1]):
                yield found


def _balanced(value: str) -> str:
    """Return *value* without the brackets and dots that close the text around it."""
    while value[-1:] in ".,;:" or any(
        value.endswith(end) and value.count(start) < value.count(end)
        for start, end in ("()", "[]", "{}", "<>")
    ):
        value = value[:-1]
    return value


def _isbn_holds(digits: str) -> bool:
    if len(digits) == 10:
        return _weighted(digits, 10) % 11 == 0
    ean = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return digits[:3] in ("978", "979") and ean % 10 == 0


def _weighted(digits: str, first: int) -> int:
    values = (10 if digit == "X" else int(digit) for digit in digits)
    return sum(value * weight for value, weight in zip(values, range(first, 0, -1), strict=True))
