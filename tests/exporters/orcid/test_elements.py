"""The table of ORCID's elements is that of the official XML Schemas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from conftest import shared

from pexport.exporters.orcid.elements import NAMESPACE, _table, elements, members, roots

# One type in the XML Schema, two in JSON: identifiers of people, and of what they did.
LEFT_OUT = {
    "external-identifier": {
        ("common", "external-id-normalized"),
        ("common", "external-id-normalized-error"),
    },
    "external-id": {
        ("common", "created-date"),
        ("common", "last-modified-date"),
        ("common", "source"),
    },
}
# What JSON has and the XML Schema does not.
ONLY_JSON = {"name": {("common", "source")}}


@pytest.fixture(scope="session")
def schema() -> Any:
    import xmlschema

    path = shared("standards/orcid/xsd/record_3.0/bulk-3.0.xsd").parent
    return xmlschema.XMLSchema(
        str(path / "record-3.0.xsd"), allow="local", locations=[], validation="strict"
    )


def compared(kind: str, of_schema: Any, seen: set[str]) -> Iterator[tuple[str, Any, Any]]:
    """Yield each type, with its elements in the table and in the schema."""
    if kind in seen or not members(kind):
        return
    seen.add(kind)
    theirs = {
        (each.target_namespace.removeprefix(NAMESPACE), each.local_name): each
        for each in (of_schema.content.iter_elements() if of_schema.is_element_only() else ())
    }
    left_out = LEFT_OUT.get(kind, set())
    mine = elements(kind)
    yield (
        kind,
        [name for name in mine if name not in ONLY_JSON.get(kind, set())],
        [name for name in theirs if name not in left_out and not is_attribute_too(kind, name)],
    )
    for name, member in mine.items():
        if name not in theirs:
            continue
        repeated = theirs[name].max_occurs != 1
        yield (
            f"{kind}/{member.key} repeated",
            member.form != "element" or bool(member.around),
            (repeated or member.form == "choice" or bool(member.around)),
        )
        yield from compared(inner(member, name), below(theirs[name], member), seen)


def is_attribute_too(kind: str, name: tuple[str, str]) -> bool:
    return any(each.form == "attribute" and each.key == name[1] for each in members(kind))


def inner(member: Any, name: tuple[str, str]) -> str:
    chosen = elements(member.type)[name] if member.form == "choice" else member
    return str(chosen.type)


def below(element: Any, member: Any) -> Any:
    """Return the type of an element, or of those that the element around a list holds."""
    if not member.around:
        return element.type
    return next(iter(element.type.content.iter_elements())).type


def test_each_type_has_the_elements_of_the_schema_in_its_order(schema: Any) -> None:
    seen: set[str] = set()
    for (namespace, name), kind in [*roots().items(), *single_items()]:
        element = schema.maps.elements.get(f"{{{NAMESPACE}{namespace}}}{name}")
        if element is not None:
            for what, mine, theirs in compared(kind, element.type, seen):
                assert mine == theirs, what

    known = set(_table()["types"])
    # The bulk of works has a schema of its own; items is pexport's.
    alone = {"bulk", "one-of-works", "error", "items", "one-of-summaries"}
    assert known - seen == alone


def single_items() -> list[tuple[tuple[str, str], str]]:
    return [(name, member.type) for name, member in elements("items").items()]
