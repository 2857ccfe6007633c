"""Our table of schema.org is the vocabulary of the release, as its graph says it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

import orjson
import pyoxigraph
import pytest
from conftest import generator, shared

from pexport import registry
from pexport.exporters.jsonld import vocabulary
from pexport.vocabulary.files import vocab

VERSION = registry.load_exporter("jsonld").specification.version
TABLE: dict[str, dict[str, Any]] = orjson.loads(vocab("schemaorg/vocabulary.json"))
SCHEMA_ORG = "https://schema.org/"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
PROPERTY = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property"


def local(iri: str) -> str:
    return iri.removeprefix(SCHEMA_ORG)


@cache
def graph() -> dict[str, dict[str, set[str]]]:
    """Return what the official graph says of each term of schema.org, by predicate."""
    path = shared(f"standards/schemaorg/{VERSION}/schemaorg-current-https.ttl")
    said: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for quad in pyoxigraph.parse(path.read_bytes(), pyoxigraph.RdfFormat.TURTLE):
        subject, predicate, value = (str(part.value) for part in quad.triple)
        if subject.startswith(SCHEMA_ORG):
            said[local(subject)][predicate].add(value)
    return said


def named(term: str, predicate: str) -> set[str]:
    return {local(iri) for iri in graph()[term][predicate] if iri.startswith(SCHEMA_ORG)}


def of_class(iri: str) -> Iterator[str]:
    return (term for term, said in graph().items() if iri in said[RDF_TYPE])


def test_the_types_are_the_classes_and_what_they_are_kinds_of() -> None:
    official = {
        term: named(term, f"{RDFS}subClassOf")
        for term in of_class(f"{RDFS}Class")
        if term in TABLE["types"] or not named(term, RDF_TYPE) - {"DataType"}
    }

    assert {name: set(above.split()) for name, above in TABLE["types"].items()} | {
        name: official[name] for name in ("True", "False") if name in official
    } == official | {name: set() for name in ("True", "False") if name in TABLE["types"]}


def test_the_members_are_the_instances_of_enumerations() -> None:
    official = {
        term: kinds
        for term in graph()
        if (kinds := named(term, RDF_TYPE) - {"DataType", "Boolean"})
    }

    assert {name: set(of.split()) for name, of in TABLE["members"].items()} == official


def test_the_properties_have_their_domains_and_ranges() -> None:
    official = {
        term: (
            named(term, f"{SCHEMA_ORG}domainIncludes"),
            named(term, f"{SCHEMA_ORG}rangeIncludes"),
        )
        for term in of_class(PROPERTY)
    }

    assert {
        name: (set(domain.split()), set(values.split()))
        for name, (domain, values) in TABLE["properties"].items()
    } == official


def test_what_is_superseded_names_its_successors() -> None:
    official = {term: by for term in graph() if (by := named(term, f"{SCHEMA_ORG}supersededBy"))}

    assert {name: set(by.split()) for name, by in TABLE["superseded"].items()} == official


def test_the_prefixes_are_those_of_the_context() -> None:
    path = shared(f"standards/schemaorg/{VERSION}/schemaorgcontext.jsonld")
    context = orjson.loads(path.read_bytes())["@context"]

    assert {name: context[name] for name in TABLE["prefixes"]} == TABLE["prefixes"]
    assert "foaf" in TABLE["prefixes"]


def test_the_table_is_made_of_the_official_tables() -> None:
    folder = shared(f"standards/schemaorg/{VERSION}")
    made = generator("schemaorg_vocabulary")

    assert made.written(made.vocabulary(folder)).encode() == vocab("schemaorg/vocabulary.json")


@pytest.mark.parametrize("name", ["Person", "ScholarlyArticle", "EmployeeRole", "Female"])
def test_a_type_is_all_that_it_is_a_kind_of(name: str) -> None:

    assert {name, "Thing"} <= vocabulary.supertypes(name)
