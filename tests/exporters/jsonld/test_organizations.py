"""Organizations join on their IRIs and are told once; that of a site is in its graph."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import AS_OF, SAMPLES

from pexport import registry
from pexport.exporter import Member
from pexport.exporters.schemaorg import organization
from pexport.profile import Organization, Profile
from pexport.profile.collective import Collective

EXPORTER = registry.load_exporter("jsonld")
OPTIONS = EXPORTER.options(as_of=AS_OF)
SITE = {"site_url": "https://ada.example/"}


def person(**facts: Any) -> Any:
    whole = Profile.model_validate({"name": {"display": "Ada"}, "document": SITE, **facts})
    built = EXPORTER.build(whole, OPTIONS)
    assert EXPORTER.problems(built, full=True) == []
    return built["mainEntity"]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Open College", "open-college"),
        ("  R&D, Inc. ".strip(), "r-d-inc"),
        ("École d\u2019été", "école-d-été"),
        ("東京大学", "東京大学"),
        ("हिन्दी विभाग", "हिन्दी-विभाग"),
        ("#1 / 2?", "1-2"),
        ("\ue000x\ue000", "x"),
    ],
)
def test_an_organization_is_named_below_the_site_by_its_name(name: str, slug: str) -> None:
    known = Organization(name=name)

    found = organization.organization_iri(known, "https://ada.example/#top")

    assert found == f"https://ada.example/#org-{slug}"
    assert person(positions=[{"organization": {"name": name}}])["affiliation"]["@id"] == found


def test_without_a_site_or_a_letter_an_organization_has_no_iri() -> None:
    assert organization.organization_iri(Organization(name="Open College"), None) is None
    assert organization.organization_iri(Organization(name="???"), "https://ada.example/") is None


def test_an_organization_is_told_in_full_once_and_then_by_its_iri_and_name() -> None:
    bay = {"name": "Bay", "url": "https://bay.example/", "country": "NZ"}
    reference = {"@type": "Organization", "@id": "https://ada.example/#org-bay", "name": "Bay"}

    found = person(
        positions=[{"organization": bay, "role": "Reader", "kind": "employment"}],
        education=[{"organization": bay, "degree": "PhD", "end": "2012"}],
    )

    full, role = found["worksFor"]
    assert {"url", "address"} < full.keys()
    assert role["worksFor"] == reference
    assert found["alumniOf"][0] == found["hasCredential"]["recognizedBy"] == reference


def test_what_is_told_otherwise_of_an_organization_is_told_again() -> None:
    positions = [
        {"organization": {"name": "Bay", "url": f"https://{host}.example/"}} for host in "ab"
    ]

    found = person(positions=positions)["affiliation"]

    assert [each["url"] for each in found] == ["https://a.example/", "https://b.example/"]
    assert {each["@id"] for each in found} == {"https://ada.example/#org-bay"}


LAB = Collective.model_validate_json((SAMPLES / "collectives" / "full.json").read_bytes())


def graph(of: Collective, *documents: Any) -> Any:
    assert EXPORTER.bundle
    bundled = EXPORTER.bundle([*map(Member, documents)], of, OPTIONS)
    assert EXPORTER.problems(bundled, full=True) == []
    return bundled["@graph"]


def page(name: str, **facts: Any) -> Any:
    whole = Profile.model_validate({"name": {"display": name}, "document": SITE, **facts})
    return EXPORTER.build(whole, OPTIONS)


def test_the_organization_of_a_site_has_its_people_as_members_by_their_iris() -> None:
    ada = page("Ada", document={**SITE, "subject": "https://ada.example/#ada"})

    lab, *people = graph(LAB, ada, page("Bo"))

    assert lab["@type"] == "Organization"
    assert lab["member"] == {"@type": "Person", "@id": "https://ada.example/#ada", "name": "Ada"}
    assert [each["mainEntity"]["name"] for each in people] == ["Ada", "Bo"]
    assert "https://tides.example/#organization" in lab["sameAs"]


def test_who_says_to_be_of_the_organization_is_tied_to_it_and_nobody_else() -> None:
    of = Collective.model_validate(
        {"organization": {"name": "Lab"}, "subject": "https://ada.example/#organization"}
    )
    tied = page("Ada", positions=[{"organization": {"name": "Lab"}}])

    lab, ada, bo = graph(of, tied, page("Bo"))

    assert lab["@id"] == ada["mainEntity"]["affiliation"]["@id"] == "https://ada.example/#org-lab"
    assert lab["sameAs"] == "https://ada.example/#organization"
    assert bo["mainEntity"].keys() == {"@type", "name"}


def test_the_place_of_the_organization_is_told_where_no_address_says_it() -> None:
    def addresses(**more: Any) -> Any:
        tree = {"organization": {"name": "Lab", "city": "Suva", "country": "FJ"}, **more}
        return graph(Collective.model_validate(tree), page("Ada"))[0]["address"]

    place = {"@type": "PostalAddress", "addressLocality": "Suva", "addressCountry": "FJ"}
    assert addresses() == place
    said = {"street": "1 Bay Road", "locality": "Suva", "country": "FJ"}
    assert addresses(addresses=[said])["streetAddress"] == "1 Bay Road"
    assert addresses(addresses=[{"street": "2"}]) == [
        {"@type": "PostalAddress", "streetAddress": "2"},
        place,
    ]
