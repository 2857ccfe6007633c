"""Every constraint of the JSON Schema is held to: a card that breaks it fails with its code."""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeAlias

import jsonschema_rs
import orjson
from conftest import shared

from pexport import registry
from pexport.vocabulary.files import vocab

Path: TypeAlias = tuple[str | int, ...]
Constraint: TypeAlias = tuple[Path, str, str]

EXPORTER = registry.load_exporter("jscontact")
SCHEMA: dict[str, Any] = orjson.loads(vocab("jscontact/card.schema.json"))
# What the cards of others show nowhere.
MORE: list[dict[str, Any]] = [
    {
        "kind": "individual",
        "name": {
            "@type": "Name",
            "components": [
                {"kind": "given", "value": "Ada", "phonetic": "AH-da", "vCardName": "n"},
                {"kind": "separator", "value": " "},
                {"kind": "surname", "value": "Njoku"},
            ],
            "defaultSeparator": " ",
            "isOrdered": True,
            "phoneticScript": "Latn",
            "phoneticSystem": "example.org:own",
            "sortAs": {"surname": "Njoku"},
            "example.org:own": {"any": "thing"},
        },
        "organizations": {
            "o1": {"units": [{"name": "Ecology", "sortAs": "E"}], "contexts": {"work": True}}
        },
        "speakToAs": {
            "pronouns": {"g": {"pronouns": "she", "contexts": {"work": True}, "pref": 1}}
        },
        "emails": {"e": {"address": "a@example.org", "contexts": {"work": False}, "label": "A"}},
        "onlineServices": {
            "s": {"user": "ada", "contexts": {"work": True}, "pref": 1, "label": "A"}
        },
        "phones": {"p": {"number": "1", "features": {"voice": True}, "pref": 1, "label": "A"}},
        "calendars": {
            "c": {
                "kind": "calendar",
                "uri": "https://example.org/c",
                "mediaType": "text/calendar",
                "contexts": {"work": True},
                "pref": 1,
                "label": "A",
            }
        },
        "addresses": {
            "a": {
                "components": [{"kind": "name", "value": "Quay", "phonetic": "kee"}],
                "isOrdered": True,
                "defaultSeparator": ", ",
                "countryCode": "NG",
                "coordinates": "geo:6.4,3.4",
                "timeZone": "Africa/Lagos",
                "contexts": {"delivery": True},
                "full": "Quay",
                "pref": 1,
                "phoneticScript": "Latn",
                "phoneticSystem": "ipa",
            }
        },
        "cryptoKeys": {
            "k": {
                "kind": "own",
                "uri": "https://example.org/k",
                "mediaType": "application/pgp-keys",
                "contexts": {"work": True},
                "pref": 1,
                "label": "A",
            }
        },
        "directories": {
            "d": {
                "kind": "entry",
                "uri": "https://example.org/d",
                "mediaType": "text/vcard",
                "contexts": {"work": True},
                "pref": 1,
                "label": "A",
                "listAs": 1,
            }
        },
        "links": {
            "w": {
                "kind": "contact",
                "uri": "https://example.org/w",
                "mediaType": "text/html",
                "contexts": {"work": True},
                "pref": 1,
                "label": "A",
            }
        },
        "media": {
            "m": {
                "kind": "photo",
                "uri": "https://example.org/m",
                "mediaType": "image/png",
                "contexts": {"work": True},
                "pref": 1,
                "label": "A",
            }
        },
        "anniversaries": {
            "a": {"kind": "birth", "date": {"month": 4, "day": 1, "calendarScale": "gregorian"}},
            "b": {"kind": "death", "date": {"year": 2000, "@type": "PartialDate"}},
        },
        "notes": {"n": {"note": "A", "author": {"uri": "https://example.org/ada"}}},
        "personalInfo": {
            "i": {"kind": "hobby", "value": "A", "level": "low", "listAs": 1, "label": "A"}
        },
    }
]


def cards_of_others() -> Iterator[tuple[str, dict[str, Any], bool]]:
    """Yield the cards that programs test their conversions with, and whether they are right."""
    file = shared("standards/vcard/samples/jscontact/tests.py")
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "TestCase":
            name = ast.literal_eval(node.args[0])
            try:
                members = ast.literal_eval(node.args[1])
            except ValueError:  # one that is computed
                continue
            right = all(keyword.arg != "invalid_props" for keyword in node.keywords)
            yield name, members, right


def whole(members: dict[str, Any]) -> dict[str, Any]:
    return {"@type": "Card", "version": "1.0", "uid": "urn:uuid:1", **members}


def problems(card: Any) -> list[Any]:
    return list(EXPORTER.problems(card))


def test_the_cards_of_others_are_right_or_wrong_as_they_say() -> None:
    found = list(cards_of_others())
    assert len(found) > 50
    for name, members, right in found:
        errors = [each for each in problems(whole(members)) if not each.warning]
        assert (errors == []) == right, (name, errors)


@cache
def documents() -> tuple[Any, ...]:
    others = [members for _, members, right in cards_of_others() if right]
    cards = [whole(members) for members in (*MORE, *others)]
    cards += [full_of_types(card) for card in cards]
    cards.append({"@type": "Card", "version": "2.0"})
    assert [p for card in cards for p in problems(card) if not p.warning] == []
    return tuple(cards)


def full_of_types(card: Any) -> Any:
    """Return *card* with what any object may say of itself."""
    card = copy.deepcopy(card)
    for where, place in list(visits(card)):
        named = at(SCHEMA, where).get("properties", {})
        if "vCardName" in named:
            more = {"@type": named["@type"]["const"], "vCardName": "x", "vCardParams": {"x": ["y"]}}
            at(card, place).update(more)
    return card


