from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from conftest import AS_OF, profile, shared

from pexport import registry
from pexport.exporters.vcard.syntaxes import dates
from pexport.exporters.vcard.syntaxes.grammar import value_type

EXPORTER = registry.load_exporter("jcard")
VCARD = registry.load_exporter("vcard")
OPTIONS = EXPORTER.options(as_of=AS_OF)


def codes(data: bytes) -> list[str]:
    try:
        document = EXPORTER.decode(data)
    except ValueError:
        return [EXPORTER.malformed_rule]
    return [problem.rule for problem in EXPORTER.problems(document)]


def written(*properties: Any) -> bytes:
    plain = [["version", {}, "text", "4.0"], ["fn", {}, "text", "Ada"], *properties]
    return json.dumps(["vcard", plain]).encode()


def read(*properties: Any) -> Any:
    """Return the value that vCard has for the last of *properties*."""
    data = written(*properties)
    assert codes(data) == []
    return EXPORTER.decode(data).cards[0].properties[-1].value


def test_the_example_of_the_rfc_is_valid() -> None:
    file = shared("standards/vcard/samples/jcard/rfc7095-example.json")

    assert codes(file.read_bytes()) == []


def test_the_example_of_the_rfc_says_what_its_vcard_says() -> None:
    """RFC 7095 writes the card of RFC 6350's author in JSON, but for some details."""
    here = EXPORTER.decode(
        shared("standards/vcard/samples/jcard/rfc7095-example.json").read_bytes()
    )
    there = VCARD.decode(shared("standards/vcard/samples/real/rfc6350-example.vcf").read_bytes())
    facts = {(each.name, str(each.value)) for each in here.cards[0].properties}

    missing = [p for p in there.cards[0].properties if (p.name, str(p.value)) not in facts]

    assert {each.name for each in missing} <= {"ADR", "GEO", "ANNIVERSARY", "TZ"}


def cards_of_the_standards() -> list[Any]:
    folder = shared("standards/vcard/samples")
    return sorted({*folder.glob("rfc/v4/valid/*.vcf"), folder / "real" / "rfc6350-example.vcf"})


def test_each_vcard_of_the_standards_comes_back_from_json() -> None:
    files = cards_of_the_standards()
    assert len(files) > 10
    for file in files:
        document = canonical(VCARD.decode(file.read_bytes()))

        data = EXPORTER.encode(document, OPTIONS)

        assert EXPORTER.decode(data) == document, file.name
        wrong = [each.rule for each in VCARD.problems(document)]
        assert codes(data) == wrong, file.name


def canonical(document: Any) -> Any:
    """Return *document* as JSON keeps it: names in capitals, and types that are not the default."""
    return type(document)(tuple(map(canonical_card, document.cards)))


def canonical_card(card: Any) -> Any:
    properties = []
    for prop in card.properties:
        types = [each for each in prop.params if each[0] == "VALUE"]
        named = [each for each in types if each[1] != (value_type("4.0", prop.name, ()),)]
        others = [each for each in prop.params if each[0] != "VALUE"]
        properties.append(prop._replace(name=prop.name.upper(), params=(*others, *named)))
    return card._replace(properties=tuple(properties))


@pytest.mark.parametrize(
    ("kind", "basic", "extended"),
    [
        ("date", "19850412", "1985-04-12"),
        ("date", "1985-04", "1985-04"),
        ("date", "1985", "1985"),
        ("date", "--0412", "--04-12"),
        ("date", "--04", "--04"),
        ("date", "---12", "---12"),
        ("time", "232050", "23:20:50"),
        ("time", "2320", "23:20"),
        ("time", "23", "23"),
        ("time", "-2050", "-20:50"),
        ("time", "-20", "-20"),
        ("time", "--50", "--50"),
        ("time", "232050Z", "23:20:50Z"),
        ("time", "-20+0400", "-20+04:00"),
        ("date-time", "19850412T232050", "1985-04-12T23:20:50"),
        ("date-time", "19850412T232050+0400", "1985-04-12T23:20:50+04:00"),
        ("date-time", "19850412T232050+04", "1985-04-12T23:20:50+04"),
        ("date-time", "19850412T2320", "1985-04-12T23:20"),
        ("date-time", "--0412T2320", "--04-12T23:20"),
        ("date-time", "--04T2320", "--04T23:20"),
        ("date-time", "---12T2320", "---12T23:20"),
        ("date-and-or-time", "T1230", "T12:30"),
        ("timestamp", "19850412T232050Z", "1985-04-12T23:20:50Z"),
        ("utc-offset", "-0500", "-05:00"),
        ("utc-offset", "-05", "-05"),
    ],
)
def test_dates_are_converted_as_the_tables_of_the_rfc_say(
    kind: str, basic: str, extended: str
) -> None:
    assert dates.extended(kind, basic) == extended
    assert dates.basic(kind, extended) == basic
    assert (dates.basic(kind, basic) is None) == (basic != extended)


