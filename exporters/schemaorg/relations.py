"""The relations of the person that last for a time: to organizations, schools with degrees, grants.

A relation that holds stands first as it is, which every reader understands. What else is known of
it, and relations that are over, stand in a Role: schema.org's pattern for saying more of a
property, which holds the property once more (https://blog.schema.org/2014/06/16/introducing-role/).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from pexport.profile import Education, Funding, Organization, Position, Profile, Project

from .organization import Organizations, is_reference, site_url
from .values import CROSSWALK, Node, one_or_many, same_if, without_empty

_POSITIONS: dict[str, dict[str, str]] = CROSSWALK["positions"]
_STUDIES: dict[str, dict[str, str]] = CROSSWALK["studies"]
_TERMS = (
    "worksFor",
    "affiliation",
    "memberOf",
    "hasOccupation",
    "alumniOf",
    "hasCredential",
    "funding",
)


class Relation(NamedTuple):
    """One property of the person with its two values."""

    term: str
    plain: Node | None
    role: Node | None


def relations(profile: Profile, as_of: date) -> Node:
    """Return all relations by their property, each with its plain values first."""
    plain: dict[str, list[Node]] = {name: [] for name in _TERMS}
    roles: dict[str, list[Node]] = {name: [] for name in _TERMS}
    listed: dict[str, set[Any]] = {name: set() for name in _TERMS}
    for each in _relations(profile, as_of):
        if each.plain and not _is_listed(each.plain, listed[each.term]):
            plain[each.term].append(each.plain)
            listed[each.term] |= {same_if(each.plain), each.plain.get("@id")}
        if each.role:
            roles[each.term].append(each.role)
    return {name: one_or_many(plain[name] + roles[name]) for name in _TERMS}


def _is_listed(node: Node, among: set[Any]) -> bool:
    return (node["@id"] if is_reference(node) else same_if(node)) in among


def _relations(profile: Profile, as_of: date) -> Iterator[Relation]:
    known = Organizations(site_url(profile))
    for position in profile.positions:
        if position.organization:
            yield _position(position, position.organization, known, as_of)
        else:
            yield _occupation(position, as_of)
    for education in profile.education:
        if education.organization:
            yield from _study(education, education.organization, known, as_of)
        if _has_earned_degree(education, as_of):
            school = known.node(education.organization) if education.organization else None
            yield Relation("hasCredential", _credential(education, school), None)
    for project in profile.projects:
        if project.kind == "project":
            yield _project(project, as_of)
    for funding in profile.fundings:
        yield _funding(funding, known, as_of)


def _relation(term: str, plain: Node | None, role: Node, *, says_more: bool = False) -> Relation:
    """Return a relation, *plain* where it holds, and in its Role where that says more."""
    # A Role of no more than its type and the same value says nothing of its own.
    return Relation(term, plain, role if says_more or len(role) > 2 or plain is None else None)


def _position(
    position: Position, whole: Organization, known: Organizations, as_of: date
) -> Relation:
    """Name a department in the Role alone: the relation is to it, and through it to the whole."""
    kind = _POSITIONS[position.kind]
    plain = known.node(whole) if position.may_be_current(as_of) else None
    part = known.node(whole)
    if position.department:
        part = {
            "@type": "Organization",
            "name": position.department,
            "parentOrganization": part,
        }
    role = without_empty(
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
    return _relation(kind["term"], plain, role, says_more=position.department is not None)


def _occupation(position: Position, as_of: date) -> Relation:
    """Return a job without an organization, as schema.org says it of past professions."""
    occupation = {"@type": "Occupation", "name": position.role}
    role = without_empty(
        {
            "@type": "Role",
            "startDate": position.start,
            "endDate": position.end,
            "description": position.description,
            "url": position.url,
            "hasOccupation": occupation,
        }
    )
    return _relation("hasOccupation", occupation if position.may_be_current(as_of) else None, role)


def _study(
    education: Education, school: Organization, known: Organizations, as_of: date
) -> Iterator[Relation]:
    """Call nobody an alumnus who has not finished; of undated studies a Role claims neither.

    Who has finished is an alumnus from that day on (https://schema.org/alumniOf, example 2). The
    time of the studies, where it is known, is that of another relation, which is over.
    """
    about: Node = {
        "name": education.degree,
        "disambiguatingDescription": education.field,
        "description": education.description,
        "url": education.url,
    }
    period = {"startDate": education.start, "endDate": education.end}
    if education.ended(as_of):
        left = {"startDate": education.end}
        said = left if education.start else about | left
        plain = known.node(school)
        yield _relation("alumniOf", plain, _study_role("alumniOf", said, known.node(school)))
        if education.start:
            term = _STUDIES[education.kind]["during"]
            role = _study_role(term, about | period, known.node(school))
            yield Relation(term, None, role)
        return
    ongoing = education.ongoing(as_of)
    term = _STUDIES[education.kind]["during"] if ongoing else "affiliation"
    plain_now = known.node(school) if ongoing else None
    yield _relation(term, plain_now, _study_role(term, about | period, known.node(school)))


def _study_role(term: str, said: Node, school: Node) -> Node:
    return without_empty({"@type": "OrganizationRole", **said, term: school})


def _has_earned_degree(education: Education, as_of: date) -> bool:
    return education.degree is not None and education.ended(as_of)


def _credential(education: Education, school: Node | None) -> Node:
    return without_empty(
        {
            "@type": "EducationalOccupationalCredential",
            "name": education.degree,
            "credentialCategory": _STUDIES[education.kind]["category"],
            "dateCreated": education.end,
            "about": education.field and {"@type": "Thing", "name": education.field},
            "recognizedBy": school,
        }
    )


def education_kind_drops(profile: Profile, as_of: date) -> dict[str, str]:
    """Return the drops of studies whose kind nothing tells: neither their time nor a degree."""
    why = "schema.org can say it only of a degree or of the time of the studies"
    return {
        f"education/{index}/kind": why
        for index, study in enumerate(profile.education)
        if not (_has_earned_degree(study, as_of) or _has_time_of_studies(study, as_of))
    }


def _has_time_of_studies(study: Education, as_of: date) -> bool:
    ended_after_a_while = study.ended(as_of) and study.start is not None
    return study.organization is not None and (ended_after_a_while or study.ongoing(as_of))


_NO_ORGANIZATION = "it needs an organization, and none is named"
_NO_SCHOOL = "no school is named; only the degree can be exported"


def no_organization_drops(profile: Profile, as_of: date) -> dict[str, str]:
    """Return what is lost of jobs and studies that name no organization."""
    jobs = {
        f"positions/{index}/{member}": _NO_ORGANIZATION
        for index, position in enumerate(profile.positions)
        if position.organization is None
        for member in ("kind", "department")
    }
    studies = {
        f"education/{index}/{member}": _NO_SCHOOL
        for index, study in enumerate(profile.education)
        if study.organization is None
        for member in (_OF_THE_STUDY if _has_earned_degree(study, as_of) else ("**",))
    }
    return jobs | studies


_OF_THE_STUDY = ("start", "end", "description", "url")
"""What is said of studies, and not of the degree that they led to."""


def _project(project: Project, as_of: date) -> Relation:
    node = without_empty(
        {
            "@type": "Project",
            "name": project.name,
            "description": project.description,
            "url": project.url,
        }
    )
    role = without_empty(
        {
            "@type": "OrganizationRole",
            "roleName": project.role,
            "startDate": project.start,
            "endDate": project.end,
            "memberOf": node,
        }
    )
    return _relation("memberOf", node if project.may_be_current(as_of) else None, role)


def _funding(funding: Funding, known: Organizations, as_of: date) -> Relation:
    plain = _grant(funding, known) if funding.may_be_current(as_of) else None
    role = without_empty(
        {
            "@type": "Role",
            "startDate": funding.start,
            "endDate": funding.end,
            "funding": _grant(funding, known),
        }
    )
    return _relation("funding", plain, role)


def _grant(funding: Funding, known: Organizations) -> Node:
    return without_empty(
        {
            "@type": "Grant",
            "name": funding.title,
            "identifier": funding.number,
            "url": funding.url,
            "funder": known.node(funding.organization),
        }
    )
