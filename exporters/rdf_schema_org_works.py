"""Works and software in schema.org (https://schema.org/CreativeWork).

A work names its authors as it was published under them. That the person is one of its creators is
said by the work, since schema.org has no property from a person to a work.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pexport.model import Contributor, Profile, Project, Work

from .rdf_graph import Node, Statement, node
from .rdf_registries import CROSSWALK, resolved, work_iri
from .rdf_schema_org_ties import period, property_value
from .rdf_terms import iri, literal
from .rdf_time import schema_date

_TYPES = CROSSWALK["works"]
_SCHEMES = CROSSWALK["workIdentifiers"]


def works(profile: Profile, me: str | None, as_of: date) -> Iterator[Node]:
    """Yield the works and the software of the person; *me* is the person's IRI."""
    for work in profile.works:
        yield _work(work, me)
    for project in profile.projects:
        if project.kind == "software":
            yield from _software(project, me, as_of)


def _work(work: Work, me: str | None) -> Node:
    kind = _TYPES.get(work.type, _TYPES["other"])
    own, of_venue, others = _identifiers(work, kind["type"], kind["venueType"])
    venue = node(
        ("a", f"schema:{kind['venueType']}"), ("schema:name", literal(work.venue)), *of_venue
    )
    return node(
        ("a", f"schema:{kind['type']}"),
        ("schema:name", literal(work.title)),
        *(("schema:author", _contributor(author)) for author in work.authors),
        ("schema:datePublished", schema_date(work.date)),
        ("schema:inLanguage", literal(work.language)),
        ("schema:abstract", literal(work.abstract)),
        ("schema:url", work.url and iri(work.url)),
        (f"schema:{kind['venue']}", venue if work.venue else None),
        *own,
        *others,
        ("schema:creator", me),
        iri=work_iri(work),
    )


def _identifiers(
    work: Work, work_type: str, venue_type: str
) -> tuple[list[Statement], list[Statement], list[Statement]]:
    """Return the identifiers: those that are properties of the work, of its venue, and others.

    A number of a book or a periodical belongs to the one of the two which is that.
    """
    own: dict[str, Statement] = {}
    of_venue: dict[str, Statement] = {}
    others: list[Statement] = []
    for identifier in work.identifiers:
        name = identifier.scheme
        scheme = _SCHEMES[name]
        of = scheme.get("of", ())
        held = (f"schema:{name}", literal(identifier.value))
        if work_type in of and name not in own:
            own[name] = held
        elif work_type not in of and venue_type in of and work.venue and name not in of_venue:
            of_venue[name] = held
        else:
            address = resolved(scheme, identifier.value)
            value = property_value(scheme["title"], scheme["registry"], identifier.value, address)
            others.append(("schema:identifier", value))
    return [*own.values()], [*of_venue.values()], others


def _contributor(author: Contributor) -> Node:
    """Return an author; the name, as published, is this list's own, and so is the node."""
    return node(
        ("a", "schema:Person"),
        ("schema:name", literal(author.name)),
        ("schema:url", author.url and iri(author.url)),
        ("schema:sameAs", author.orcid and iri(f"https://orcid.org/{author.orcid}")),
    )


def _software(project: Project, me: str | None, as_of: date) -> Iterator[Node]:
    """Yield a piece of software; the person's role in it ends at the person's IRI, if any."""
    code: tuple[Statement, ...] = (
        ("a", "schema:SoftwareSourceCode"),
        ("schema:name", literal(project.name)),
        ("schema:description", literal(project.description)),
        ("schema:url", project.url and iri(project.url)),
    )
    said = [("schema:roleName", literal(project.role)), *period(project)]
    has_role = me is not None and any(value for _, value in said)
    if project.may_hold(as_of) or not has_role:
        yield node(*code, ("schema:creator", me))
    if has_role:
        role = node(("a", "schema:Role"), *said, ("schema:creator", me))
        yield node(*code, ("schema:creator", role))
