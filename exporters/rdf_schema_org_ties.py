"""What a person is tied to for a time, in schema.org: organizations, projects and grants.

A tie that holds stands first as it is. What else is known of it, and ties that are over, stand in a
Role, which holds the property once more
(https://blog.schema.org/2014/06/16/introducing-role/).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from pexport.model import DatedFact, Education, Funding, Organization, Position, Profile, Project

from .rdf_graph import Node, Statement, node
from .rdf_registries import CROSSWALK, organization_addresses, organization_iri, resolved
from .rdf_terms import iri, literal
from .rdf_time import schema_date

_POSITIONS = CROSSWALK["positions"]
_STUDIES = CROSSWALK["studies"]
_REGISTRIES = CROSSWALK["organizationIdentifiers"]


def ties(profile: Profile, as_of: date) -> Iterator[Statement]:
    """Yield all ties of the person."""
    for position in profile.positions:
        yield from _position(position, as_of)
    for education in profile.education:
        yield from _study(education, as_of)
    for project in profile.projects:
        if project.kind == "project":
            yield from _project(project, as_of)
    for funding in profile.fundings:
        yield from _funding(funding, as_of)
    for education in profile.education:
        if education.degree and education.ended(as_of):
            yield "schema:hasCredential", _credential(education)


def period(fact: DatedFact) -> tuple[Statement, Statement]:
    """Return the dates of a Role, as precise as they are known."""
    return ("schema:startDate", schema_date(fact.start)), ("schema:endDate", schema_date(fact.end))


def property_value(title: str | None, registry: str, value: str, url: str | None) -> Node:
    """Return an identifier; *registry* names its scheme (https://schema.org/propertyID)."""
    return node(
        ("a", "schema:PropertyValue"),
        ("schema:name", literal(title)),
        ("schema:propertyID", literal(registry)),
        ("schema:value", literal(value)),
        ("schema:url", url and iri(url)),
    )


def _tie(term: str, whole: Node, role: Node, *, holds: bool) -> Iterator[Statement]:
    """Yield a tie to *whole*; *role* says more than its class and the tie, or nothing."""
    if holds:
        yield term, whole
    if not holds or len(role.statements) > 2 or (term, whole) not in role.statements:
        yield term, role


def _position(position: Position, as_of: date) -> Iterator[Statement]:
    """Yield the tie to an organization; a department is named in the Role alone."""
    kind = _POSITIONS[position.kind]
    term = f"schema:{kind['term']}"
    whole = _organization(position.organization)
    role = node(
        ("a", f"schema:{kind['role']}"),
        ("schema:roleName", literal(position.role)),
        *period(position),
        ("schema:description", literal(position.description)),
        ("schema:url", position.url and iri(position.url)),
        (term, _department(position.department, whole) if position.department else whole),
    )
    yield from _tie(term, whole, role, holds=position.may_hold(as_of))


def _department(name: str, whole: Node) -> Node:
    return node(
        ("a", "schema:Organization"),
        ("schema:name", literal(name)),
        ("schema:parentOrganization", whole),
    )


def _study(education: Education, as_of: date) -> Iterator[Statement]:
    """Yield the tie to a school: only who has finished is an alumnus."""
    ended = education.ended(as_of)
    ongoing = education.ongoing(as_of)
    term = "schema:affiliation"
    if ended:
        term = "schema:alumniOf"
    elif ongoing:
        term = f"schema:{_STUDIES[education.kind]['ongoing']}"
    whole = _organization(education.organization)
    role = node(
        ("a", "schema:OrganizationRole"),
        ("schema:name", literal(education.degree)),
        ("schema:disambiguatingDescription", literal(education.field)),
        *period(education),
        ("schema:description", literal(education.description)),
        ("schema:url", education.url and iri(education.url)),
        (term, whole),
    )
    yield from _tie(term, whole, role, holds=ended or ongoing)


def _credential(education: Education) -> Node:
    field = node(("a", "schema:Thing"), ("schema:name", literal(education.field)))
    return node(
        ("a", "schema:EducationalOccupationalCredential"),
        ("schema:name", literal(education.degree)),
        ("schema:credentialCategory", literal(_STUDIES[education.kind]["category"])),
        ("schema:about", field if education.field else None),
        ("schema:recognizedBy", _organization(education.organization)),
    )


def _project(project: Project, as_of: date) -> Iterator[Statement]:
    term = "schema:memberOf"
    whole = node(
        ("a", "schema:Project"),
        ("schema:name", literal(project.name)),
        ("schema:description", literal(project.description)),
        ("schema:url", project.url and iri(project.url)),
    )
    role = node(
        ("a", "schema:OrganizationRole"),
        ("schema:roleName", literal(project.role)),
        *period(project),
        (term, whole),
    )
    yield from _tie(term, whole, role, holds=project.may_hold(as_of))


def _funding(funding: Funding, as_of: date) -> Iterator[Statement]:
    term = "schema:funding"
    whole = node(
        ("a", "schema:Grant"),
        ("schema:name", literal(funding.title)),
        ("schema:identifier", literal(funding.number)),
        ("schema:url", funding.url and iri(funding.url)),
        ("schema:funder", _organization(funding.organization)),
    )
    role = node(("a", "schema:Role"), *period(funding), (term, whole))
    yield from _tie(term, whole, role, holds=funding.may_hold(as_of))


def _organization(known: Organization) -> Node:
    return node(
        ("a", "schema:Organization"),
        ("schema:name", literal(known.name)),
        ("schema:url", known.url and iri(known.url)),
        ("schema:address", _address(known)),
        *_identifiers(known),
        iri=organization_iri(known),
    )


def _identifiers(known: Organization) -> Iterator[Statement]:
    for identifier in known.identifiers:
        registry = _REGISTRIES[identifier.scheme]
        value = property_value(
            registry["title"],
            registry["registry"],
            identifier.value,
            resolved(registry, identifier.value),
        )
        yield "schema:identifier", value
    for address in islice(organization_addresses(known), 1, None):
        yield "schema:sameAs", iri(address)


def _address(known: Organization) -> Node | None:
    if not (known.city or known.region or known.country):
        return None
    return node(
        ("a", "schema:PostalAddress"),
        ("schema:addressLocality", literal(known.city)),
        ("schema:addressRegion", literal(known.region)),
        ("schema:addressCountry", literal(known.country)),
    )
