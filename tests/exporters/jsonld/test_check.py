"""`pexport check` of JSON-LD from anywhere: what is wrong is found, what is right passes."""

from __future__ import annotations

from functools import partial
from typing import Any

import orjson
import pytest
from conftest import AS_OF, SAMPLES, profile
from counting import calls

from pexport import registry
from pexport.exporter import MalformedError
from pexport.exporters.jsonld.checks import foreign

EXPORTER = registry.load_exporter("jsonld")
PERSON = {"@type": "Person", "name": "Ada"}


def found(document: Any, *, full: bool = True) -> list[tuple[str, str]]:
    """Return the code and the place of each problem of a document that was read."""
    read = EXPORTER.decode(orjson.dumps(document))
    problems = EXPORTER.problems(read, full=full)
    assert {problem.rule for problem in problems} <= EXPORTER.rules().keys()
    return [(problem.rule, problem.where) for problem in problems]


def about(**said: Any) -> dict[str, Any]:
    return {"@context": "https://schema.org", **PERSON, **said}


@pytest.mark.parametrize(
    "context",
    [
        "https://schema.org",
        "https://schema.org/",
        "http://schema.org",
        "http://www.schema.org/",
        "https://schema.org/docs/jsonldcontext.json",
        ["https://schema.org"],
        ["https://schema.org", {"foaf": "http://xmlns.com/foaf/0.1/"}],
        {"@vocab": "https://schema.org/"},
        [{"@vocab": "http://schema.org/"}, {"@language": "en"}],
        {"name": "https://schema.org/name", "Person": {"@id": "http://schema.org/Person"}},
        {"s": "https://schema.org/", "name": "s:name", "Person": "s:Person"},
    ],
)
def test_each_form_of_the_context_means_schema_org(context: Any) -> None:
    assert found({"@context": context, **PERSON}) == []
    assert found({"@context": context, **PERSON, "@id": "/me"}) == [("jsonld-iri", "/@id")]


@pytest.mark.parametrize(
    "context", ["https://schema.example", {"@vocab": "https://a.example/"}, {}, [], 5, "/"]
)
def test_a_context_that_means_something_else_is_wrong(context: Any) -> None:
    assert found({"@context": context, **PERSON}) == [("jsonld-context", "/@context")]


def test_each_block_needs_a_context() -> None:
    assert found(PERSON) == [("jsonld-context", "/")]
    assert found([about(), PERSON]) == [("jsonld-context", "/1")]
    assert found({"@context": "https://schema.org", "@graph": [PERSON, PERSON]}) == []


def test_another_context_is_told_and_its_terms_are_not_judged() -> None:
    document = {"@context": ["https://schema.org", "https://a.example/c"], **PERSON, "mood": "ok"}

    [problem] = EXPORTER.problems(EXPORTER.decode(orjson.dumps(document)), full=True)

    assert (problem.rule, problem.warning) == ("jsonld-context", True)


RIGHT = {
    "a graph as plugins of blogs write it": {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "WebPage",
                "@id": "https://a.example/",
                "breadcrumb": {"@id": "https://a.example/#crumbs"},
                "potentialAction": [{"@type": "ReadAction", "target": ["https://a.example/"]}],
                "inLanguage": "en-US",
                "datePublished": "2020-01-02T03:04:05+00:00",
            },
            {
                "@type": ["Person", "Organization"],
                "@id": "https://a.example/#ada",
                "name": "Ada",
                "image": {"@type": "ImageObject", "@id": "https://a.example/#i"},
                "logo": {"@id": "https://a.example/#i"},
                "sameAs": ["https://x.example/ada"],
            },
        ],
    },
    "an organization presents itself": {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "mainEntity": {
            "@type": "Organization",
            "name": "Lab",
            "employee": PERSON,
            "interactionStatistic": {
                "@type": "InteractionCounter",
                "interactionType": "https://schema.org/FollowAction",
                "userInteractionCount": 1,
            },
        },
    },
    "names for keywords, a list, a set, languages": about(
        id="https://a.example/#ada",
        knowsAbout={"@list": ["a", "b"]},
        award={"@set": ["x"]},
        alternateName={"@value": "エイダ", "@language": "ja"},
        gender="https://schema.org/Female",
        birthDate="1815-12-10",
    ),
    "a member of an enumeration by its name": about(gender="Female"),
    "a reference to what is typed elsewhere": {
        "@context": "https://schema.org",
        "@graph": [
            {**PERSON, "worksFor": {"@id": "https://a.example/#lab"}},
            {"@type": "EducationalOrganization", "@id": "https://a.example/#lab", "name": "Lab"},
        ],
    },
    "the way round": about(
        **{"@reverse": {"author": {"@type": "ScholarlyArticle", "name": "T", "headline": "T"}}}
    ),
    "a quantity as a text": about(weight="70 kg"),
    "another vocabulary beside it": about(**{"foaf:nick": "ada", "dcterms:title": "x"}),
}


