"""The objects of a document, with their names resolved by the contexts around them."""

from __future__ import annotations

from typing import Any, NamedTuple

from .. import vocabulary
from ..active_context import SCHEMA_ORG_IN_FULL, ActiveContext
from ..reading import objects_in

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
    def iri(self) -> str:
        """Its identifier in full, "" where it has none."""
        iri = self.keywords.get("@id")
        return self.context.resolved(iri) if isinstance(iri, str) else ""

    @property
    def is_in_full(self) -> bool:
        """Whether it names what is schema.org's in full, so that it needs no context."""
        types = [each for each in as_list(self.keywords.get("@type")) if isinstance(each, str)]
        names = [*types, *(key for key, _ in self.members)]
        return any(map(SCHEMA_ORG_IN_FULL.match, names)) and all(":" in name for name in names)

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


def types_by_id(document: Any, base: str | None) -> dict[str, list[Any]]:
    """Return all values of ``@type`` that the nodes with an ``@id`` have, by that in full.

    What is said of one thing may stand in several places (JSON-LD 1.1 section 4.10).
    """
    found: dict[str, list[Any]] = {}
    context = ActiveContext(base=base)
    for value in objects_in(document):
        iri = value.get("@id", value.get("id"))
        types = as_list(value.get("@type", value.get("type")))
        if isinstance(iri, str) and types:
            found.setdefault(context.resolved(iri), []).extend(types)
    return found


def types_of(thing: Thing, by_id: dict[str, list[Any]]) -> frozenset[str]:
    """Return all that a thing is, by its types here or, where it has none, elsewhere."""
    given = thing.keywords.get("@type")
    if not given and thing.iri:
        given = by_id.get(thing.iri)
    names = [thing.context.term_of(each) for each in as_list(given) if isinstance(each, str)]
    known = [name for name in names if name and vocabulary.is_type(name)]
    return frozenset().union(*map(vocabulary.supertypes, known))


def as_list(value: Any) -> list[Any]:
    """Return the values of a member, which JSON-LD writes as one or as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def quoted(value: Any) -> str:
    """Return *value* as messages quote it, in at most 80 characters."""
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:79]}…"
