"""The Turtle file: foreign parsers read the facts of the profile in it, whatever their text."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache, partial
from typing import Any

import pyoxigraph
import pytest
import rdflib
from conftest import AS_OF, SAMPLES, profile
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from reading import organization
from varied import varied

from pexport import registry
from pexport.exporters.rdf.graph.document import decode
from pexport.exporters.rdf.graph.terms import PREFIXES
from pexport.profile import Profile
from pexport.profile.values import Line, Prose, Url

TURTLE = registry.load_exporter("turtle")
OPTIONS = TURTLE.options(as_of=AS_OF)
FULL = profile("full")
ME = "https://orcid.org/0000-0002-1825-0097"
PROFILES = {
    "full": FULL,
    "researcher": profile("researcher"),
    "a name alone": Profile.model_validate({"name": {"display": "Ada"}}),
    "varied": varied(),
    "varied, without an IRI": varied(with_iri=False),
}
every_profile = pytest.mark.parametrize("whole", PROFILES.values(), ids=PROFILES)


def written(whole: Profile) -> bytes:
    return TURTLE.encode(TURTLE.build(whole, OPTIONS), OPTIONS)


def of_tree(tree: dict[str, Any]) -> str:
    return written(Profile.model_validate({"name": {"display": "Ada"}, **tree})).decode()


def read_by_rdflib(data: bytes) -> rdflib.Graph:
    return rdflib.Graph().parse(data=data, format="turtle")


@every_profile
def test_rdflib_and_pyoxigraph_read_the_same_graph_which_is_the_one_described(
    whole: Profile,
) -> None:
    data = written(whole)

    by_rdflib = read_by_rdflib(data).serialize(format="nt", encoding="utf-8")

    expected = TURTLE.build(whole, OPTIONS)
    assert decode(data, "ttl") == expected
    assert decode(by_rdflib, "nt") == expected


@every_profile
def test_each_statement_of_the_described_graph_is_there_once(whole: Profile) -> None:
    quads = TURTLE.build(whole, OPTIONS).quads

    assert len(set(quads)) == len(quads)
    assert len(decode(written(whole), "ttl").quads) == len(quads)


FACTS: dict[str, set[Any]] = {
    "?me foaf:name ?x": {FULL.name.display} if FULL.name else set(),
    "?me vcard:hasName/vcard:additional-name ?x": {"Lin"},
    "?me skos:altLabel ?x": {"マヤ・オカフォー@ja-Kana", "M. L. Okafor@en-Latn"},
    "?me foaf:nick ?x": {"Mo", "Lin"},
    "?me schema:pronouns ?x": {"she/her", "elle@fr"},
    "?me vcard:title ?x": {each.text for each in FULL.headlines},
    "?me rdfs:comment ?x": {f"{each.text}@{each.language}" for each in FULL.summaries},
    "?me dcterms:description ?x": {f"{each.text}@{each.language}" for each in FULL.biographies},
    "?me foaf:img ?x": {"https://okafor.example/authors/admin/avatar.jpg"},
    "?me foaf:mbox ?x": {f"mailto:{each.address}" for each in FULL.emails},
    "?me foaf:phone ?x": {"tel:+64-4-555-0100", "tel:+64-21-555-0199"},
    "?me vcard:hasAddress/vcard:locality ?x": {each.locality for each in FULL.addresses},
    "?me schema:address/schema:addressCountry ?x": {"NZ", "NC"},
    "?me foaf:homepage ?x": {"https://okafor.example/"},
    "?me foaf:account [ rdfs:label 'GitHub' ; foaf:accountName ?x ]": {"mokafor"},
    "?me foaf:account/foaf:page ?x": {each.url for each in FULL.accounts},
    "?me vivo:scopusId ?x": {"7004212771"},
    "?me schema:identifier/schema:value ?x": {each.value for each in FULL.identifiers},
    "?me owl:sameAs ?x": {"https://okafor.example/#me"},
    "?me org:memberOf ?x": {"https://ror.org/05qwgg493", "https://doi.org/10.13039/100000001"},
    "?me org:hasMembership/org:role/skos:prefLabel ?x": {each.role for each in FULL.positions},
    "?me org:hasMembership/org:organization/skos:prefLabel ?x": {
        each.department for each in FULL.positions
    },
    "?me org:hasMembership/org:organization/org:subOrganizationOf/foaf:name ?x": {
        organization(each).name for each in FULL.positions
    },
    "[ org:role/skos:prefLabel 'Research fellow' ; org:memberDuring/time:hasBeginning/"
    "time:inXSDDate ?x ]": {"2012-09-01"},
    "[ a vivo:Position ; vivo:hrJobTitle 'Research fellow' ; vivo:relates ?me, ?o ;"
    " vivo:dateTimeInterval/vivo:end/vivo:dateTime ?x ] . ?o a foaf:Organization": {
        "2018-01-31T00:00:00"
    },
    "[ vivo:hrJobTitle 'Professor' ;"
    " vivo:dateTimeInterval/vivo:start/vivo:dateTimePrecision ?x ]": {
        "http://vivoweb.org/ontology/core#yearMonthPrecision"
    },
    "?me obo:RO_0000056/obo:RO_0000057/rdfs:label ?x FILTER(?x != ?n) ?me foaf:name ?n": {
        organization(each).name for each in FULL.education
    },
    "?me obo:RO_0000056/obo:RO_0002234/rdfs:label ?x": {
        "PhD in Marine Biology", "Scientific diver"
    },
    "?me foaf:topic_interest/skos:prefLabel ?x": {"Mangroves@en", "Marées@fr"},
    "?me schema:skills ?x": {"R", "Scientific diving"},
    "?me schema:knowsLanguage/schema:alternateName ?x": {"en", "fr"},
    "?me vivo:relatedBy [ a vivo:AwardReceipt ; vivo:assignedBy/rdfs:label ?x ]": {
        each.awarder for each in FULL.awards
    },
    "?me foaf:made/dcterms:title ?x": {
        f"{each.title}: {each.subtitle}" if each.subtitle else each.title for each in FULL.works
    },
    "?me foaf:made/bibo:shortTitle ?x": {each.title for each in FULL.works if each.subtitle},
    "?me foaf:made/bibo:pageEnd ?x": {"119"},
    "?me foaf:made/dcterms:publisher/foaf:name ?x": {"Tidal Society", "Reef Press"},
    "?me foaf:made/dcterms:isPartOf [ bibo:issue '3' ; dcterms:isPartOf/dcterms:title ?x ]": {
        "Journal of Tidal Research"
    },
    "[ a vivo:Authorship ; vivo:rank '2'^^xsd:int ; rdfs:label ?x ]": {"Ines Duarte"},
    "<https://doi.org/10.5555/jtr.2021.7> dcterms:isPartOf [ a bibo:Journal ; dcterms:title ?x ]": {
        "Journal of Tidal Research"
    },
    "?me foaf:pastProject/foaf:name ?x": {"Mangrove Watch"},
    "?me foaf:currentProject/foaf:name ?x": {"tidekit"},
    "?me vivo:relatedBy [ a vivo:Grant ; vivo:sponsorAwardId ?x ]": {"OF-2019-77"},
    "?x a foaf:PersonalProfileDocument ; foaf:primaryTopic ?me ; foaf:maker ?me": {
        "https://okafor.example/authors/admin/"
    },
    "?page foaf:primaryTopic ?me ; dcterms:modified ?x": {"2026-05-04"},
    "[ foaf:primaryTopic ?me ; dcterms:valid '2026-11-23'^^xsd:date ; prov:wasDerivedFrom ?x ;"
    " prov:wasAttributedTo [ a prov:SoftwareAgent ; rdfs:label 'pexport' ] ]": {
        "https://okafor.example/authors/admin/"
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def full_graph() -> rdflib.Graph:
    return read_by_rdflib(written(FULL))


@pytest.mark.parametrize("pattern", FACTS)
def test_a_query_finds_the_fact(full_graph: rdflib.Graph, pattern: str) -> None:
    found: Any = full_graph.query(
        f"SELECT DISTINCT ?x {{ {pattern} }}",
        initBindings={"me": rdflib.URIRef(ME)},
        initNs=PREFIXES,
    )

    def shown(value: Any) -> str:
        return f"{value}@{value.language}" if getattr(value, "language", None) else str(value)

    assert {shown(row[0]).casefold() for row in found} == {  # tags have no case
        str(fact).casefold() for fact in FACTS[pattern]
    }


@every_profile
def test_no_blank_node_has_a_label_and_no_iri_is_relative(whole: Profile) -> None:
    data = written(whole)

    assert b"_:" not in data
    for quad in pyoxigraph.parse(data, pyoxigraph.RdfFormat.TURTLE):
        for term in (quad.subject, quad.predicate, quad.object):
            if isinstance(term, pyoxigraph.NamedNode):
                assert re.match(r"[a-z][a-z0-9+.-]*:", term.value)


def test_only_prefixes_in_use_are_declared() -> None:
    text = of_tree({})

    declared = re.findall(r"@prefix (\w+):", text)
    assert declared == sorted(p for p in declared if f" {p}:" in text.partition("[]")[2])
    assert declared == ["foaf", "rdfs", "schema", "vcard"]


def test_a_change_of_one_fact_changes_its_own_lines_only() -> None:
    before = of_tree({"nicknames": [{"name": "Mo"}, {"name": "Lin"}]}).splitlines()
    after = of_tree({"nicknames": [{"name": "Mo"}, {"name": "Lin"}, {"name": "Ada"}]}).splitlines()

    added = [line for line in after if line not in before]
    assert [line for line in after if line not in added] == before
    assert len(added) == 3, "in FOAF, in the vCard and in schema.org"


def test_hash_seeds_do_not_change_the_bytes() -> None:
    script = (
        "import sys; from datetime import date; from pexport.exporter import Options;"
        "from pexport.exporters.rdf import turtle; from pexport.profile import Profile;"
        "profile = Profile.model_validate_json(sys.stdin.buffer.read());"
        "options = Options(as_of=date(2026, 11, 23)); to = turtle.EXPORTER;"
        "sys.stdout.buffer.write(to.encode(to.build(profile, options), options))"
    )
    given = (SAMPLES / "profiles/full.json").read_bytes()

    for seed in ("0", "1", "4711"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run(
            [sys.executable, "-c", script],
            input=given,
            capture_output=True,
            check=True,
            env=environment,
        )
        assert run.stdout == written(FULL)


HOSTILE = st.sampled_from([
    'quotes " and \' and """ ',
    "back\\slash \\u0041 \\n",
    "a > b <c> @en ^^<x>",
    '"^^foaf:x',
    "\u202eRTL\u202c \u200f\u200e",
    "🏳️‍🌈 日本語",
    "\U0010fffd \ue000 \ufdd0",
    "two\nlines\twith a tab",
    "] . } ; [",
    "\U000e0001 tag",
])  # fmt: skip


