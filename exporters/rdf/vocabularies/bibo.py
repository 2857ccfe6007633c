"""Works in the Bibliographic Ontology (https://github.com/structureddynamics/Bibliographic-Ontology-BIBO).

Dublin Core has what BIBO lacks; the names and the order of the authors, as the work has them, are
VIVO's ``vivo:Authorship``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import orjson

from pexport.profile import Contributor, Profile, Work, WorkIdentifier
from pexport.vocabulary.files import vocab

from ...schemaorg.values import CROSSWALK
from ..graph.graph import Node, Statement, node
from ..graph.terms import date_literal, iri, literal, typed_literal
from .registries import work_iriref

_CLASSES: Mapping[str, str] = orjson.loads(vocab("rdf/work_classes.json"))
"""The class of each of ORCID's work types that is more than some document."""

_KINDS = CROSSWALK["works"]
_CONTAINERS = {
    "CreativeWork": "bibo:Collection",
    "Periodical": "bibo:Periodical",
    "Newspaper": "bibo:Newspaper",
    "Book": "bibo:Book",
    "Blog": "vivo:Blog",
}
_RANGE = re.compile(r"([A-Za-z]?\d+)\s*[-\u2010-\u2013]{1,2}\s*([A-Za-z]?\d+)")
_SERIALS = ("Periodical", "Newspaper")

_IDENTIFIERS = {
    "doi": "bibo:doi",
    "handle": "bibo:handle",
    "isbn": "bibo:isbn",
    "pmid": "bibo:pmid",
    "uri": "bibo:uri",
}


def work_statements(profile: Profile, me: str | None) -> Iterator[Statement]:
    """Yield the works of the person; *me* is the person's IRI."""
    for work in profile.works:
        yield "foaf:made", _work(work, me)


def _work(work: Work, me: str | None) -> Node:
    kind = _KINDS.get(work.type, _KINDS["other"])
    in_serial = kind["venueType"] in _SERIALS and work.venue is not None
    of_serial = [known for known in work.identifiers if in_serial and known.scheme == "issn"]
    return node(
        ("a", _CLASSES.get(work.type, "bibo:Document")),
        *_titles(work),
        ("dcterms:issued", date_literal(work.date)),
        ("dcterms:abstract", literal(work.abstract)),
        ("dcterms:language", language(work.language)),
        *_published(work, kind, of_serial),
        ("bibo:volume", literal(work.volume)),
        *_pages(work),
        *(_identifier(known) for known in work.identifiers if known not in of_serial),
        ("foaf:page", work.url and iri(work.url)),
        *_authors(work.authors, me),
        iri=work_iriref(work),
    )


def _titles(work: Work) -> Iterator[Statement]:
    """Yield the whole title, and of two parts the first."""
    if work.subtitle is None:
        yield "dcterms:title", literal(work.title)
        return
    yield "dcterms:title", literal(f"{work.title}: {work.subtitle}")
    yield "bibo:shortTitle", literal(work.title)


def _pages(work: Work) -> Iterator[Statement]:
    """Yield the pages as they are given, and where they say both, the first and the last."""
    yield "bibo:pages", literal(work.pages)
    found = _RANGE.fullmatch(work.pages or "")
    if found:
        yield "bibo:pageStart", literal(found[1])
        yield "bibo:pageEnd", literal(found[2])


def language(tag: str | None) -> Node | None:
    """Return a language as Dublin Core has it: a linguistic system with its tag."""
    if tag is None:
        return None
    return node(
        ("a", "dcterms:LinguisticSystem"), ("rdf:value", typed_literal(tag, "dcterms:RFC5646"))
    )


def _published(
    work: Work, kind: Mapping[str, Any], issns: Iterable[WorkIdentifier]
) -> Iterator[Statement]:
    """Yield by whom the work was published, or in what; *issns* are numbers of the latter."""
    publisher = work.publisher
    if kind["venue"] == "publisher" and publisher is None:
        # The place of a book is its publisher, unless that is known: then it is a series.
        publisher = work.venue
        container = None
    else:
        container = _container(work, kind, issns)
    yield "dcterms:isPartOf", container
    yield "dcterms:isPartOf", _issue(work, container)
    yield "vivo:hasPublicationVenue", container
    if publisher:
        name = ("foaf:name", literal(publisher))
        yield "dcterms:publisher", node(("a", "foaf:Organization"), name)


def _issue(work: Work, container: Node | None) -> Node | None:
    """Return the issue, which alone has an issue's number."""
    if work.issue is None:
        return None
    return node(
        ("a", "bibo:Issue"),
        ("bibo:volume", literal(work.volume)),
        ("bibo:issue", literal(work.issue)),
        ("dcterms:isPartOf", container),
    )


def _container(work: Work, kind: Mapping[str, Any], issns: Iterable[WorkIdentifier]) -> Node | None:
    if work.venue is None:
        return None
    name = literal(work.venue)
    journal = work.type == "journal-article"
    return node(
        ("a", "bibo:Journal" if journal else _CONTAINERS.get(kind["venueType"], "bibo:Series")),
        ("rdfs:label", name),
        ("dcterms:title", name),
        *(("bibo:issn", literal(issn.value)) for issn in issns),
    )


def _identifier(known: WorkIdentifier) -> Statement:
    if known.scheme in _IDENTIFIERS:
        return _IDENTIFIERS[known.scheme], literal(known.value)
    return "bibo:identifier", literal(f"{known.scheme}:{known.value}")


def _authors(authors: tuple[Contributor, ...], me: str | None) -> Iterator[Statement]:
    for author in authors:
        yield "dcterms:creator", _author(author, me)
    for rank, author in enumerate(authors, 1):
        yield (
            "vivo:relatedBy",
            node(
                ("a", "vivo:Authorship"),
                ("rdfs:label", literal(author.name)),
                ("vivo:rank", typed_literal(str(rank), "xsd:int")),
                ("vivo:relates", _author(author, me)),
            ),
        )


def _author(author: Contributor, me: str | None) -> Node | str:
    """Return an author; for one who has an IRI the name in the work is a label, not the name.

    The name that a work has for the person is on the authorship alone.
    """
    known = author.orcid and iri(f"https://orcid.org/{author.orcid}")
    if known and known == me:
        return known
    return node(
        ("a", "foaf:Person" if known else "foaf:Agent"),
        ("rdfs:label" if known else "foaf:name", literal(author.name)),
        ("foaf:page", author.url and iri(author.url)),
        iri=known,
    )
