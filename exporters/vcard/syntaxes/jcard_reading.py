"""How jCards are read: into the cards of vCard 4.0, as leniently as they can still be told.

What RFC 7095 says of the JSON is checked here, and noted as flaws; what RFC 6350 says of a card is
left to the grammar of vCard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import orjson

from pexport.exporter import MalformedError, Problem

from ...json_document import parse_json
from . import dates
from .grammar import TWO_COMPONENT_TYPES, grammar, property_rule
from .parameters import value_parameter
from .reading import unescape
from .text import Card, Document, Params, Property, Value

_OF_JSON: dict[str, tuple[type, ...]] = {
    "boolean": (bool,),
    "integer": (int, float),
    "float": (int, float),
}
"""What JSON has for the values of a type, where these are no strings."""

_TYPES = {*grammar("4.0").types} & {"text", "uri", "boolean", "language-tag"}
_TYPES |= {"integer", "float", "unknown", *dates.TYPES}
_GROUP = re.compile("[A-Za-z0-9-]+")


class _Reader:
    """Reads the properties of cards and keeps what is wrong with them."""

    def __init__(self) -> None:
        self.flaws: list[Problem] = []

    def flaw(self, rule: str, where: str, message: str, hint: str = "") -> None:
        self.flaws.append(Problem(f"jcard-{rule}", where, message, hint))

    def card(self, card: Any, where: str) -> Card:
        if not (len(card) == 2 and isinstance(card[1], list)):
            raise MalformedError('expected ["vcard", [its properties]]', where or "/")
        found = [self.property(each, f"{where}/1/{i}") for i, each in enumerate(card[1])]
        return Card("4.0", tuple([each for each in found if each]))

    def property(self, entry: Any, where: str) -> Property | None:
        """Return a property (RFC 7095 section 3.3); none where it cannot be told."""
        match entry:
            case [str(name), dict(parameters), str(kind), first, *more]:
                values = [first, *more]
            case _:
                hint = "expected [name, {parameters}, type, value]"
                self.flaw("property", where, "not a property", hint)
                return None
        if name.lower() in ("begin", "end"):
            self.flaw(
                "property", where, f'a jCard has no "{name}"', "remove it; the array is the card"
            )
            return None
        for name_or_type in (name, kind, *parameters):
            if name_or_type != name_or_type.lower():
                self.flaw(
                    "case",
                    where,
                    f'"{name_or_type}" is not in lower case',
                    f"write {name_or_type.lower()}",
                )
        group = self.group(parameters, where)
        if "." in name:
            group, _, name = name.rpartition(".")
            self.flaw(
                "parameter", where, "the group is part of the name", f'write {{"group": "{group}"}}'
            )
        name, kind = name.upper(), kind.lower()
        params = tuple(self.parameters(parameters, where)) + self.type(name, kind, where)
        return Property(name, self.value(name, kind, values, where), params, group)

    def group(self, parameters: dict[str, Any], where: str) -> str:
        """Return the group that a property is of (RFC 7095 section 3.3.1.2)."""
        group = parameters.get("group", "")
        if isinstance(group, str) and ("group" not in parameters or _GROUP.fullmatch(group)):
            return group
        self.flaw("parameter", f"{where}/1/group", f"not the name of a group: {group!r}")
        return ""

    def parameters(
        self, parameters: dict[str, Any], where: str
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the parameters (RFC 7095 section 3.4)."""
        for name, value in parameters.items():
            values = value if isinstance(value, list) else [value]
            if name.lower() == "value":
                hint = "remove it; the third element is the type"
                self.flaw(
                    "parameter", f"{where}/1/{name}", "the type is repeated as a parameter", hint
                )
            elif not values or not all(isinstance(each, str) for each in values):
                message = f"expected a string or a list of strings, found {value!r}"
                self.flaw("parameter", f"{where}/1/{name}", message)
            elif name.lower() != "group":
                yield name.upper(), tuple(values)

    def type(self, name: str, kind: str, where: str) -> Params:
        """Return the parameter that says of which type a value is, where it is not the default."""
        if kind not in _TYPES:
            hint = f"expected one of {', '.join(sorted(_TYPES))}"
            self.flaw("type", f"{where}/2", f'unknown type "{kind}"', hint)
            return ()
        return value_parameter(name, kind)

    def value(self, name: str, kind: str, values: list[Any], where: str) -> Value:
        """Return the value or the values of a property (RFC 7095 sections 3.3 and 3.5)."""
        row = property_rule("4.0", name)
        found = [self.texts(kind, each, f"{where}/{i}") for i, each in enumerate(values, 3)]
        if row and row.listed:
            return tuple([text for each in found for part in each for text in part])
        if row and len(found) > 1:
            self.flaw("property", where, f"expected one value, found {len(found)}")
        if row and row.components:
            return found[0]
        flat = [";".join([",".join(part) for part in each]) for each in found]
        if row is None and len(found) > 1:
            return tuple(flat)
        if row is None and isinstance(values[0], list):
            return found[0]
        if row and isinstance(values[0], list) and row.types[0] not in TWO_COMPONENT_TYPES:
            self.flaw("property", f"{where}/3", "expected a text, found an array")
        of_day = row is not None and row.types[0] == "date-and-or-time"
        return f"T{flat[0]}" if of_day and kind == "time" else flat[0]

    def texts(self, kind: str, value: Any, where: str) -> tuple[tuple[str, ...], ...]:
        """Return one value as its components, each a list of texts."""
        parts = value if isinstance(value, list) and value else [value]
        found = []
        for place, part in enumerate(parts):
            at = f"{where}/{place}" if isinstance(value, list) else where
            inner = part if isinstance(part, list) and part else [part]
            found.append(tuple([self.text(kind, each, at) for each in inner]))
        return tuple(found)

    def text(self, kind: str, value: Any, where: str) -> str:
        """Return a value as vCard writes it, without escapes."""
        wanted = _OF_JSON.get(kind, (str,))
        if not isinstance(value, wanted) or (isinstance(value, bool) and kind != "boolean"):
            self.flaw("type", where, f"not a valid {kind}: {_shown(value)}")
        if not isinstance(value, str):
            return str(value).lower() if isinstance(value, bool) else str(value)
        if kind == "unknown":
            return unescape(value)
        if kind not in dates.TYPES:
            return value
        found = dates.basic(kind, value)
        if found is None:
            hint = f"expected {dates.extended(kind, value)}"
            self.flaw("date", where, f"the date has no hyphens or colons: {_shown(value)}", hint)
        return value if found is None else found


def decode(data: bytes) -> Document:
    """Return the cards in *data*; raise ``MalformedError`` for what is no jCard."""
    whole = parse_json(data)
    reader = _Reader()
    if _is_card(whole):
        return Document((reader.card(whole, ""),), tuple(reader.flaws))
    if not (isinstance(whole, list) and whole and all(map(_is_card, whole))):
        raise MalformedError('expected a JSON array that begins with "vcard", or an array of those')
    cards = [reader.card(card, f"/{place}") for place, card in enumerate(whole)]
    return Document(tuple(cards), tuple(reader.flaws))


def _is_card(value: Any) -> bool:
    return isinstance(value, list) and value[:1] == ["vcard"]


def _shown(value: Any) -> str:
    text = orjson.dumps(value).decode()
    return text if len(text) <= 60 else f"{text[:60]}…"
