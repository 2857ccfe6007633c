from __future__ import annotations

import re
from typing import Any

import pytest
from conftest import shared
from vcard_reader import EXPORTER

from pexport.exporters.vcard.syntaxes.grammar import VERSIONS, Version, grammar, value_type
from pexport.exporters.vcard.syntaxes.text import Card, Document, Property

ROWS: list[tuple[Version, str]] = [
    (version, name) for version in VERSIONS for name in grammar(version).rows
]
rows = pytest.mark.parametrize(("version", "name"), ROWS)

GOOD = {
    "text": ["a, b; c: \\ \n\t é 日", ""],
    "uri": ["https://a.example/%20?a=b,c;d#e", "urn:uuid:03a0e51f", "mailto:a@b.example",
            "data:image/png;base64,TQ==", "data:image/svg+xml;charset=utf-8,%3Csvg/%3E", "data:,x"],
    "binary": ["TQ==", "TWFu", "TWE="],
    "utc-offset": ["-0500", "+1345"],
    "position": ["37.386013;-122.082932", "0;0"],
    "date": ["19960415"],
    "date-time": ["19531015T231000Z"],
    "date-or-date-time": ["1996-04-15", "19960415", "1953-10-15T23:10:00Z", "1995-10-31T22:27:10"],
    "timestamp": ["19961022T140000", "19961022T140000Z", "19961022T140000-05",
                  "19961022T140000-0500"],
    "date-and-or-time": [
        "19850412", "1985-04", "1985", "--0412", "--04", "---12", "19961022T140000", "--1022T1400",
        "---22T14", "T102200", "T1022", "T10", "T-2200", "T--00", "T102200Z", "T102200-0800"],
    "language-tag": ["en", "zh-Hant-TW", "x-private"],
    "sex-and-gender": ["M", "", ";it's complicated", "O;intersex"],
    "client": ["1;urn:uuid:53e374d9"],
    "parameter-text": ["a é ; : , b"],
    "token": ["word"],
    "media-subtype": ["JPEG", "svg+xml"],
    "media-type": ["image/svg+xml", "text/plain;charset=utf-8"],
    "preference": ["1", "99", "100"],
    "positive": ["1", "10"],
    "property-id": ["1", "4.2"],
    "property-name-id": ["p827", "a_b-c"],
    "country": ["NZ"],
    "script": ["Latn"],
    "boolean": ["TRUE", "false"],
}  # fmt: skip
BAD = {
    "text": ["a\x07", "a\rb", "\x7f"],
    "uri": [
        "",
        "a",
        "a b:c",
        "https://a.example/ä",
        "https://a.example/<",
        r"http\://a.example",
        "data:image/png;base64,",
        "data:image/png;base64,TQ",
        "data:image/png;base64,T!==",
        "data:image/png;base64",
        "data:png;base64,TQ==",
        "data:,",
    ],
    "binary": ["", "T", "TQ=", "TQ==TQ==", "TW-_", "TQ=", "T Q==", "https://a.example/"],
    "utc-offset": ["0500", "-5", "-2500", "EST"],
    "position": ["37,38;-122,08", "37.38", "geo:1,2"],
    "date": ["1996", "1996-13-01", "1996-04-32", "today"],
    "date-time": ["1996-04-15", "19531015T250000Z"],
    "date-or-date-time": ["1996", "1996-04", "15.4.1996", "1996-04-15T", ""],
    "timestamp": ["1996", "19961022", "1996-10-22T14:00:00Z", "19961022T1400", "19961322T140000"],
    "date-and-or-time": ["1996-04-15", "199604", "10:22", "102200", "T2500", "---32", "circa 1800"],
    "language-tag": ["", "english language", "en_GB", "-"],
    "sex-and-gender": ["male", "m", "X"],
    "client": ["urn:uuid:1", "0;urn:uuid:1", "1;x", "a;urn:uuid:1"],
    "parameter-text": ["a\x07"],
    "token": ["two words", ""],
    "media-subtype": ["two words", ""],
    "media-type": ["jpeg", "image/", "image / jpeg"],
    "preference": ["0", "101", "-1", "first", ""],
    "positive": ["0", "-1", "a"],
    "property-id": ["a", "1.", ".1"],
    "property-name-id": ["", "a b", "x" * 256],
    "country": ["nz", "NZL"],
    "script": ["Lat", "Latin"],
    "boolean": ["yes", "1"],
}


def found(version: Version, *properties: Any) -> list[tuple[str, str]]:
    document = Document((Card(version, tuple(encoded(version, each) for each in properties)),))
    return [(problem.where, problem.message) for problem in EXPORTER.problems(document)]


