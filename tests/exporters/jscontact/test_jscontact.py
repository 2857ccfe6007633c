from __future__ import annotations

import copy
import json
from typing import Any

import pytest
import vobject  # type: ignore[import-untyped] # it has no types
from conftest import AS_OF, SAMPLES, profile
from jmap.models.jscontact import Card
from pydantic import BaseModel

from pexport import registry
from pexport.exporter import Member
from pexport.profile import Profile
from pexport.profile.collective import Collective

EXPORTER = registry.load_exporter("jscontact")
VCARD = registry.load_exporter("vcard")
OPTIONS = EXPORTER.options(as_of=AS_OF)
FULL = profile("full")


def card(known: Profile) -> Any:
    """Return the card of a profile, as a reader of its bytes has it."""
    document = EXPORTER.build(known, OPTIONS)
    assert EXPORTER.problems(document) == []
    return json.loads(EXPORTER.encode(document, OPTIONS))


def made(**tree: Any) -> Profile:
    return Profile.model_validate({"name": {"display": "Ada Njoku"}, **tree})


def in_language(found: Any, language: str) -> Any:
    """Return a card in another language, by a reading of the standard of the test's own."""
    found = copy.deepcopy(found)
    patches = found.pop("localizations")[language]
    for path, value in patches.items():
        *steps, last = path.split("/")
        holder = found
        for step in steps:
            holder = holder[int(step)] if isinstance(holder, list) else holder[step]
        holder[last] = value
    return found


def values(found: Any, member: str, *names: str) -> list[Any]:
    nodes = list(found.get(member, {}).values())
    return [
        tuple(node.get(n) for n in names) if names[1:] else node.get(names[0]) for node in nodes
    ]


@pytest.mark.parametrize("name", ["full", "researcher"])
def test_the_card_and_the_vcard_of_a_person_agree(name: str) -> None:
    """RFC 9555 says which property of vCard is which member; another reader reads the vCard."""
    known = profile(name)
    found = card(known)
    options = VCARD.options(as_of=AS_OF, version="4.0", photo="url")
    there = vobject.readOne(VCARD.encode(VCARD.build(known, options), options).decode()).contents

    def said(prop: str) -> list[Any]:
        return [line.value for line in there.get(prop, [])]

    assert [found["uid"]] == said("uid")
    assert [found["kind"]] == said("kind")
    assert found["name"]["full"] == said("fn")[0]
    assert values(found, "emails", "address") == said("email")
    assert values(found, "phones", "number") == said("tel")
    assert values(found, "preferredLanguages", "language") == said("lang")
    assert values(found, "directories", "uri") == said("source")
    assert [uri for uri in values(found, "onlineServices", "uri") if uri] == said("socialprofile")
    assert values(found, "media", "uri")[:1] == said("photo")
    assert {*values(found, "titles", "name")} >= {*said("title")[:1]}
    assert {*values(found, "notes", "note")} <= {*said("note")}
    assert {*values(found, "personalInfo", "value")} == {*said("interest"), *said("expertise")}
    # A second N says how the first is spoken.
    assert [names_of(found)] == [
        (n.family, n.given, n.additional, n.prefix, n.suffix) for n in said("n")[:1]
    ]
    assert list(map(address_of, found.get("addresses", {}).values())) == [
        (a.street, a.city, a.region, a.code, a.country) for a in said("adr")
    ]
    # In the card of vCard the pages of accounts stand twice.
    services = {*values(found, "onlineServices", "uri")}
    links = [(kind == "contact", uri) for kind, uri in values(found, "links", "kind", "uri")]
    assert {uri for contact, uri in links if not contact} >= {*said("url")} - services
    assert [uri for contact, uri in links if contact] == said("contact-uri")
    units = found["organizations"]["o1"].get("units", [])
    organization = [found["organizations"]["o1"]["name"], *(unit["name"] for unit in units)]
    assert organization == said("org")[0]


def names_of(found: Any) -> tuple[str, ...]:
    parts = {part["kind"]: part["value"] for part in found["name"]["components"]}
    kinds = ("surname", "given", "given2", "title", "credential")
    return tuple(parts.get(kind, "") for kind in kinds)


def address_of(node: Any) -> tuple[str, ...]:
    parts = {part["kind"]: part["value"] for part in node["components"]}
    kinds = ("name", "locality", "region", "postcode")
    return (*(parts.get(kind, "") for kind in kinds), node.get("countryCode", ""))


