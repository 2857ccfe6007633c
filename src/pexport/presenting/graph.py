"""The statements of a JSON-LD document as a graph: things, and what ties them together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from pexport.vocabulary import catalogue

_MOST = 6
"""How many values of one property are drawn; the others are counted."""
_NAMES = ("name", "headline", "roleName", "textValue", "description", "value", "url", "@id")


class Node(NamedTuple):
    """A thing."""

    label: str
    kind: str
    """Its type in schema.org, "" where that is not known."""


class Edge(NamedTuple):
    """A statement: *subject* and *object* are numbers of nodes."""

    subject: int
    property: str
    object: int
    from_object: bool = False
    """Whether the document told it from the object's side (JSON-LD 1.1 section 4.8)."""


class Graph(NamedTuple):
    """What is drawn."""

    nodes: list[Node]
    edges: list[Edge]

    @property
    def center(self) -> int:
        """The number of what the document is about."""
        return next((edge.object for edge in self.edges if edge.property == "mainEntity"), 0)


def build_graph(document: Mapping[str, Any]) -> Graph:
    """Return the things that *document*, schema.org in compacted JSON-LD, ties together."""
    graph = Graph([], [])
    _add(document, graph, {})
    return graph


def _add(thing: Mapping[str, Any], graph: Graph, known: dict[str, int]) -> int:
    """Add *thing* and what it is tied to; return its number. One ``@id`` is one node."""
    iri = thing.get("@id")
    number = known.get(iri, len(graph.nodes)) if isinstance(iri, str) else len(graph.nodes)
    if number == len(graph.nodes):
        graph.nodes.append(Node(_label(thing), _kind(thing)))
        if isinstance(iri, str):
            known[iri] = number
    for name, values, is_reverse in _properties(thing):
        things = [each for each in values if _is_thing(each, name)]
        for value in things[:_MOST]:
            other = _add(value if isinstance(value, dict) else _page(value), graph, known)
            edge = Edge(other, name, number, True) if is_reverse else Edge(number, name, other)  # noqa: FBT003 - a field
            if edge not in graph.edges and number != other:
                graph.edges.append(edge)
        if len(things) > _MOST:
            graph.nodes.append(Node(f"and {len(things) - _MOST} more", ""))
            rest = len(graph.nodes) - 1
            graph.edges.append(
                Edge(rest, name, number, True) if is_reverse else Edge(number, name, rest)  # noqa: FBT003 - a field
            )
    return number


def _properties(thing: Mapping[str, Any]) -> Iterator[tuple[str, list[Any], bool]]:
    for name, value in thing.items():
        if name == "@reverse":
            for inverse, subjects in value.items():
                yield inverse, _listed(subjects), True
        elif not name.startswith("@"):
            yield name, _listed(value), False


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _is_thing(value: Any, name: str) -> bool:
    if isinstance(value, dict):
        return "@value" not in value
    return name == "sameAs"


def _page(address: str) -> dict[str, str]:
    """Return the page of a person with a service, which stands in ``sameAs`` by its address."""
    found = catalogue.recognize(address)
    title = found.service.title if found else urlsplit(address).hostname or address
    return {"@id": address, "name": title}


def _label(thing: Mapping[str, Any]) -> str:
    for name in _NAMES:
        value = thing.get(name)
        if isinstance(value, dict):
            value = value.get("@value")
        if isinstance(value, (str, int)):
            return str(value)
    return _kind(thing)


def _kind(thing: Mapping[str, Any]) -> str:
    kind = thing.get("@type", "")
    return ", ".join(kind) if isinstance(kind, list) else str(kind)