def encoded(version: Version, prop: Any) -> Any:
    """Return a property with the parameter that a binary value of 3.0 has to have."""
    is_binary = value_type(version, prop.name, prop.params) == "binary"
    if not is_binary or any(name == "ENCODING" for name, _ in prop.params):
        return prop
    return prop._replace(params=(*prop.params, ("ENCODING", ("b",))))


def codes(version: Version, prop: Any) -> list[str]:
    """Return the codes of the rules that a card with *prop* breaks."""
    rest = [] if prop.name == "VERSION" else plain(version, prop.name)
    group = [Property("KIND", "group")] if prop.name == "MEMBER" else []
    document = Document((Card(version, (*rest, *group, encoded(version, prop))),))
    found = [problem.rule for problem in EXPORTER.problems(document)]
    return [rule for rule in found if rule != "vcard-required"]


def plain(version: Version, without: str = "") -> list[Any]:
    """Return the least of a card, without the properties of one name."""
    least = [Property("VERSION", version), Property("FN", "Ada"), Property("N", (("Ada",),) * 5)]
    return [each for each in least if each.name != without]


def with_one(version: Version, prop: Any) -> list[tuple[str, str]]:
    """Return what is wrong with a card that has *prop*, and no other of its name."""
    if prop.name == "VERSION":
        return found(version, prop, *plain(version, prop.name))
    group = [Property("KIND", "group")] if prop.name == "MEMBER" else []
    return found(version, *plain(version, prop.name), *group, prop)


def row(version: Version, name: str) -> Any:
    return grammar(version).rows[name]


def some(version: Version, name: str, text: str = "a") -> Any:
    """Return a value of the default type of a property, with *text* where it is a text."""
    known = row(version, name)
    if known.components:
        return ((text,),) * known.components[0]
    if known.listed:
        return (text, "b")
    if known.words:
        return min(known.words)
    return text if known.types[0] == "text" else GOOD[known.types[0]][-1]


def typed(version: Version, name: str, kind: str, text: str) -> Any:
    """Return a property whose value *text* is said to be of the type *kind*."""
    known = row(version, name)
    params = () if kind == known.types[0] else (("VALUE", (kind,)),)
    value: Any = text
    if kind == "text" and (known.components or known.listed):
        value = some(version, name, text)
    return Property(name, value, params)


@rows
def test_a_property_is_accepted_in_each_of_its_forms(version: Version, name: str) -> None:
    for kind in row(version, name).types:
        texts = ["x-own"] if row(version, name).words else GOOD[kind]
        for text in texts:
            assert with_one(version, typed(version, name, kind, text)) == []


@rows
def test_a_value_of_another_form_is_found(version: Version, name: str) -> None:
    for kind in row(version, name).types:
        for text in BAD[kind]:
            assert_found(version, typed(version, name, kind, text), f"not a valid {kind}", "value")


def assert_found(version: Version, prop: Any, message: str, rule: str) -> None:
    [(where, said), *_] = with_one(version, prop)
    assert where == f"{prop.name}[1]"
    assert message in said
    [code, *_] = codes(version, prop)
    assert code == f"vcard-{rule}"
    assert code in EXPORTER.rules()


@rows
def test_a_value_type_that_a_property_does_not_have_is_found(version: Version, name: str) -> None:
    known = row(version, name)
    for kind in {"text", "uri", "date", "boolean", "vcard", ""} - set(known.types):
        prop = Property(name, some(version, name), (("VALUE", (kind,)),))
        assert_found(version, prop, f"VALUE={kind} is not allowed", "value-type")


@rows
def test_a_listed_value_is_one_of_the_list(version: Version, name: str) -> None:
    for word in row(version, name).words:
        assert with_one(version, Property(name, word.upper())) == []
    if row(version, name).words:
        assert_found(version, Property(name, "other"), "'other' is not allowed", "value")


def parameters(version: Version, name: str) -> dict[str, Any]:
    """Return what each parameter of a property has to be."""
    known = row(version, name)
    general = grammar(version).parameters
    return {each: known.forms.get(each) or general[each] for each in known.parameters}


@rows
def test_a_parameter_is_accepted_in_each_of_its_forms(version: Version, name: str) -> None:
    for parameter, form in parameters(version, name).items():
        values = GOOD[form] if isinstance(form, str) else [*form, "x-own", ",".join(form)]
        for value in values:
            assert with_one(version, said(version, name, parameter, value)) == []
            assert with_one(version, said(version, name, parameter, value.swapcase())) == [] or (
                isinstance(form, str)
            )