@pytest.mark.parametrize("document", RIGHT.values(), ids=list(RIGHT))
def test_what_is_right_in_vocabulary_passes(document: Any) -> None:
    assert found(document) == []


UNIVERSITY = {"@type": "Organization", "name": "University"}
WRONG: dict[str, tuple[Any, list[tuple[str, str]]]] = {
    "a type there is not": (about(**{"@type": "Persn"}), [
        ("jsonld-term", "/@type"), ("jsonld-person", "/")]),
    "a prefix there is not": (about(**{"foo:bar": 1}), [("jsonld-term", "/foo:bar")]),
    "a keyword there is not": (about(**{"@name": "x"}), [("jsonld-term", "/@name")]),
    "a superseded type": (
        about(performerIn={"@type": "UserCheckins", "name": "x"}),
        [("jsonld-superseded", "/performerIn/@type")]),
    "a number for a text": (about(telephone=5), [("jsonld-range", "/telephone")]),
    "a truth value for a text": (about(telephone=True), [("jsonld-range", "/telephone")]),
    "nothing": (about(telephone=None), [("jsonld-size", "/telephone")]),
    "an empty list": (about(telephone=[]), [("jsonld-size", "/telephone")]),
    "an empty object": (about(address={}), [("jsonld-size", "/address")]),
    "a text for a thing": (about(worksFor="University"), [("jsonld-range", "/worksFor")]),
    "a text for a number": (
        about(interactionStatistic={
            "@type": "InteractionCounter", "userInteractionCount": "many"}),
        [("jsonld-range", "/interactionStatistic/userInteractionCount")]),
    "a Role that does not hold its property": (
        about(worksFor={"@type": "EmployeeRole", "memberOf": UNIVERSITY}),
        [("jsonld-range", "/worksFor"), ("jsonld-domain", "/worksFor/memberOf")]),
    "a wrong date inside a Role": (
        about(worksFor=[UNIVERSITY, {
            "@type": "EmployeeRole", "startDate": "soon", "worksFor": UNIVERSITY}]),
        [("jsonld-date", "/worksFor/1/startDate")]),
    "a time without a day": (about(birthDate="T10:00"), [("jsonld-date", "/birthDate")]),
    "no such day": (about(birthDate="1900-02-29"), [("jsonld-date", "/birthDate")]),
    "an address without a scheme": (about(url="ada.example"), [("jsonld-iri", "/url")]),
    "an address with a blank": (about(url="https://a.example/a b"), [("jsonld-iri", "/url")]),
    "an ISNI with a wrong check digit": (
        about(sameAs="https://isni.org/isni/0000000121032684"), [("jsonld-checksum", "/sameAs")]),
    "a bare ORCID iD with a wrong check digit": (
        about(identifier={
            "@type": "PropertyValue", "propertyID": "ORCID", "value": "0000-0002-1825-0098"}),
        [("jsonld-checksum", "/identifier/value")]),
    "no language": (
        about(alternateName={"@value": "x", "@language": "not a tag"}),
        [("jsonld-form", "/alternateName/@language")]),
    "the way round, of what has no author": (
        about(**{"@reverse": {"author": {"@type": "Place", "name": "T"}}}),
        [("jsonld-domain", "/@reverse/author")]),
    "the way round, of a place": (
        {"@context": "https://schema.org", "@graph": [PERSON, {
            "@type": "Place", "@reverse": {"author": {"@type": "Book", "name": "T"}}}]},
        [("jsonld-range", "/@graph/1/@reverse/author")]),
    "an address of schema.org at which nothing is": (
        about(interactionStatistic={
            "@type": "InteractionCounter", "interactionType": "https://schema.org/FolowAction"}),
        [("jsonld-term", "/interactionStatistic/interactionType")]),
    "a number for a quantity": (
        about(image={"@type": "ImageObject", "url": "https://a.example/", "width": 96}),
        [("jsonld-range", "/image/width")]),
    "a person inside the page without a name": (
        {"@context": "https://schema.org", "@type": "ProfilePage",
         "mainEntity": {"@type": "Person", "jobTitle": "x"}},
        [("jsonld-person", "/mainEntity")]),
    "nobody": ({"@context": "https://schema.org", **UNIVERSITY}, [("jsonld-person", "/")]),
}  # fmt: skip


@pytest.mark.parametrize(("document", "problems"), WRONG.values(), ids=list(WRONG))
def test_what_is_wrong_is_found_where_it_stands(document: Any, problems: Any) -> None:
    assert found(document) == problems


