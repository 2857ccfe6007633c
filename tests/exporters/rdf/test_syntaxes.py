"""One graph in every syntax: foreign parsers read the same statements in all of them."""

from __future__ import annotations

import re
from typing import Any

import orjson
import pyoxigraph
import pytest
import rdflib
from conftest import AS_OF, profile
from lxml import etree
from pyld import jsonld  # type: ignore[import-untyped] # it has no types
from rdflib.compare import isomorphic
from varied import varied

from pexport import registry
from pexport.exporter import Member, Options
from pexport.exporters.rdf.checks import shapes
from pexport.exporters.rdf.syntaxes.writers import WRITERS
from pexport.profile import Profile
from pexport.writing.export import build_document
from pexport.writing.people import ExportRequest, build_outcomes

OPTIONS = Options(as_of=AS_OF)
PARSERS = {
    "turtle": ("turtle", pyoxigraph.RdfFormat.TURTLE),
    "trig": ("trig", pyoxigraph.RdfFormat.TRIG),
    "ntriples": ("nt", pyoxigraph.RdfFormat.N_TRIPLES),
    "nquads": ("nquads", pyoxigraph.RdfFormat.N_QUADS),
    "rdfxml": ("xml", pyoxigraph.RdfFormat.RDF_XML),
    "flattened": ("json-ld", pyoxigraph.RdfFormat.JSON_LD),
}
"""How rdflib and pyoxigraph call the syntax of each format."""

SYNTAXES = {name: registry.load_exporter(name) for name in PARSERS}
HOSTILE = """quotes " ' \\ and <b>&amp;</b> ]]> &#65; "^^<x> "@en
a new line, \u202eRTL\u202c, 🏳️‍🌈, _:b0, foaf:name, {} @id \ufdd0"""
PROFILES = {
    "full": profile("full"),
    "researcher": profile("researcher"),
    "a name alone": Profile.model_validate({"name": {"display": "Ada"}}),
    "hostile": Profile.model_validate(
        {
            "name": {"display": " ".join(HOSTILE.split("\n"))},
            "biographies": [{"text": HOSTILE, "language": "zh-Hant-TW"}],
            "links": [{"url": "foaf:not-a-prefix"}, {"url": "https://a.example/?a=1&b=<2>"[:24]}],
            "document": {"url": "https://a.example/?q='x'&r=ä", "subject": "org:ada"},
        }
    ),
    "varied": varied(),
    "varied, without an IRI": varied(with_iri=False),
}
every_profile = pytest.mark.parametrize("whole", PROFILES.values(), ids=PROFILES)
every_syntax = pytest.mark.parametrize("name", SYNTAXES)


def written(name: str, whole: Profile) -> bytes:
    return SYNTAXES[name].encode(SYNTAXES[name].build(whole, OPTIONS), OPTIONS)


def canonical(name: str, data: bytes) -> list[str]:
    """Return what pyoxigraph reads, without the names of graphs."""
    found = pyoxigraph.parse(data, PARSERS[name][1])
    dataset = pyoxigraph.Dataset(pyoxigraph.Quad(q.subject, q.predicate, q.object) for q in found)
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(map(str, dataset))


@every_profile
def test_pyoxigraph_reads_the_same_graph_in_every_syntax(whole: Profile) -> None:
    graphs = {name: canonical(name, written(name, whole)) for name in SYNTAXES}

    assert [name for name in graphs if graphs[name] != graphs["turtle"]] == []
    assert len(graphs["turtle"]) == len(set(SYNTAXES["turtle"].build(whole, OPTIONS).quads))


@pytest.mark.parametrize("name", ["trig", "nquads", "rdfxml", "flattened"])
@pytest.mark.parametrize("whole", ["full", "hostile"])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib's own making
def test_rdflib_reads_the_graph_that_it_reads_in_n_triples(name: str, whole: str) -> None:
    expected = rdflib.Graph().parse(data=written("ntriples", PROFILES[whole]), format="nt")

    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=written(name, PROFILES[whole]), format=PARSERS[name][0])

    found = rdflib.Graph()
    for triple in dataset.triples((None, None, None)):
        found.add(triple)
    assert len(found) == len(expected)
    assert isomorphic(found, expected)


def test_libxml2_reads_the_rdf_xml() -> None:
    root = etree.fromstring(written("rdfxml", PROFILES["hostile"]))

    assert root.findtext(".//{http://purl.org/dc/terms/}description") == HOSTILE


@pytest.mark.parametrize("whole", ["full", "hostile"])
def test_pyld_finds_the_flattened_form_flat_already(whole: str) -> None:
    document = orjson.loads(written("flattened", PROFILES[whole]))
    n_quads: Any = {"algorithm": "URDNA2015", "format": "application/n-quads"}

    again: Any = jsonld.flatten(document, {"@context": document["@context"]})

    assert len(again["@graph"]) == len(document["@graph"])
    assert jsonld.normalize(again, n_quads) == jsonld.normalize(document, n_quads)
    by_iri = {each["@id"]: each for each in document["@graph"]}
    for each in again["@graph"]:
        assert each["@id"][:2] == "_:" or each.keys() == by_iri[each["@id"]].keys()


