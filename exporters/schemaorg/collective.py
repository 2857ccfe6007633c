"""The organization that a site of several people presents, in schema.org's JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pexport.profile.collective import Collective

from .organization import organization, organization_iri, place, postal_address
from .values import Node, one_or_many, text, unique, without_empty


def collective(
    known: Collective, people: Iterable[tuple[Node, bool]], page_language: str | None
) -> Node:
    """Return the organization with references to its *people*, and whether each has left it.

    Its IRI is the one that people of the site who name it are tied to, so that all join on it.
    """
    site = known.subject and known.subject.partition("#")[0]
    iri = organization_iri(known.organization, site)
    whole = organization(known.organization, iri)
    present: list[Node] = []
    past: list[Node] = []
    for person, has_left in people:
        if "@id" in person:
            (past if has_left else present).append(_reference(person))
    about = known.description and text(known.description, known.language, page_language)
    others = [*_as_list(whole.get("sameAs")), *known.urls]
    if known.subject and known.subject != iri:
        others.append(known.subject)
    return without_empty(
        {
            "@type": "Organization",
            "@id": iri,
            "name": whole["name"],
            "alternateName": known.alternate_name,
            "description": about,
            "url": whole.get("url"),
            "logo": known.logo,
            "email": one_or_many(list(known.emails)),
            "telephone": one_or_many(list(known.phones)),
            "address": one_or_many(_addresses(known)),
            "identifier": whole.get("identifier"),
            "sameAs": one_or_many(unique(others)),
            "member": one_or_many(present),
            "alumni": one_or_many(past),
        }
    )


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _reference(person: Node) -> Node:
    return {key: person[key] for key in ("@type", "@id", "name")}


def _addresses(known: Collective) -> list[Node]:
    """Return the postal addresses, and the place unless one of them says it."""
    addresses = [postal_address(each) for each in known.addresses]
    where = place(known.organization)
    if len(where) > 1 and not any(where.items() <= each.items() for each in addresses):
        addresses.append(where)
    return addresses
