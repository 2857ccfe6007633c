"""Cards for one reader: what each target holds, and what each consumer says of other cards."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import AS_OF, SAMPLES, Variant, encoded, profile
from pydantic import ValidationError
from vcard_reader import EXPORTER, grouped, read, values

from pexport.exporter import Member
from pexport.exporters.vcard.syntaxes.grammar import Version, grammar
from pexport.exporters.vcard.syntaxes.text import Document
from pexport.profile import Profile
from pexport.profile.collective import Collective
from pexport.writing.export import export

FULL = profile("full")
LAB = Collective.model_validate_json((SAMPLES / "collectives/full.json").read_bytes())
TARGETS = ["apple", "google", "outlook", "strict"]
each_target = pytest.mark.parametrize("target", TARGETS)


def options(target: str | None = None, version: str = "3.0", **more: Any) -> Any:
    said = {"as_of": AS_OF, "version": version, "target": target, **more}
    return EXPORTER.options.model_validate(said)


def written(target: str | None, version: str = "3.0", known: Profile = FULL) -> bytes:
    done = export(known, EXPORTER, options(target, version), full=True)
    assert done.problems == []
    return done.data


def wants(consumer: str, data: bytes) -> set[str]:
    """Return the ends of the codes of what a consumer misses in a card."""
    found = list(EXPORTER.consumers[consumer](EXPORTER.decode(data)))
    assert {problem.rule for problem in found} <= {*EXPORTER.rules()}
    return {problem.rule.removeprefix(f"vcard-{consumer}-") for problem in found}


@each_target
def test_a_card_has_all_that_its_reader_wants(target: str) -> None:
    for known in (FULL, Profile.model_validate({"name": {"display": "Ada"}})):
        document = EXPORTER.build(known, options(target))
        assert EXPORTER.consumer_problems(document, options(target)) == []


def test_an_export_says_what_its_reader_will_miss() -> None:
    asked = options("apple", photo="url")

    [problem] = EXPORTER.consumer_problems(EXPORTER.build(FULL, asked), asked)

    assert (problem.rule, problem.where) == ("vcard-apple-photo", "PHOTO[1]")
    plain = options()
    assert EXPORTER.consumer_problems(EXPORTER.build(FULL, plain), plain) == []


@pytest.mark.parametrize(
    ("consumer", "version", "missed"),
    [
        ("apple", "3.0", set()),
        ("google", "4.0", {"version"}),
        ("outlook", "3.0", {"several"}),
        ("outlook", "4.0", {"version", "type", "several"}),
        ("strict", "3.0", {"later"}),
        ("strict", "4.0", {"later"}),
    ],
)
def test_a_card_for_all_is_told_what_one_reader_misses(
    consumer: str, version: str, missed: set[str]
) -> None:
    assert wants(consumer, written(None, version)) == missed


def test_apple_shows_accounts_as_profiles_and_knows_the_home_page_by_its_own_label() -> None:
    card = read(written("apple"))

    assert grouped(card, "item1") == {
        "URL": "https://okafor.example/",
        "X-ABLABEL": "_$!<HomePage>!$_",
    }
    assert [each.value for each in card.contents["x-socialprofile"]] == [
        each.url for each in FULL.accounts
    ]
    assert {each.url for each in FULL.accounts} & set(values(card, "url")) == set()
    assert values(card, "x-abadr") == ["nz", "nc"]
    assert not {"x-orcid", "x-scopus"} & set(card.contents)


def test_google_shows_accounts_as_labelled_addresses() -> None:
    card = read(written("google"))

    assert "x-socialprofile" not in card.contents
    assert [each.url for each in FULL.accounts] == values(card, "url")[1:3]


def test_outlook_is_told_all_in_one_note_and_sees_where_the_picture_ends() -> None:
    data = written("outlook")
    card = read(data)

    [note] = values(card, "note")
    assert all(each.text in note for each in (*FULL.summaries, *FULL.biographies))
    assert "GitHub: https://github.com/mokafor\n" in note
    assert "University of the Coast: https://coast.example/people/okafor\n" in note
    assert "Curriculum vitae (CV): https://okafor.example/files/cv.pdf\n" in note
    assert values(card, "url") == ["https://okafor.example/"]
    assert values(card, "title") == ["Professor"]
    assert values(card, "role") == ["Professor of Coastal Ecology"]
    assert values(card, "label")[0] == "12 Harbour Street\n6011 Wellington\nWellington Region\nNZ"
    photo = data[data.index(b"PHOTO") :]
    assert photo.index(b"\r\n\r\n") < photo.index(b"NOTE")
    assert all(not each.group for each in EXPORTER.decode(data).cards[0].properties)


def test_outlook_is_told_an_identifier_without_an_address_in_the_note() -> None:
    known = Profile.model_validate(
        {"name": {"display": "Ada"}, "identifiers": [{"scheme": "scopus", "value": "7"}]}
    )

    assert values(read(written("outlook", known=known)), "note") == ["Scopus: 7"]


@pytest.mark.parametrize(("version", "own"), [("3.0", "RFC 2426"), ("4.0", "RFC 6350")])
def test_a_strict_card_has_what_its_own_standard_has(version: Version, own: str) -> None:
    [card] = EXPORTER.decode(written("strict", version)).cards

    for prop in card.properties:
        assert grammar(version).rows[prop.name].see.startswith(own)
        assert not {name for name, _ in prop.params} & grammar(version).later
    assert wants("strict", written("strict", version)) == set()


@pytest.mark.parametrize("target", ["apple", "google", "outlook"])
def test_a_reader_of_3_alone_gets_no_card_of_4(target: str) -> None:
    with pytest.raises(ValidationError, match=r"4\.0 works only with --target strict"):
        options(target, "4.0")


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@pytest.mark.parametrize("target", [None, "strict"])
def test_what_a_strict_card_loses_is_declared_in_4_too(version: str, target: str | None) -> None:
    """The contract tests try each option alone, so not both of these."""
    from pexport.profile.leaves import leaves
    from pexport.proving.perturb import change_value

    variant = Variant("vcard", EXPORTER, options(target, version))
    before = variant.export(FULL).data
    lost = {loss.path for loss in EXPORTER.losses(FULL, variant.options)}
    paths = [path for path, _ in leaves(FULL)]

    assert lost == {path for path in paths if encoded(variant, change_value(FULL, path)) == before}


def cards(version: str, target: str | None = None) -> Any:
    asked = options(target, version)
    people = [Profile.model_validate({"name": {"display": name}}) for name in ("Al", "Bo", "Bo")]
    assert EXPORTER.bundle
    return EXPORTER.bundle(
        [Member(EXPORTER.build(each, asked)) for each in people], LAB, asked
    ).cards


def test_a_lab_is_a_group_whose_members_are_its_people() -> None:
    *people, lab = cards("4.0", "strict")
    told: dict[str, list[Any]] = {}
    for prop in lab.properties:
        told.setdefault(prop.name, []).append(prop.value)

    uids = [prop.value for card in people for prop in card.properties if prop.name == "UID"]
    assert told["KIND"] == ["group"]
    assert told["MEMBER"] == uids
    assert len({*uids}) == 3
    assert told["FN"] == ["Tidal Ecology Lab"]
    assert told["EMAIL"] == ["lab@tides.example"]
    assert told["LOGO"] == ["https://tides.example/media/logo.png"]
    assert told["URL"] == ["https://tides.example/", *LAB.urls]


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_people_of_one_name_stay_apart_and_stay_the_same(version: str) -> None:
    found, again = cards(version), cards(version)

    assert found == again
    assert list(EXPORTER.problems(Document(found))) == []
    alone = Document((found[1], found[1]))
    [problem] = EXPORTER.problems(alone)
    assert (problem.rule, problem.where) == ("vcard-uid", "card 2: UID[1]")


def test_in_version_3_a_lab_is_a_contact_without_members() -> None:
    *_, lab = cards("3.0")

    names = {prop.name for prop in lab.properties}
    assert {"FN", "N", "ORG", "EMAIL", "TEL", "ADR"} <= names
    assert not {name for name in names if name.startswith("X-")} | ({"KIND", "MEMBER"} & names)


def test_a_lab_without_an_address_is_where_its_organization_is() -> None:
    lab = Collective.model_validate({"organization": {"name": "Lab", "country": "MU"}})
    assert EXPORTER.bundle
    *_, card = EXPORTER.bundle([Member(EXPORTER.build(FULL, options()))], lab, options()).cards

    [address] = [prop.value for prop in card.properties if prop.name == "ADR"]
    assert address == (("",),) * 6 + (("MU",),)