def test_a_misspelt_term_has_the_near_one_as_its_hint() -> None:
    for given, meant in [("jobtitle", "jobTitle"), ("familyNam", "familyName"), ("naem", "name")]:
        [problem] = EXPORTER.problems(EXPORTER.decode(orjson.dumps(about(**{given: "x"}))))
        assert problem.hint == f"did you mean {meant}?"
    [problem] = EXPORTER.problems(EXPORTER.decode(orjson.dumps(about(favouriteColour="x"))))
    assert problem.hint == ""


def test_a_difference_from_our_own_shape_is_a_warning_in_a_file_and_an_error_in_an_export() -> None:
    document = EXPORTER.build(profile("full"), EXPORTER.options(as_of=AS_OF))
    del document["mainEntity"]["identifier"][1]["propertyID"]

    for problems, warning in [
        (EXPORTER.problems(document), False),
        (EXPORTER.problems(EXPORTER.decode(orjson.dumps(document))), True),
    ]:
        [problem] = problems
        assert (problem.rule, problem.where, problem.warning) == (
            "jsonld-required", "/mainEntity/identifier/1", warning,
        )  # fmt: skip


def test_an_export_holds_no_term_that_is_not_ours_be_it_schema_orgs_or_not() -> None:
    document = EXPORTER.build(profile("full"), EXPORTER.options(as_of=AS_OF))
    document["mainEntity"]["gender"] = "Female"

    [problem] = EXPORTER.problems(document)

    assert (problem.rule, problem.warning) == ("jsonld-unknown", False)
    assert EXPORTER.problems(EXPORTER.decode(orjson.dumps(document)), full=True) == []


@pytest.mark.parametrize("name", ["full", "researcher"])
def test_the_goldens_are_right_without_being_known_as_ours(name: str) -> None:
    data = (SAMPLES / "golden" / f"{name}.jsonld").read_bytes()
    read = orjson.loads(data)

    assert list(foreign.check_schema_org(read)) == []
    assert EXPORTER.problems(EXPORTER.decode(data), full=True) == []


def page(*blocks: str) -> bytes:
    return f"<!DOCTYPE html><html><head>{''.join(blocks)}</head></html>".encode()


ADA = '{"@context": "https://schema.org", "@type": "Person", "name": "A &amp; B"}'


@pytest.mark.parametrize(
    "element",
    [
        '<script type="application/ld+json">%s</script>',
        "<SCRIPT id=x TYPE='Application/LD+JSON; charset=utf-8' nonce>%s</SCRIPT >",
        '<script\n  async\n  type="application/ld+json"\n>\n%s\n</script>',
        "<script type=application/ld+json>//<![CDATA[\n%s\n//]]></script>",
        "<script type=application/ld+json>/*<![CDATA[*/%s/*]]>*/</script>",
        "<script type=application/ld+json><!--\n%s\n--></script>",
        "<script>var a = '<script>';</script><script type=application/ld+json>%s</script>",
    ],
)
def test_a_block_in_a_page_is_read_however_it_is_written(element: str) -> None:
    data = page("<title>x &lt; y</title>", element.replace("%s", ADA))

    assert EXPORTER.is_like
    assert EXPORTER.is_like(data)
    assert EXPORTER.decode(data)["name"] == "A &amp; B"


def test_the_blocks_of_a_page_are_one_list() -> None:
    block = f'<script type="application/ld+json">{ADA}</script>'
    other = block.replace("Person", "Persn")

    document = EXPORTER.decode(page(block, other))

    assert [each["@type"] for each in document] == ["Person", "Persn"]
    assert [(each.rule, each.where) for each in EXPORTER.problems(document)] == [
        ("jsonld-term", "/1/@type")
    ]


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b'{"a": 1,}', "line 1, column 8"),
        (b'\n{"a":\n 1,}', "line 3, column 3"),
        (b'<p>\n<script type="application/ld+json">{"a" 1}</script>', "line 2, column 41"),
        (b'<p>\n<script\ntype="application/ld+json">\n\n  {"a" 1}</script>', "line 5, column 8"),
        (b'<script type="application/ld+json">', "line 1, column 36"),
    ],
)
def test_broken_json_is_found_by_its_line_and_column(data: bytes, where: str) -> None:
    with pytest.raises(MalformedError) as refusal:
        EXPORTER.decode(data)

    assert refusal.value.where == where


