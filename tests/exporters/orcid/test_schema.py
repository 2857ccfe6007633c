"""Every constraint of the JSON Schema is needed: a record that breaks it alone is refused."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import jsonschema_rs
import orjson
import pytest
from conftest import AS_OF, SHARED, profile, shared

from pexport import registry
from pexport.vocabulary.files import vocab

Path: TypeAlias = tuple[str | int, ...]

EXPORTER = registry.load_exporter("orcid")
SCHEMA: dict[str, Any] = orjson.loads(vocab("orcid/record.schema.json"))
OFFICIAL = (
    "standards/orcid/conversion-lib/test-conversionlib-record-3.0.json",
    "standards/orcid/xsd/record_3.0/samples/read_samples/record-full-3.0.json",
)
ID = "0000-0002-1825-0097"
PERSON = {"uri": f"https://orcid.org/{ID}", "path": ID, "host": "orcid.org"}
CLIENT = "APP-0123456789ABCDEF"
APPLICATION = {"uri": f"https://orcid.org/client/{CLIENT}", "path": CLIENT, "host": "orcid.org"}
NAMED = {"source-name": {"value": "Shore Press"}, "assertion-origin-name": {"value": "Maya"}}
BY_PERSON = {
    "source-orcid": PERSON,
    "source-client-id": None,
    "assertion-origin-orcid": PERSON,
    "assertion-origin-client-id": None,
} | NAMED
BY_APPLICATION = {
    "source-orcid": None,
    "source-client-id": APPLICATION,
    "assertion-origin-orcid": None,
    "assertion-origin-client-id": APPLICATION,
} | NAMED
MOMENT = {"value": 1618245517420}
DAY = {"year": {"value": "2021"}, "month": {"value": "03"}, "day": {"value": "09"}}
TRANSLATED = {"value": "Marées", "language-code": "fr"}
TITLE = {"title": {"value": "Tides"}, "translated-title": TRANSLATED}
EXTERNAL_ID = {
    "external-id-type": "doi",
    "external-id-value": "10.5555/1",
    "external-id-normalized": {"value": "10.5555/1", "transient": True},
    "external-id-normalized-error": None,
    "external-id-url": {"value": "https://doi.org/10.5555/1"},
    "external-id-relationship": "self",
}
EXTERNAL_IDS = {"external-id": [EXTERNAL_ID]}
# What the registry adds to a record, where pexport writes null.
RECORDED: dict[str, Any] = {
    "created-date": MOMENT,
    "last-modified-date": MOMENT,
    "source": BY_PERSON,
    "path": f"/{ID}/work/7",
    "put-code": 7,
    "external-ids": EXTERNAL_IDS,
    "external-id-normalized-error": {
        "error-code": "8001",
        "error-message": "Cannot normalize",
        "transient": True,
    },
    "subtitle": {"value": "A study"},
    "translated-title": TRANSLATED,
}
HISTORY = {
    "creation-method": "WEBSITE",
    "completion-date": MOMENT,
    "submission-date": MOMENT,
    "last-modified-date": MOMENT,
    "claimed": True,
    "source": BY_APPLICATION,
    "deactivation-date": MOMENT,
    "verified-email": True,
    "verified-primary-email": False,
}
ITEM = {
    "created-date": MOMENT,
    "last-modified-date": MOMENT,
    "source": BY_APPLICATION,
    "visibility": "public",
    "put-code": 7,
    "path": f"/{ID}/peer-review/7",
    "display-index": "-1",
}


def grouped(member: str, item: Any) -> Any:
    return {"last-modified-date": MOMENT, "external-ids": EXTERNAL_IDS, member: [item]}


def recorded(tree: Any) -> Any:
    """Return a record as the registry would return it, with what only the registry knows."""
    if isinstance(tree, dict):
        return {
            key: RECORDED.get(key) if value is None else recorded(value)
            for key, value in tree.items()
        }
    return [recorded(member) for member in tree] if isinstance(tree, list) else tree


def whole(built: Any) -> Any:
    """Return a record that has something of everything."""
    record = recorded(built)
    activities = record["activities-summary"]
    organization = activities["fundings"]["group"][0]["funding-summary"][0]["organization"]
    review = ITEM | {
        "reviewer-role": "reviewer",
        "external-ids": EXTERNAL_IDS,
        "review-url": {"value": "https://jtr.example/reviews/1"},
        "review-type": "review",
        "completion-date": DAY,
        "review-group-id": "issn:1741-4857",
        "convening-organization": organization,
    }
    resource = ITEM | {
        "proposal": {
            "title": TITLE,
            "hosts": {"organization": [organization]},
            "external-ids": EXTERNAL_IDS,
            "start-date": DAY,
            "end-date": DAY,
            "url": {"value": "https://ship.example/"},
        }
    }
    activities["peer-reviews"]["group"] = [
        grouped("peer-review-group", grouped("peer-review-summary", review))
    ]
    activities["research-resources"]["group"] = [grouped("research-resource-summary", resource)]
    return record | {"preferences": {"locale": "en"}, "history": HISTORY}


def documents() -> Iterator[Any]:
    built = EXPORTER.build(profile("full"), EXPORTER.options(as_of=AS_OF))
    yield built
    yield whole(built)
    for path in OFFICIAL:
        if (SHARED / path).exists():
            yield orjson.loads((SHARED / path).read_bytes())


def at(tree: Any, path: Path) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def compiled(schema: Any) -> Any:
    return jsonschema_rs.validator_for(orjson.dumps(schema).decode())


WHOLE = compiled(SCHEMA)


def parts(where: Path = ()) -> Iterator[Path]:
    """Yield every part of the schema but the branches of a choice, which is one constraint."""
    schema = at(SCHEMA, where)
    yield where
    for keyword in ("$defs", "properties"):
        for name in schema.get(keyword, {}):
            yield from parts((*where, keyword, name))
    for index in range(len(schema.get("allOf", ()))):
        yield from parts((*where, "allOf", index))
    if "items" in schema:
        yield from parts((*where, "items"))


def constraints() -> Iterator[tuple[Path, str, str | None]]:
    """Yield each keyword that a value can break, and each name that is required."""
    for where in parts():
        schema = at(SCHEMA, where)
        for keyword in schema.keys() & KEYWORDS:
            if keyword == "required":
                yield from ((where, keyword, name) for name in schema[keyword])
            else:
                yield where, keyword, None


def visits(where: Path, place: Path, document: Any) -> Iterator[tuple[Path, Path]]:
    """Yield which part of the schema judges which place of a valid record."""
    schema, value = at(SCHEMA, where), at(document, place)
    yield where, place
    if "$ref" in schema:
        yield from visits(("$defs", schema["$ref"].rpartition("/")[2]), place, document)
    for index in range(len(schema.get("allOf", ()))):
        yield from visits((*where, "allOf", index), place, document)
    if isinstance(value, dict):
        for name in schema.get("properties", {}).keys() & value.keys():
            yield from visits((*where, "properties", name), (*place, name), document)
    if isinstance(value, list) and "items" in schema:
        for index in range(len(value)):
            yield from visits((*where, "items"), (*place, index), document)


def other_types(value: Any, schema: Any) -> Iterable[Any]:
    del value, schema
    return (None, True, 7, "text", [], {})


def other_texts(value: Any, schema: Any) -> Iterable[Any]:
    del schema
    odd = ("", " ", "x", "50%", "https://a.example/#b#c", "https://a.example/[", "//a@b@c")
    return (*odd, "https://a.example:port/", f"{value}!", f"!{value}")


def with_another_part(value: Any, schema: Any) -> Iterator[Any]:
    """Yield the object with each of its members absent, or as it is in another record."""
    for choice in schema["anyOf"]:
        for name in choice["properties"]:
            yield {**value, name: None}
    yield {
        **value,
        "source-orcid": PERSON,
        "source-client-id": APPLICATION,
    }
    yield {
        **value,
        "assertion-origin-orcid": PERSON,
        "assertion-origin-client-id": APPLICATION,
    }


# For each keyword: what may break it, made of a value that keeps it.
BROKEN: dict[str, Any] = {
    "additionalProperties": lambda value, _: [{**value, "unknown": None}],
    "anyOf": with_another_part,
    "const": lambda value, _: [not value],
    "enum": lambda *_: ["no such value"],
    "maxItems": lambda value, schema: [value * (schema["maxItems"] + 1)],
    "maxLength": lambda value, schema: [value + "x" * (schema["maxLength"] + 1 - len(value))],
    "maxProperties": lambda value, schema: [
        {**value, name: next(iter(value.values()))} for name in schema["properties"]
    ],
    "minItems": lambda *_: [[]],
    "pattern": other_texts,
    "type": other_types,
}
KEYWORDS = frozenset(BROKEN) | {"required"}
APPLICATORS = {"$ref", "allOf", "items", "properties", "$defs"}
ANNOTATIONS = {"$schema", "title", "description"}
APPLIES_TO: dict[str, type] = {
    "additionalProperties": dict,
    "anyOf": dict,
    "required": dict,
    "maxProperties": dict,
    "maxLength": str,
    "pattern": str,
    "minItems": list,
    "maxItems": list,
}


def mutants(keyword: str, name: str | None, value: Any, schema: Any) -> Iterable[Any]:
    if keyword in APPLIES_TO and not isinstance(value, APPLIES_TO[keyword]):
        return []
    if name is not None:
        return [{key: member for key, member in value.items() if key != name}]
    candidates: Iterable[Any] = BROKEN[keyword](value, schema)
    return candidates


def loosened(where: Path, keyword: str, name: str | None) -> Any:
    schema = copy.deepcopy(SCHEMA)
    if name is None:
        del at(schema, where)[keyword]
    else:
        at(schema, where)[keyword].remove(name)
    return compiled(schema)


def replaced(document: Any, place: Path, value: Any) -> Any:
    if not place:
        return value
    head, *rest = place
    changed = copy.copy(document)
    changed[head] = replaced(document[head], tuple(rest), value)
    return changed


def is_killed(where: Path, keyword: str, name: str | None, seen: list[tuple[Any, Path]]) -> bool:
    """Say whether some record is refused for this constraint alone."""
    without = loosened(where, keyword, name)
    for document, place in seen:
        for value in mutants(keyword, name, at(document, place), at(SCHEMA, where)):
            mutant = replaced(document, place, value)
            if not WHOLE.is_valid(mutant) and without.is_valid(mutant):
                return True
    return False


def test_each_constraint_is_needed() -> None:
    seen: defaultdict[Path, list[tuple[Any, Path]]] = defaultdict(list)
    for document in documents():
        assert WHOLE.is_valid(document)
        for where, place in visits((), (), document):
            seen[where].append((document, place))
    found = list(constraints())

    survivors = [each for each in found if not is_killed(*each, seen[each[0]])]

    assert survivors == []
    assert len(found) > 400


def test_each_keyword_of_the_schema_is_known_to_this_test() -> None:
    used = {keyword for where in parts() for keyword in at(SCHEMA, where)}

    assert used - KEYWORDS == used & (APPLICATORS | ANNOTATIONS)


def places(tree: Any, place: Path = ()) -> Iterator[Path]:
    """Yield one place of each kind: the members of a list are of one kind."""
    yield place
    if isinstance(tree, dict):
        for key, member in tree.items():
            yield from places(member, (*place, key))
    elif isinstance(tree, list) and tree:
        yield from places(tree[0], (*place, 0))


def test_no_place_of_a_record_takes_any_value() -> None:
    built = EXPORTER.build(profile("full"), EXPORTER.options(as_of=AS_OF))
    record = whole(built)
    wrong: list[Any] = [[["wrong"]], {"wrong": "wrong"}]

    free = [
        place
        for place in places(record)
        for value in wrong
        if WHOLE.is_valid(replaced(record, place, value))
    ]

    assert free == []


@pytest.mark.parametrize("path", OFFICIAL)
def test_the_official_records_pass_every_check(path: str) -> None:
    record = EXPORTER.decode(shared(path).read_bytes())

    assert EXPORTER.problems(record, full=True) == []


def test_an_invented_record_as_the_registry_returns_it_passes_every_check() -> None:
    built = EXPORTER.build(profile("full"), EXPORTER.options(as_of=AS_OF))
    record = whole(built) | {"path": f"/{ID}"}

    assert EXPORTER.problems(record, full=True) == []
