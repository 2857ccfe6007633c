"""A dataset as mappings and lists, so that two can be compared: blank nodes stand in their place.

Labels of blank nodes, the order of statements and which graph says them mean nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .document import RdfDocument
from .terms import PREFIXES

_LITERAL = re.compile(
    r'"(?P<text>[^"\\]*+(?:\\.[^"\\]*+)*+)"(?:@(?P<language>[\w-]+)|\^\^<(?P<type>.*)>)?', re.DOTALL
)
_DEEPEST = 50
"""Blank nodes within each other; what is deeper is not told apart."""
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

Said = Mapping[str, Mapping[str, Mapping[str, None]]]
"""The objects of each predicate of each subject."""


def tree(document: RdfDocument) -> Any:
    """Return what is said of each subject, by its IRI, and of what has none as a list."""
    said: dict[str, dict[str, dict[str, None]]] = {}
    for subject, predicate, found, _ in document.quads:
        said.setdefault(subject, {}).setdefault(predicate, {})[found] = None
    inner = {
        found for each in said.values() for objects in each.values() for found in objects
        if found.startswith("_:")
    }  # fmt: skip
    named = {_short(each): _described(each, said, ()) for each in said if each.startswith("<")}
    roots = [each for each in said if each.startswith("_:") and each not in inner]
    nameless = [_described(each, said, ()) for each in roots]
    return {**named, **({"_": nameless} if nameless else {})}


def _described(subject: str, said: Said, above: tuple[str, ...]) -> dict[str, Any]:
    if len(above) >= _DEEPEST:
        return {}
    within = (*above, subject)
    return {
        _short(predicate): sorted((_object(each, said, within) for each in objects), key=str)
        for predicate, objects in sorted(said[subject].items())
    }


def _object(found: str, said: Said, above: tuple[str, ...]) -> Any:
    if found.startswith("_:"):
        return _described(found, said, above) if found in said and found not in above else {}
    literal = _LITERAL.fullmatch(found)
    if literal is None:
        return _short(found)
    if literal["language"]:
        return f"{literal['text']} @{literal['language']}"
    return f"{literal['text']} ^^{_short(literal['type'])}" if literal["type"] else literal["text"]


def _short(iri: str) -> str:
    """Return an IRI with the prefix of its vocabulary, if that has one."""
    bare = iri.removeprefix("<").removesuffix(">")
    if bare == _TYPE:
        return "a"
    for prefix, begin in PREFIXES.items():
        if bare.startswith(begin):
            return f"{prefix}:{bare.removeprefix(begin)}"
    return bare
