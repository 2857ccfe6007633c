"""The IRIs of organizations and works."""

from __future__ import annotations

from pexport.profile import Organization, Work

from ...schemaorg import organization
from ...schemaorg.values import CROSSWALK, identifier_url
from ..graph.terms import iri

_WORKS = CROSSWALK["workIdentifiers"]


def organization_iriref(known: Organization, site: str | None) -> str | None:
    """Return the IRI of an organization: a registry's, else one below the *site* that names it."""
    address = organization.organization_iri(known, site)
    return address and iri(address)


def work_iriref(known: Work) -> str | None:
    """Return the IRI of a work: that of its DOI."""
    for identifier in known.identifiers:
        if identifier.scheme == "doi":
            address = identifier_url(_WORKS["doi"], identifier.value)
            if address:
                return iri(address)
    return None
