"""The BibTeX entry of a work, for what ORCID has no other place for: volume, pages, publisher.

A work holds one citation as text (work-3.0.xsd, citation); ORCID shows BibTeX formatted.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Any
from unicodedata import normalize

from pexport.profile import Work

from .values import CROSSWALK, Node

_ENTRIES: dict[str, Any] = CROSSWALK["bibtexEntries"]
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "{}%&#_$"},
    }
)
# BibTeX counts braces, escaped ones as well.
_ALONE = {**_ESCAPES, ord("{"): r"\textbraceleft{}", ord("}"): r"\textbraceright{}"}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def citation(work: Work) -> Node | None:
    """Return the citation, where it says more than the members of the work do."""
    if not (work.volume or work.issue or work.pages or work.publisher):
        return None
    return {"citation-type": "bibtex", "citation-value": _entry(work)}


def _entry(work: Work) -> str:
    entry, venue = _ENTRIES.get(work.type, _ENTRIES["other"])
    title = f"{work.title}: {work.subtitle}" if work.subtitle else work.title
    texts = {
        "title": title,
        "author": " and ".join(_name(author.name) for author in work.authors),
        venue: work.venue,
        "year": work.date and work.date[:4],
        "volume": work.volume,
        "number": work.issue,
        "pages": work.pages and work.pages.replace("–", "--"),
        "publisher": work.publisher,
    }
    fields = [
        f"  {name} = {{{text if name == 'author' else _braced(name, text)}}}"
        for name, text in texts.items()
        if text
    ]
    if work.date and len(work.date) >= 7:
        fields.append(f"  month = {_MONTHS[int(work.date[5:7]) - 1]}")
    fields += [
        f"  doi = {{{_escaped(identifier.value)}}}"
        for identifier in work.identifiers
        if identifier.scheme == "doi"
    ]
    return f"@{entry}{{{_key(work)},\n" + ",\n".join(fields) + "\n}"


def _name(text: str) -> str:
    """Return the name of an author, in braces where BibTeX would split it wrongly.

    It splits at blanks, at `` and `` and at commas, of which a name has two at most.
    """
    whole = " " not in text or " and " in text.lower() or text.count(",") > _COMMAS_OF_A_NAME
    return f"{{{_escaped(text)}}}" if whole else _escaped(text)


_COMMAS_OF_A_NAME = 2


def _key(work: Work) -> str:
    """Return the key of the entry: the family name of the first author and the year, in ASCII."""
    first = work.authors[0].name if work.authors else ""
    words = first.partition(",")[0].split()
    letters = normalize("NFKD", words[-1]).lower() if words else ""
    family = "".join([letter for letter in letters if letter.isascii() and letter.isalnum()])
    return f"{family or 'work'}{(work.date or '')[:4]}"


def _braced(name: str, text: str) -> str:
    """Return a text; braces keep BibTeX from lowering the capitals of a title."""
    return f"{{{_escaped(text)}}}" if name == "title" else _escaped(text)


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES if _is_balanced(text) else _ALONE)


def _is_balanced(text: str) -> bool:
    depths = accumulate((sign == "{") - (sign == "}") for sign in text)
    return text.count("{") == text.count("}") and min(depths, default=0) >= 0
