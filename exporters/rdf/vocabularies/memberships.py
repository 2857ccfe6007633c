"""The ties of a person to organizations (https://www.w3.org/TR/vocab-org/)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pexport.profile import Position, Profile

from ...schemaorg.organization import site_url
from ..graph.graph import Node, Statement, node
from ..graph.terms import iri, literal
from .organization import organization_node, organization_reference
from .time import interval


def membership_statements(profile: Profile, me: str | None, as_of: date) -> Iterator[Statement]:
    """Yield the memberships of the person; *me* is the person's IRI."""
    site = site_url(profile)
    for position in profile.positions:
        if position.may_be_current(as_of):
            yield "org:memberOf", organization_reference(position.organization, site)
    for position in profile.positions:
        if position.organization:
            whole = organization_node(position.organization, site)
            yield "org:hasMembership", _membership(position, whole, me)


def _membership(position: Position, whole: Node, me: str | None) -> Node:
    return node(
        ("a", "org:Membership"),
        ("org:member", me),
        ("org:organization", _unit(position, whole)),
        ("org:role", position.role and _role(position.role)),
        ("org:memberDuring", interval(position)),
        ("dcterms:description", literal(position.description)),
        ("foaf:page", position.url and iri(position.url)),
    )


def _unit(position: Position, whole: Node) -> Node:
    """Return the department that the tie is to, as a unit of the *whole*, or the latter."""
    if position.department is None:
        return whole
    return node(
        ("a", "org:OrganizationalUnit"),
        ("skos:prefLabel", literal(position.department)),
        ("org:subOrganizationOf", whole),
    )


def _role(name: str) -> Node:
    return node(("a", "org:Role"), ("skos:prefLabel", literal(name)))
