"""Whether a document of schema.org presents a person, who is one and has a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
    for thing in things:
        if "Person" in thing.types:
            yield from _check_name(thing)
            yield from _check_identity(thing)
        elif "PropertyValue" in thing.types and _is_orcid(thing):
            for value in thing.values("value"):
                yield from _check_orcid(value, f"{thing.place.where}/value")


def _check_presented(things: Sequence[Thing]) -> Iterator[Problem]:
    pages = [thing for thing in things if "ProfilePage" in thing.types]
    for page in pages:
        if not page.values("mainEntity"):
            yield Problem(
                "jsonld-person", page.where, "the page is about nobody: it has no mainEntity"
            )
    if not pages and not any("Person" in thing.types for thing in things):
        # That is right schema.org all the same: of an organization, of a work.
        yield Problem("jsonld-person", "/", "there is no Person", warning=True)


def _check_name(person: Thing) -> Iterator[Problem]:
    is_main = person.place.top or person.place.term == "mainEntity"
    if is_main and person.members and not person.values("name"):
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
