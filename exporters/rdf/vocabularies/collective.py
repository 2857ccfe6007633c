"""The organization that a site of several people presents, in FOAF, ORG and schema.org.

ORG and schema.org name its people; ``foaf:member`` would make a ``foaf:Group`` of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pexport.exporter import Member
from pexport.profile.collective import Collective

from ...schemaorg.collective import collective
from ..graph.document import RdfDocument
from ..graph.graph import Graph, Node, Statement, merge_subjects, node
from ..graph.terms import iri, literal, mailto, parse_literal, tel
from .organization import organization_node
from .registries import organization_iriref
from .schemaorg import schema_org_statements
from .vcard_ontology import address


def collective_graph(known: Collective, members: Iterable[Member[RdfDocument]]) -> Graph:
    """Return what is said of the organization and its people, those who have an IRI.

    ORG's ``hasMember`` is of those who have not left.
    """
    people = [
        (person, name, member.has_left)
        for member in members
        for person, name in _people(member.document.graphs)
    ]
    site = known.subject and known.subject.partition("#")[0]
    nodes: list[tuple[dict[str, Any], bool]] = [
        ({"@type": "Person", "@id": person[1:-1], "name": name}, has_left)
        for person, name, has_left in people
    ]
    tree = collective(known, nodes, None)
    described = organization_node(
        known.organization,
        site,
        *_facts(known),
        ("owl:sameAs", _other(known, organization_iriref(known.organization, site))),
        *(("org:hasMember", person) for person, _, has_left in people if not has_left),
        *schema_org_statements(tree),
    )
    return Graph(None, tuple(merge_subjects([described])))


def _people(parts: Iterable[Graph]) -> Iterator[tuple[str, str]]:
    """Yield the IRI and the name of each person that *parts* describe."""
    for part in parts:
        for subject in part.subjects:
            said = dict(reversed(subject.statements))
            if subject.iri and ("a", "vcard:Individual") in subject.statements:
                yield subject.iri, parse_literal(str(said["schema:name"])).text


def _facts(known: Collective) -> Iterator[Statement]:
    yield "skos:altLabel", literal(known.alternate_name)
    yield "dcterms:description", literal(known.description, known.language)
    yield "foaf:logo", known.logo and _logo(known.logo)
    for email in known.emails:
        yield "foaf:mbox", mailto(email)
    for phone in known.phones:
        yield "foaf:phone", tel(phone)
    for each in known.addresses:
        where = address(each)
        yield "org:hasSite", where and node(("a", "org:Site"), ("org:siteAddress", where))
    for url in known.urls:
        yield "foaf:page", iri(url)


def _other(known: Collective, name: str | None) -> str | None:
    """Return the IRI that the site gives the organization, where that is not its *name* here."""
    other = known.subject and iri(known.subject)
    return other if other != name else None


def _logo(url: str) -> Node:
    return node(("a", "foaf:Image"), iri=iri(url))
