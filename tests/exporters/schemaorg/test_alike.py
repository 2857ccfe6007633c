"""JSON-LD and Turtle say the same in schema.org: their canonical N-Quads are equal (RDFC-1.0)."""

from __future__ import annotations

import csv
import hashlib
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import pyoxigraph
import pytest
from conftest import AS_OF, SHARED, profile
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld  # type: ignore[import-untyped] # it has no types
from varied import part, varied

from pexport import registry
from pexport.errors import PexportError
from pexport.exporters.jsonld.checks import expansion
from pexport.exporters.schemaorg.values import terms
from pexport.profile import Profile
from pexport.source import Input
from pexport.sources.hugo.site.site import Site
from pexport.sources.hugo.works.authors.people import Directory
from pexport.sources.hugo.works.files import find_publication_pages
from pexport.sources.hugo.works.publications import read_publication

TURTLE, JSONLD = registry.load_exporter("turtle"), registry.load_exporter("jsonld")
OPTIONS = TURTLE.options(as_of=AS_OF)
TERMS = terms()
SCHEMA = "http://schema.org/"
CREATOR = pyoxigraph.NamedNode(f"{SCHEMA}creator")
TYPE = pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
ROLE = pyoxigraph.NamedNode(f"{SCHEMA}Role")
CORPUS = SHARED / "corpus"
PROFILES = {
    "full": profile("full"),
    "researcher": profile("researcher"),
    "a name alone": Profile.model_validate({"name": {"display": "Ada"}}),
    "varied": varied(),
    "varied, without an IRI": varied(with_iri=False),
}


def lean(quads: Any) -> Iterator[Any]:
    """Yield the statements, with blank nodes of which the same is said as one.

    An organization that is told twice, more of it the second time, has its address twice in
    JSON-LD, and once in Turtle, where all that is said of an IRI is gathered.
    """
    statements = list(quads)
    said: dict[Any, list[Any]] = {}
    for quad in statements:
        said.setdefault(quad.subject, []).append(quad)

    @cache
    def same(node: Any) -> Any:
        if not isinstance(node, pyoxigraph.BlankNode):
            return node
        told = sorted(f"{quad.predicate} {same(quad.object)}" for quad in said.get(node, ()))
        return pyoxigraph.BlankNode(hashlib.sha256("\n".join(told).encode()).hexdigest())

    for quad in statements:
        yield pyoxigraph.Quad(same(quad.subject), quad.predicate, same(quad.object))


def canonical(quads: Any) -> list[str]:
    dataset = pyoxigraph.Dataset(lean(quads))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(map(str, dataset))


def in_turtle(whole: Profile) -> list[str]:
    """Return what the Turtle says in the terms of schema.org."""
    data = TURTLE.encode(TURTLE.build(whole, OPTIONS), OPTIONS)
    quads = pyoxigraph.parse(data, pyoxigraph.RdfFormat.TURTLE)
    return canonical(
        quad
        for quad in quads
        if (quad.object if quad.predicate == TYPE else quad.predicate).value.startswith(SCHEMA)
    )


def document(whole: Profile) -> dict[str, Any]:
    """Return the JSON-LD; a page of which nothing is known stands there for Google alone."""
    options = JSONLD.options.model_validate({"as_of": AS_OF, "bare": whole.document is None})
    found: dict[str, Any] = orjson.loads(JSONLD.encode(JSONLD.build(whole, options), options))
    return found


def in_jsonld(whole: Profile) -> list[str]:
    """Return what the JSON-LD says, read by pyoxigraph with our part of the context."""
    data = orjson.dumps({**document(whole), "@context": TERMS})
    return canonical(said(pyoxigraph.parse(data, pyoxigraph.RdfFormat.JSON_LD), whole))


def in_jsonld_by_pyld(whole: Profile) -> list[str]:
    n_quads: Any = {"format": "application/n-quads", "documentLoader": expansion.load_context}
    text: Any = jsonld.to_rdf(document(whole), n_quads)
    return canonical(said(pyoxigraph.parse(text, pyoxigraph.RdfFormat.N_QUADS), whole))