@rows
def test_a_parameter_of_another_form_is_found(version: Version, name: str) -> None:
    for parameter, form in parameters(version, name).items():
        for value in BAD[form] if isinstance(form, str) else ["other", "", f"{min(form)},other"]:
            message = f"is not a valid {form}" if isinstance(form, str) else "is not "
            assert_found(version, said(version, name, parameter, value), message, "parameter-value")


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    ("name", "parameter", "value", "warned"),
    [
        ("TEL", "TYPE", "MAIN", True),
        ("EMAIL", "TYPE", "school", True),
        ("ADR", "TYPE", "home,school", True),
        ("TEL", "TYPE", "", False),
        ("TEL", "TYPE", "main number", False),
        ("TEL", "TYPE", "maison_é", False),
        ("TEL", "X-OWN", "\x07", False),
    ],
)
def test_a_type_that_might_be_registered_is_a_warning(
    version: Version, name: str, parameter: str, value: str, warned: bool
) -> None:
    card = Card(version, (*plain(version), said(version, name, parameter, value)))

    [problem] = EXPORTER.problems(Document((card,)))

    assert (problem.rule, problem.warning) == ("vcard-parameter-value", warned)


def said(version: Version, name: str, parameter: str, value: str) -> Any:
    params = ((parameter, (value,)),)
    is_binary = value_type(version, name, params) == "binary"
    return Property(name, GOOD["binary"][0] if is_binary else some(version, name), params)


@rows
def test_a_parameter_that_a_property_does_not_have_is_found(version: Version, name: str) -> None:
    everything = {each for some in VERSIONS for each in grammar(some).parameters}
    for parameter in (everything | {"CHARSET", "BASE64", "ROLE"}) - row(version, name).parameters:
        assert_found(
            version,
            said(version, name, parameter, "1"),
            f"does not allow the parameter {parameter}",
            "parameter",
        )
    assert with_one(version, said(version, name, "X-OWN", "1")) == []
    assert_found(
        version,
        said(version, name, "X-OWN", "\x07"),
        "is not a valid parameter-text",
        "parameter-value",
    )


@rows
def test_components_are_as_many_as_the_standard_says(version: Version, name: str) -> None:
    known = row(version, name)
    if known.components:
        least, most = known.components
        for count in (least, most):
            assert with_one(version, Property(name, (("a",),) * count)) == []
        for count in (least - 1, most + 1):
            assert_found(
                version,
                Property(name, (("a",),) * count),
                f"components, found {count}",
                "component",
            )


MANDATORY = {"3.0": {"VERSION", "FN", "N"}, "4.0": {"VERSION", "FN"}}
SINGLE = {
    "3.0": set("VERSION NAME PROFILE N BDAY PRODID REV SORT-STRING UID CLASS".split()),
    "4.0": set("VERSION KIND N BDAY ANNIVERSARY GENDER PRODID REV UID BIRTHPLACE DEATHPLACE "
               "DEATHDATE CREATED LANGUAGE".split()),
}  # fmt: skip


@rows
def test_a_property_stands_as_often_as_the_standard_says(version: Version, name: str) -> None:
    group = [Property("KIND", "group")] if name == "MEMBER" else []
    some_value = Property(name, some(version, name))
    others = [each for each in plain(version, name) if each.name != "VERSION"]
    if name == "VERSION":
        none, one, two = others, [some_value, *others], [some_value, *others, some_value]
    else:
        none = [Property("VERSION", version), *others]
        one, two = [*none, *group, some_value], [*none, *group, some_value, some_value]

    missing = [(name, f"{name} is missing")] if name in MANDATORY[version] else []
    twice = [(name, f"there are 2 {name} properties, only one is allowed")]
    assert [each for each in found(version, *none) if "follow" not in each[1]] == missing
    assert found(version, *one) == []
    assert found(version, *two) == (twice if name in SINGLE[version] else [])


@pytest.mark.parametrize("name", sorted(SINGLE["4.0"]))
def test_alternatives_of_one_property_count_once(name: str) -> None:
    if "ALTID" not in row("4.0", name).parameters:
        return
    one, two = (said("4.0", name, "ALTID", mark) for mark in "12")
    rest = plain("4.0", name)

    assert found("4.0", *rest, one, one) == []
    assert found("4.0", *rest, one, two) == [
        (name, f"there are 2 {name} properties, only one is allowed")
    ]


@pytest.mark.parametrize(
    ("version", "name"),
    [("3.0", "KIND"), ("3.0", "GENDER"), ("4.0", "LABEL"), ("4.0", "MAILER"), ("4.0", "FOO")],
)
def test_a_property_of_another_version_is_found(version: Version, name: str) -> None:
    assert found(version, *plain(version), Property(name, "a")) == [
        (f"{name}[1]", f"vCard {version} has no property {name}")
    ]


