"""Whether a document of JSON-LD is right schema.org, wherever it comes from.

Every term exists, is no longer superseded, is said of what it may be said of and has a value that
it may have.

Nodes are walked with a list of what waits, not by recursion: documents may be deep.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pexport.exporter import Problem

from ...datatypes import literal_fault
from .. import forms, vocabulary
from ..active_context import FOREIGN, ActiveContext
from ..reading import base_of
from .literals import LANGUAGE_HINT, check_literal, check_relative
from .properties import (
    check_property,
    check_range,
    check_type,
    missing_type,
    unknown_term,
)
from .things import Place, Thing, as_list, quoted, thing_at, types_by_id, types_of

_CONTAINERS = ("@list", "@set")
_PLAIN_KEYWORDS = frozenset({"@id", "@type", "@index", "@nest"})
_KEYWORDS_OF_VALUES = frozenset({"@value", "@type", "@language", "@direction", "@index"})


def check_terms(document: Any, things: list[Thing]) -> Iterator[Problem]:
    """Yield what is wrong with *document* as schema.org, and put what is in it into *things*."""
    base = base_of(document)
    by_id = types_by_id(document, base)
    waiting = [Place(document, "", ActiveContext(base=base), top=True)]
    while waiting:
        place = waiting.pop()
        value = place.value
        if isinstance(value, list):
            if not value and not place.top:
                yield Problem("jsonld-size", place.where, "empty list")
            waiting += [
                place._replace(value=each, where=f"{place.where}/{index}")
                for index, each in reversed([*enumerate(value)])
            ]
        elif isinstance(value, dict):
            inner: list[Place] = []
            thing = thing_at(place)
            yield from _check_context(thing)
            yield from _check_object(thing, inner, by_id, things)
            waiting += reversed(inner)
        elif place.top:
            yield Problem(
                "jsonld-syntax", place.where or "/", f"expected a JSON object, found {value!r}"
            )
        elif place.term:
            yield from check_literal(place, place.where, value)


def _check_context(thing: Thing) -> Iterator[Problem]:
    context, node = thing.context, thing.place.value
    hint = 'add "@context": "https://schema.org"'
    if "@context" not in node:
        is_named = "@graph" in node or thing.is_in_full
        if thing.place.top and context.is_initial and not is_named:
            yield Problem("jsonld-context", thing.where, "the @context is missing", hint)
        return
    where = f"{thing.place.where}/@context"
    if context.has_schema_org:
        for other in context.unknown:
            message = f"the context {other} is not loaded, so its terms are not checked"
            yield Problem("jsonld-context", where, message, warning=True)
    else:
        message = f"the context {quoted(node['@context'])} is not schema.org's"
        yield Problem("jsonld-context", where, message, hint)


def _check_object(
    thing: Thing, inner: list[Place], by_id: dict[str, Any], things: list[Thing]
) -> Iterator[Problem]:
    """Yield what is wrong with an object itself, and put what is in it into *inner*."""
    place, context, keywords = thing.place, thing.context, thing.keywords
    if not (context.has_schema_org or "@graph" in keywords or thing.is_in_full):
        return
    container = next((each for each in _CONTAINERS if each in keywords), None)
    if container:
        where = f"{place.where}/{container}"
        inner.append(place._replace(value=keywords[container], where=where, context=context))
    elif "@value" in keywords:
        yield from _check_value_object(thing)
    elif "@graph" in keywords and not thing.members:
        inner.append(Place(keywords["@graph"], f"{place.where}/@graph", context, top=True))
    else:
        thing = thing._replace(types=types_of(thing, by_id))
        things.append(thing)
        yield from _check_thing(thing, inner)


def _check_thing(thing: Thing, inner: list[Place]) -> Iterator[Problem]:
    """Yield what is wrong with a thing itself, and put what is said of it into *inner*."""
    keywords = thing.keywords
    for each in as_list(keywords.get("@type")):
        yield from check_type(each, thing)
    yield from _check_id(keywords.get("@id"), thing)
    if not keywords.get("@type") and not thing.types and (thing.members or "@id" not in keywords):
        yield missing_type(thing.place)
    if thing.place.term and thing.types:
        yield from check_range(thing)
    for name, value in keywords.items():
        yield from _check_keyword(thing, name, value, inner)
    for key, term in thing.members:
        yield from _check_member(thing, key, term, inner)


def _check_id(iri: Any, thing: Thing) -> Iterator[Problem]:
    if iri is None:
        return
    place = f"{thing.place.where}/@id"
    if isinstance(iri, str) and thing.context.base is not None and forms.is_relative(iri):
        yield from check_relative(iri, place, thing.context)
    elif not isinstance(iri, str) or not (forms.is_iri(iri) or iri.startswith("_:")):
        yield Problem(
            "jsonld-iri",
            place,
            f"not a full address (IRI): {quoted(iri)}",
            "expected something like https://ada.example/#me; readers drop relative addresses",
        )
    elif (found := forms.registry_identifier(iri)) and not found.is_valid:
        yield Problem("jsonld-checksum", place, f"not a valid {found.title}: {found.value!r}")


def _check_value_object(thing: Thing) -> Iterator[Problem]:
    """Yield what is wrong with a value object (JSON-LD 1.1 section 4.2.1)."""
    place, keywords = thing.place, thing.keywords
    others = [name for name in keywords if name not in _KEYWORDS_OF_VALUES]
    for key in [*others, *(key for key, _ in thing.members)]:
        yield unknown_term("part of a text", key, f"{place.where}/{_pointer_step(key)}")
    language = keywords.get("@language")
    if "@type" in keywords and keywords.keys() & {"@language", "@direction"}:
        message = "a value has a @type, or a @language and a @direction, but not both"
        yield Problem("jsonld-expansion", place.where, message)
    if language is not None and not (isinstance(language, str) and forms.is_language(language)):
        message = f"not a language tag: {quoted(language)}"
        yield Problem("jsonld-form", f"{place.where}/@language", message, LANGUAGE_HINT)
    if place.term and "@type" not in keywords:
        at = f"{place.where}/@value"
        yield from check_literal(place._replace(context=thing.context), at, keywords["@value"])
    yield from _check_typed_value(keywords, place.where, thing.context)


def _check_typed_value(value: Any, where: str, context: ActiveContext) -> Iterator[Problem]:
    """Yield that the text of a value object is not of its datatype."""
    text = value.get("@value") if isinstance(value, dict) else None
    fault = isinstance(text, str) and literal_fault(text, context.iri_of(value.get("@type")))
    if fault:
        yield Problem("jsonld-date", f"{where}/@value", fault)


def _check_keyword(thing: Thing, name: str, value: Any, inner: list[Place]) -> Iterator[Problem]:
    where = f"{thing.place.where}/{name}"
    if name == "@reverse" and isinstance(value, dict):
        for key, sources in value.items():
            below = f"{where}/{_pointer_step(key)}"
            term = thing.context.term_of(key)
            if term and vocabulary.is_property(term):
                inner.append(Place(sources, below, thing.context, term, thing.types, reverse=True))
            elif term != FOREIGN:
                yield unknown_term("property", key, below)
    elif name in {"@included", "@graph"}:
        inner.append(Place(value, where, thing.context, top=True))
    elif name not in _PLAIN_KEYWORDS:
        yield unknown_term("keyword", name, where)


def _check_member(
    thing: Thing, key: str, term: str | None, inner: list[Place]
) -> Iterator[Problem]:
    """Yield what is wrong with saying *term* of a thing, and put its value into *inner*."""
    where = f"{thing.place.where}/{_pointer_step(key)}"
    if term == FOREIGN:
        value = thing.place.value[key]
        for index, each in enumerate(as_list(value)):
            at = f"{where}/{index}" if isinstance(value, list) else where
            yield from _check_typed_value(each, at, thing.context)
        return
    if term is None or not vocabulary.is_property(term):
        yield unknown_term("property", key, where)
        return
    yield from check_property(thing, term, where)
    inner.append(Place(thing.place.value[key], where, thing.context, term, thing.types))


def _pointer_step(key: str) -> str:
    """Return *key* as a step of a JSON Pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")
