"""The IRIs that registries give to organizations and works."""

from __future__ import annotations

from collections.abc import Iterator

from pexport.model import Organization, Work

from .rdf_terms import iri
from .schemaorg_values import CROSSWALK, resolved

_ORGANIZATIONS = CROSSWALK["organizationIdentifiers"]
_WORKS = CROSSWALK["workIdentifiers"]


def organization_addresses(known: Organization) -> Iterator[str]:
    """Yield the addresses that stand for an organization."""
    for identifier in known.identifiers:
        address = resolved(_ORGANIZATIONS[identifier.scheme], identifier.value)
        if address:
            yield address


def organization_iri(known: Organization) -> str | None:
    """Return the IRI of an organization: the first of its addresses."""
    address = next(organization_addresses(known), None)
    return address and iri(address)


def work_iri(known: Work) -> str | None:
    """Return the IRI of a work: that of its DOI."""
    for identifier in known.identifiers:
        if identifier.scheme == "doi":
            address = resolved(_WORKS["doi"], identifier.value)
            if address:
                return iri(address)
    return None
