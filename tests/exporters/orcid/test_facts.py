"""The record says what the profile says: read by other code, and nothing lost unsaid."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from conftest import AS_OF, SAMPLES, profile

from pexport import registry

EXPORTER = registry.load_exporter("orcid")
OPTIONS = EXPORTER.options(as_of=AS_OF)
RAW: dict[str, Any] = orjson.loads((SAMPLES / "profiles/full.json").read_bytes())
RECORD: Any = orjson.loads(EXPORTER.encode(EXPORTER.build(profile("full"), OPTIONS), OPTIONS))
PERSON = RECORD["person"]
ACTIVITIES = RECORD["activities-summary"]


def date(node: Any) -> str | None:
    """Read a fuzzy date."""
    if node is None:
        return None
    return "-".join(node[part]["value"] for part in ("year", "month", "day") if node[part])


def organization(node: Any) -> tuple[Any, ...]:
    address, known = node["address"], node["disambiguated-organization"] or {}
    return (
        node["name"],
        address["city"],
        address["region"],
        address["country"],
        known.get("disambiguated-organization-identifier"),
        known.get("disambiguation-source"),
    )


def organization_of(raw: dict[str, Any]) -> tuple[Any, ...]:
    known = raw["identifiers"][0]
    value = known["value"].replace("https://doi.org/", "http://dx.doi.org/")
    return (
        *(raw[field] for field in ("name", "city", "region", "country")),
        value,
        known["scheme"].upper(),
    )


def affiliations(kind: str) -> list[tuple[Any, ...]]:
    """Read a section of affiliations: department, role, dates, organization, address."""
    return [
        (
            said["department-name"],
            said["role-title"],
            date(said["start-date"]),
            date(said["end-date"]),
            said["organization"] and organization(said["organization"]),
            said["url"]["value"],
        )
        for group in ACTIVITIES[f"{kind}s"]["affiliation-group"]
        for summary in group["summaries"]
        for said in [summary[f"{kind}-summary"]]
    ]


@pytest.mark.parametrize(
    ("kind", "kinds"),
    [
        ("employment", ["employment"]),
        ("membership", ["affiliation", "membership"]),
        ("invited-position", ["invited-position"]),
        ("service", ["service"]),
    ],
)
def test_each_position_is_there_with_all_it_has(kind: str, kinds: list[str]) -> None:
    assert affiliations(kind) == [
        (
            position["department"],
            position["role"],
            position.get("start"),
            position.get("end"),
            organization_of(position["organization"]),
            position["url"],
        )
        for each in kinds
        for position in RAW["positions"]
        if position["kind"] == each
    ]


@pytest.mark.parametrize("kind", ["education", "qualification"])
def test_each_study_is_there_with_all_it_has(kind: str) -> None:
    def role(study: dict[str, Any]) -> str:
        degree, field = study["degree"], study["field"]
        return degree if field in degree else f"{degree}, {field}"

    assert affiliations(kind) == [
        (
            None,
            role(study),
            study["start"],
            study["end"],
            organization_of(study["organization"]),
            study["url"],
        )
        for study in RAW["education"]
        if study["kind"] == kind
    ]


def test_each_award_is_a_distinction_given_by_its_awarder() -> None:
    nowhere = (None,) * 5

    assert affiliations("distinction") == [
        (None, award["title"], award["date"], None, (award["awarder"], *nowhere), award["url"])
        for award in RAW["awards"]
    ]


def test_each_work_is_there_with_all_a_summary_has() -> None:
    found = [
        (
            said["title"]["title"]["value"],
            said["type"],
            date(said["publication-date"]),
            (said["journal-title"] or {}).get("value"),
            said["url"]["value"],
            [
                (each["external-id-type"], each["external-id-value"])
                for each in said["external-ids"]["external-id"]
            ],
        )
        for group in ACTIVITIES["works"]["group"]
        for said in group["work-summary"]
    ]

    programs = [project for project in RAW["projects"] if project["kind"] == "software"]
    assert len(programs) == 1
    assert found == [
        *(
            (
                work["title"],
                work["type"],
                work["date"],
                work["venue"],
                work["url"],
                [(each["scheme"], each["value"]) for each in work["identifiers"]],
            )
            for work in RAW["works"]
        ),
        *(
            (each["name"], "software", None, None, each["url"], [("uri", each["url"])])
            for each in programs
        ),
    ]


def test_the_identifiers_of_works_lead_to_them() -> None:
    found = {
        each["external-id-value"]: (each["external-id-url"] or {}).get("value")
        for group in ACTIVITIES["works"]["group"]
        for each in group["external-ids"]["external-id"]
    }

    assert found["10.5555/jtr.2021.7"] == "https://doi.org/10.5555/jtr.2021.7"
    assert found["2101.00001"] == "https://arxiv.org/abs/2101.00001"


def test_each_funding_is_there_with_all_it_has() -> None:
    found = [
        (
            said["title"]["title"]["value"],
            said["type"],
            date(said["start-date"]),
            date(said["end-date"]),
            organization(said["organization"]),
            said["url"]["value"],
            [each["external-id-value"] for each in said["external-ids"]["external-id"]],
        )
        for group in ACTIVITIES["fundings"]["group"]
        for said in group["funding-summary"]
    ]

    assert found == [
        (
            funding["title"],
            funding["type"],
            funding["start"],
            funding["end"],
            organization_of(funding["organization"]),
            funding["url"],
            [funding["number"]],
        )
        for funding in RAW["fundings"]
    ]


def test_the_names_are_those_of_the_profile() -> None:
    name = PERSON["name"]
    others = [item["content"] for item in PERSON["other-names"]["other-name"]]

    assert (name["given-names"]["value"], name["family-name"]["value"]) == ("Maya Lin", "Okafor")
    assert name["credit-name"]["value"] == RAW["name"]["display"]
    assert others == [each["name"] for each in RAW["other_names"] + RAW["nicknames"]]


def test_the_biography_is_the_short_one_and_the_long_one() -> None:
    short, long = RAW["summaries"][0]["text"], RAW["biographies"][0]["text"]

    assert PERSON["biography"]["content"] == f"{short}\n\n{long}"


def test_the_addresses_on_the_web_are_those_of_the_profile() -> None:
    found = {
        each["url"]["value"]: each["url-name"]
        for each in PERSON["researcher-urls"]["researcher-url"]
    }

    assert found == {
        "https://okafor.example/": "Homepage",
        "https://github.com/mokafor": "GitHub",
        "https://fediscience.example/@maya": "Mastodon",
        "https://okafor.example/files/cv.pdf": "Curriculum vitae (CV)",
        "https://okafor.example/index.xml": "News (feed)",
        "https://okafor.example/authors/admin/": None,
    }


def test_the_rest_of_the_person_is_that_of_the_profile() -> None:
    emails = [item["email"] for item in PERSON["emails"]["email"]]
    countries = [item["country"]["value"] for item in PERSON["addresses"]["address"]]
    keywords = [item["content"] for item in PERSON["keywords"]["keyword"]]

    assert emails == [each["address"] for each in RAW["emails"]]
    assert countries == [each["country"] for each in RAW["addresses"]]
    assert keywords == [each["label"] for each in RAW["interests"]]


def test_the_identifiers_are_those_of_the_profile() -> None:
    (orcid, *others) = RAW["identifiers"]
    found = [
        (item["external-id-value"], item["external-id-url"]["value"])
        for item in PERSON["external-identifiers"]["external-identifier"]
    ]
    types = [
        item["external-id-type"] for item in PERSON["external-identifiers"]["external-identifier"]
    ]

    assert RECORD["orcid-identifier"]["uri"] == orcid["url"]
    assert found == [(each["value"], each["url"]) for each in others]
    assert types == ["Scopus Author ID", "Google Scholar"]
