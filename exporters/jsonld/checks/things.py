"""The objects of a document, with their names resolved by the contexts around them."""

from __future__ import annotations

from typing import Any, NamedTuple

from .. import vocabulary
from ..active_context import ActiveContext

_NO_TYPES: frozenset[str] = frozenset()


class Place(NamedTuple):
    """A value in the document, and what it is the value of."""

    value: Any
    where: str
    context: ActiveContext
    term: str = ""
    """The property; none at the top."""
    types: frozenset[str] = _NO_TYPES
    """The types of what the property is said of, or, the other way round, of its value."""
    reverse: bool = False
    top: bool = False


class Thing(NamedTuple):
    """An object, with its names resolved."""

    place: Place
    context: ActiveContext
    keywords: dict[str, Any]
    """The values of its keywords, whatever the document calls them."""
    members: list[tuple[str, str | None]]
    """All other keys, each with the term that it stands for."""
    types: frozenset[str] = _NO_TYPES
    """Its types, with all types that they are kinds of."""

    def values(self, term: str) -> list[Any]:
        """Return the values of a property."""
        return [
            each
            for key, name in self.members
            if name == term
            for each in as_list(self.place.value[key])
        ]

    @property
    def where(self) -> str:
        """Its JSON Pointer."""
        return self.place.where or "/"

    @property
    def type_names(self) -> str:
        """Its types as the document writes them, for messages."""
        return " or ".join(map(str, as_list(self.keywords.get("@type"))))


def thing_at(place: Place) -> Thing:
    """Return the object at *place* with its names resolved, by its own context, too."""
    context = place.context
    if "@context" in place.value:
        context = context.extended_by(place.value["@context"])
    terms = [(key, context.term_of(key)) for key in place.value if key != "@context"]
    keywords = {term: place.value[key] for key, term in terms if term and term[0] == "@"}
    members = [(key, term) for key, term in terms if term not in keywords]
    return Thing(place, context, keywords, members)


def types_by_id(document: Any) -> dict[str, Any]:
    """Return the value of ``@type`` of each node by its ``@id``."""
    found: dict[str, Any] = {}
    waiting = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            iri, types = value.get("@id"), value.get("@type")
            if isinstance(iri, str) and types:
                found[iri] = types
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return found


def types_of(thing: Thing, by_id: dict[str, Any]) -> frozenset[str]:
    """Return all that a thing is, by its types here or, where it has none, elsewhere."""
    given = thing.keywords.get("@type")
    iri = thing.keywords.get("@id")
    if not given and isinstance(iri, str):
        given = by_id.get(iri)
    names = [thing.context.term_of(each) for each in as_list(given) if isinstance(each, str)]
    known = [name for name in names if name and vocabulary.is_type(name)]
    return frozenset().union(*map(vocabulary.supertypes, known))


def as_list(value: Any) -> list[Any]:
    """Return the values of a member, which JSON-LD writes as one or as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]
