"""Files of RDF from anywhere: recognized, and told what is wrong with them and where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import AS_OF, SAMPLES, profile, shared

from pexport import registry
from pexport.exporter import MalformedError
from pexport.exporters.rdf.checks import shapes
from pexport.proving.file_check import check_file, detect_format
from pexport.vocabulary.files import vocab

FAMILY = ["flattened", "nquads", "ntriples", "rdfxml", "trig", "turtle"]
TURTLE = registry.load_exporter("turtle")
RULES = TURTLE.rules()
HEAD = """@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix schema: <https://schema.org/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
ADA = "<https://a.example/#me> a foaf:Person ; foaf:name 'Ada' "


def found(text: str, *, full: bool = False) -> list[tuple[str, bool]]:
    """Return the codes of all problems, with whether they are warnings."""
    document = TURTLE.decode((HEAD + text).encode())
    return [(problem.rule, problem.warning) for problem in TURTLE.problems(document, full=full)]


@pytest.mark.parametrize(
    "text",
    [
        ADA + ".",
        "<https://a.example/#me> a schema:Person ; schema:name 'Ada'@en .",
        "[] a vcard:Individual ; vcard:fn 'Ada' .",
        ADA + "; foaf:knows [ a foaf:Person ; foaf:mbox <mailto:b@a.example> ] .",
        ADA
        + "; <http://other.example/ns#anything> 5, '2020-02-30Z'^^<http://other.example/date> .",
        ADA + "; foaf:age 36 ; foaf:openid <https://a.example/> .",
        "<https://a.example/#me> a foaf:Person ; foaf:givenName 'Ada' .",
    ],
)
def test_other_people_s_files_are_sound(text: str) -> None:
    assert found(text) == []
    assert [problem for problem in found(text, full=True) if not problem[1]] == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("<https://a.example/#me> foaf:name 'Ada' .", "rdf-person"),
        ("<https://a.example/#me> a foaf:Person .", "rdf-name"),
        (ADA + "; a schema:Person .", "rdf-name"),
        (ADA + "; foaf:nmae 'Ada' .", "rdf-term"),
        (ADA + ". [] a foaf:Persn .", "rdf-term"),
        (ADA + "; schema:naem 'Ada' .", "rdf-term"),
        (ADA + "; foaf:age 'x'^^xsd:int .", "rdf-datatype"),
        (ADA + "; foaf:birthday '2020-13-01'^^xsd:date .", "rdf-datatype"),
    ],
)
def test_what_is_wrong_in_any_file_is_an_error(text: str, rule: str) -> None:
    assert found(text) == [(rule, False)]


def test_a_misspelt_term_gets_the_right_one_as_a_hint() -> None:
    (problem,) = TURTLE.problems(TURTLE.decode(f"{HEAD}{ADA}; foaf:nmae 'Ada' .".encode()))

    assert problem.message == "there is no term foaf:nmae"
    assert problem.hint == "did you mean foaf:name?"
    assert problem.where == "<https://a.example/#me>"


def test_a_relative_iri_is_a_warning() -> None:
    assert found(ADA + "; foaf:page <#x>, </y> .") == [("rdf-relative", True)] * 2


BROKEN = {
    "turtle": (b"@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n\n[] foaf:name 'x .\n", "line 3"),
    "trig": (
        b"@prefix e: <http://e.example/> .\n<http://e.example/> {\n[] e:a <b c> .\n}",
        "line 3",
    ),
    "ntriples": (b"<http://e.example/> <http://e.example/> 'x' .\n", "line 1"),
    "nquads": (
        b"<http://e.example/> <http://e.example/> _:a <http://e.example/g> .\n<http://e.example/>",
        "line 2",
    ),
    "rdfxml": (
        b'<RDF xmlns="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n<Description>\n</RDF>',
        "line 3",
    ),
    "flattened": (b'{"@graph": [\n{"@id": "https://a.example/"\n}', "line 3, column 2"),
}


