from __future__ import annotations

from datetime import date

import pytest
from conftest import profile
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from pexport.errors import PexportError
from pexport.profile import DatedFact, Profile
from pexport.reading.profiles import validate_profile

AS_OF = date(2026, 11, 23)


def test_json_gives_back_the_same_profile() -> None:
    full = profile("full")

    assert Profile.model_validate_json(full.model_dump_json()) == full
    assert Profile.model_validate_json(full.model_dump_json(exclude_defaults=True)) == full


@pytest.mark.parametrize(
    ("audience", "seen"),
    [
        ("public", ["public"]),
        ("registered-only", ["public", "registered-only"]),
        ("limited", ["public", "registered-only", "limited"]),
        ("private", ["public", "registered-only", "limited", "private"]),
    ],
)
def test_an_audience_sees_its_own_facts_and_those_of_wider_ones(
    audience: str, seen: list[str]
) -> None:
    levels = ["private", "limited", "registered-only", "public"]
    tree = {"emails": [{"address": f"{level}@a.example", "visibility": level} for level in levels]}

    emails = Profile.model_validate(tree).visible_to(audience).emails  # type: ignore[arg-type] # text

    assert [email.visibility for email in emails] == list(reversed(seen))


def test_a_hidden_name_is_absent() -> None:
    hidden = Profile.model_validate({"name": {"display": "Ada", "visibility": "limited"}})

    assert hidden.visible_to("public").name is None
    assert hidden.visible_to("limited") is hidden


@pytest.mark.parametrize(
    "tree",
    [
        {"nickname": []},
        {"name": {"display": ""}},
        {"name": {"display": " Ada"}},
        {"name": {"display": "Ada\nBob"}},
        {"name": {"display": "A\x00"}},
        {"name": {"display": "A\ud800"}},
        {"name": {"display": "A\u2028B"}},
        {"homepage": {"url": "/about"}},
        {"homepage": {"url": "https://a.example/a b"}},
        {"homepage": {"url": "https://a.example/>"}},
        {"homepage": {"url": "https://a.example/?a[]=1"}},
        {"homepage": {"url": "https://a.example[2]"}},
        {"homepage": {"url": "https://a.example:port/"}},
        {"homepage": {"url": "https://a.example/50%"}},
        {"homepage": {"url": "https://a.example/%zz"}},
        {"homepage": {"url": "https://a.example/x#y#z"}},
        {"homepage": {"url": "https://a.example/\ue000"}},
        {"homepage": {"url": "https:///x"}},
        {"links": [{"url": "xmpp:a[1]@b.example"}]},
        {"homepage": {"url": "javascript:alert(1)"}},
        {"emails": [{"address": "ada at a.example"}]},
        {"identifiers": [{"scheme": "orcid", "value": "0000-0002-1825-0098"}]},
        {"identifiers": [{"scheme": "isni", "value": "0000000121032684"}]},
        {"works": [{"title": "T", "authors": [{"name": "A", "orcid": "0000-0002-1825-0098"}]}]},
        {"education": [{"organization": {"name": "D"}, "end": "2012-13"}]},
        {"education": [{"organization": {"name": "D"}, "end": "2011-02-29"}]},
        {"education": [{"organization": {"name": "D"}, "end": "12"}]},
        {"addresses": [{"country": "nz"}]},
    ],
)
def test_what_no_format_could_hold_is_refused(tree: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Profile.model_validate(tree)


def test_a_refusal_names_the_place_and_the_origin_of_the_fact() -> None:
    tree = {"emails": [{"address": "x", "origin": "hugo:a.md:7#social[0].link"}]}

    with pytest.raises(PexportError) as raised:
        validate_profile(tree, "a.md")

    assert str(raised.value).startswith("hugo:a.md:7#social[0].link: emails/0/address: 'x' ")


@given(st.text())
def test_any_name_is_refused_or_is_one_line_of_utf_8(text: str) -> None:
    try:
        name = Profile.model_validate({"name": {"display": text}}).name
    except ValidationError:
        return
    assert name
    assert len(name.display.splitlines()) == 1
    assert name.display.encode()


@pytest.mark.parametrize(
    ("period", "ended", "ongoing"),
    [
        ({}, False, False),
        ({"start": "2012"}, False, False),
        ({"end": "2012"}, True, False),
        ({"end": "2026"}, True, False),
        ({"end": "2026-11-24"}, False, True),
        ({"end": "2027"}, False, True),
        ({"end": "2012", "state": "expected"}, False, False),
        ({"state": "ongoing"}, False, True),
        ({"state": "ended"}, True, False),
    ],
)
def test_only_a_stated_end_ends(period: dict[str, str], ended: bool, ongoing: bool) -> None:
    fact = DatedFact.model_validate(period)

    assert (fact.ended(AS_OF), fact.ongoing(AS_OF)) == (ended, ongoing)


def test_the_iri_is_the_orcid_id_else_the_sites_own() -> None:
    orcid = {"scheme": "orcid", "value": "0000-0002-1825-0097"}
    document = {"subject": "https://a.example/#me"}

    assert Profile.model_validate({}).iri is None
    assert Profile.model_validate({"document": document}).iri == "https://a.example/#me"
    both = Profile.model_validate({"document": document, "identifiers": [orcid]})
    assert both.iri == "https://orcid.org/0000-0002-1825-0097"


@pytest.mark.parametrize(
    ("tree", "said"),
    [
        ({"positions": [{"start": "2011"}]}, "organization, role"),
        ({"education": [{"end": "2011"}]}, "organization, degree, field"),
    ],
)
def test_a_job_or_a_study_says_what_it_is(tree: dict[str, object], said: str) -> None:
    with pytest.raises(ValidationError, match=f"needs at least one of: {said}"):
        Profile.model_validate(tree)


def test_a_hidden_orcid_id_is_hidden_among_the_authors_of_works_as_well() -> None:
    orcid, other = "0000-0002-1825-0097", "0000-0001-5109-3700"
    address = f"https://orcid.org/{orcid}"
    authors = [
        {"name": "Ada", "orcid": orcid, "url": address},
        {"name": "Bo", "orcid": other, "url": "https://bo.example/"},
    ]
    identifier = {"scheme": "orcid", "value": orcid, "url": address, "visibility": "private"}
    whole = Profile.model_validate(
        {"identifiers": [identifier], "works": [{"title": "Tides", "authors": authors}]}
    )

    seen = whole.visible_to("limited")

    assert orcid not in seen.model_dump_json()
    assert seen.works[0].authors[1] == whole.works[0].authors[1]
    assert whole.visible_to("private") == whole
