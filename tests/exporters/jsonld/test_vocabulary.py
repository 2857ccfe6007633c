"""Every term is schema.org's own, in its domain and its range, and means what its context says."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import orjson
import pytest
from conftest import AS_OF, SAMPLES, profile, shared
from pyld import jsonld  # type: ignore[import-untyped] # it has no types

from pexport import registry
from pexport.exporter import Member
from pexport.profile import Profile
from pexport.profile.collective import Collective
from pexport.vocabulary.files import vocab

EXPORTER = registry.load_exporter("jsonld")
VERSION = EXPORTER.specification.version
CONTEXT: dict[str, Any] = orjson.loads(vocab("schemaorg/context.jsonld"))["@context"]
CROSSWALK: dict[str, Any] = orjson.loads(vocab("schemaorg/crosswalk.json"))
SCHEMA_ORG = "http://schema.org/"


def official_context() -> dict[str, Any]:
    path = shared(f"standards/schemaorg/{VERSION}/schemaorgcontext.jsonld")
    context: dict[str, Any] = orjson.loads(path.read_bytes())["@context"]
    return context


@cache
def profiles() -> list[Profile]:
    """Return profiles that together need every row of the tables, and every option of each fact."""
    full = profile("full")
    tree = orjson.loads(full.model_dump_json())
    [funding] = tree["fundings"]
    others = [
        {"positions": [{**each, "kind": kind, "state": state}]}
        for each in tree["positions"][:1]
        for kind in CROSSWALK["positions"]
        for state in ("ongoing", "ended", "expected", None)
    ]
    others += [
        {"education": [{**each, "kind": kind, "state": state}]}
        for each in tree["education"][:1]
        for kind in CROSSWALK["studies"]
        for state in ("ongoing", "ended", "expected")
    ]
    others += [{"positions": [{"role": "Diver", "start": "2011"}]}]
    others += [
        {"links": [{"url": "https://a.example/", "label": "L", "kind": kind}]}
        for kind in [*CROSSWALK["links"], None]
        if kind != "other"
    ]
    others += [
        {
            "works": [
                {"title": "T", "type": kind, "venue": "V", **numbers, "identifiers": [
                    {"scheme": scheme, "value": "1"} for scheme in CROSSWALK["workIdentifiers"]
                ]}
            ]
        }
        for kind in CROSSWALK["works"]
        for numbers in ({}, {"volume": "1", "issue": "2", "pages": "3", "publisher": "P"})
    ]  # fmt: skip
    others += [{"fundings": [{**funding, "state": "ongoing"}]}]
    others += [{"projects": [{**each, "state": "ongoing"}]} for each in tree["projects"]]
    return [
        full,
        profile("researcher"),
        *(Profile.model_validate({"name": {"display": "Ada"}, **other}) for other in others),
    ]


def documents() -> Iterator[Any]:
    for each in profiles():
        for bare in (False, True):
            yield EXPORTER.build(each, EXPORTER.options(as_of=AS_OF, bare=bare))
    assert EXPORTER.bundle
    of = Collective.model_validate_json((SAMPLES / "collectives" / "full.json").read_bytes())
    options = EXPORTER.options(as_of=AS_OF)
    page = EXPORTER.build(profile("full"), options)
    bundled = EXPORTER.bundle([Member(page), Member(page, has_left=True)], of, options)
    yield {"@context": bundled["@context"], **bundled["@graph"][0]}


def full_iri(value: str) -> str:
    """Return what a value in the official context stands for."""
    if value.startswith("schema:"):
        return SCHEMA_ORG + value.removeprefix("schema:")
    return value if value.startswith("@") else SCHEMA_ORG + value


@pytest.mark.parametrize("term", CONTEXT)
def test_each_entry_of_our_context_is_the_official_one(term: str) -> None:
    ours = CONTEXT[term] if isinstance(CONTEXT[term], dict) else {"@id": CONTEXT[term]}

    theirs = official_context()[term]

    assert ours == {keyword: full_iri(value) for keyword, value in theirs.items()}


def test_our_context_holds_exactly_the_terms_that_the_shape_allows() -> None:
    assert set(CONTEXT) == set(terms(orjson.loads(vocab("schemaorg/page.schema.json"))))


def terms(schema: Any) -> Iterator[str]:
    """Yield the types and properties of the JSON Schema."""
    if isinstance(schema, list):
        for each in schema:
            yield from terms(each)
    elif isinstance(schema, dict):
        properties = schema.get("properties", {})
        for name, value in properties.items():
            if name == "@type" and value is not True:
                yield from value.get("enum") or [value["const"]]
            elif not name.startswith("@"):
                yield name
        for value in schema.values():
            yield from terms(value)


def test_every_document_means_the_same_with_the_official_context() -> None:
    graph = [
        {key: document[key] for key in document if key != "@context"} for document in documents()
    ]

    ours = jsonld.expand({"@context": CONTEXT, "@graph": graph})
    theirs = jsonld.expand({"@context": official_context(), "@graph": graph})

    assert ours == theirs
    assert len(ours) == len(graph)


@pytest.mark.parametrize("bare", [False, True])
def test_the_full_document_has_the_same_triples_with_the_official_context(bare: bool) -> None:
    document = EXPORTER.build(profile("full"), EXPORTER.options(as_of=AS_OF, bare=bare))
    n_quads: Any = {"algorithm": "URDNA2015", "format": "application/n-quads"}

    ours = jsonld.normalize({**document, "@context": CONTEXT}, n_quads)
    theirs = jsonld.normalize({**document, "@context": official_context()}, n_quads)

    assert ours == theirs
    assert str(ours).count("\n") > 400


class Property(NamedTuple):
    domain: set[str]
    range: set[str]
    superseded: bool


def rows(name: str) -> Iterator[dict[str, str]]:
    path = shared(f"standards/schemaorg/{VERSION}/schemaorg-current-https-{name}.csv")
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def names(cell: str) -> set[str]:
    return {iri.strip().rpartition("/")[2] for iri in cell.split(",") if iri.strip()}


@cache
def properties() -> dict[str, Property]:
    return {
        row["label"]: Property(
            names(row["domainIncludes"]), names(row["rangeIncludes"]), bool(row["supersededBy"])
        )
        for row in rows("properties")
    }


@cache
def classes() -> dict[str, set[str]]:
    """Return each class that is not superseded with its superclasses."""
    above = {
        row["label"]: names(row["subTypeOf"]) for row in rows("types") if not row["supersededBy"]
    }

    def closed(name: str) -> set[str]:
        return {name}.union(*(closed(parent) for parent in above.get(name, ())))

    return {name: closed(name) for name in above}


class Statement(NamedTuple):
    subject: Any
    term: str
    value: Any


def statements(node: Any) -> Iterator[Statement]:
    """Yield the statements of an expanded node and of all nodes in it."""
    for key, values in node.items():
        if key == "@reverse":
            for iri, subjects in values.items():
                for subject in subjects:
                    yield Statement(subject, local(iri), node)
                    yield from statements(subject)
        elif not key.startswith("@"):
            for value in values:
                yield Statement(node, local(key), value)
                yield from statements(value)


def local(iri: str) -> str:
    assert iri.startswith(SCHEMA_ORG)
    return iri.removeprefix(SCHEMA_ORG)


def kinds(value: Any) -> set[str]:
    """Return the classes of a value, with all above them."""
    if "@value" in value:
        if "@type" in value:
            return {local(value["@type"])}
        return {"Text"} if isinstance(value["@value"], str) else {"Number"}
    if "@type" not in value:
        return {"URL"}
    return set().union(*(classes()[local(iri)] for iri in value["@type"]))


def is_role_of(node: Any, term: str) -> bool:
    """Say whether *node* is a Role that holds the property *term* once more, whichever way."""
    held = {**node, **node.get("@reverse", {})}
    return "Role" in kinds(node) and SCHEMA_ORG + term in held


def faults(document: Any, context: Any) -> set[str]:
    """Return what schema.org does not say of its properties."""
    found = set()
    [expanded] = jsonld.expand({**document, "@context": context})
    for subject, term, value in statements(expanded):
        known = properties()[term]
        if known.superseded:
            found.add(f"{term} is superseded")
        if not (known.domain & kinds(subject) or is_role_of(subject, term)):
            found.add(f"{term} is nothing of {sorted(kinds(subject))}")
        if not (known.range & kinds(value) or is_role_of(value, term)):
            found.add(f"{term} is no {sorted(kinds(value))}")
    return found


def test_every_statement_is_in_the_domain_and_the_range_of_its_property() -> None:
    assert set().union(*(faults(document, CONTEXT) for document in documents())) == set()


def test_statements_that_schema_org_does_not_allow_are_found() -> None:
    role = {"@type": "Role", "name": "A Role that does not hold the property again"}
    wrong = {"@type": "Person", "startDate": "2012", "worksFor": role, "url": "a:b", "awards": "M"}

    assert faults(wrong, official_context()) == {
        "startDate is nothing of ['Person', 'Thing']",
        "worksFor is no ['Intangible', 'Role', 'Thing']",
        "awards is superseded",
    }


def test_every_term_of_the_context_is_written() -> None:
    written = set()
    for document in documents():
        [expanded] = jsonld.expand({**document, "@context": CONTEXT})
        for subject, term, value in statements(expanded):
            written.add(term)
            for node in (subject, value):
                if "@value" not in node:
                    written |= {local(iri) for iri in node.get("@type", ())}

    assert written == set(CONTEXT)
