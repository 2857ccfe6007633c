"""The vocabulary of schema.org, from ``vocab/schemaorg/vocabulary.json``.

Its domains and ranges are "includes": one of several that fits is enough
(https://schema.org/docs/datamodel.html).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import orjson

from pexport.vocabulary.files import vocab

_NOTHING: frozenset[str] = frozenset()


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    table: dict[str, dict[str, Any]] = orjson.loads(vocab("schemaorg/vocabulary.json"))
    return table


def prefixes() -> Mapping[str, str]:
    """Return the prefixes of schema.org's context, with their IRIs."""
    return _table()["prefixes"]


def properties() -> Mapping[str, Any]:
    """Return all properties."""
    return _table()["properties"]


def types() -> Mapping[str, Any]:
    """Return all types."""
    return _table()["types"]


_SPECIFICATION = frozenset({"PropertyValueSpecification", "Text"})


def annotated(name: str) -> str | None:
    """Return the property that *name* says the input or the output of: ``query-input``.

    https://schema.org/docs/actions.html, part 4: of any property, as a PropertyValueSpecification
    or in its short form as a text.
    """
    term, dash, suffix = name.rpartition("-")
    return term if dash and suffix in ("input", "output") and term in properties() else None


def is_property(name: str) -> bool:
    """Say whether *name* is a property, or the annotation of one."""
    return name in properties() or annotated(name) is not None


def is_type(name: str) -> bool:
    """Say whether *name* is a type; members of enumerations may be types, too."""
    return name in _table()["types"] or name in _table()["members"]


def is_member(name: str) -> bool:
    """Say whether *name* is a member of an enumeration."""
    return name in _table()["members"]


@cache
def supertypes(name: str) -> frozenset[str]:
    """Return a type with all types that it is a kind of."""
    above = (_table()["types"].get(name) or _table()["members"].get(name, "")).split()
    return frozenset({name}).union(*map(supertypes, above))


@cache
def domain_types(name: str) -> frozenset[str]:
    """Return the types that a property may be said of."""
    return frozenset(properties()[annotated(name) or name][0].split())


@cache
def value_types(name: str) -> frozenset[str]:
    """Return the types that the values of a property may have."""
    return _SPECIFICATION if annotated(name) else frozenset(properties()[name][1].split())


def successor(name: str) -> str | None:
    """Return what supersedes a term."""
    return _table()["superseded"].get(name)


def nearest(name: str) -> str | None:
    """Return the term that *name* is, but for one letter or its capitals, or none."""
    found = [each for variant in _variants(name) for each in _by_variant().get(variant, ())]
    return min(found, key=lambda each: (abs(len(each) - len(name)), each), default=None)


def _variants(name: str) -> Iterator[str]:
    """Yield *name* without its capitals, and what is left of it without each of its letters."""
    lower = name.lower()
    yield lower
    for index in range(len(lower)):
        yield lower[:index] + lower[index + 1 :]


@cache
def _by_variant() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part in ("types", "properties"):
        for name in _table()[part]:
            for variant in _variants(name):
                found.setdefault(variant, []).append(name)
    return found
