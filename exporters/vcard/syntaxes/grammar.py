"""The grammars of vCard 3.0 and 4.0, read from ``vocab/vcard``: what each property may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, NamedTuple, get_args

import orjson

from pexport.vocabulary.files import vocab

Version = Literal["3.0", "4.0"]
VERSIONS: tuple[Version, ...] = get_args(Version)

TWO_COMPONENT_TYPES = ("sex-and-gender", "client")
"""Types that the grammar has for values of two components, which other syntaxes tell apart."""

Form = str | frozenset[str]
"""What a value has to be: of a type, by its name, or one of some words, besides ``x-`` words."""


class PropertyRule(NamedTuple):
    """What a version allows of one property."""

    see: str
    """Where the standard says so."""
    mandatory: bool
    single: bool
    counted: bool
    types: tuple[str, ...]
    """The value types, the default first; the ``VALUE`` parameter names another."""
    words: frozenset[str]
    """All values there are, where these are listed."""
    listed: bool
    """Whether a text is a list of texts."""
    components: tuple[int, int] | None
    """How many components a structured text has at least and at most."""
    component_lists: bool
    """Whether each component is a list of texts."""
    bare_semicolons: bool
    """Whether the standard's own example has semicolons in a text without backslashes."""
    parameters: frozenset[str]
    forms: Mapping[str, Form]
    """What its parameters have to be, where that differs from other properties."""


class Grammar(NamedTuple):
    """What a version allows."""

    types: Mapping[str, str]
    parameters: Mapping[str, Form]
    rows: Mapping[str, PropertyRule]
    mandatory: tuple[str, ...]
    later: frozenset[str]
    """The parameters that are of a later standard than the version itself."""


@cache
def grammar(version: Version) -> Grammar:
    """Return the grammar of *version*."""
    data: dict[str, Any] = orjson.loads(vocab(f"vcard/{version}.json"))
    everywhere = frozenset(data["everywhere"])
    rows = {
        name: _row(row, everywhere, data["specification"])
        for name, row in data["properties"].items()
    }
    return Grammar(
        data["types"],
        {name: _form(form) for name, form in data["parameters"].items()},
        rows,
        tuple(name for name, row in rows.items() if row.mandatory),
        frozenset(data["later"]),
    )


def _row(row: dict[str, Any], everywhere: frozenset[str], specification: str) -> PropertyRule:
    see = row["see"]
    parameters = frozenset(row.get("parameters", ()))
    return PropertyRule(
        see=see if see.startswith("RFC") else f"{specification} section {see}",
        mandatory=row["cardinality"] in ("1", "1*"),
        single=row["cardinality"] in ("1", "*1"),
        counted=row["cardinality"] != "*",
        types=tuple(row["value"]),
        words=frozenset(word.lower() for word in row.get("is", ())),
        listed=row.get("list", False),
        components=tuple(row["components"]) if "components" in row else None,
        component_lists=row.get("component-lists", False),
        bare_semicolons=row.get("bare-semicolons", False),
        parameters=parameters | everywhere,
        forms={name: _form(row[name]) for name in parameters if name in row},
    )


def _form(form: str | list[str]) -> Form:
    return form if isinstance(form, str) else frozenset(form)


def property_rule(version: Version, name: str) -> PropertyRule | None:
    """Return what *version* says of the property *name*, or none."""
    rows = grammar(version).rows
    return rows.get(name) or rows.get(name.upper())


def is_extension(name: str) -> bool:
    """Say whether *name*, of a property, a parameter or a value, is an extension's own."""
    return name[:2] in ("X-", "x-")


@cache
def pattern(version: Version, name: str) -> re.Pattern[str]:
    """Return the pattern of the type *name*."""
    types = grammar(version).types

    def written_out(name: str) -> str:
        inner = re.sub("<([a-z-]+)>", lambda found: written_out(found[1]), types[name])
        return f"(?:{inner})"

    return re.compile(written_out(name))


def value_type(version: Version, name: str, params: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    """Return the type of a property's value: what ``VALUE`` says, else the default.

    What is encoded in 3.0 is binary (RFC 2426 section 4, ``key-bin-param``).
    """
    encoded = False
    for parameter, values in params:
        if parameter == "VALUE":
            return values[0].lower()
        encoded = encoded or parameter == "ENCODING"
    row = property_rule(version, name)
    if row is None:
        return "text"
    return "binary" if encoded and "binary" in row.types else row.types[0]