@pytest.mark.parametrize("name", ["full", "researcher"])
def test_a_client_of_jmap_reads_the_facts(name: str) -> None:
    known = profile(name)
    written = card(known)

    read = Card.model_validate(written)

    assert read.name
    assert known.name
    assert read.name.full == known.name.display
    assert [each.address for each in (read.emails or {}).values()] == [
        each.address for each in known.emails
    ]
    assert [each.number for each in (read.phones or {}).values()] == [
        each.number for each in known.phones
    ]
    assert [each.user for each in (read.online_services or {}).values()] == [
        *(each.handle for each in known.accounts),
        *(each.value for each in known.identifiers),
    ]
    # What it could not read as what the standard says it keeps aside.
    assert aside(read) == []
    assert json.loads(read.model_dump_json(by_alias=True, exclude_none=True)) == written


def aside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [each for inner in value.values() for each in aside(inner)]
    if isinstance(value, list):
        return [each for inner in value for each in aside(inner)]
    if isinstance(value, BaseModel):
        return [*(value.model_extra or {}), *aside(dict(value))]
    return []


@pytest.mark.parametrize(
    ("tree", "joined"),
    [
        ({"display": "Ada Njoku", "given": "Ada", "family": "Njoku"}, True),
        ({"display": "Njoku Ada", "given": "Ada", "family": "Njoku"}, True),
        ({"display": "Njoku, Ada", "given": "Ada", "family": "Njoku"}, True),
        ({"display": "山田太郎", "given": "太郎", "family": "山田"}, True),
        ({"display": "Dr. Ada B. Njoku, PhD", "given": "Ada", "additional": "B.",
          "family": "Njoku", "prefix": "Dr.", "suffix": "PhD"}, True),
        ({"display": "Ann Annan", "given": "Ann", "family": "Annan"}, True),
        ({"display": "Ada the Njoku", "given": "Ada", "family": "Njoku"}, False),
        ({"display": "Ada Njoku Jr.", "given": "Ada", "family": "Njoku"}, False),
        ({"display": "The tide", "given": "Ada", "family": "Njoku"}, False),
    ],
)  # fmt: skip
def test_the_parts_of_a_name_make_the_whole_or_are_in_no_order(tree: Any, joined: bool) -> None:
    name = card(Profile.model_validate({"name": tree}))["name"]

    text = ""
    for part, before in zip(name["components"], [None, *name["components"]], strict=False):
        if before and "separator" not in {part["kind"], before["kind"]}:
            text += " "
        text += part["value"]
    assert name.get("isOrdered", False) == joined
    assert (text == tree["display"]) == joined
    assert name["full"] == tree["display"]


def test_a_generation_is_no_credential() -> None:
    name = {"display": "Ada Njoku Jr.", "given": "Ada", "family": "Njoku", "suffix": "Jr."}

    (*_, last) = card(Profile.model_validate({"name": name}))["name"]["components"]

    assert last == {"kind": "generation", "value": "Jr."}


def test_what_is_said_in_another_language_is_a_localization() -> None:
    french = in_language(card(FULL), "fr")

    assert french["titles"]["t1"]["name"] == FULL.headlines[1].text
    assert values(french, "notes", "note") == [FULL.summaries[1].text, FULL.biographies[1].text]
    assert values(french["speakToAs"], "pronouns", "pronouns") == [FULL.pronouns[1].pronouns]
    assert in_language(card(FULL), "ja-Kana")["name"] == {"full": FULL.other_names[0].name}


def test_a_text_in_no_language_of_the_card_is_in_its_own() -> None:
    found = card(made(headlines=[{"text": "Biologin", "language": "de"}],
                      document={"language": "en"}))  # fmt: skip

    assert found["titles"] == {"t1": {"name": "Biologin"}}
    assert found["localizations"] == {"de": {"titles/t1/name": "Biologin"}}


def test_two_texts_in_one_language_are_two() -> None:
    texts = [{"text": "A", "language": "de"}, {"text": "B", "language": "de"}]
    found = card(made(headlines=texts, document={"language": "de"}))

    assert values(found, "titles", "name") == ["A", "B"]
    assert "localizations" not in found


def test_the_language_of_the_card_stands_wherever_it_is_among_the_texts() -> None:
    texts = [{"text": "A", "language": "fr"}, {"text": "B", "language": "de"}]
    found = card(made(summaries=texts, document={"language": "de"}))

    assert values(found, "notes", "note") == ["B"]
    assert found["localizations"] == {"fr": {"notes/n1/note": "A"}}


def test_a_title_is_tied_to_its_own_organization_or_to_none() -> None:
    ties = [{"role": "Baker"}, {"role": "Dean", "organization": {"name": "Bay"}}]
    found = card(made(positions=ties))

    assert found["organizations"] == {"o1": {"name": "Bay"}}
    assert found["titles"] == {
        "t1": {"name": "Baker"},
        "t2": {"name": "Dean", "organizationId": "o1"},
    }


