"""Whether types and properties exist in schema.org, and stand where they may.

A Role stands for any property and holds it once more
(https://blog.schema.org/2014/06/16/introducing-role/).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pexport.exporter import Problem

from .. import vocabulary
from ..active_context import FOREIGN
from .things import Place, Thing, quoted


def check_type(given: Any, thing: Thing) -> Iterator[Problem]:
    """Yield what is wrong with one ``@type`` of a thing."""
    name = thing.context.term_of(given) if isinstance(given, str) else None
    where = f"{thing.place.where}/@type"
    if name == FOREIGN:
        return
    if not name or not vocabulary.is_type(name):
        yield unknown_term("type", given, where)
    elif by := vocabulary.successor(name):
        yield _superseded(name, by, where)


def missing_type(place: Place) -> Problem:
    """Return what is wrong with an object that has no ``@type``."""
    if not place.value:
        return Problem("jsonld-size", place.where or "/", "empty object")
    return Problem(
        "jsonld-untyped",
        place.where or "/",
        "the @type is missing, so readers cannot tell what this is",
        _expected(place.term) if place.term and not place.reverse else "",
    )


def check_range(thing: Thing) -> Iterator[Problem]:
    """Yield that a thing is nothing that the property may have, or may be said of."""
    term, types, where = thing.place.term, thing.types, thing.place.where
    if "Role" in types:
        reversed_members = thing.keywords.get("@reverse")
        if term not in {name for _, name in thing.members} | {*(reversed_members or ())}:
            message = f"a Role in {term} must have {term} itself as a property"
            yield Problem("jsonld-range", where, message)
    elif not thing.place.reverse:
        if not vocabulary.value_types(term) & types:
            message = f"{term} does not take a {thing.type_names}"
            yield Problem("jsonld-range", where, message, _expected(term))
    elif not vocabulary.domain_types(term) & types:
        message = f"a {thing.type_names} has no property {term}"
        yield Problem("jsonld-domain", where, message, _belongs_to(term))
    elif thing.place.types and not (vocabulary.value_types(term) | {"Role"}) & thing.place.types:
        message = f"{term} cannot point at this thing"
        yield Problem("jsonld-range", where, message, _expected(term))


def check_property(thing: Thing, term: str, where: str) -> Iterator[Problem]:
    """Yield what is wrong with saying *term*, a property of schema.org, of a thing."""
    if by := vocabulary.successor(term):
        yield _superseded(term, by, where)
    holds_again = "Role" in thing.types and term == thing.place.term
    if thing.types and not holds_again and not vocabulary.domain_types(term) & thing.types:
        message = f"a {thing.type_names} has no property {term}"
        yield Problem("jsonld-domain", where, message, _belongs_to(term))


def unknown_term(what: str, name: Any, where: str) -> Problem:
    """Return the problem of a *name* that schema.org does not have as a *what*: a type."""
    near = vocabulary.nearest(name) if isinstance(name, str) else None
    hint = f"did you mean {near}?" if near and near != name else ""
    return Problem("jsonld-term", where, f"schema.org 30.0 has no {what} {quoted(name)}", hint)


def _superseded(name: str, by: str, where: str) -> Problem:
    return Problem(
        "jsonld-superseded",
        where,
        f"{name} has been replaced by a newer term",
        f"use {by.replace(' ', ' or ')}",
        warning=True,
    )


def _expected(term: str) -> str:
    return f"expected {' or '.join(_first(vocabulary.value_types(term)))}"


def _belongs_to(term: str) -> str:
    return f"{term} belongs to {', '.join(_first(vocabulary.domain_types(term)))}"


def _first(names: frozenset[str]) -> list[str]:
    """Return the first few of *names*, which may be dozens."""
    return sorted(names)[:6]