@cache
def adapter(annotation: Any) -> TypeAdapter[Any]:
    return TypeAdapter(annotation)


def holds(annotation: Any, text: str) -> bool:
    try:
        adapter(annotation).validate_python(text)
    except ValidationError:
        return False
    return True


def texts_of(annotation: Any) -> st.SearchStrategy[str]:
    """Return any text of a type of pexport.profile.values."""
    characters = st.one_of(st.characters(codec="utf-8"), st.sampled_from('"\\\n\t^@<>_:;.[]'))
    return (
        st.one_of(HOSTILE, st.text(characters, min_size=1))
        .map(str.strip)
        .filter(partial(holds, annotation))
    )


@settings(deadline=None, max_examples=300)
@given(line=texts_of(Line), prose=texts_of(Prose))
def test_any_text_survives_in_both_parsers(line: str, prose: str) -> None:
    data = of_tree(
        {
            "headlines": [{"text": line}],
            "biographies": [{"text": prose, "language": "en"}],
        }
    ).encode()

    (title,) = read_by_rdflib(data).objects(
        predicate=rdflib.URIRef("http://www.w3.org/2006/vcard/ns#title")
    )
    assert str(title) == line
    predicate = pyoxigraph.NamedNode("http://purl.org/dc/terms/description")
    quads = pyoxigraph.Dataset(pyoxigraph.parse(data, pyoxigraph.RdfFormat.TURTLE))
    (quad,) = [quad for quad in quads if quad.predicate == predicate]
    assert quad.object == pyoxigraph.Literal(prose, language="en")
    assert TURTLE.problems(TURTLE.decode(data)) == []