def test_a_role_that_is_a_headline_is_one_title() -> None:
    position = {"organization": {"name": "Lagoon University"}, "role": "Professor"}
    found = card(made(headlines=[{"text": "Professor"}], positions=[position]))

    assert found["titles"] == {"t1": {"name": "Professor", "organizationId": "o1"}}


def test_kinds_of_links_are_resources_of_their_own() -> None:
    kinds = ("cv", "contact", "feed", "calendar", "key", "chat", None)
    found = card(made(links=[{"url": f"https://a.example/{kind}", "kind": kind} for kind in kinds]))

    assert values(found, "links", "kind", "uri", "label") == [
        ("contact", "https://a.example/contact", None),
        (None, "https://a.example/cv", "CV"),
        (None, "https://a.example/feed", "Feed"),
        (None, "https://a.example/None", None),
    ]
    assert values(found, "calendars", "uri") == ["https://a.example/calendar"]
    assert values(found, "cryptoKeys", "uri") == ["https://a.example/key"]
    assert values(found, "onlineServices", "uri") == ["https://a.example/chat"]


def test_an_address_without_a_part_is_none() -> None:
    assert "addresses" not in card(made(addresses=[{}]))


def test_a_month_is_no_moment() -> None:
    known = made(document={"modified": "2026-05", "created": "2026-05-04"})

    assert "updated" not in card(known)
    assert card(known)["created"] == "2026-05-04T00:00:00Z"
    assert [loss.path for loss in EXPORTER.losses(known, OPTIONS)] == ["document/modified"]


def test_a_site_of_several_people_is_a_group_of_their_cards() -> None:
    collective = Collective.model_validate_json(
        (SAMPLES / "collectives" / "full.json").read_bytes()
    )
    people = [EXPORTER.build(each, OPTIONS) for each in (FULL, made())]
    assert EXPORTER.bundle

    group, *members = EXPORTER.bundle([*map(Member, people)], collective, OPTIONS)

    assert EXPORTER.problems([group, *members]) == []
    assert members == people
    assert group["kind"] == "group"
    assert group["members"] == {each["uid"]: True for each in people}
    assert group["name"] == {"full": "Tidal Ecology Lab"}


def test_people_of_one_name_stay_apart() -> None:
    collective = Collective.model_validate({"organization": {"name": "Tidal Ecology Lab"}})
    assert EXPORTER.bundle

    group, *members = EXPORTER.bundle(
        [Member(EXPORTER.build(made(), OPTIONS))] * 3, collective, OPTIONS
    )

    assert len(group["members"]) == 3
    assert list(group["members"]) == [each["uid"] for each in members]


def test_compact_is_one_line_of_the_same() -> None:
    document = EXPORTER.build(FULL, OPTIONS)
    compact = EXPORTER.encode(document, EXPORTER.options(as_of=AS_OF, compact=True))

    assert compact.count(b"\n") == 1
    assert json.loads(compact) == document


def found_in(**members: Any) -> list[tuple[str, str]]:
    whole = {"@type": "Card", "version": "2.0", **members}
    return [(each.rule, each.where) for each in EXPORTER.problems(whole)]


GIVEN, SURNAME = {"kind": "given", "value": "A"}, {"kind": "surname", "value": "B"}
GAP = {"kind": "separator", "value": " "}
SAID = {**GIVEN, "phonetic": "ah"}


@pytest.mark.parametrize(
    "name",
    [
        {"components": [GIVEN, GAP, SURNAME]},
        {"components": [GIVEN, SURNAME], "defaultSeparator": " "},
        {"components": [GIVEN, GAP, SURNAME], "isOrdered": False},
        {"full": "A", "isOrdered": True, "defaultSeparator": " "},
        {"components": [GIVEN, GAP, GAP, SURNAME], "isOrdered": True},
        {"components": [GAP, GIVEN], "isOrdered": True},
        {"components": [GIVEN, GAP], "isOrdered": True},
        {"components": [GIVEN], "sortAs": {"surname": "B"}},
        {"full": "A", "sortAs": {"given": "A"}},
        {"components": [SAID]},
    ],
)
def test_parts_that_contradict_each_other_are_found(name: Any) -> None:
    codes = {code for code, _ in found_in(name=name)}

    assert codes == {"jscontact-components"}


