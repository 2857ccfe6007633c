"""Whether a document of schema.org presents a person, who is one and has a name."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import Any

from pexport.exporter import Problem
from pexport.profile import checksum

from .. import forms
from .things import Thing

_NAMES_ORCID = re.compile(r"\borcid\b|/Property:P496$", re.IGNORECASE)


def check_person(things: Sequence[Thing]) -> Iterator[Problem]:
    """Yield what a reader who looks for a person would miss, or find contradicted."""
    if not things:
        return
    yield from _check_presented(things)
    # What is said of one person may stand in several places (JSON-LD 1.1 section 4.10).
    named = {thing.iri for thing in things if thing.iri and thing.values("name")}
    for thing in things:
        if "Person" in thing.types:
            yield from _check_name(thing, named)
            yield from _check_identity(thing)
        elif "PropertyValue" in thing.types and _is_orcid(thing):
            for value in thing.values("value"):
                yield from _check_orcid(value, f"{thing.place.where}/value")


def _check_presented(things: Sequence[Thing]) -> Iterator[Problem]:
    pages = [thing for thing in things if "ProfilePage" in thing.types]
    presenting = _presenting_pages(things)
    for page in pages:
        # What only refers to a page says nothing of it, and the page is judged where it stands.
        if page.members and not _presents_somebody(page) and presenting.isdisjoint(_names(page)):
            yield Problem(
                "jsonld-person", page.where, "the page is about nobody: it has no mainEntity"
            )
    if not pages and not any("Person" in thing.types for thing in things):
        # That is right schema.org all the same: of an organization, of a work.
        yield Problem("jsonld-person", "/", "there is no Person", warning=True)


def _presents_somebody(page: Thing) -> bool:
    """Say whether the page itself has a main entity, or stands inside of one.

    mainEntityOfPage is the inverse of mainEntity (https://schema.org/mainEntityOfPage).
    """
    place = page.place
    inverse = "mainEntity" if place.reverse else "mainEntityOfPage"
    reverse = page.keywords.get("@reverse")
    is_pointed_at = isinstance(reverse, dict) and "mainEntityOfPage" in reverse
    return bool(page.values("mainEntity")) or place.term == inverse or is_pointed_at


def _presenting_pages(things: Sequence[Thing]) -> set[str]:
    """Return the addresses of the pages that somebody is said to be the main entity of."""
    found: set[str] = set()
    for thing in things:
        if "ProfilePage" in thing.types and _presents_somebody(thing) and thing.iri:
            found.add(thing.iri)
        for value in thing.values("mainEntityOfPage"):
            iris = [value.get(key) for key in _ADDRESSES] if isinstance(value, dict) else [value]
            found |= {thing.context.resolved(iri) for iri in iris if isinstance(iri, str)}
    return found


_ADDRESSES = ("@id", "id", "url")


def _names(page: Thing) -> set[str]:
    """Return by which addresses a page is known."""
    urls = {page.context.resolved(url) for url in page.values("url") if isinstance(url, str)}
    return urls | {page.iri}


def _check_name(person: Thing, named: Container[str]) -> Iterator[Problem]:
    is_main = person.place.top or person.place.term == "mainEntity"
    if is_main and person.members and not person.values("name") and person.iri not in named:
        yield Problem("jsonld-person", person.where, "the person has no name")


def _check_identity(person: Thing) -> Iterator[Problem]:
    """Yield that the addresses of a person are those of two (https://schema.org/sameAs)."""
    addresses = [person.keywords.get("@id"), *person.values("sameAs")]
    addresses += [
        each.get(key) if isinstance(each, dict) else each
        for each in person.values("identifier")
        for key in ("@id", "url", "value")
    ]
    found = {
        known.value.upper()
        for each in addresses
        if isinstance(each, str)
        and (known := forms.registry_identifier(each))
        and known.scheme == "orcid"
    }
    if len(found) > 1:
        message = f"this person has two ORCID iDs: {' and '.join(sorted(found))}"
        yield Problem("jsonld-identity", person.where, message)


def _is_orcid(thing: Thing) -> bool:
    given = [*thing.values("propertyID"), *thing.values("name")]
    return any(_NAMES_ORCID.search(each) for each in given if isinstance(each, str))


def _check_orcid(value: Any, where: str) -> Iterator[Problem]:
    """Yield that a bare ORCID iD is none; as an address it is checked wherever it stands."""
    if isinstance(value, str) and ":" not in value and not checksum.is_valid("orcid", value):
        yield Problem("jsonld-checksum", where, f"not a valid ORCID iD: {value!r}")