@pytest.mark.parametrize("version", VERSIONS)
def test_extensions_are_accepted_where_they_hold_text(version: Version) -> None:
    own = [
        Property("X-OWN", "a", (("X-B", ("c",)), ("TYPE", ("any",)))),
        Property("X-OWN", "a", (("VALUE", ("x-own",)),)),
        Property("x-own", "a", (("VALUE", ("uri",)),)),
    ]

    assert found(version, *plain(version), *own[:2]) == []
    assert found(version, *plain(version), own[2]) == [("x-own[1]", "not a valid uri: 'a'")]
    assert found(version, *plain(version), Property("X-OWN", "\x07")) == [
        ("X-OWN[1]", "not a valid text: '\\x07'")
    ]


def test_a_quotation_mark_in_a_parameter_is_found_in_version_3_alone() -> None:
    prop = Property("X-OWN", "a", (("X-B", ('"',)),))

    assert found("3.0", *plain("3.0"), prop) == [
        ("X-OWN[1]", "X-B='\"' is not a valid parameter-text")
    ]
    assert found("4.0", *plain("4.0"), prop) == []


def test_version_4_begins_with_its_version() -> None:
    version, *rest = plain("4.0")

    assert found("4.0", *rest, version) == [
        ("VERSION", "VERSION is not the first line after BEGIN")
    ]
    assert found("3.0", *plain("3.0")[1:], plain("3.0")[0]) == []


def test_a_group_alone_has_members() -> None:
    member = Property("MEMBER", "urn:uuid:1")
    wrong = [("MEMBER", "only a card with KIND:group can have members")]

    assert found("4.0", *plain("4.0"), Property("KIND", "group"), member) == []
    assert found("4.0", *plain("4.0"), Property("KIND", "Group"), member) == []
    assert found("4.0", *plain("4.0"), Property("KIND", "org"), member) == wrong
    assert found("4.0", *plain("4.0"), member) == wrong


def test_a_problem_names_the_card_and_the_instance() -> None:
    emails = [Property("EMAIL", "a"), Property("EMAIL", "b\x07")]
    good, bad = (Card("4.0", (*plain("4.0"), *emails[:count])) for count in (1, 2))

    [problem] = EXPORTER.problems(Document((good, bad)))

    assert tuple(problem)[:4] == (
        "vcard-value",
        "card 2: EMAIL[2]",
        "not a valid text: 'b\\x07'",
        "RFC 6350 section 6.4.2",
    )


def test_a_long_value_is_shown_in_part() -> None:
    [(_, message)] = found("3.0", *plain("3.0"), Property("URL", "x" * 10_000))

    assert len(message) < 100


EVERYWHERE = "AUTHOR AUTHOR-NAME CREATED DERIVED PHONETIC PROP-ID SCRIPT".split()


def test_the_table_agrees_with_the_schema_of_rfc_6351() -> None:
    """Its XML form names properties, parameters and value types; later RFCs and errata add some."""
    schema = shared("standards/vcard/xcard.rnc").read_text(encoding="utf-8")
    added = {"SERVICE-TYPE", "USERNAME", "CC", "JSCOMPS"} | set(EVERYWHERE)
    added_here = {"BDAY": {"LANGUAGE"}, "ANNIVERSARY": {"LANGUAGE"}, "RELATED": {"LANGUAGE"}}
    blocks = re.findall(r"^property-([a-z]+) = ((?:.+\n)+)", schema, re.MULTILINE)

    assert {name.upper() for name, _ in blocks} | {"VERSION", "XML"} == {
        name for name in grammar("4.0").rows if row("4.0", name).see.startswith("RFC 6350")
    }
    for lower, block in blocks:
        name = lower.upper()
        known = row("4.0", name)
        theirs = {each.upper() for each in re.findall(r"param-([a-z-]+)", block)}
        theirs |= {"TYPE"} if "element type" in block else set()
        assert known.parameters - added - added_here.get(name, set()) == theirs, name
        types = set(re.findall(r"value-([a-z-]+)", block)) - {"text-list"}
        assert types <= set(known.types) | {"uri" if name == "CLIENTPIDMAP" else ""}, name
        words = set(re.findall(r'"([a-z-]+)"', block))
        if "TYPE" in known.forms and name != "ADR":
            assert known.forms["TYPE"] - words - {"main-number"} == set(), name
            assert words <= known.forms["TYPE"], name


def test_the_types_that_the_tests_try_are_those_of_the_tables() -> None:
    used = {
        form
        for version, name in ROWS
        for form in [*row(version, name).types, *parameters(version, name).values()]
        if isinstance(form, str)
    }

    assert used == set(GOOD) == set(BAD)
