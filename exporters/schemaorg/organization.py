"""Organizations in schema.org's JSON-LD, and the IRIs by which every format names them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from pexport.profile import Address, Organization, OrganizationIdentifier, Profile

from .values import (
    CROSSWALK,
    Node,
    identifier_url,
    one_or_many,
    property_value,
    unique,
    without_empty,
)

_SCHEMES: dict[str, Node] = CROSSWALK["organizationIdentifiers"]


def registry_addresses(known: Organization) -> Iterator[str]:
    """Yield the addresses that registries give to an organization."""
    for identifier in known.identifiers:
        address = identifier_url(_SCHEMES[identifier.scheme], identifier.value)
        if address:
            yield address


def organization_iri(known: Organization, site: str | None) -> str | None:
    """Return the IRI of an organization: a registry's, else one below the *site* that names it.

    On one site a name is one organization, so that all formats and all its people's documents join
    on it: ``https://ada.example/#org-open-college``.
    """
    address = next(registry_addresses(known), None) if known.identifiers else None
    return address or (_iri_below_site(site, known.name) if site else None)


def has_organization_named_by_site(profile: Profile) -> bool:
    """Say whether an organization of *profile* has an IRI below the site."""
    site = site_url(profile)
    organizations = [each.organization for each in profile.positions]
    organizations += [each.organization for each in profile.education]
    organizations += [each.organization for each in profile.fundings]
    return site is not None and any(
        organization_iri(each, None) is None and organization_iri(each, site)
        for each in filter(None, organizations)
    )


def site_url(profile: Profile) -> str | None:
    """Return the address of the site that presents the person."""
    return profile.document.site_url if profile.document else None


@lru_cache(1024)
def _iri_below_site(site: str, name: str) -> str | None:
    slug = _slug(name)
    return f"{site.partition('#')[0]}#org-{slug}" if slug else None


def _slug(name: str) -> str:
    """Return the letters, digits and marks of *name*, in any script, with hyphens between words."""
    lower = name.lower()
    if lower.isascii():
        kept = re.sub(r"[^a-z0-9]+", "-", lower)
    else:
        # Categories L, M and N of Unicode, of which RFC 3987 excludes no character.
        kept = "".join([c if unicodedata.category(c)[0] in "LMN" else "-" for c in lower])
        kept = re.sub("-+", "-", kept)
    return kept.strip("-")


class Organizations:
    """The organizations of one document.

    Each is described in full once. After that its IRI stands for it, beside its type and name: most
    readers of JSON-LD in pages, Google's among them, look nothing up by ``@id``.
    """

    def __init__(self, site: str | None) -> None:
        self._site = site
        self._written: dict[str, Organization] = {}

    def node(self, known: Organization) -> Node:
        """Return the node of an organization."""
        iri = organization_iri(known, self._site)
        if iri is None:
            return organization(known, None)
        previous = self._written.get(iri)
        # The next mention is mostly of the same object, and comparing two is slow.
        self._written[iri] = known
        if previous is known or previous == known:
            return {"@type": "Organization", "@id": iri, "name": known.name}
        return organization(known, iri)


def is_reference(node: Node) -> bool:
    """Say whether *node* names an organization that is described elsewhere in the document."""
    return len(node) == 3 and "@id" in node


def organization(known: Organization, iri: str | None) -> Node:
    """Return all that is known of the organization *iri*."""
    # Most are a name and no more, and most documents hold several: not `filled`, for speed.
    node: Node = {"@type": "Organization"}
    if iri:
        node["@id"] = iri
    node["name"] = known.name
    if known.url:
        node["url"] = known.url
    if known.city or known.region or known.country:
        node["address"] = place(known)
    if known.identifiers:
        node["identifier"] = one_or_many([_identifier(each) for each in known.identifiers])
        # Its IRI is among them where a registry gave it: Google does not read `@id`.
        addresses = unique(registry_addresses(known))
        if addresses:
            node["sameAs"] = one_or_many(addresses)
    return node


def _identifier(identifier: OrganizationIdentifier) -> Node:
    scheme = _SCHEMES[identifier.scheme]
    url = identifier_url(scheme, identifier.value)
    return property_value(scheme["title"], scheme["registry"], identifier.value, url)


def place(known: Organization) -> Node:
    """Return where an organization is."""
    return without_empty(
        {
            "@type": "PostalAddress",
            "addressLocality": known.city,
            "addressRegion": known.region,
            "addressCountry": known.country,
        }
    )


def postal_address(address: Address) -> Node:
    """Return the postal address of a person or an organization."""
    return without_empty(
        {
            "@type": "PostalAddress",
            "streetAddress": address.street,
            "postalCode": address.postal_code,
            "addressLocality": address.locality,
            "addressRegion": address.region,
            "addressCountry": address.country,
        }
    )
