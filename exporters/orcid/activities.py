"""The activities of an ORCID record v3.0: affiliations, fundings and works, in their groups."""

from __future__ import annotations

from collections.abc import Iterable

from pexport.profile import (
    Award,
    DatedFact,
    Education,
    Fact,
    Funding,
    Organization,
    Position,
    Profile,
    Project,
    Work,
    WorkIdentifier,
)

from ..schemaorg.values import CROSSWALK as SCHEMA_ORG
from ..schemaorg.values import identifier_url
from .values import (
    CROSSWALK,
    SET_BY_REGISTRY,
    Node,
    fuzzy_date,
    organization,
    section,
    section_path,
    value_object,
)

_WORK_IDENTIFIERS: dict[str, str] = CROSSWALK["workIdentifiers"]
_REGISTRIES = SCHEMA_ORG["workIdentifiers"]
_GROUPED = frozenset({"funding", "peer-review", "research-resource", "work"})
_PARTS_OF_BOOKS = frozenset(CROSSWALK["partsOfBooks"])


def summaries(profile: Profile, affiliation_as: str) -> dict[str, list[Node]]:
    """Return the summaries of all activities by their kind.

    A tie of no stated kind is of the kind *affiliation_as*; one without an organization has none.
    """

    def positions(kind: str) -> list[Node]:
        # The ties of no stated kind first, so that they stay apart from the stated ones.
        kinds = ("affiliation", kind) if kind == affiliation_as else (kind,)
        return [
            _position(position, position.organization)
            for each in kinds
            for position in profile.positions
            if position.kind == each and position.organization
        ]

    def studies(kind: str) -> list[Node]:
        return [
            _study(study, study.organization)
            for study in profile.education
            if study.kind == kind and study.organization
        ]

    return {
        "distinction": [_distinction(award) for award in profile.awards],
        "education": [*positions("education"), *studies("education")],
        "employment": positions("employment"),
        "funding": [_funding(funding) for funding in profile.fundings],
        "invited-position": positions("invited-position"),
        "membership": positions("membership"),
        "peer-review": [],
        "qualification": studies("qualification"),
        "research-resource": [],
        "service": positions("service"),
        "work": [
            *(_work(work) for work in profile.works),
            *(_software(project) for project in software_projects(profile)),
        ],
    }


def activities(profile: Profile, orcid: str | None, affiliation_as: str) -> Node:
    """Return all activities in their sections; *affiliation_as* is that of ``summaries``."""
    return {
        "last-modified-date": None,
        **{
            f"{kind}s": _groups(kind, content, orcid)
            if kind in _GROUPED
            else _affiliations(kind, content, orcid)
            for kind, content in summaries(profile, affiliation_as).items()
        },
        "path": section_path(orcid, "activities"),
    }


def software_projects(profile: Profile) -> list[Project]:
    """Return the projects that ORCID has a type of work for: software."""
    return [project for project in profile.projects if project.kind == "software"]


def _affiliations(kind: str, summaries: Iterable[Node], orcid: str | None) -> Node:
    """Return a section of affiliations, which have no identifiers to be grouped by."""
    groups: list[Node] = [
        {
            "last-modified-date": None,
            "external-ids": {"external-id": []},
            "summaries": [{f"{kind}-summary": summary}],
        }
        for summary in summaries
    ]
    return section("affiliation-group", groups, section_path(orcid, f"{kind}s"))


def _position(position: Position, whole: Organization) -> Node:
    return _affiliation(
        position,
        {
            "department-name": position.department,
            "role-title": position.role,
            **_period(position),
            "organization": organization(whole),
            "url": value_object(position.url),
        },
    )


def _study(education: Education, school: Organization) -> Node:
    return _affiliation(
        education,
        {
            "department-name": None,
            "role-title": _degree(education.degree, education.field),
            **_period(education),
            "organization": organization(school),
            "url": value_object(education.url),
        },
    )


def _degree(degree: str | None, field: str | None) -> str | None:
    """Return the degree with its field, which it may name already."""
    if degree is None or field is None:
        return degree or field
    return degree if field in degree else f"{degree}, {field}"