@pytest.mark.parametrize(
    ("prop", "value"),
    [
        (["nickname", {}, "text", "Jim", "Jimmie"], ("Jim", "Jimmie")),
        (["org", {}, "text", "Viagenie"], (("Viagenie",),)),
        (["org", {}, "text", ["ABC", ["North", "South"]]], (("ABC",), ("North", "South"))),
        (["gender", {}, "text", ["F", "grrrl"]], "F;grrrl"),
        (["gender", {}, "text", "M"], "M"),
        (["clientpidmap", {}, "text", ["1", "urn:uuid:1"]], "1;urn:uuid:1"),
        (["bday", {}, "date", "1985-04-12"], "19850412"),
        (["bday", {}, "time", "12:30"], "T1230"),
        (["bday", {}, "text", "circa 1800"], "circa 1800"),
        (["x-coffee-data", {}, "unknown", "Stenophylla;Guinea\\,Africa"],
         "Stenophylla;Guinea,Africa"),
        (["x-karma-points", {}, "integer", 95], "95"),
        (["x-grade", {}, "float", 1.3], "1.3"),
        (["x-non-smoking", {}, "boolean", True], "true"),
        (["x-list", {}, "text", "a", "b"], ("a", "b")),
        (["x-parts", {}, "text", ["a", "b"]], (("a",), ("b",))),
        (["gender", {"x-probability": "0.8"}, "text", "M"], "M"),
    ],
)  # fmt: skip
def test_values_are_read_as_the_rfc_writes_them(prop: Any, value: Any) -> None:
    assert read(prop) == value


def test_several_cards_are_an_array_of_cards() -> None:
    one = json.loads(written())

    document = EXPORTER.decode(json.dumps([one, one]).encode())

    assert len(document.cards) == 2
    assert json.loads(EXPORTER.encode(document, OPTIONS)) == [one, one]


def test_compact_is_one_line_of_the_same() -> None:
    document = EXPORTER.build(profile("full"), OPTIONS)
    compact = EXPORTER.encode(document, EXPORTER.options(as_of=AS_OF, compact=True))

    assert compact.count(b"\n") == 1
    assert json.loads(compact) == json.loads(EXPORTER.encode(document, OPTIONS))


WRONG: list[tuple[str, Callable[[list[Any]], Any]]] = [
    ("jcard-property", lambda prop: prop[:3]),
    ("jcard-property", lambda prop: [prop[0], None, *prop[2:]]),
    ("jcard-property", lambda prop: [1, *prop[1:]]),
    ("jcard-property", lambda _: "tel"),
    ("jcard-property", lambda prop: [*prop, "more"]),
    ("jcard-property", lambda prop: ["begin", *prop[1:]]),
    ("jcard-case", lambda prop: [prop[0].upper(), *prop[1:]]),
    ("jcard-case", lambda prop: [*prop[:2], prop[2].upper(), *prop[3:]]),
    ("jcard-case", lambda prop: [prop[0], {**prop[1], "X-A": "b"}, *prop[2:]]),
    ("jcard-type", lambda prop: [*prop[:2], "words", *prop[3:]]),
    ("jcard-type", lambda prop: [*prop[:3], 1]),
    ("jcard-type", lambda prop: [*prop[:3], None]),
    ("jcard-type", lambda prop: [*prop[:3], True]),
    ("jcard-type", lambda prop: [*prop[:3], {"value": prop[3]}]),
    ("jcard-parameter", lambda prop: [prop[0], {**prop[1], "value": prop[2]}, *prop[2:]]),
    ("jcard-parameter", lambda prop: [prop[0], {**prop[1], "x-a": 1}, *prop[2:]]),
    ("jcard-parameter", lambda prop: [prop[0], {**prop[1], "x-a": []}, *prop[2:]]),
    ("jcard-parameter", lambda prop: [prop[0], {**prop[1], "group": "a b"}, *prop[2:]]),
    ("jcard-parameter", lambda prop: [prop[0], {**prop[1], "group": ["a"]}, *prop[2:]]),
    ("jcard-parameter", lambda prop: [f"item1.{prop[0]}", *prop[1:]]),
]


def mutants(card: Any) -> Iterator[tuple[str, Any]]:
    """Yield the sample with each of its properties broken in each way."""
    for place, prop in enumerate(card[1]):
        for code, broken in WRONG:
            yield code, ["vcard", [*card[1][:place], broken(prop), *card[1][place + 1 :]]]
        if prop[2] in {"date-and-or-time", "timestamp", "utc-offset"} and ":" in prop[3]:
            basic = [*prop[:3], prop[3].replace(":", "")]
            yield "jcard-date", ["vcard", [*card[1][:place], basic, *card[1][place + 1 :]]]


def test_every_mutant_of_the_example_fails_with_its_code() -> None:
    file = shared("standards/vcard/samples/jcard/rfc7095-example.json")
    total = 0
    for code, mutant in mutants(json.loads(file.read_bytes())):
        found = codes(json.dumps(mutant).encode())
        assert code in found, (code, mutant, found)
        total += 1
    assert total > 300


@pytest.mark.parametrize(
    "data",
    [
        b"[]",
        b'"vcard"',
        b'["vcard"]',
        b'["vcard", {}]',
        b'["vcard", [], []]',
        b'[["vcard", []], []]',
        b'["VCARD", []]',
        b'["vcard", [',
    ],
)
def test_what_is_no_card_is_refused(data: bytes) -> None:
    assert codes(data) == ["jcard-syntax"]


@pytest.mark.parametrize("data", [b'["vcard",', b' [\n"vcard"', b'[["vcard", [['])
def test_a_broken_card_is_known_by_its_beginning(data: bytes) -> None:
    assert EXPORTER.is_like
    assert EXPORTER.is_like(data)


def test_every_code_is_in_the_catalogue() -> None:
    assert {code for code, _ in WRONG} | {"jcard-date", "jcard-syntax"} == {
        code for code in EXPORTER.rules() if code.startswith("jcard-")
    }