def at(tree: Any, path: Path) -> Any:
    for step in path:
        tree = tree[step]
    return tree


@cache
def part(where: Path) -> Any:
    """Return the validator of the part of the schema at *where*."""
    schema = {**at(SCHEMA, where), "$defs": SCHEMA["$defs"]}
    return jsonschema_rs.validator_for(orjson.dumps(schema).decode())


def visits(document: Any) -> Iterator[tuple[Path, Path]]:
    """Yield which part of the schema judges which place of a valid document."""
    waiting: list[tuple[Path, Path]] = [((), ())]
    while waiting:
        where, place = waiting.pop()
        yield where, place
        waiting += steps(where, place, at(document, place))


def steps(where: Path, place: Path, value: Any) -> Iterator[tuple[Path, Path]]:
    schema = at(SCHEMA, where)
    if "$ref" in schema:
        yield tuple(schema["$ref"].removeprefix("#/").split("/")), place
    if "if" in schema:
        branch = "then" if part((*where, "if")).is_valid(value) else "else"
        if branch in schema:
            yield (*where, branch), place
    if isinstance(value, dict):
        named = schema.get("properties", {})
        for name in value:
            if name in named:
                yield (*where, "properties", name), (*place, name)
            elif isinstance(schema.get("additionalProperties"), dict):
                yield (*where, "additionalProperties"), (*place, name)
    if isinstance(value, list) and "items" in schema:
        for index in range(len(value)):
            yield (*where, "items"), (*place, index)


BAD = {"form": "\x00:\x00", "id": "a b", "word": "unheard-of"}


def mutants(schema: Any, value: Any) -> Iterator[tuple[str, str, str, Any]]:
    """Yield a keyword, what of it is broken, the end of the code, and the value that breaks it."""
    kind = schema.get("type")
    if kind and "const" not in schema:
        yield (
            "type",
            "",
            "type",
            (None if kind == ["string", "array"] else {"object": "a"}.get(kind, {})),
        )
    if "const" in schema:
        yield "const", "", "value", "other"
    if "enum" in schema:
        yield "enum", "", "value", BAD["word"]
    if "pattern" in schema:
        yield "pattern", "", "form", BAD["form"]
    for keyword, step in ("minimum", -1), ("maximum", 1):
        if keyword in schema:
            yield keyword, "", "size", schema[keyword] + step
    if "minLength" in schema:
        yield "minLength", "", "size", ""
    if "minItems" in schema:
        yield "minItems", "", "size", []
    if isinstance(value, dict):
        yield from of_objects(schema, value)


def of_objects(schema: Any, value: Any) -> Iterator[tuple[str, str, str, Any]]:
    for name in schema.get("required", ()):
        yield "required", name, "required", {k: v for k, v in value.items() if k != name}
    for name, needed in schema.get("dependentRequired", {}).items():
        if name in value:
            less = {k: v for k, v in value.items() if k not in needed}
            yield "dependentRequired", name, "required", less
    if "anyOf" in schema:
        names = {name for each in schema["anyOf"] for name in each["required"]}
        yield "anyOf", "", "required", {k: v for k, v in value.items() if k not in names}
    if schema.get("additionalProperties") is False:
        yield "additionalProperties", "", "unknown", {**value, "extra": 1}
        yield "additionalProperties", "", "case", {**value, "VERSION": 1}
    if "propertyNames" in schema and value:
        first = next(iter(value.values()))
        code = "value" if "if" in schema["propertyNames"] else "form"
        yield "propertyNames", "", code, {BAD["word" if code == "value" else "id"]: first}


def constraints(where: Path = ()) -> Iterator[Constraint]:
    """Yield everything that the schema demands; what stands under ``if`` only chooses."""
    schema = at(SCHEMA, where)
    for keyword in schema.keys() & {
        "type", "const", "enum", "pattern", "minimum", "maximum", "minLength", "minItems", "anyOf",
        "propertyNames",
    }:  # fmt: skip
        if not (keyword == "type" and "const" in schema):
            yield where, keyword, ""
    if schema.get("additionalProperties") is False:
        yield where, "additionalProperties", ""
    for keyword in ("required", "dependentRequired"):
        for name in schema.get(keyword, ()):
            yield where, keyword, name
    for keyword in ("properties", "$defs"):
        for name in schema.get(keyword, {}):
            yield from constraints((*where, keyword, name))
    for keyword in ("items", "then", "else", "additionalProperties"):
        if isinstance(schema.get(keyword), dict):
            yield from constraints((*where, keyword))


def replaced(document: Any, place: Path, value: Any) -> Any:
    if not place:
        return value
    document = copy.deepcopy(document)
    at(document, place[:-1])[place[-1]] = value
    return document


def test_every_constraint_of_the_schema_is_held_to() -> None:
    held: set[Constraint] = set()
    total = 0
    for document in documents():
        for where, place in visits(document):
            schema = at(SCHEMA, where)
            for keyword, name, code, value in mutants(schema, at(document, place)):
                constraint = (where, keyword, name)
                if constraint in held and code != "case":
                    continue
                broken = replaced(document, place, value)
                found = {each.rule for each in problems(broken) if not each.warning}
                assert f"jscontact-{code}" in found, (where, place, keyword, name, value, found)
                held.add(constraint)
                total += 1

    assert {*constraints()} - held == set()
    assert total > 400


def test_every_code_is_in_the_catalogue() -> None:
    codes = {f"jscontact-{word}" for word in re.findall(r"[a-z]+", "required type value form size")}

    assert codes | {"jscontact-unknown", "jscontact-case"} <= EXPORTER.rules().keys()


def test_what_a_later_standard_adds_is_no_error() -> None:
    (found,) = problems(whole({"shoeSize": 38}))

    assert (found.rule, found.warning) == ("jscontact-unknown", True)
