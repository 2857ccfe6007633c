"""What ORCID's API would refuse is told of items, of files and of whole records."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from conftest import AS_OF, profile, shared

from pexport import registry
from pexport.exporter import Problem
from pexport.profile import Profile

EXPORTER = registry.load_exporter("orcid")
WRITE = EXPORTER.options(as_of=AS_OF, shape="write")
WANTS = EXPORTER.consumers["orcid-api"]
ROR = [{"scheme": "ror", "value": "https://ror.org/05dxps055"}]
KNOWN = {"name": "Coast University", "city": "Suva", "country": "FJ", "identifiers": ROR}


def wants(tree: dict[str, Any], shape: str = "write") -> list[tuple[str, str]]:
    options = EXPORTER.options.model_validate({"as_of": AS_OF, "shape": shape})
    found: list[Problem] = list(WANTS(EXPORTER.build(Profile.model_validate(tree), options)))
    return [(problem.rule, problem.where) for problem in found]


@pytest.mark.parametrize(
    ("tree", "rule", "where"),
    [
        ({"positions": [{"kind": "service", "organization": {"name": "A"}}]},
         "orcid-api-organization", "/service/0/organization"),
        ({"positions": [{"kind": "service", "organization": {
            "name": "A", "identifiers": [{"scheme": "wikidata", "value": "Q1"}]}}]},
         "orcid-api-organization", "/service/0/organization"),
        ({"awards": [{"title": "A"}]},
         "orcid-api-organization", "/distinction/0/organization"),
        ({"education": [{"organization": {**KNOWN, "city": None}}]},
         "orcid-api-place", "/education/0/organization/address"),
        ({"education": [{"organization": KNOWN, "end": "2020"}]},
         "orcid-api-start", "/education/0/start-date"),
        ({"works": [{"title": "A", "url": "https://a.example/"}]},
         "orcid-api-identifier", "/work/0/external-ids"),
        ({"works": [{"title": "A", "identifiers": [{"scheme": "issn", "value": "1741-4857"}]}]},
         "orcid-api-identifier", "/work/0/external-ids"),
        ({"fundings": [{"title": "A", "organization": KNOWN}]},
         "orcid-api-identifier", "/funding/0/external-ids"),
        ({"identifiers": [{"scheme": "viaf", "value": "1"}]},
         "orcid-api-address", "/external-identifiers/0/external-id-url"),
        ({"works": [{"title": title, "identifiers": [{"scheme": "doi", "value": value}]}
                    for title, value in (("A", "10.5555/a"), ("B", "10.5555/A"))]},
         "orcid-api-duplicate", "/work/1"),
        ({"interests": [{"label": "Tides"}, {"label": "Tides"}]},
         "orcid-api-duplicate", "/keywords/1"),
    ],
)  # fmt: skip
def test_each_want_is_told_with_its_place(tree: dict[str, Any], rule: str, where: str) -> None:
    assert wants(tree) == [(rule, where)]


def test_an_organization_is_told_once_with_all_that_it_lacks() -> None:
    studies = {"organization": {"name": "Coast University", "identifiers": ROR}}
    unnamed = [{"title": "A"}, {"title": "B"}]
    tree = {"education": [studies, studies, {"organization": KNOWN}], "awards": unnamed}

    found = list(WANTS(EXPORTER.build(Profile.model_validate(tree), WRITE)))

    (place,) = [problem for problem in found if problem.rule == "orcid-api-place"]
    assert place.message == (
        "the city and the country of 'Coast University' are missing, in 2 entries"
    )
    assert 'city = "...", country = "..."' in place.hint
    assert sum(problem.rule == "orcid-api-organization" for problem in found) == len(unnamed)


def test_what_is_ready_has_no_wants() -> None:
    identifiers = [{"scheme": "doi", "value": "10.5555/a"}]
    tree = {
        "positions": [
            {"kind": "employment", "organization": KNOWN, "start": "2019", "end": "2020"}
        ],
        "works": [{"title": "A", "identifiers": identifiers}],
        "fundings": [{"title": "A", "organization": KNOWN, "number": "7"}],
        "interests": [{"label": "Tides"}],
    }

    assert wants(tree) == []
    assert wants(tree, "record") == []


def test_a_record_is_judged_item_by_item() -> None:
    tie = {"kind": "employment", "organization": {**KNOWN, "identifiers": []}}
    place = "/activities-summary/employments/affiliation-group/0/summaries/0/employment-summary"

    assert wants({"positions": [tie]}, "record") == [
        ("orcid-api-organization", f"{place}/organization")
    ]


def test_what_the_person_alone_can_write_is_one_warning() -> None:
    tree = {"name": {"display": "Ada"}, "emails": [{"address": "ada@njoku.example"}]}
    record = EXPORTER.build(Profile.model_validate(tree), EXPORTER.options(as_of=AS_OF))

    (problem,) = WANTS(record)
    assert problem.warning
    assert (problem.rule, problem.where) == ("orcid-api-person", "/person")
    assert "name, emails" in problem.message


def test_an_export_of_items_reports_and_one_of_a_record_does_not() -> None:
    record = EXPORTER.options(as_of=AS_OF)
    full = profile("full")

    assert EXPORTER.consumer_problems(EXPORTER.build(full, WRITE), WRITE)
    assert EXPORTER.consumer_problems(EXPORTER.build(full, record), record) == []


def test_each_want_of_the_samples_names_a_way_out() -> None:
    found = EXPORTER.consumer_problems(EXPORTER.build(profile("full"), WRITE), WRITE)

    assert all(problem.hint for problem in found)
    assert {problem.rule for problem in found} <= EXPORTER.rules().keys()


def test_the_official_write_samples_are_ready_but_for_what_they_say_themselves() -> None:
    """One work has a book's ISBN alone; the guide asks for an identifier of the work itself."""
    folder = shared("standards/orcid/xsd/record_3.0/samples/write_samples")
    found = {
        path.name: [problem.rule for problem in WANTS(orjson.loads(path.read_bytes()))]
        for path in sorted(folder.glob("*.json"))
        if "group-id" not in path.name
    }

    assert {name: rules for name, rules in found.items() if rules} == {
        "bulk-work-3.0.json": ["orcid-api-identifier"]
    }


