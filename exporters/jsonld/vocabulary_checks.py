"""Whether a document of JSON-LD is right schema.org, wherever it comes from.

Every term exists, is no longer superseded, is said of what it may be said of and has a value that
it may have. A Role stands for any property and holds it once more
(https://blog.schema.org/2014/06/16/introducing-role/).

Nodes are walked with a list of what waits, not by recursion: documents may be deep.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pexport.exporter import Problem

from . import forms, vocabulary
from .active_context import FOREIGN, Names
from .literal_checks import literal

_NO_TYPES: frozenset[str] = frozenset()
_CONTAINERS = ("@list", "@set")
_PLAIN_KEYWORDS = frozenset({"@id", "@type", "@index", "@nest"})


class Place(NamedTuple):
    """A value in the document, and what it is the value of."""

    value: Any
    where: str
    names: Names
    term: str = ""
    """The property; none at the top."""
    kinds: frozenset[str] = _NO_TYPES
    """The types of what the property is said of, or, the other way round, of its value."""
    reverse: bool = False
    top: bool = False


def fits_the_vocabulary(document: Any, things: list[Thing]) -> Iterator[Problem]:
    """Yield what is wrong with *document* as schema.org, and put what is in it into *things*."""
    typed = _typed(document)
    waiting = [Place(document, "", Names(), top=True)]
    while waiting:
        place = waiting.pop()
        value = place.value
        if isinstance(value, list):
            if not value and not place.top:
                yield Problem("jsonld-size", place.where, "an empty list says nothing")
            waiting += [
                place._replace(value=each, where=f"{place.where}/{index}")
                for index, each in reversed([*enumerate(value)])
            ]
        elif isinstance(value, dict):
            inner: list[Place] = []
            thing = _resolved(place)
            yield from _of_context(thing)
            yield from _node(thing, inner, typed, things)
            waiting += reversed(inner)
        elif place.top:
            yield Problem("jsonld-syntax", place.where or "/", f"{value!r} is no object")
        elif place.term:
            yield from literal(place.term, value, place.where)


def _typed(document: Any) -> dict[str, Any]:
    """Return the value of ``@type`` of each node by its ``@id``."""
    found: dict[str, Any] = {}
    waiting = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            iri, kind = value.get("@id"), value.get("@type")
            if isinstance(iri, str) and kind:
                found[iri] = kind
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return found


class Thing(NamedTuple):
    """An object, with its names resolved."""

    place: Place
    names: Names
    keywords: dict[str, Any]
    """The values of its keywords, whatever the document calls them."""
    said: list[tuple[str, str | None]]
    """All other keys, each with the term that it stands for."""
    kinds: frozenset[str] = _NO_TYPES

    def values(self, term: str) -> list[Any]:
        """Return the values of a property."""
        given = [self.place.value[key] for key, name in self.said if name == term]
        return [each for one in given for each in (one if isinstance(one, list) else [one])]

    @property
    def where(self) -> str:
        """Its JSON Pointer."""
        return self.place.where or "/"

    @property
    def type(self) -> str:
        """Its types for people."""
        return " or ".join(map(str, _listed(self.keywords.get("@type"))))


def _resolved(place: Place) -> Thing:
    """Return an object with its names resolved, by its own context, too."""
    names = place.names
    if "@context" in place.value:
        names = names.within(place.value["@context"])
    terms = [(key, names.resolved(key)) for key in place.value if key != "@context"]
    keywords = {term: place.value[key] for key, term in terms if term and term[0] == "@"}
    said = [(key, term) for key, term in terms if term not in keywords]
    return Thing(place, names, keywords, said)


def _of_context(thing: Thing) -> Iterator[Problem]:
    names, node = thing.names, thing.place.value
    hint = 'write "@context": "https://schema.org"'
    if "@context" not in node:
        if thing.place.top and names == Names() and "@graph" not in node:
            yield Problem("jsonld-context", thing.where, "there is no @context", hint)
        return
    where = f"{thing.place.where}/@context"
    if names.mean_schema_org:
        for other in names.unknown:
            message = f"{other} is not loaded: what is said in its terms is not checked"
            yield Problem("jsonld-context", where, message, warning=True)
    else:
        message = f"{_shown(node['@context'])} does not mean schema.org"
        yield Problem("jsonld-context", where, message, hint)


def _node(
    thing: Thing, inner: list[Place], typed: dict[str, Any], things: list[Thing]
) -> Iterator[Problem]:
    """Yield what is wrong with an object itself, and put what is in it into *inner*."""
    place, names, keywords = thing.place, thing.names, thing.keywords
    if not names.mean_schema_org and "@graph" not in keywords:
        return
    container = next((each for each in _CONTAINERS if each in keywords), None)
    if container:
        where = f"{place.where}/{container}"
        inner.append(place._replace(value=keywords[container], where=where, names=names))
    elif "@value" in keywords:
        yield from _value(thing)
    elif "@graph" in keywords and not thing.said:
        inner.append(Place(keywords["@graph"], f"{place.where}/@graph", names, top=True))
    else:
        thing = thing._replace(kinds=_kinds_of(thing, typed))
        things.append(thing)
        yield from _thing(thing, inner)


def _kinds_of(thing: Thing, typed: dict[str, Any]) -> frozenset[str]:
    """Return all that a thing is, by its types here or, where it has none, elsewhere."""
    given = thing.keywords.get("@type")
    iri = thing.keywords.get("@id")
    if not given and isinstance(iri, str):
        given = typed.get(iri)
    names = [thing.names.resolved(each) for each in _listed(given) if isinstance(each, str)]
    known = [name for name in names if name and vocabulary.is_type(name)]
    return frozenset().union(*map(vocabulary.kinds, known))


def _thing(thing: Thing, inner: list[Place]) -> Iterator[Problem]:
    """Yield what is wrong with a thing itself, and put what is said of it into *inner*."""
    keywords = thing.keywords
    for each in _listed(keywords.get("@type")):
        yield from _type(each, thing)
    yield from _identity(keywords.get("@id"), thing.place.where)
    if not keywords.get("@type") and not thing.kinds and (thing.said or "@id" not in keywords):
        yield _untyped(thing.place)
    if thing.place.term and thing.kinds:
        yield from _range(thing)
    for name, value in keywords.items():
        yield from _keyword(thing, name, value, inner)
    for key, term in thing.said:
        yield from _property(thing, key, term, inner)


def _untyped(place: Place) -> Problem:
    if not place.value:
        return Problem("jsonld-size", place.where or "/", "an empty object says nothing")
    return Problem(
        "jsonld-untyped",
        place.where or "/",
        "it has no @type: nobody can tell what it is",
        _one_of(vocabulary.values(place.term)) if place.term and not place.reverse else "",
    )


def _type(given: Any, thing: Thing) -> Iterator[Problem]:
    name = thing.names.resolved(given) if isinstance(given, str) else None
    where = f"{thing.place.where}/@type"
    if name == FOREIGN:
        return
    if not name or not vocabulary.is_type(name):
        yield _unknown("type", given, where)
    elif by := vocabulary.successor(name):
        yield _superseded(name, by, where)


def _identity(iri: Any, where: str) -> Iterator[Problem]:
    if iri is None:
        return
    place = f"{where}/@id"
    if not isinstance(iri, str) or not (forms.is_iri(iri) or iri.startswith("_:")):
        yield Problem(
            "jsonld-iri",
            place,
            f"{_shown(iri)} is no absolute IRI",
            "JSON-LD processors drop what is relative, or resolve it to nonsense",
        )
    elif (found := forms.registered(iri)) and not found.holds:
        yield Problem("jsonld-checksum", place, f"{found.value!r} is no {found.scheme} identifier")


_OF_VALUES = frozenset({"@value", "@type", "@language", "@direction", "@index"})


def _value(thing: Thing) -> Iterator[Problem]:
    """Yield what is wrong with a value object (JSON-LD 1.1 section 4.2.1)."""
    place, keywords = thing.place, thing.keywords
    for key in [name for name in keywords if name not in _OF_VALUES] + [k for k, _ in thing.said]:
        yield _unknown("part of a text", key, f"{place.where}/{_escaped(key)}")
    language = keywords.get("@language")
    if language is not None and not (isinstance(language, str) and forms.is_language(language)):
        message = f"{_shown(language)} is no language tag"
        yield Problem("jsonld-form", f"{place.where}/@language", message)
    if place.term and "@type" not in keywords:
        yield from literal(place.term, keywords["@value"], f"{place.where}/@value")


def _range(thing: Thing) -> Iterator[Problem]:
    """Yield that a thing is nothing that the property may have, or may be said of."""
    term, kinds, where = thing.place.term, thing.kinds, thing.place.where
    if "Role" in kinds:
        held = thing.keywords.get("@reverse")
        if term not in {name for _, name in thing.said} | {*(held or ())}:
            message = f"a Role of {term} has to hold {term} once more"
            yield Problem("jsonld-range", where, message)
    elif not thing.place.reverse:
        if not vocabulary.values(term) & kinds:
            message = f"{term} cannot be a {thing.type}"
            yield Problem("jsonld-range", where, message, _one_of(vocabulary.values(term)))
    elif not vocabulary.domain(term) & kinds:
        message = f"{term} is nothing that schema.org says of a {thing.type}"
        yield Problem("jsonld-domain", where, message, _one_of(vocabulary.domain(term)))
    elif thing.place.kinds and not (vocabulary.values(term) | {"Role"}) & thing.place.kinds:
        message = f"{term} cannot be what this points at"
        yield Problem("jsonld-range", where, message, _one_of(vocabulary.values(term)))


def _keyword(thing: Thing, name: str, value: Any, inner: list[Place]) -> Iterator[Problem]:
    where = f"{thing.place.where}/{name}"
    if name == "@reverse" and isinstance(value, dict):
        for key, sources in value.items():
            below = f"{where}/{_escaped(key)}"
            term = thing.names.resolved(key)
            if term and term in vocabulary.properties():
                inner.append(Place(sources, below, thing.names, term, thing.kinds, reverse=True))
            elif term != FOREIGN:
                yield _unknown("property", key, below)
    elif name in {"@included", "@graph"}:
        inner.append(Place(value, where, thing.names, top=True))
    elif name not in _PLAIN_KEYWORDS:
        yield _unknown("keyword", name, where)


def _property(thing: Thing, key: str, term: str | None, inner: list[Place]) -> Iterator[Problem]:
    """Yield what is wrong with saying *term* of a thing, and put its value into *inner*."""
    where = f"{thing.place.where}/{_escaped(key)}"
    if term == FOREIGN:
        return
    if term is None or term not in vocabulary.properties():
        yield _unknown("property", key, where)
        return
    if by := vocabulary.successor(term):
        yield _superseded(term, by, where)
    holds_again = "Role" in thing.kinds and term == thing.place.term
    if thing.kinds and not holds_again and not vocabulary.domain(term) & thing.kinds:
        message = f"{term} is nothing that schema.org says of a {thing.type}"
        yield Problem("jsonld-domain", where, message, _one_of(vocabulary.domain(term)))
    inner.append(Place(thing.place.value[key], where, thing.names, term, thing.kinds))


def _unknown(what: str, name: Any, where: str) -> Problem:
    near = vocabulary.nearest(name) if isinstance(name, str) else None
    hint = f"did you mean {near}?" if near and near != name else ""
    return Problem("jsonld-term", where, f"schema.org 30.0 has no {what} {_shown(name)}", hint)


def _superseded(name: str, by: str, where: str) -> Problem:
    return Problem(
        "jsonld-superseded",
        where,
        f"{name} is superseded",
        f"write {by.replace(' ', ' or ')}",
        warning=True,
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _one_of(names: frozenset[str]) -> str:
    shown = sorted(names)[:6]
    return f"schema.org has it for {', '.join(shown)}" if shown else ""


def _escaped(key: str) -> str:
    """Return *key* as a step of a JSON Pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:79]}…"
