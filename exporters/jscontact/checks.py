"""The checks of JSContact: the shape of a card, and what no schema can say of it (RFC 9553)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, pairwise
from typing import Any

import orjson

from pexport import iso8601
from pexport.base64_data import data_uri_fault, is_data_uri
from pexport.exporter import Problem
from pexport.proving.json_schema import json_schema
from pexport.vocabulary.files import vocab

from .parts import Node
from .patches import localized_cards

_SCHEMA = "jscontact/card.schema.json"
_of_the_schema = json_schema(_SCHEMA, "jscontact")


def check_shape(document: Any) -> Iterator[Problem]:
    """Yield what does not fit the schema, in each card."""
    return _in_each_card(document, _shape)


def check_meaning(document: Any) -> Iterator[Problem]:
    """Yield what contradicts itself in the cards that fit the schema."""
    return _in_each_card(document, _meaning)


CHECKS = (check_shape, check_meaning)


def _in_each_card(document: Any, check: Callable[[Node], Iterator[Problem]]) -> Iterator[Problem]:
    if not isinstance(document, list):
        yield from check(document)
        return
    for index, card in enumerate(document):
        for problem in check(card):
            yield problem._replace(where=f"/{index}{problem.where.removesuffix('/')}")


def _shape(card: Node) -> Iterator[Problem]:
    for problem in _of_the_schema(card):
        if problem.rule == "jscontact-unknown":
            yield from _unknown(problem)
        else:
            yield problem


@cache
def _known() -> dict[str, str]:
    """Return the names of all properties by themselves in lower case."""
    names: dict[str, str] = {}

    def collect(node: Any) -> None:
        for key, value in node.items() if isinstance(node, dict) else ():
            if key == "properties":
                names.update({name.lower(): name for name in value})
            for each in value if isinstance(value, list) else (value,):
                collect(each)

    collect(orjson.loads(vocab(_SCHEMA)))
    return names


_REGISTERED = re.compile(r"@?[a-z][A-Za-z0-9]*")
_NAMED = re.compile(r"'([^']*)'")


def _unknown(problem: Problem) -> Iterator[Problem]:
    """Yield what is wrong with properties that the schema does not know.

    A reader has to bear those of later standards (section 1.7.4), but not another case (1.7.1),
    the reserved name (1.7.3.1), or a name that no standard can have (1.7.2).
    """
    names, _, _ = problem.message.partition(" match any of the regexes")
    for name in _NAMED.findall(names) or ["?"]:
        meant = _known().get(name.lower())
        if meant and meant != name:
            message = f'upper and lower case are wrong in "{name}"'
            yield Problem("jscontact-case", problem.where, message, f'write "{meant}"')
        elif name == "extra" or not _REGISTERED.fullmatch(name):
            hint = "the name of an extension begins with your domain and a colon: ada.example:hobby"
            yield problem._replace(
                message=f'not allowed as the name of a property: "{name}"', hint=hint
            )
        else:
            message = f'RFC 9553 has no property "{name}" here'
            yield problem._replace(message=message, hint="readers ignore it", warning=True)


def _meaning(card: Node) -> Iterator[Problem]:
    if any(not problem.warning for problem in _shape(card)):
        return
    yield from _facts(card)
    for language, patched in localized_cards(card):
        at = f"/localizations/{language}"
        if isinstance(patched, Problem):
            yield patched
            continue
        # Facts are looked at in a card that has the shape alone.
        found = chain(_shape(patched), _facts(patched))
        wrong = next((problem for problem in found if not problem.warning), None)
        if wrong:
            message = f"with this translation the card is wrong at {wrong.where}: {wrong.message}"
            yield Problem("jscontact-patch", at, message, wrong.hint)


def _facts(card: Node) -> Iterator[Problem]:
    """Yield what contradicts itself in a card of one language."""
    if "members" in card and card.get("kind") != "group":
        message = "only a card of the kind group can have members"
        yield Problem("jscontact-members", "/members", message, 'add "kind": "group"')
    for key, title in card.get("titles", {}).items():
        organization = title.get("organizationId")
        if organization is not None and organization not in card.get("organizations", {}):
            where = f"/titles/{key}/organizationId"
            yield Problem(
                "jscontact-reference", where, f'no organization has the id "{organization}"'
            )
    if "name" in card:
        yield from _components(card["name"], "/name")
    for key, address in card.get("addresses", {}).items():
        yield from _components(address, f"/addresses/{key}")
    for key, anniversary in card.get("anniversaries", {}).items():
        yield from _components(anniversary.get("place", {}), f"/anniversaries/{key}/place")
    yield from _dates(card)
    yield from _data(card)


def _data(card: Node) -> Iterator[Problem]:
    """Yield the addresses of resources that hold no data themselves, though they seem to."""
    for key, resources in card.items():
        for name, resource in resources.items() if isinstance(resources, dict) else ():
            uri = resource.get("uri") if isinstance(resource, dict) else None
            if isinstance(uri, str) and is_data_uri(uri) and (fault := data_uri_fault(uri)):
                yield Problem("jscontact-form", f"/{key}/{name}/uri", fault)


def _dates(card: Node) -> Iterator[Problem]:
    """Yield the days and times that do not exist (sections 1.4.5 and 2.8.1)."""
    moments = {f"/{key}": card[key] for key in ("created", "updated") if key in card}
    moments |= {
        f"/notes/{key}/created": note["created"]
        for key, note in card.get("notes", {}).items()
        if "created" in note
    }
    for key, anniversary in card.get("anniversaries", {}).items():
        date, where = anniversary["date"], f"/anniversaries/{key}/date"
        if "utc" in date:
            moments[f"{where}/utc"] = date["utc"]
        elif "day" in date and date.get("calendarScale", "gregorian") == "gregorian":
            year, month, day = date.get("year"), date["month"], date["day"]
            if not iso8601.day_exists(year, month, day):
                shown = "-".join(str(part) for part in (year, month, day) if part is not None)
                yield Problem("jscontact-date", where, f"there is no day {shown}")
    for where, moment in moments.items():
        if reason := iso8601.impossible(moment):
            yield Problem("jscontact-date", where, reason)


def _components(node: Node, where: str) -> Iterator[Problem]:
    """Yield what is wrong with the parts of a name or an address (sections 2.2.1 and 2.5.1)."""
    components = node.get("components", [])
    kinds = [each["kind"] for each in components]
    if not node.get("isOrdered") and ("defaultSeparator" in node or "separator" in kinds):
        yield _part(where, "separators need parts in a fixed order", 'add "isOrdered": true')
    if "defaultSeparator" in node and not components:
        yield _part(where, "defaultSeparator without any parts to separate")
    if kinds and {*kinds} == {"separator"}:
        yield _part(where, "there are only separators")
    if ("separator", "separator") in pairwise(kinds):
        yield _part(where, "two separators in a row", "make them one")
    elif kinds[:1] == ["separator"] or kinds[-1:] == ["separator"]:
        yield _part(where, "a separator is not between two parts")
    for kind in node.get("sortAs", {}):
        if kind not in kinds:
            yield _part(where, f'sortAs names "{kind}", but there is no such part')
    has_phonetic = any("phonetic" in each for each in components)
    if has_phonetic and not node.keys() & {"phoneticSystem", "phoneticScript"}:
        hint = 'add "phoneticSystem" or "phoneticScript"'
        yield _part(where, "the system or script of phonetic is missing", hint)


def _part(where: str, message: str, hint: str = "") -> Problem:
    return Problem("jscontact-components", where, message, hint)
