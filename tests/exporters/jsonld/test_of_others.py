"""Schema.org as plugins of blogs, Google's examples and RDF tools write it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest
from conftest import shared

from pexport import registry
from pexport.proving.file_check import check_file, detect_format
from pexport.proving.json_schema import SHAPE_RULES

EXPORTER = registry.load_exporter("jsonld")
PERSON = {"@type": "Person", "name": "Ada"}
ADVICE = {f"jsonld-{rule}" for rule in SHAPE_RULES}


def found(document: Any, *, full: bool = True) -> list[tuple[str, str]]:
    """Return the code and the place of each problem; a warning's code has a question mark.

    Advice that pexport itself writes otherwise is left out.
    """
    data = document if isinstance(document, bytes) else orjson.dumps(document)
    problems = EXPORTER.problems(EXPORTER.decode(data), full=full)
    told = [each for each in problems if not (each.warning and each.rule in ADVICE)]
    return [(problem.rule + "?" * problem.warning, problem.where) for problem in told]


def graph(*nodes: Any) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def action(**said: Any) -> dict[str, Any]:
    site = {"@type": "WebSite", "potentialAction": {"@type": "SearchAction", **said}}
    return graph(PERSON, {**site, "name": "Ada"})


AT = "/@graph/1/potentialAction"
SPECIFICATION = {"@type": "PropertyValueSpecification", "valueName": "q", "valueRequired": True}


@pytest.mark.parametrize(
    ("said", "problems"),
    [
        ({"query-input": SPECIFICATION}, []),
        ({"query-input": [SPECIFICATION]}, []),
        ({"query-input": "required name=q"}, []),
        ({"https://schema.org/query-input": "required name=q"}, []),
        ({"result-output": SPECIFICATION}, []),
        ({"result": {"@type": "Review", "reviewBody-input": "required"}}, []),
        ({"query-input": PERSON}, [("jsonld-range", f"{AT}/query-input")]),
        ({"query-input": 5}, [("jsonld-range", f"{AT}/query-input")]),
        ({"jobTitle-input": "x"}, [("jsonld-domain", f"{AT}/jobTitle-input")]),
        ({"queri-input": "x"}, [("jsonld-term", f"{AT}/queri-input")]),
        ({"query-put": "x"}, [("jsonld-term", f"{AT}/query-put")]),
        ({"query-input": ""}, [("jsonld-size", f"{AT}/query-input")]),
    ],
)
def test_inputs_and_outputs_of_actions(said: Any, problems: Any) -> None:
    assert found(action(**said)) == problems


@pytest.mark.parametrize(
    ("target", "is_right"),
    [
        ("https://ada.example/search?q={query}", True),
        ("https://ada.example/{a,b}/{+c}{?d*,e:3}{#f}", True),
        ("https://ada.example/", True),
        ("android-app://ada.example/search/{q}", True),
        ("https://ada.example/search?q={query", False),
        ("https://ada.example/search?q={}", False),
        ("https://ada.example/search?q={a b}", False),
        ("/search?q={query}", False),
    ],
)
def test_the_address_of_an_action_may_be_a_template(target: str, is_right: bool) -> None:
    wrong = [] if is_right else [("jsonld-iri", f"{AT}/target")]
    entry = {"@type": "EntryPoint", "url": target}

    assert found(action(target=target)) == wrong
    assert found(action(target=entry)) == [(rule, f"{at}/url") for rule, at in wrong]
    if not target.startswith("/"):
        entry = {"@type": "EntryPoint", "urlTemplate": target}
        assert found(action(target=entry)) == [(rule, f"{at}/urlTemplate") for rule, at in wrong]


@pytest.mark.parametrize(
    ("url", "hint"),
    [
        ("https://ada.example/{q}", "write { as %7B"),
        ("ada.example", "expected https://ada.example"),
        ("www.ada.example/a?b", "expected https://www.ada.example/a?b"),
        ("//ada.example/", "expected https://ada.example/"),
        ("ada.jpg", "expected something like https://ada.example/"),
        ("/ada.html", "expected something like https://ada.example/"),
        ("Ada Njoku", "expected something like https://ada.example/"),
    ],
)
def test_the_hint_on_an_address_mends_it(url: str, hint: str) -> None:
    document = {"@context": "https://schema.org", **PERSON, "url": url}

    [problem] = EXPORTER.problems(EXPORTER.decode(orjson.dumps(document)))

    assert (problem.rule, problem.hint) == ("jsonld-iri", hint)


PAGE = {"@type": "ProfilePage", "name": "About"}
A_PAGE = {**PAGE, "@id": "https://ada.example/"}
NOBODY = [("jsonld-person", "/@graph/1")]


@pytest.mark.parametrize(
    ("document", "problems"),
    [
        (graph({**PERSON, "mainEntityOfPage": {"@id": "https://ada.example/"}}, A_PAGE), []),
        (graph({**PERSON, "mainEntityOfPage": "https://ada.example/"}, A_PAGE), []),
        (graph(A_PAGE, {**PERSON, "mainEntityOfPage": [{"@id": "https://ada.example/"}]}), []),
        (graph({**PERSON, "mainEntityOfPage": A_PAGE}), []),
        (
            graph(
                {**PERSON, "mainEntityOfPage": {"@type": "WebPage", "url": "https://ada.example/"}},
                {**PAGE, "url": "https://ada.example/"},
            ),
            [],
        ),
        (graph({**PERSON, "@reverse": {"mainEntity": A_PAGE}}), []),
        (graph({**A_PAGE, "@reverse": {"mainEntityOfPage": PERSON}}), []),
        (
            graph(
                A_PAGE,
                {"@type": "ProfilePage", "@id": "https://ada.example/", "mainEntity": PERSON},
            ),
            [],
        ),
        (graph({**PERSON, "mainEntityOfPage": "https://bea.example/"}, A_PAGE), NOBODY),
        (graph({**PERSON, "url": "https://ada.example/"}, A_PAGE), NOBODY),
        # A page that is only referred to is told once, where it stands.
        (
            graph({"@type": "WebSite", "hasPart": {"@id": "https://ada.example/"}}, A_PAGE, PERSON),
            NOBODY,
        ),
    ],
)
def test_the_main_entity_may_be_said_the_other_way_round(document: Any, problems: Any) -> None:
    assert found(document, full=False) == problems


ME = "https://ada.example/#me"


@pytest.mark.parametrize(
    "document",
    [
        graph({**PAGE, "mainEntity": {"@id": ME}}, {**PERSON, "@id": ME}),
        graph({**PAGE, "mainEntity": {"id": ME}}, {"type": "Person", "name": "Ada", "id": ME}),
        graph(
            {**PAGE, "mainEntity": {"@type": "Person", "@id": ME, "jobTitle": "x"}},
            {**PERSON, "@id": ME},
        ),
        graph(
            {**PAGE, "mainEntity": {"@id": ME}},
            {"@type": "Organization", "@id": ME, "foundingDate": "2000"},
            {**PERSON, "@id": ME},
        ),
        graph({**PAGE, "mainEntity": {"@id": "_:b0"}}, {**PERSON, "@id": "_:b0"}),
        [
            {"@context": "https://schema.org", **PAGE, "mainEntity": {"@id": ME}},
            {"@context": "https://schema.org", **PERSON, "@id": ME},
        ],
    ],
)
def test_a_reference_means_what_is_said_elsewhere(document: Any) -> None:
    assert found(document) == []


def google(document: Any) -> list[str]:
    read = EXPORTER.decode(orjson.dumps(document))
    return [each.rule + "?" * each.warning for each in EXPORTER.consumers["google"](read)]


def test_google_follows_an_id_within_the_page() -> None:
    recommended = ["google-recommended?"]
    page = {**A_PAGE, "mainEntity": {"@id": ME}}

    assert google(graph(page, {**PERSON, "@id": ME})) == recommended
    assert google(graph(page, {**PERSON, "@id": f"{ME}2"})) == ["google-entity"]
    assert google(graph(page, {"@type": "Place", "@id": ME})) == ["google-entity"]
    assert google(graph(page, {"@type": "Person", "@id": ME})) == ["google-name"]
    inverse = {**PERSON, "mainEntityOfPage": {"@id": A_PAGE["@id"]}}
    assert google(graph(A_PAGE, inverse)) == ["google-entity?"]
    assert google(graph(A_PAGE, {**PERSON, "mainEntityOfPage": "https://b.example/"})) == [
        "google-entity"
    ]


@pytest.mark.parametrize(
    ("context", "is_read"),
    [
        ("https://schema.org", True),
        ("https://schema.org/", True),
        ("http://schema.org", True),
        ("http://www.schema.org/", True),
        ("https://schema.org/docs/jsonldcontext.jsonld", False),
        ("https://schema.org/Person", False),
        (["https://schema.org"], False),
        ({"@vocab": "https://schema.org/"}, False),
    ],
)
def test_google_reads_one_context(context: Any, is_read: bool) -> None:
    document = {"@context": context, **PAGE, "mainEntity": PERSON}

    assert ("google-context" not in google(document)) is is_read


@pytest.mark.parametrize(
    "moment",
    ["2024-12-23T12:34:00-05:00", "2024-12-23T12:34Z", "2024-12-23T12:34:56.789", "2024-12-23"],
)
def test_a_moment_may_stand_where_a_date_may(moment: str) -> None:
    page = {"@context": "https://schema.org", "@type": "ProfilePage", "mainEntity": PERSON}

    read = EXPORTER.decode(orjson.dumps({**page, "dateCreated": moment, "dateModified": moment}))

    assert EXPORTER.problems(read, full=True) == []


def test_no_message_shows_a_bare_pattern() -> None:
    document = {"@context": "https://schema.org", **PERSON, "nationality": {"@type": "Country"}}
    page = {"@context": "https://schema.org", "@type": "ProfilePage", "mainEntity": PERSON}
    for each in (document, {**page, "dateModified": "-0044-03-15"}):
        for problem in EXPORTER.problems(EXPORTER.decode(orjson.dumps(each))):
            assert "^" not in problem.message


def page_with(block: dict[str, Any], head: str = "") -> bytes:
    text = orjson.dumps(block).decode()
    return (
        f"<!doctype html><html><head>{head}"
        f'<script type="application/ld+json">{text}</script></head></html>'
    ).encode()


RELATIVE = graph(
    {**PAGE, "mainEntity": {"@id": "#me"}},
    {**PERSON, "@id": "#me", "image": "ada.jpg", "sameAs": "/ada"},
)
PLACES = ["/@graph/0/mainEntity/@id", *(f"/@graph/1/{key}" for key in ("@id", "image", "sameAs"))]


def test_a_relative_address_in_a_page_is_a_warning() -> None:
    assert found(page_with(RELATIVE)) == [("jsonld-iri?", place) for place in PLACES]
    assert [rule for rule, _ in found(RELATIVE)] == ["jsonld-iri"] * 4


@pytest.mark.parametrize(
    ("head", "is_known"),
    [
        ('<base href="https://ada.example/about/">', True),
        ('<BASE target="_top" HREF=" https://ada.example/ ">', True),
        ('<base href="https://ada.example/"><base href="/b/">', True),
        ('<base href="/about/">', False),
        ('<base href="/b/"><base href="https://ada.example/">', False),
        ('<base target="_top">', False),
        ("<!-- <base href='https://ada.example/'> -->", False),
    ],
)
def test_the_base_of_a_page_makes_its_addresses_whole(head: str, is_known: bool) -> None:
    assert (found(page_with(RELATIVE, head)) == []) is is_known


def test_a_base_makes_one_thing_of_a_relative_address_and_a_whole_one() -> None:
    document = graph(
        {**PAGE, "mainEntity": {"@id": "https://ada.example/#me"}}, {**PERSON, "@id": "#me"}
    )

    assert found(page_with(document, '<base href="https://ada.example/">')) == []


def test_a_context_may_name_the_base() -> None:
    context = ["https://schema.org", {"@base": "https://ada.example/"}]

    assert found({"@context": context, **PERSON, "@id": "#me"}) == []
    assert found({"@context": ["https://schema.org", {"@base": None}], **PERSON, "@id": "#me"}) == [
        ("jsonld-iri", "/@id")
    ]


@pytest.mark.parametrize("relative", ["www.ada.example", "Ada Njoku", "a{b}", "https://a b/"])
def test_what_is_no_address_is_none_in_a_page_either(relative: str) -> None:
    block = {"@context": "https://schema.org", **PERSON, "sameAs": relative}

    assert found(page_with(block, '<base href="https://ada.example/">')) == [
        ("jsonld-iri", "/sameAs")
    ]


def test_a_picture_in_an_address_is_whole() -> None:
    block = {"@context": "https://schema.org", **PERSON}

    assert found({**block, "image": "data:image/png;base64,TQ=="}) == []
    for wrong in ("data:image/png;base64,", "data:image/png;base64,T!==", "data:image/png"):
        assert found({**block, "image": wrong}) == [("jsonld-iri", "/image")]


@pytest.mark.parametrize(
    "document",
    [
        {"@context": {"schema": "http://schema.org/"}, "@type": "schema:Person"},
        {"@context": {"s": "https://schema.org/", "x": "https://x.example/"}, "@type": "s:Person"},
        {"@context": [{"x": {"@id": "https://x.example/"}}, {"s": "https://schema.org/"}]},
        {"@context": {"sdo": {"@id": "https://schema.org/", "@prefix": True}}},
        {"@type": "https://schema.org/Person", "https://schema.org/name": "Ada"},
        {"@type": ["http://schema.org/Person"], "http://schema.org/name": [{"@value": "Ada"}]},
    ],
)
def test_schema_org_by_a_prefix_or_in_full_is_recognized_by_what_is_in_it(document: Any) -> None:
    assert detect_format(orjson.dumps(document), Path("ada.json")) == "jsonld"


def test_names_in_full_need_no_context() -> None:
    iri = "http://schema.org/"

    assert found({"@type": f"{iri}Person", f"{iri}name": "Ada"}) == []
    assert found([{"@type": [f"{iri}Person"], f"{iri}name": [{"@value": "Ada"}]}]) == []
    assert found({"@type": f"{iri}Person", f"{iri}nam": "Ada"})[0][0] == "jsonld-term"
    assert found({"@type": f"{iri}Person", "name": "Ada"}) == [("jsonld-context", "/")]


@pytest.mark.parametrize(
    ("file", "problems"),
    [
        ("01-yoast-query-input.jsonld", []),
        ("02-schemaorg-target-template.jsonld", []),
        ("04-yoast-author-mainEntityOfPage.jsonld", []),
        ("06-datetime-warning.jsonld", []),
        ("07-html-relative-id.html", []),
        ("09-jsonld-impossible-time.jsonld", ["jsonld-date"]),
        ("22-jsonld-prefix-only.json", []),
        ("30-google-context-address.jsonld", ["google-context"]),
    ],
)
def test_the_files_of_public_reports(file: str, problems: list[str]) -> None:
    consumers = ["google"] if file.startswith("30-") else []
    check = check_file(shared("cases") / file, None, consumers, full=True)

    told = [*check.problems, *check.consumer_problems]
    errors = [each.rule for each in told if not each.warning]
    assert (check.format, errors) == ("jsonld", problems)


@pytest.mark.parametrize("other", [{"@language": "en"}, {"@direction": "ltr"}])
def test_a_value_has_a_type_or_a_language(other: Any) -> None:
    """JSON-LD 1.1 section 9.5."""
    value = {"@value": "Ada", "@type": "Text", **other}

    assert found({"@context": "https://schema.org", **PERSON, "alternateName": value}) == [
        ("jsonld-expansion", "/alternateName")
    ]


def test_a_reference_is_not_told_to_lack_what_stands_elsewhere() -> None:
    document = graph({**PAGE, "mainEntity": {"@id": ME}}, {**PERSON, "@id": ME})

    assert EXPORTER.problems(EXPORTER.decode(orjson.dumps(document)), full=True) == []
