"""Organizations in ORG (https://www.w3.org/TR/vocab-org/), FOAF and SKOS."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pexport.profile import Organization

from ...schemaorg.organization import registry_addresses
from ...schemaorg.values import CROSSWALK
from ..graph.graph import Node, Statement, node
from ..graph.terms import iri, literal
from .registries import organization_iri

_REGISTRIES = CROSSWALK["organizationIdentifiers"]


def organization(described: Organization, site: str | None, *more: Statement) -> Node:
    """Return an organization with all that is known of it, and *more*.

    The *site* names the one that no registry has an IRI for.
    """
    name = literal(described.name)
    return node(
        ("a", "foaf:Organization"),
        ("a", "org:Organization"),
        ("foaf:name", name),
        ("skos:prefLabel", name),
        ("foaf:page", described.url and iri(described.url)),
        ("org:hasSite", _site(described)),
        *_identifiers(described),
        *more,
        iri=organization_iri(described, site),
    )


def mention(mentioned: Organization | None, site: str | None) -> Node | None:
    """Return an organization, if any, with its name alone, where it is described elsewhere."""
    if mentioned is None:
        return None
    return node(
        ("a", "foaf:Organization"),
        ("rdfs:label", literal(mentioned.name)),
        iri=organization_iri(mentioned, site),
    )


def _identifiers(known: Organization) -> Iterator[Statement]:
    for address in islice(registry_addresses(known), 1, None):
        yield "owl:sameAs", iri(address)
    for identifier in known.identifiers:
        if "base" not in _REGISTRIES[identifier.scheme]:
            yield "dcterms:identifier", literal(f"{identifier.scheme}:{identifier.value}")


def _site(described: Organization) -> Node | None:
    if not (described.city or described.region):
        return None
    address = node(
        ("a", "vcard:Address"),
        ("vcard:locality", literal(described.city)),
        ("vcard:region", literal(described.region)),
    )
    return node(("a", "org:Site"), ("org:siteAddress", address))
