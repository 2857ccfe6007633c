"""Whose site it is: the organization, what is said of it, and what is none of its people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hugo_sites import BASE, site, told
from reading import read_path

from pexport import registry
from pexport.errors import PexportError
from pexport.profile.collective import Collective
from pexport.source import Input

CONTACT = "sections: [{block: contact-info, content: {email: office@bay.example.edu}}]"


def collective(root: Path) -> Collective | None:
    given = Input(root)
    read = registry.detect_source(given).collective
    assert read
    return read(given)


NAMED: list[tuple[str, Any]] = [
    ("site_type: Organization\norg_name: Bay Lab", "Bay Lab"),
    ("site_type: LocalBusiness\norg_name: Bay Lab", "Bay Lab"),
    ("marketing: {seo: {site_type: Organization, org_name: Bay Lab}}", "Bay Lab"),
    ("hugoblox: {identity: {type: organization, organization: Bay Lab}}", "Bay Lab"),
    ("hugoblox: {identity: {type: organization, name: Bay Lab}}", "Bay Lab"),
    ("identity: {type: local_business, name: Bay Lab}", "Bay Lab"),
    ("site_type: Organization", "Title of the Site"),
    ("site_type: Person\norg_name: Bay Lab", "Bay Lab"),
    ("site_type: Person", None),
    ("site_type: Person\norg_name: Ada Njoku", None),
    ("hugoblox: {identity: {type: person, name: Bo Lee}}", None),
    ("org_name: ''", None),
]


@pytest.mark.parametrize(("params", "name"), NAMED)
def test_a_site_is_an_organizations_where_it_says_so(
    tmp_path: Path, params: str, name: str | None
) -> None:
    root = site(
        tmp_path,
        config=f"{BASE}title: Title of the Site",
        params=params,
        ada="title: Ada Njoku\nsuperuser: true",
        bo="title: Bo Lee",
    )
    found = collective(root)

    assert (found.organization.name if found else None) == name
    if found:
        assert found.organization.url == "https://a.example/"
        assert found.origin.startswith(f"hugo:{root}/config/_default/params.yaml:")


BAY = "site_type: Organization\norg_name: BayLab"


def refused(root: Path) -> str | None:
    try:
        read_path(root, author="bay")
    except PexportError as error:
        return str(error)
    return None


@pytest.mark.parametrize(
    ("params", "page", "is_refused"),
    [
        (BAY, "title: BayLab\nsuperuser: true\nrole: We gauge", True),
        ("site_type: ResearchOrganization", "title: Title", True),
        (BAY, "title: BayLab\ninterests: [Tides]", False),
        (BAY, "title: BayLab\nsocial: [{link: 'https://www.linkedin.com/in/bay'}]", False),
        (BAY, "title: Title", False),
        ("site_type: Person\norg_name: BayLab", "title: BayLab", False),
        ("site_type: Organization\norg_name: Bo Lee", "title: Bo Lee", False),
    ],
)
def test_the_page_of_the_organization_itself_is_no_persons(
    tmp_path: Path, params: str, page: str, is_refused: bool
) -> None:
    files = {"content/authors/bay/_index.md": page}
    root = site(tmp_path, config=f"{BASE}title: Title", params=params, ada="title: Ada", **files)

    message = refused(root)
    assert (message is not None) == is_refused
    if message:
        assert "bay/_index.md:2#title: not the page of a person: this is the name of" in message
        assert "\n" not in message


def test_an_organization_with_a_page_of_its_own_is_named(tmp_path: Path) -> None:
    files = {"content/authors/bay/_index.md": "title: BayLab\nsuperuser: true"}
    found = collective(site(tmp_path, config=BASE, params=BAY, ada="title: Ada", **files))

    assert found
    assert found.organization.name == "BayLab"


@pytest.mark.parametrize(
    ("more", "is_refused"),
    [
        ("", True),
        ("superuser: true", False),
        ("social: [{link: 'https://orcid.org/0000-0002-1694-233X'}]", False),
        ("education: [{degree: MSc, institution: Bay College}]", False),
    ],
)
def test_a_team_may_have_the_name_of_a_thing(tmp_path: Path, more: str, is_refused: bool) -> None:
    files = {"content/authors/bay/_index.md": f"title: Bo Lee\nuser_groups: [Software]\n{more}"}
    message = refused(site(tmp_path, config=BASE, ada="title: Ada", **files))

    assert (message is not None) == is_refused


def test_a_persons_site_that_names_an_organization_is_still_the_persons(tmp_path: Path) -> None:
    root = site(tmp_path, config=BASE, params="org_name: Bay College", ada="title: Ada Njoku")

    assert collective(root) is None


def test_contact_data_of_an_organization_are_nobodys_else(tmp_path: Path) -> None:
    root = site(
        tmp_path,
        config=BASE,
        params="site_type: Organization\norg_name: Bay Lab\nphone: '+44 20 7946 0958'",
        ada="title: Ada Njoku",
        home=CONTACT,
    )
    found, read = collective(root), read_path(root)

    assert found
    assert found.emails == ("office@bay.example.edu",)
    assert found.phones == ("+44 20 7946 0958",)
    assert not read.profile.emails + read.profile.phones
    assert told(read, "left-out") == ["site_type"]


def test_what_an_organization_shows_nowhere_stays_out(tmp_path: Path) -> None:
    params = "site_type: {kind}\norg_name: Bay Lab\nphone: '+44 20 7946 0958'"
    shown = {}
    for kind in ("Organization", "LocalBusiness"):
        text = params.format(kind=kind)
        shown[kind] = collective(site(tmp_path, config=BASE, params=text, ada="title: Ada"))

    assert shown["Organization"]
    assert shown["Organization"].phones == ()
    assert shown["LocalBusiness"]
    assert shown["LocalBusiness"].phones == ("+44 20 7946 0958",)


def test_the_address_of_a_business_of_2025_is_its_own(tmp_path: Path) -> None:
    params = """hugoblox:
  identity: {type: local_business, organization: Bay Lab, social: {twitter: baylab}}
  seo:
    location:
      phone: +44 20 7946 0958
      address: {city: Lowmere, postal_code: 1, country: GB}
"""
    found = collective(site(tmp_path, config=BASE, params=params, ada="title: Ada"))

    assert found
    assert found.phones == ("+44 20 7946 0958",)
    assert [(a.locality, a.postal_code, a.country) for a in found.addresses] == [
        ("Lowmere", "1", "GB")
    ]
    assert found.urls == ("https://twitter.com/baylab",)


def test_what_the_theme_says_of_itself_describes_no_organization(tmp_path: Path) -> None:
    said = "A highly-customizable Hugo academic resume theme powered by Wowchemy website builder."
    params = f"marketing: {{seo: {{site_type: Organization, org_name: B, description: '{said}'}}}}"
    found = collective(site(tmp_path, config=BASE, params=params, ada="title: Ada"))

    assert found
    assert found.description is None