ADDRESSES = st.text("abé日:/?#[]@%2.&'()*!$+,;=~_-", max_size=30).map("https://a.example{}".format)


@settings(deadline=None, max_examples=300)
@given(url=ADDRESSES.filter(lambda url: holds(Url, url)))
@example(url="https://[::1]:8080/x")
@example(url="https://ä.example/ö?ü#ß")
@example(url="https://a.example/%C3%A4'()*!$&+,;=@:~")
def test_any_address_is_an_iri_that_strict_parsers_keep(url: str) -> None:
    data = of_tree({"homepage": {"url": url}}).encode()

    homepage = pyoxigraph.NamedNode("http://xmlns.com/foaf/0.1/homepage")
    (found,) = [
        q.object
        for q in pyoxigraph.parse(data, pyoxigraph.RdfFormat.TURTLE)
        if q.predicate == homepage
    ]
    assert found.value == url
    assert rdflib.URIRef(url) in read_by_rdflib(data).objects()


@settings(deadline=None, max_examples=40)
@given(tag=st.from_regex(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}", fullmatch=True))
def test_a_tag_that_is_no_language_is_a_problem_and_no_crash(tag: str) -> None:
    tree = {"name": {"display": "Ada"}, "summaries": [{"text": "x", "language": tag}]}
    document = TURTLE.build(Profile.model_validate(tree), OPTIONS)

    problems = TURTLE.problems(document, full=len(tag) > 10)

    assert problems == [] or [problem.rule for problem in problems] == ["rdf-syntax"]


@pytest.mark.parametrize(
    ("number", "iri"),
    [
        ("+64 4 555 0100", "tel:+64-4-555-0100"),
        ("+1 (202) 555-0100", "tel:+1-(202)-555-0100"),
        ("04 555 0100", None),
        ("+64 4 555 0100 ext. 5", None),
    ],
)
def test_only_an_international_number_has_an_iri(number: str, iri: str | None) -> None:
    text = of_tree({"phones": [{"number": number}]})

    assert re.findall(r"foaf:phone <(.*)> ;", text) == ([iri] if iri else [])
    assert f'schema:telephone "{number}" ;' in text


@pytest.mark.parametrize(
    ("other", "tag"),
    [
        ({"language": "ja", "script": "Kana"}, "@ja-Kana"),
        ({"language": "zh-TW", "script": "Hant"}, "@zh-Hant-TW"),
        ({"language": "zh-Hant", "script": "Hant"}, "@zh-Hant"),
        ({"script": "Cyrl"}, "@und-Cyrl"),
        ({"language": "fr"}, "@fr"),
        ({}, ""),
    ],
)
def test_a_language_tag_says_the_script(other: dict[str, str], tag: str) -> None:
    text = of_tree({"other_names": [{"name": "X", **other}]})

    assert f'skos:altLabel "X"{tag} ;' in text


def test_what_is_said_of_one_iri_stands_in_one_place() -> None:
    ror = {"name": "Bay", "identifiers": [{"scheme": "ror", "value": "https://ror.org/1"}]}
    text = of_tree(
        {
            "positions": [{"organization": ror}, {"organization": ror, "role": "Fellow"}],
            "education": [{"organization": ror, "end": "2012"}],
        }
    )

    assert text.count("\n<https://ror.org/1>\n") == 1
    assert text.count('foaf:name "Bay"') == 1


def test_the_page_presents_a_person_without_an_iri_in_place() -> None:
    text = of_tree({"document": {"url": "https://a.example/ada/"}})

    assert "\n<https://a.example/ada/>\n" in text
    assert "schema:mainEntity [\n        a foaf:Person, schema:Person, vcard:Individual ;" in text
    assert "foaf:isPrimaryTopicOf <https://a.example/ada/> ;" in text


def test_graphs_that_differ_in_labels_alone_are_equal() -> None:
    one = b"[] <http://a.example/p> [ <http://a.example/p> 1 ] ."
    other = b"_:x <http://a.example/p> _:y . _:y <http://a.example/p> 1 ."
    third = b"_:x <http://a.example/p> _:y . _:y <http://a.example/p> 2 ."

    assert TURTLE.decode(one) == TURTLE.decode(other)
    assert hash(TURTLE.decode(one)) == hash(TURTLE.decode(other))
    assert TURTLE.decode(one) != TURTLE.decode(third)


def test_loading_the_format_loads_no_rdf_library() -> None:
    script = (
        "import sys; from pexport.exporters.rdf import turtle;"
        "print(*(sys.modules.keys() & {'rdflib', 'pyshacl', 'pyoxigraph', 'pyld'}))"
    )

    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8"
    )

    assert run.stdout == "\n"