def test_the_graph_of_a_page_has_its_address_and_where_it_comes_from_stands_outside() -> None:
    page = pyoxigraph.NamedNode("https://okafor.example/authors/admin/")
    for name in ("trig", "nquads"):
        quads = list(pyoxigraph.parse(written(name, PROFILES["full"]), PARSERS[name][1]))

        assert {quad.graph_name for quad in quads} == {page, pyoxigraph.DefaultGraph()}
        outside = {quad.predicate.value for quad in quads if quad.graph_name != page}
        assert "http://www.w3.org/ns/prov#wasDerivedFrom" in outside
        assert "http://xmlns.com/foaf/0.1/name" not in outside


def test_without_a_page_there_is_one_graph_and_nothing_is_said_of_its_origin() -> None:
    whole = PROFILES["a name alone"]

    assert written("trig", whole) == written("turtle", whole)
    assert written("nquads", whole) == written("ntriples", whole)
    assert b"prov" not in written("turtle", whole)


LABELS = ["ntriples", "nquads", "flattened"]


@pytest.mark.parametrize("name", LABELS)
def test_a_change_of_one_fact_leaves_the_labels_of_the_others(name: str) -> None:
    tree = profile("full").model_dump()
    before = set(written(name, Profile.model_validate(tree)).splitlines())
    tree["headlines"][0]["text"] = "Another headline"
    tree["positions"][0]["role"] = "Another role"
    tree["nicknames"] = tree["nicknames"][::-1]

    after = set(written(name, Profile.model_validate(tree)).splitlines())

    assert len(before) > 600
    assert len(after - before) < 60


@pytest.mark.parametrize("name", ["turtle", "trig", "rdfxml"])
@every_profile
def test_where_nodes_nest_no_blank_node_has_a_label(name: str, whole: Profile) -> None:
    assert b"nodeID" not in written(name, whole)
    assert b" _:b" not in written(name, whole).replace(b" _:b0", b"")


@every_syntax
def test_what_was_read_can_be_written_in_every_syntax(name: str) -> None:
    data = written("turtle", PROFILES["full"])

    read = SYNTAXES["turtle"].decode(data)

    assert SYNTAXES[name].decode(SYNTAXES[name].encode(read, OPTIONS)) == read


def test_all_syntaxes_share_one_document_that_is_built_and_checked_once() -> None:
    wanted = ExportRequest(dict.fromkeys(SYNTAXES, OPTIONS), "public", full=False)

    outcomes = dict(build_outcomes(PROFILES["full"], wanted))

    assert len({id(outcome.document) for outcome in outcomes.values()}) == 1


@every_syntax
def test_a_bundle_keeps_people_apart_and_says_all_of_them(name: str) -> None:
    to = SYNTAXES[name]
    people = [
        build_document(Profile.model_validate(tree), to, OPTIONS)
        for tree in (
            {"name": {"display": "Al"}, "phones": [{"number": "1"}]},
            {"name": {"display": "Bo"}, "document": {"url": "https://bo.example/"}},
            {"name": {"display": "Cy"}, "nicknames": [{"name": "C"}]},
        )
    ]
    assert to.bundle

    data = to.encode(to.bundle([*map(Member, people)], None, OPTIONS), OPTIONS)

    found = pyoxigraph.parse(data, PARSERS[name][1])
    lines = [f"{each.subject} {each.predicate} {each.object} ." for each in found]
    graph = rdflib.Graph().parse(data="\n".join(lines), format="nt")
    names = [
        sorted(str(found) for found in graph.objects(person, rdflib.FOAF.name))
        for person in graph.subjects(rdflib.RDF.type, rdflib.FOAF.Person)
    ]
    assert len(canonical(name, data)) == sum(len(set(each.quads)) for each in people)
    assert sorted(names) == [["Al"], ["Bo"], ["Cy"]]


@every_syntax
def test_the_full_checks_read_every_syntax_back(name: str, monkeypatch: Any) -> None:
    """A writer that loses a character is found, whichever format is exported."""
    broken = {
        **WRITERS,
        "rdf": lambda given: WRITERS["rdf"](given).replace(b"Okafor", b"0kafor"),
        "nt": lambda given: WRITERS["nt"](given)[:-3],
    }
    monkeypatch.setattr(shapes, "WRITERS", broken)
    document = SYNTAXES[name].build(PROFILES["full"], OPTIONS)

    found = [problem.message for problem in shapes.check_round_trip(document)]

    assert [re.findall(r"written as (\w+)", each) for each in found] == [["nt"], ["rdf"]]