@pytest.mark.parametrize("name", FAMILY)
def test_a_broken_file_is_told_with_its_line(name: str, tmp_path: Path) -> None:
    data, where = BROKEN[name]
    file = tmp_path / f"ada{registry.load_exporter(name).suffix}"
    file.write_bytes(data)

    findings = check_file(file, name)

    assert [(problem.rule, problem.where) for problem in findings.problems] == [
        ("rdf-syntax", where)
    ]
    assert detect_format(data, Path("unnamed")) in (name, "turtle", "ntriples")


@pytest.mark.parametrize("name", FAMILY)
def test_a_file_is_recognized_by_what_is_in_it(name: str) -> None:
    suffix = registry.load_exporter(name).suffix
    data = (SAMPLES / "golden" / f"full{suffix}").read_bytes()

    assert detect_format(data, Path("unnamed")) == name
    if name not in ("rdfxml", "flattened"):
        assert detect_format(b"# a comment\n\n" + data, Path("unnamed")) == name


@pytest.mark.parametrize("suffix", [".jsonld", ".json", ".vcf"])
def test_other_formats_are_not_taken_for_rdf(suffix: str) -> None:
    data = (SAMPLES / "golden" / f"full{suffix}").read_bytes()

    assert [name for name in FAMILY if registry.load_exporter(name).is_like(data)] == []  # type: ignore[misc] # each has one


def test_a_json_ld_context_of_the_web_is_not_loaded() -> None:
    with pytest.raises(ValueError, match=r"."):
        registry.load_exporter("flattened").decode(
            b'{"@context": "https://a.example/", "@graph": []}'
        )


def test_every_code_that_a_shape_can_yield_is_in_the_catalogue() -> None:

    assert {f"rdf-{rule}" for rule, _ in shapes._RULES.values()} | {"rdf-shape"} <= RULES.keys()


@pytest.mark.parametrize("changed", ["foaf:img", "foaf:mbox", "foaf:account", "dcterms:modified"])
def test_a_mutant_of_our_own_file_is_an_error(changed: str) -> None:
    """Whoever describes a person as we do is held to our shapes."""
    data = TURTLE.encode(TURTLE.build(profile("full"), options()), options()).decode()
    assert f"    {changed} " in data

    mutant = data.replace(f"    {changed} ", f"    {changed} 'x', ", 1)

    problems = TURTLE.problems(TURTLE.decode(mutant.encode()), full=True)
    assert {problem.rule for problem in problems if not problem.warning} & RULES.keys()


def options() -> Any:
    return TURTLE.options(as_of=AS_OF)


def test_the_shapes_of_the_check_are_deterministic_in_their_places() -> None:
    text = f"{HEAD}{ADA}; foaf:account [ a foaf:OnlineAccount ] ."

    twice = [TURTLE.problems(TURTLE.decode(text.encode()), full=True) for _ in range(2)]

    assert twice[0] == twice[1] != []


def test_the_official_vocabularies_themselves_are_read() -> None:
    """They hold no person, and nothing else is wrong with them."""
    for name, path in (("turtle", "vocab/org.ttl"), ("nquads", "vocab/nq/foaf.nq")):
        findings = check_file(shared(f"standards/{path}"), name)

        assert {problem.rule for problem in findings.problems} == {"rdf-person"}


def test_no_problem_is_left_out_of_the_examples() -> None:
    assert vocab("rdf/problems.toml").count(b"\n[rdf-") == len(RULES)


def test_a_message_says_its_line_and_its_classes_once() -> None:
    turtle = registry.load_exporter("turtle")
    with pytest.raises(MalformedError) as refusal:
        turtle.decode(b"@prefix a: <http://a.example/> .\na:b c:d 'x' .")
    [nobody] = turtle.problems(turtle.decode(b"<https://a.example/> a <http://a.example/b> ."))

    assert (refusal.value.where, "line" in str(refusal.value)) == ("line 2", False)
    assert nobody.message.count("schema:Person") == 1


def test_each_rule_names_a_node_in_one_way() -> None:
    turtle = registry.load_exporter("turtle")
    read = turtle.decode(
        b"@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
        b"<https://a.example/#me> a foaf:Person ; foaf:birthday 'soon' ; foaf:nmae 'Ada' ."
    )

    found = turtle.problems(read, full=True)

    assert {"rdf-name", "rdf-term"} < {problem.rule for problem in found}
    assert {problem.where for problem in found} == {"<https://a.example/#me>"}