@pytest.mark.parametrize(
    ("data", "likely"),
    [
        (b'{"@context": "https://schema.org", "@type": "Person",', True),
        (b'\xef\xbb\xbf [{"@context" : "http://schema.org/"}]', True),
        (b'{"name": "x", "@context": ["https://a.example", "https://schema.org"]}', True),
        (b'{"@context": {"@vocab": "https://schema.org/"}}', True),
        (b'{"@context": {"schema": "http://schema.org/", "foaf": "x"}, "@graph": []}', False),
        (b'[{"@id": "https://a.example/", "http://schema.org/name": [{"@value": "x"}]}]', False),
        (b'{"orcid-identifier": {}, "path": "https://schema.org"}', False),
        (b'["vcard", [["version", {}, "text", "4.0"]]]', False),
        (b'{"@type": "Card", "version": "2.0"}', False),
        (b'{"@context": "https://doi.org/10.5063/schema/codemeta-2.0"}', False),
        (b"<rdf:RDF xmlns:schema='http://schema.org/'/>", False),
        (b"<html><body>hello</body></html>", True),
        (b"\n<!DOCTYPE HTML>\n<p>hello", True),
        (b"<htmlx/>", False),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", False),
        (b"@prefix schema: <http://schema.org/> .", False),
        (b"", False),
    ],
)
def test_what_claims_to_be_schema_org_is_told_from_other_formats(data: bytes, likely: bool) -> None:
    assert EXPORTER.is_like
    assert EXPORTER.is_like(data) is likely


def test_a_page_without_a_block_is_told_what_it_lacks() -> None:
    with pytest.raises(MalformedError, match="the page has no <script type=") as refusal:
        EXPORTER.decode(b"<!doctype html><title>Ada</title>")

    assert (refusal.value.rule, EXPORTER.malformed_rule) == ("", "jsonld-syntax")


def test_schema_org_without_a_person_is_valid_and_told() -> None:
    lab = {"@context": "https://schema.org", "@type": "Organization", "name": "Lab"}

    [problem] = EXPORTER.problems(EXPORTER.decode(orjson.dumps(lab)), full=True)

    assert (problem.rule, problem.warning) == ("jsonld-person", True)


def broken_people(number: int) -> Any:
    people = [
        {"@type": "Person", "nam": f"A{n}", "birthDate": "soon", "image": "a.jpg",
         "worksFor": {"@type": "EmployeeRole", "roleName": n}, f"nickname{n}": "x"}
        for n in range(number)
    ]  # fmt: skip
    return {"@context": "https://schema.org", "@graph": people}


def test_each_of_ten_thousand_broken_people_is_told() -> None:
    assert len(found(broken_people(10_000), full=False)) == 7 * 10_000


def test_twice_as_many_broken_people_are_twice_the_work() -> None:
    few, many = broken_people(100), broken_people(200)
    found(few, full=False)  # loads what it needs

    costs = [calls(partial(found, graph, full=False)) for graph in (few, many)]

    assert costs[1] < 2.2 * costs[0]


def test_a_deep_document_is_no_danger() -> None:
    deep = b'{"@context": "https://schema.org", "@type": "Person", "name": "Ada", "knows": '
    for depth in (200, 900):
        inner = b'{"@type": "Person", "knows": ' * depth + b'"x"' + b"}" * depth
        try:
            document = EXPORTER.decode(deep + inner + b"}")
        except MalformedError:
            continue
        assert [each.rule for each in EXPORTER.problems(document)] == ["jsonld-range"]


def google(document: Any) -> list[tuple[str, bool]]:
    wanted = EXPORTER.consumers["google"]
    return [(problem.rule, problem.warning) for problem in wanted(document)]


def test_an_export_says_in_one_line_what_google_would_like() -> None:
    for name in ("full", "researcher"):
        options = EXPORTER.options(as_of=AS_OF)
        wants = EXPORTER.consumer_problems(EXPORTER.build(profile(name), options), options)
        assert len(wants) <= 1
        assert all(problem.rule == "google-recommended" for problem in wants)
    bare = EXPORTER.options(as_of=AS_OF, bare=True)
    assert EXPORTER.consumer_problems(EXPORTER.build(profile("full"), bare), bare) == []


def test_google_needs_the_person_nested_in_a_page_in_plain_terms() -> None:
    page = {"@context": "https://schema.org", "@type": "ProfilePage"}
    assert google(about()) == [("google-page", False)]
    assert google(page) == [("google-entity", False)]
    assert google({**page, "mainEntity": "Ada"}) == [("google-entity", False)]
    assert google({**page, "mainEntity": {"@id": "https://a.example/"}}) == [
        ("google-entity", False)
    ]
    assert google({**page, "mainEntity": {"@type": "Place"}}) == [("google-entity", False)]
    assert google({**page, "mainEntity": {"@type": "Person"}}) == [("google-name", False)]
    assert google({**page, "mainEntity": PERSON}) == [("google-recommended", True)]
    assert google([about(), {**page, "mainEntity": PERSON}]) == [("google-recommended", True)]
    assert google({**page, "@context": ["https://schema.org"], "mainEntity": PERSON}) == [
        ("google-context", False)
    ]