def identified(kind: str) -> dict[str, Any]:
    own = {"external-id-value": "1", "external-id-relationship": "self", "external-id-type": kind}
    return {"external-id": [own]}


@pytest.mark.parametrize(
    ("document", "where"),
    [
        (
            {"title": {"title": {"value": "A"}}, "type": "book", "external-ids": identified("{}")},
            "/external-ids/external-id/0/external-id-type",
        ),
        (
            {
                "bulk": [
                    {
                        "work": {
                            "title": {"title": {"value": "A"}},
                            "type": "book",
                            "external-ids": identified("{}"),
                        }
                    }
                ]
            },
            "/bulk/0/work/external-ids/external-id/0/external-id-type",
        ),
        (
            {"type": "grant", "title": {"title": {"value": "A"}}, "external-ids": identified("{}")},
            "/external-ids/external-id/0/external-id-type",
        ),
        (
            {
                "reviewer-role": "reviewer",
                "review-identifiers": identified("doi"),
                "review-type": "review",
                "subject-external-identifier": identified("{}")["external-id"][0],
            },
            "/subject-external-identifier/external-id-type",
        ),
        (
            {"proposal": {"external-ids": identified("{}")}, "resource-item": []},
            "/proposal/external-ids/external-id/0/external-id-type",
        ),
    ],
)
def test_a_type_of_identifier_is_one_that_the_api_lists(document: Any, where: str) -> None:
    for kind, hints in [
        ("doi", []),
        ("grant_number", []),
        ("foo", ["use other-id"]),
        ("DOI", ["did you mean doi?"]),
        ("Grant number", ["did you mean grant_number?"]),
    ]:
        data = orjson.dumps(document).replace(b'"{}"', orjson.dumps(kind))
        told = WANTS(EXPORTER.decode(data))
        found = [each for each in told if each.rule == "orcid-api-identifier-type"]
        assert [(each.where, each.hint) for each in found] == [(where, hint) for hint in hints]


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("ROR", "https://ror.org/05dxps055", "https://ror.org/05dxps056"),
        ("ROR", "https://ror.org/05dxps055", "05dxps055"),
        ("ROR", "https://ror.org/05dxps055", "https://ror.org/05dxlu055"),
        ("GRID", "grid.36212.34", "36212.34"),
        ("RINGGOLD", "5488", "Coast University"),
        ("FUNDREF", "http://dx.doi.org/10.13039/100000001", "http://dx.doi.org/10.5555/100000001"),
        ("LEI", "529900T8BM49AURSDO55", "529900T8BM49AURSDO56"),
    ],
)
def test_an_organization_has_an_identifier_that_its_registry_can_have(
    source: str, right: str, wrong: str
) -> None:
    def told(value: str) -> list[str]:
        known = {
            "disambiguated-organization-identifier": value,
            "disambiguation-source": source,
        }
        place = {"city": "Suva", "country": "FJ"}
        organization = {"name": "A", "address": place, "disambiguated-organization": known}
        document = {"role-title": "Reader", "organization": organization}
        return [each.rule for each in WANTS(EXPORTER.decode(orjson.dumps(document)))]

    assert told(right) == []
    assert told(wrong) == ["orcid-api-organization"]


def test_the_item_of_a_public_report() -> None:
    data = (shared("cases") / "23-orcid-api-external-id-type.json").read_bytes()

    assert [each.rule for each in WANTS(EXPORTER.decode(data))] == ["orcid-api-identifier-type"]
