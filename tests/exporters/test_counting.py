"""Each thing that is wrong is told once."""

from __future__ import annotations

from collections import Counter
from typing import Any

import orjson
import pytest
from conftest import FORMATS, shared

from pexport import registry

CARD = {"@type": "Card", "version": "2.0", "name": {"full": "Ada"}}
WRONG_ADDRESS = {"emails": {"e1": {"address": 5}}}


def problems(name: str, document: Any) -> list[tuple[str, str, bool]]:
    exporter = registry.load_exporter(name)
    read = exporter.decode(orjson.dumps(document))
    return [(each.rule, each.where, each.warning) for each in exporter.problems(read)]


@pytest.mark.parametrize(
    "more",
    [
        {"foo": 1},
        {"foo": 1, "bar": 2},
        {"emails": {"e1": {"address": 5, "foo": 1}}},
        {"emails": {"e1": {"address": 5, "foo": 1}}, "foo": 1},
    ],
)
def test_an_unknown_property_does_not_double_what_is_wrong_beside_it(more: dict[str, Any]) -> None:
    found = problems("jscontact", {**CARD, **WRONG_ADDRESS, **more})

    assert [each for each in found if not each[2]] == [
        ("jscontact-type", "/emails/e1/address", False)
    ]
    assert len(found) == len({*found}) or more == {"foo": 1, "bar": 2}


@pytest.mark.parametrize("name", FORMATS)
def test_no_example_of_a_rule_is_told_twice(name: str) -> None:
    exporter = registry.load_exporter(name)
    for rule in exporter.rules().values():
        try:
            document = exporter.decode(rule.wrong)
        except ValueError:
            continue
        told = Counter(
            (each.rule, each.where, each.message) for each in exporter.problems(document)
        )
        assert not told or max(told.values()) == 1


def test_the_card_of_a_public_report() -> None:
    data = (shared("cases") / "25-jscontact-reported-twice.json").read_bytes()

    found = problems("jscontact", orjson.loads(data))

    assert sorted(found) == [
        ("jscontact-type", "/emails/e1/address", False),
        ("jscontact-unknown", "/", True),
    ]