@pytest.mark.parametrize(
    "name",
    [
        {"components": [GIVEN, GAP, SURNAME], "isOrdered": True, "defaultSeparator": ""},
        {"components": [GIVEN, SURNAME], "sortAs": {"surname": "B"}},
        {"components": [SAID], "phoneticScript": "Latn"},
        {"components": [SAID], "phoneticSystem": "ipa"},
    ],
)
def test_parts_that_fit_each_other_are_right(name: Any) -> None:
    assert found_in(name=name) == []


def test_separators_of_addresses_are_looked_at_as_those_of_names() -> None:
    place = {"components": [{"kind": "name", "value": "A"}, GAP, {"kind": "number", "value": "1"}]}
    birth = {"kind": "birth", "date": {"year": 1990}, "place": place}

    assert found_in(addresses={"a1": place}) == [("jscontact-components", "/addresses/a1")]
    assert found_in(anniversaries={"b": birth}) == [
        ("jscontact-components", "/anniversaries/b/place")
    ]


@pytest.mark.parametrize(
    ("patches", "where"),
    [
        ({"titles/t2/name": "B"}, "/localizations/fr/titles~1t2~1name"),
        ({"titles/t1/name/x": "B"}, "/localizations/fr/titles~1t1~1name~1x"),
        ({"titles": {}, "titles/t1/name": "B"}, "/localizations/fr/titles~1t1~1name"),
        ({"localizations": {}}, "/localizations/fr/localizations"),
        ({"localizations/fr/x": 1}, "/localizations/fr/localizations~1fr~1x"),
        ({"name/components/0": None}, "/localizations/fr/name~1components~10"),
        ({"name/components/1": GIVEN}, "/localizations/fr/name~1components~11"),
        ({"name/components/-": GIVEN}, "/localizations/fr/name~1components~1-"),
        ({"titles/t1/name": 1}, "/localizations/fr"),
        ({"titles/t1/name": None}, "/localizations/fr"),
        ({"titles/t1/organizationId": "o1"}, "/localizations/fr"),
        ({"name/components": [GIVEN, GAP]}, "/localizations/fr"),
        ({"version": None}, "/localizations/fr"),
    ],
)
def test_a_patch_that_cannot_be_applied_is_found(patches: Any, where: str) -> None:
    found = found_in(
        titles={"t1": {"name": "A"}},
        name={"components": [GIVEN]},
        localizations={"fr": patches, "de": {"titles/t1/name": "C"}},
    )

    assert found == [("jscontact-patch", where)]


@pytest.mark.parametrize(
    "patches",
    [
        {"titles/t1/name": "B", "titles/t1/kind": "role"},
        {"name/components/0/value": "B"},
        {"name/components/0": SURNAME},
        {"name": None},
        {"titles/t1": {"name": "B"}, "titles/t10": {"name": "C"}},
    ],
)
def test_a_patch_of_what_is_there_is_right(patches: Any) -> None:
    assert found_in(
        titles={"t1": {"name": "A"}},
        name={"components": [GIVEN]},
        localizations={"fr": patches},
    ) == []  # fmt: skip


def test_version_1_wants_a_uid() -> None:
    assert found_in(version="1.0") == [("jscontact-required", "/")]
    assert found_in(version="1.0", uid="a") == []
    assert found_in(version="3.0") == [("jscontact-value", "/version")]


def test_each_card_of_several_is_looked_at() -> None:
    good = {"@type": "Card", "version": "2.0"}

    found = EXPORTER.problems([good, {**good, "uid": 1}, {**good, "members": {}}])

    assert [(each.rule, each.where) for each in found] == [
        ("jscontact-type", "/1/uid"),
        ("jscontact-members", "/2/members"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        b'{"@type": "Card", "uid": "a", "uid": "b"}',
        b'[{"@type": "Card"}, {"@type": "Name"}]',
        b'{"@type": "Group"}',
        b"[]",
        b'{"@type": "Card", "version":',
        b'{"@type": "Card", "x": ' + b"[" * 900 + b"]" * 900 + b"}",
        b'{"@type": "Card", "x": ' + b"[" * 9000 + b"]" * 9000 + b"}",
    ],
)
def test_what_is_no_card_is_refused(data: bytes) -> None:
    try:
        EXPORTER.decode(data)
    except ValueError:
        refused = True
    else:
        refused = False
    assert refused or data.count(b"[") == 900


def test_a_card_is_known_by_its_type() -> None:
    assert EXPORTER.is_like
    assert EXPORTER.is_like(b' {"version": "2.0", "@type" : "Card", ')
    assert EXPORTER.is_like(b'[{"@type":"Card"}]')
    assert not EXPORTER.is_like(b'{"@type": "Person"}')
    assert not EXPORTER.is_like(b'<script>{"@type": "Card"}</script>')