def said(quads: Any, whole: Profile) -> Iterator[Any]:
    """Yield the statements, but for what points at a person whom no other can point at.

    That are the works, and the roles in them.
    """
    statements = list(quads)
    works = {quad.subject for quad in statements if quad.predicate == CREATOR}
    roles = {quad.subject for quad in statements if quad.object == ROLE} & works
    for quad in statements:
        if whole.iri or not (quad.predicate == CREATOR or quad.subject in roles):
            yield quad


@pytest.mark.parametrize("whole", PROFILES.values(), ids=PROFILES)
def test_the_samples_say_the_same(whole: Profile) -> None:
    expected = in_turtle(whole)

    assert in_jsonld(whole) == expected
    assert in_jsonld_by_pyld(whole) == expected
    assert len(expected) > 1


@settings(max_examples=60)
@given(seed=st.integers(0, 2**32))
def test_any_part_of_a_profile_says_the_same(seed: int) -> None:
    known = part(random.Random(seed))  # noqa: S311 - no secret

    assert in_jsonld(known) == in_turtle(known)


def test_a_difference_is_seen() -> None:
    whole = PROFILES["full"]
    other = whole.model_copy(update={"nicknames": ()})

    assert in_jsonld(other) != in_turtle(whole)


def rows(*kinds: str) -> list[Path]:
    manifest = CORPUS / "MANIFEST.tsv"
    if not manifest.exists():
        pytest.skip(f"{manifest} is missing; set PEXPORT_SHARED")
    with manifest.open(encoding="utf-8", newline="") as lines:
        found = csv.DictReader(lines, delimiter="\t")
        return [CORPUS / row["file"] for row in found if not kinds or row["kind"] in kinds]


def readable() -> Iterator[tuple[str, Profile]]:
    """Yield the profiles of the corpus, those of whole sites with their works."""
    sites = {folder for path in rows() for folder in path.parents if is_site(folder)}
    for site in sorted(sites):
        given = Input(site, base_url="https://site.example/")
        try:
            people = registry.detect_source(given).people
            slugs = people(given) if people else []
        except PexportError:
            continue
        for slug in slugs:
            yield from profile_of(given._replace(author=slug))
    for repository in sorted((CORPUS / "publications").iterdir()):
        yield repository.name, Profile.model_validate({**ADA, "works": list(works(repository))})
    for path in rows():
        yield from profile_of(Input(path, base_url="https://site.example/"))


ADA = {
    "name": {"display": "Ada"},
    "identifiers": [{"scheme": "orcid", "value": "0000-0002-1825-0097"}],
}


def works(repository: Path) -> Iterator[dict[str, Any]]:
    """Yield the publications of a site of which the corpus has no author."""
    site = Site(root=repository)
    nobody = Directory({})
    for path in find_publication_pages(repository):
        try:
            found = read_publication(path, site, nobody)
        except PexportError:
            continue
        if found.work:
            yield found.work


def is_site(folder: Path) -> bool:
    return folder.is_relative_to(CORPUS) and (folder / "content").is_dir()


def profile_of(given: Input) -> Iterator[tuple[str, Profile]]:
    try:
        found, *_ = registry.read_profile(given)
    except PexportError:
        return
    if found.name:
        yield f"{given.name} {given.author or ''}", found


@pytest.mark.slow
def test_every_profile_of_the_corpus_says_the_same() -> None:
    differ, profiles, statements, works_of_all = [], 0, 0, 0
    for name, whole in readable():
        expected = in_turtle(whole.visible_to("public"))
        profiles += 1
        statements += len(expected)
        works_of_all += len(whole.works)
        if in_jsonld(whole.visible_to("public")) != expected:
            differ.append(name)

    print(  # noqa: T201 - the figures are what the test is read for
        f"{profiles} profiles with {works_of_all} works: {statements} statements of schema.org"
    )
    assert differ == []
    assert profiles > 800
    assert works_of_all > 200
