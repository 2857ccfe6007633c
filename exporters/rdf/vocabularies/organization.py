"""Organizations in ORG (https://www.w3.org/TR/vocab-org/), FOAF and SKOS."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pexport.profile import Organization

from ...schemaorg.organization import registry_addresses
from ...schemaorg.values import CROSSWALK
from ..graph.graph import Node, Statement, node
from ..graph.terms import iri, literal
from .registries import organization_iriref

_REGISTRIES = CROSSWALK["organizationIdentifiers"]


def organization_node(known: Organization, site: str | None, *more: Statement) -> Node:
    """Return an organization with all that is known of it, and *more*.

    The *site* names the one that no registry has an IRI for.
    """
    name = literal(known.name)
    return node(
        ("a", "foaf:Organization"),
        ("a", "org:Organization"),
        ("foaf:name", name),
        ("skos:prefLabel", name),
        ("foaf:page", known.url and iri(known.url)),
        ("org:hasSite", _site(known)),
        *_identifiers(known),
        *more,
        iri=organization_iriref(known, site),
    )


def organization_reference(known: Organization | None, site: str | None) -> Node | None:
    """Return an organization, if any, with its name alone, where it is described elsewhere."""
    if known is None:
        return None
    return node(
        ("a", "foaf:Organization"),
        ("rdfs:label", literal(known.name)),
        iri=organization_iriref(known, site),
    )


def _identifiers(known: Organization) -> Iterator[Statement]:
    for address in islice(registry_addresses(known), 1, None):
        yield "owl:sameAs", iri(address)
    for identifier in known.identifiers:
        if "base" not in _REGISTRIES[identifier.scheme]:
            yield "dcterms:identifier", literal(f"{identifier.scheme}:{identifier.value}")


def _site(known: Organization) -> Node | None:
    if not (known.city or known.region):
        return None
    address = node(
        ("a", "vcard:Address"),
        ("vcard:locality", literal(known.city)),
        ("vcard:region", literal(known.region)),
    )
    return node(("a", "org:Site"), ("org:siteAddress", address))
