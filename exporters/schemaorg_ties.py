"""What the person is tied to for a time: organizations, schools with their degrees, grants.

A tie that holds stands first as it is, which every reader understands. What else is known of it,
and ties that are over, stand in a Role: schema.org's pattern for saying more of a property, which
holds the property once more (https://blog.schema.org/2014/06/16/introducing-role/).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pexport.model import (
    Education,
    Funding,
    Organization,
    OrganizationIdentifier,
    Position,
    Profile,
    Project,
)

from .schemaorg_values import CROSSWALK, Node, filled, one_or_many, property_value, resolved, unique

_POSITIONS: dict[str, dict[str, str]] = CROSSWALK["positions"]
_STUDIES: dict[str, dict[str, str]] = CROSSWALK["studies"]
_SCHEMES: dict[str, Node] = CROSSWALK["organizationIdentifiers"]
_TERMS = ("worksFor", "affiliation", "memberOf", "alumniOf", "hasCredential", "funding")


class Tie(NamedTuple):
    """One property of the person with its two values."""

    term: str
    plain: Node | None
    role: Node | None


def ties(profile: Profile, as_of: date) -> Node:
    """Return all ties by their property, each with its plain values first."""
    plain: dict[str, list[Node]] = {name: [] for name in _TERMS}
    roles: dict[str, list[Node]] = {name: [] for name in _TERMS}
    for tie in _ties(profile, as_of):
        if tie.plain and tie.plain not in plain[tie.term]:
            plain[tie.term].append(tie.plain)
        if tie.role:
            roles[tie.term].append(tie.role)
    return {name: one_or_many(plain[name] + roles[name]) for name in _TERMS}


def _ties(profile: Profile, as_of: date) -> Iterator[Tie]:
    for position in profile.positions:
        yield _position(position, as_of)
    for education in profile.education:
        yield from _study(education, as_of)
    for project in profile.projects:
        if project.kind == "project":
            yield _project(project, as_of)
    for funding in profile.fundings:
        yield _funding(funding, as_of)


def _tie(term: str, whole: Node, role: Node, *, holds: bool) -> Tie:
    """Return a tie to *whole*, with its Role where that says more."""
    # A Role of no more than its type and the same value says nothing of its own.
    says_more = len(role) > 2 or role[term] is not whole
    return Tie(term, whole if holds else None, role if says_more or not holds else None)


def _position(position: Position, as_of: date) -> Tie:
    """Name a department in the Role alone: the tie is to it, and through it to the whole."""
    kind = _POSITIONS[position.kind]
    whole = organization(position.organization)
    part = whole
    if position.department:
        part = {
            "@type": "Organization",
            "name": position.department,
            "parentOrganization": whole,
        }
    role = filled(
        {
            "@type": kind["role"],
            "roleName": position.role,
            "startDate": position.start,
            "endDate": position.end,
            "description": position.description,
            "url": position.url,
            kind["term"]: part,
        }
    )
    return _tie(kind["term"], whole, role, holds=position.may_hold(as_of))


def _study(education: Education, as_of: date) -> Iterator[Tie]:
    """Call nobody an alumnus who has not finished; of undated studies a Role claims neither."""
    whole = organization(education.organization)
    term, holds = "affiliation", False
    if education.ended(as_of):
        term, holds = "alumniOf", True
        if education.degree:
            yield Tie("hasCredential", _credential(education, whole), None)
    elif education.ongoing(as_of):
        term, holds = _STUDIES[education.kind]["ongoing"], True
    role = filled(
        {
            "@type": "OrganizationRole",
            "name": education.degree,
            "disambiguatingDescription": education.field,
            "startDate": education.start,
            "endDate": education.end,
            "description": education.description,
            "url": education.url,
            term: whole,
        }
    )
    yield _tie(term, whole, role, holds=holds)


def _credential(education: Education, school: Node) -> Node:
    return filled(
        {
            "@type": "EducationalOccupationalCredential",
            "name": education.degree,
            "credentialCategory": _STUDIES[education.kind]["category"],
            "about": education.field and {"@type": "Thing", "name": education.field},
            "recognizedBy": school,
        }
    )


def kinds_of_no_study(profile: Profile, as_of: date) -> dict[str, str]:
    """Return the drops of studies whose kind nothing tells: not running, and without a degree."""
    return {
        f"education/{index}/kind": "only a degree, or studies that go on, tell the kind of studies"
        for index, study in enumerate(profile.education)
        if not (study.ongoing(as_of) or (study.ended(as_of) and study.degree))
    }


def _project(project: Project, as_of: date) -> Tie:
    node = filled(
        {
            "@type": "Project",
            "name": project.name,
            "description": project.description,
            "url": project.url,
        }
    )
    role = filled(
        {
            "@type": "OrganizationRole",
            "roleName": project.role,
            "startDate": project.start,
            "endDate": project.end,
            "memberOf": node,
        }
    )
    return _tie("memberOf", node, role, holds=project.may_hold(as_of))


def _funding(funding: Funding, as_of: date) -> Tie:
    node = filled(
        {
            "@type": "Grant",
            "name": funding.title,
            "identifier": funding.number,
            "url": funding.url,
            "funder": organization(funding.organization),
        }
    )
    role = filled(
        {
            "@type": "Role",
            "startDate": funding.start,
            "endDate": funding.end,
            "funding": node,
        }
    )
    return _tie("funding", node, role, holds=funding.may_hold(as_of))


def organization(known: Organization) -> Node:
    """Return an organization; the first address among its identifiers is its IRI."""
    # Most are a name and no more, and most documents hold several: not `filled`, for speed.
    node: Node = {"@type": "Organization"}
    addresses = [resolved(_SCHEMES[each.scheme], each.value) for each in known.identifiers]
    iris = unique(address for address in addresses if address)
    if iris:
        node["@id"] = iris[0]
    node["name"] = known.name
    if known.url:
        node["url"] = known.url
    if known.city or known.region or known.country:
        node["address"] = _address(known)
    if addresses:
        node["identifier"] = one_or_many(
            [_identifier(each, url) for each, url in zip(known.identifiers, addresses, strict=True)]
        )
    if len(iris) > 1:
        node["sameAs"] = one_or_many(iris[1:])
    return node


def _identifier(identifier: OrganizationIdentifier, url: str | None) -> Node:
    scheme = _SCHEMES[identifier.scheme]
    return property_value(scheme["title"], scheme["registry"], identifier.value, url)


def _address(known: Organization) -> Node:
    return filled(
        {
            "@type": "PostalAddress",
            "addressLocality": known.city,
            "addressRegion": known.region,
            "addressCountry": known.country,
        }
    )
