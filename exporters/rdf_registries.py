"""The IRIs that registries give to organizations and works."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

import orjson

from pexport.checks import vocab
from pexport.model import Organization, Work

from .rdf_terms import iri

CROSSWALK: Mapping[str, Mapping[str, Mapping[str, Any]]] = orjson.loads(
    vocab("schemaorg/crosswalk.json")
)
"""The tables from the profile's values to schema.org's and to registries."""

_ORGANIZATIONS = CROSSWALK["organizationIdentifiers"]
_WORKS = CROSSWALK["workIdentifiers"]


def resolved(registry: Mapping[str, Any], value: str) -> str | None:
    """Return the address of *value*, bare or already an address, at its *registry*."""
    base = registry.get("base")
    if base is None:
        return None
    bare = value.removeprefix(base)
    # RFC 3986 section 3.3: what a path may hold stays as it is.
    return None if "://" in bare else base + quote(bare, safe="/:;()@!$&'*+,=")


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
