"""The RDF graph of a profile, the same in every syntax.

Each vocabulary describes the person on its own, completely: schema.org, FOAF, vCard, ORG, VIVO and
BIBO share the IRIs of persons, pages, organizations and works, but no blank nodes. The person is
``Profile.iri``, or a blank node.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pexport.profile import Profile, SourceDocument

from ...schemaorg.page import page_iri, profile_page
from ...schemaorg.person import person
from ..graph.graph import Graph, Node, Object, Statement, merge_subjects, node
from ..graph.terms import date_literal, iri, literal
from . import bibo, foaf, memberships, vcard_ontology, vivo
from .provenance import provenance
from .schemaorg import reverse_nodes, schema_org_statements


def profile_graphs(profile: Profile, as_of: date, stated: date | None = None) -> tuple[Graph, ...]:
    """Return the graph of *profile*, with what is current on *as_of*, and where it comes from.

    Its name is the address of the page that it is made of, as that of a graph in N-Quads is where
    the graph was found; so people of a lab stay apart in one file. Where it comes from is said
    outside of it.
    """
    me = profile.iri and iri(profile.iri)
    page = page_iri(profile.document, profile.iri)
    page = page and iri(page)
    schema_org = person(profile, as_of)
    subjects = [
        node(
            ("a", "foaf:Person"),
            ("a", "schema:Person"),
            ("a", "vcard:Individual"),
            *foaf.foaf_statements(profile, as_of),
            ("foaf:isPrimaryTopicOf", None if me else page),
            *vcard_ontology.vcard_statements(profile, as_of),
            *memberships.membership_statements(profile, me, as_of),
            *vivo.vivo_statements(profile, me, as_of),
            *bibo.work_statements(profile, me),
            *schema_org_statements(schema_org),
            iri=me,
        ),
        *reverse_nodes(schema_org, me),
    ]
    if profile.document and me:
        subjects.insert(1, _page(profile.document, page, me))
    elif profile.document:
        # A person without an IRI stands where the page names it, with all that is said of it.
        subjects = merge_subjects(subjects)
        subjects[0] = _page(profile.document, page, subjects[0])
    graph = Graph(page, tuple(merge_subjects(subjects)))
    if page is None:
        return (graph,)
    return graph, Graph(None, (provenance(page, me, stated),))


def _page(document: SourceDocument, page: str | None, person: Object) -> Node:
    return node(
        ("a", "foaf:PersonalProfileDocument"),
        ("a", "prov:Entity"),
        *_dublin_core(document),
        ("foaf:primaryTopic", person if isinstance(person, str) else None),
        ("foaf:maker", person if isinstance(person, str) else None),
        *schema_org_statements(profile_page(document, None)),
        ("schema:mainEntity", person),
        iri=page,
    )


def _dublin_core(document: SourceDocument) -> Iterator[Statement]:
    yield "dcterms:title", literal(document.title)
    yield "dcterms:language", bibo.language(document.language)
    yield "dcterms:created", date_literal(document.created)
    yield "dcterms:modified", date_literal(document.modified)
    if document.site_url and document.site_url != document.url:
        title = ("dcterms:title", literal(document.site_name))
        yield "dcterms:isPartOf", node(title, iri=iri(document.site_url))