def _distinction(award: Award) -> Node:
    """Return an award, whose date is the day from which it is held.

    The organization may be missing (common-3.0.xsd, affiliation-summary).
    """
    place = {"city": None, "region": None, "country": None}
    return _affiliation(
        award,
        {
            "department-name": None,
            "role-title": award.title,
            "start-date": fuzzy_date(award.date),
            "end-date": None,
            "organization": award.awarder
            and {"name": award.awarder, "address": place, "disambiguated-organization": None},
            "url": value_object(award.url),
        },
    )


def _affiliation(fact: Fact, content: Node) -> Node:
    return {
        **SET_BY_REGISTRY,
        "put-code": None,
        **content,
        "external-ids": None,
        "display-index": "0",
        "visibility": fact.visibility,
        "path": None,
    }


def _period(fact: DatedFact) -> Node:
    return {"start-date": fuzzy_date(fact.start), "end-date": fuzzy_date(fact.end)}


def _funding(funding: Funding) -> Node:
    identifiers = [_external_id("grant_number", funding.number)] if funding.number else []
    return {
        **SET_BY_REGISTRY,
        "title": {"title": value_object(funding.title), "translated-title": None},
        "external-ids": _external_ids(identifiers),
        "url": value_object(funding.url),
        "type": funding.type,
        **_period(funding),
        "organization": organization(funding.organization),
        "visibility": funding.visibility,
        "put-code": None,
        "path": None,
        "display-index": "0",
    }


def _work(work: Work) -> Node:
    identifiers = [
        _external_id(
            _WORK_IDENTIFIERS[identifier.scheme],
            identifier.value,
            "part-of" if _is_of_the_container(identifier.scheme, work.type) else "self",
            _address(identifier),
        )
        for identifier in work.identifiers
    ]
    return {
        "put-code": None,
        **SET_BY_REGISTRY,
        "title": {
            "title": value_object(work.title),
            "subtitle": value_object(work.subtitle),
            "translated-title": None,
        },
        "external-ids": _external_ids(identifiers),
        "url": value_object(work.url),
        "type": work.type,
        "publication-date": fuzzy_date(work.date),
        "journal-title": value_object(work.venue),
        "visibility": work.visibility,
        "path": None,
        "display-index": "0",
    }


def _software(project: Project) -> Node:
    """Return a program as a work, identified by its address, as the API wants each work to be.

    When it was begun is not when it was published.
    """
    return _work(
        Work(
            visibility=project.visibility,
            title=project.name,
            type="software",
            url=project.url,
            identifiers=(WorkIdentifier(scheme="uri", value=project.url),) if project.url else (),
        )
    )


def _address(identifier: WorkIdentifier) -> str | None:
    """Return the address that an identifier resolves to."""
    if identifier.scheme == "uri":
        return identifier.value
    return identifier_url(_REGISTRIES[identifier.scheme], identifier.value)


def _is_of_the_container(scheme: str, work_type: str) -> bool:
    """Say whether an identifier is that of the journal or book which a work is a part of."""
    return scheme == "issn" or (scheme == "isbn" and work_type in _PARTS_OF_BOOKS)


def _external_id(
    scheme: str, value: str, relationship: str = "self", url: str | None = None
) -> Node:
    return {
        "external-id-type": scheme,
        "external-id-value": value,
        "external-id-normalized": None,
        "external-id-normalized-error": None,
        "external-id-url": value_object(url),
        "external-id-relationship": relationship,
    }


def _external_ids(identifiers: list[Node]) -> Node | None:
    return {"external-id": identifiers} if identifiers else None


def _groups(kind: str, summaries: Iterable[Node], orcid: str | None) -> Node:
    """Return a section in its groups: what shares an identifier of its own is one thing twice."""
    member = f"{kind}-summary"
    groups: list[Node] = []
    group_of: dict[tuple[str, str], Node] = {}
    for summary in summaries:
        own = {
            (each["external-id-type"], each["external-id-value"].lower()): each
            for each in (summary["external-ids"] or {"external-id": ()})["external-id"]
            if each["external-id-relationship"] == "self"
        }
        group = next((group_of[key] for key in own if key in group_of), None)
        if group is None:
            group = {"last-modified-date": None, "external-ids": {"external-id": []}, member: []}
            groups.append(group)
        for key, identifier in own.items():
            if key not in group_of:
                group_of[key] = group
                group["external-ids"]["external-id"].append(identifier)
        group[member].append(summary)
    return section("group", groups, section_path(orcid, f"{kind}s"))
