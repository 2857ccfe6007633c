"""A career as VIVO describes it (https://github.com/vivo-ontologies/vivo-ontology).

VIVO writes relations as things: ``vivo:Relationship`` with the Relations Ontology's ``obo:RO_``
terms for what takes part in what. Here all of them hang on the person, by the properties that
lead away from the person, so that a person without an IRI keeps them too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pexport.profile import Award, Education, Funding, Identifier, Position, Profile, Project

from ...schemaorg.organization import site_url
from ..graph.graph import Node, Statement, node
from ..graph.terms import iri, literal
from .organization import organization_reference
from .time import vivo_interval, vivo_value

_BEARER_OF = "obo:RO_0000053"
_PARTICIPATES_IN = "obo:RO_0000056"
_HAS_PARTICIPANT = "obo:RO_0000057"
_HAS_OUTPUT = "obo:RO_0002234"
_ROLE = "obo:BFO_0000023"
_SOFTWARE = "obo:ERO_0000071"

_IDENTIFIERS = {
    "scopus": "vivo:scopusId",
    "researcherid": "vivo:researcherId",
    "openalex": "vivo:openAlexId",
    "wikidata": "vivo:wikidataId",
}
_OUTCOMES = {
    "education": ("vivo:AwardedDegree", "vivo:AcademicDegree"),
    "qualification": ("vivo:IssuedCredential", "vivo:Credential"),
}


def vivo_statements(profile: Profile, me: str | None, as_of: date) -> Iterator[Statement]:
    """Yield what VIVO says of the person; *me* is the person's IRI."""
    for identifier in profile.identifiers:
        yield from _identifier(identifier)
    if profile.biographies:
        # vivo:overview is functional: one text, whatever its language.
        first = profile.biographies[0]
        yield "vivo:overview", literal(first.text, first.language)
    for interest in profile.interests:
        yield "vivo:freetextKeyword", literal(interest.label)
    site = site_url(profile)
    for position in profile.positions:
        yield _position(position, me, site)
    for education in profile.education:
        yield _PARTICIPATES_IN, _education(education, me, site, as_of)
    for award in profile.awards:
        yield "vivo:relatedBy", _award(award, me)
    for project in profile.projects:
        yield _BEARER_OF, _project(project)
    for funding in profile.fundings:
        yield "vivo:relatedBy", _funding(funding, me, site)


def _identifier(identifier: Identifier) -> Iterator[Statement]:
    if identifier.scheme == "orcid":
        yield "vivo:orcidId", iri(f"https://orcid.org/{identifier.value}")
    elif identifier.scheme in _IDENTIFIERS:
        yield _IDENTIFIERS[identifier.scheme], literal(identifier.value)


def _position(position: Position, me: str | None, site: str | None) -> Statement:
    """Return the position; membership and service are roles, which VIVO tells from positions.

    Of an affiliation without a role it has nothing to say.
    """
    if position.kind in ("membership", "service"):
        member = position.kind == "membership"
        return _BEARER_OF, node(
            ("a", "vivo:MemberRole" if member else _ROLE),
            ("rdfs:label", literal(position.role)),
            ("vivo:roleContributesTo", organization_reference(position.organization, site)),
            ("vivo:dateTimeInterval", vivo_interval(position)),
        )
    if position.kind == "affiliation" and position.role is None:
        return "vivo:relatedBy", None
    return "vivo:relatedBy", node(
        ("a", "vivo:Position"),
        ("rdfs:label", literal(position.role)),
        ("vivo:hrJobTitle", literal(position.role)),
        ("vivo:relates", me),
        ("vivo:relates", organization_reference(position.organization, site)),
        ("vivo:dateTimeInterval", vivo_interval(position)),
    )


def _education(education: Education, me: str | None, site: str | None, as_of: date) -> Node:
    return node(
        ("a", "vivo:EducationalProcess"),
        ("rdfs:label", literal(education.degree)),
        ("vivo:majorField", literal(education.field)),
        (_HAS_PARTICIPANT, me),
        (_HAS_PARTICIPANT, organization_reference(education.organization, site)),
        ("vivo:dateTimeInterval", vivo_interval(education)),
        ("vivo:supplementalInformation", literal(education.description)),
        ("foaf:page", education.url and iri(education.url)),
        (_HAS_OUTPUT, _outcome(education, me, site) if education.ended(as_of) else None),
    )


def _outcome(education: Education, me: str | None, site: str | None) -> Node | None:
    """Return the award of the degree or the certificate that finished studies led to."""
    if education.degree is None:
        return None
    degree = literal(education.degree)
    award, awarded = _OUTCOMES[education.kind]
    return node(
        ("a", award),
        ("rdfs:label", degree),
        ("vivo:relates", me),
        ("vivo:relates", node(("a", awarded), ("rdfs:label", degree))),
        ("vivo:assignedBy", organization_reference(education.organization, site)),
    )


def _award(award: Award, me: str | None) -> Node:
    title = literal(award.title)
    # Who assigns an AwardReceipt is an organization, by VIVO's definition of it.
    awarder = node(("a", "foaf:Organization"), ("rdfs:label", literal(award.awarder)))
    return node(
        ("a", "vivo:AwardReceipt"),
        ("rdfs:label", title),
        ("vivo:relates", me),
        ("vivo:relates", node(("a", "vivo:Award"), ("rdfs:label", title))),
        ("vivo:assignedBy", awarder if award.awarder else None),
        ("vivo:dateTimeValue", vivo_value(award.date)),
        ("vivo:description", literal(award.description)),
        ("foaf:page", award.url and iri(award.url)),
    )


def _project(project: Project) -> Node:
    """Return the person's role in a project or a piece of software."""
    endeavour = node(
        ("a", _SOFTWARE if project.kind == "software" else "vivo:Project"),
        ("rdfs:label", literal(project.name)),
        ("vivo:description", literal(project.description)),
        ("foaf:page", project.url and iri(project.url)),
    )
    return node(
        ("a", _ROLE),
        ("rdfs:label", literal(project.role)),
        ("vivo:roleContributesTo", endeavour),
        ("vivo:dateTimeInterval", vivo_interval(project)),
    )


def _funding(funding: Funding, me: str | None, site: str | None) -> Node:
    return node(
        ("a", "vivo:Contract" if funding.type == "contract" else "vivo:Grant"),
        ("rdfs:label", literal(funding.title)),
        ("vivo:relates", me),
        ("vivo:assignedBy", organization_reference(funding.organization, site)),
        ("vivo:sponsorAwardId", literal(funding.number)),
        ("vivo:dateTimeInterval", vivo_interval(funding)),
        ("foaf:page", funding.url and iri(funding.url)),
    )
