"""Cards that are broken anywhere: they are refused or told what is wrong, and nothing raises."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import SAMPLES
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from pexport import registry

GOLDEN = SAMPLES / "golden"
JSON = {name: json.loads((GOLDEN / f"full.{name}.json").read_bytes())
        for name in ("jcard", "jscontact")}  # fmt: skip
XML = (GOLDEN / "full.xcard.xml").read_bytes()
WORDS = ("", "x", "4.0", "a/b", "~", "vcard", "group", "value", "localizations", "extra", "name")


def places(tree: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield place
    inner = enumerate(tree) if isinstance(tree, list) else ()
    for step, value in tree.items() if isinstance(tree, dict) else inner:
        yield from places(value, (*place, step))


def replaced(tree: Any, place: tuple[Any, ...], value: Any) -> Any:
    if not place:
        return value
    tree = copy.deepcopy(tree)
    holder = tree
    for step in place[:-1]:
        holder = holder[step]
    holder[place[-1]] = value
    return tree


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(WORDS),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=3)
    ),
    max_leaves=4,
)


def is_told(name: str, data: bytes) -> bool:
    """Say whether a document is refused, or something is found wrong with it."""
    exporter = registry.load_exporter(name)
    try:
        document = exporter.decode(data)
    except ValueError as refusal:
        return bool(str(refusal))
    rules = exporter.rules()
    found = exporter.problems(document)
    assert all(each.rule in rules or each.rule.startswith("vcard-") for each in found)
    return bool(found)


@settings(max_examples=300)
@pytest.mark.parametrize("name", sorted(JSON))
@given(place=st.integers(0, 10**6), value=anything)
def test_no_value_anywhere_makes_a_check_raise(name: str, place: int, value: Any) -> None:
    where = list(places(JSON[name]))
    broken = replaced(JSON[name], where[place % len(where)], value)

    is_told(name, json.dumps(broken).encode())


@given(value=st.integers() | st.lists(st.integers(), max_size=2))
@example(value=1)
def test_a_patch_to_another_shape_is_told(value: Any) -> None:
    card = {"@type": "Card", "version": "2.0", "localizations": {"fr": {"name": value}}}

    assert is_told("jscontact", json.dumps(card).encode())


TAGS = "n adr text group parameters gender X bday time org uri clientpidmap vcard boolean".split()


@settings(max_examples=300)
@given(
    first=st.integers(0, 10**6),
    second=st.integers(0, 10**6),
    tag=st.sampled_from(TAGS),
    change=st.sampled_from(["rename", "remove", "append", "insert", "empty"]),
)
def test_no_element_anywhere_makes_a_check_raise(
    first: int, second: int, tag: str, change: str
) -> None:
    root: Any = etree.fromstring(XML)
    elements = list(root.iter())
    element, other = elements[first % len(elements)], elements[second % len(elements)]
    if change == "rename":
        element.tag = f"{{{etree.QName(root).namespace}}}{tag}"
    elif change == "remove" and element is not root:
        element.getparent().remove(element)
    elif change == "append":
        element.append(copy.deepcopy(other))
    elif change == "insert":
        element.insert(0, copy.deepcopy(other))
    else:
        element.text = None

    is_told("xcard", etree.tostring(root))
