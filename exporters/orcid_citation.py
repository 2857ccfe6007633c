"""The BibTeX entry of a work, for what ORCID has no other place for: volume, pages, publisher.

A work holds one citation as text (work-3.0.xsd, citation); ORCID shows BibTeX formatted.
"""

from __future__ import annotations

from typing import Any

from pexport.model import Work

from .orcid_values import CROSSWALK, Node

_ENTRIES: dict[str, Any] = CROSSWALK["bibtexEntries"]
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "{}%&#_$"},
    }
)
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
        "author": " and ".join(f"{{{_escaped(author.name)}}}" for author in work.authors),
        venue: work.venue,
        "year": work.date and work.date[:4],
        "volume": work.volume,
        "number": work.issue,
        "pages": work.pages and work.pages.replace("–", "--"),
        "publisher": work.publisher,
    }
    fields = [
        # Braces keep BibTeX from lowering capitals, and from splitting names of one piece.
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
    return f"@{entry}{{work,\n" + ",\n".join(fields) + "\n}"


def _braced(name: str, text: str) -> str:
    return f"{{{_escaped(text)}}}" if name == "title" else _escaped(text)


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)
