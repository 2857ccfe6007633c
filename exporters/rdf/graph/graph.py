"""What is said of things: trees for people to read, and the statements of an RDF dataset.

Blank nodes form trees: each stands in one place, so that Turtle and RDF/XML need no labels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple, TypeAlias

from .terms import ntriples_term, term


class Node(NamedTuple):
    """A thing and what is said of it: predicates, by their names, and objects."""

    iri: str | None
    """Its IRI as N-Triples writes it, or in what was read the label of a blank node.

    What is described here as a blank node has none.
    """
    statements: tuple[tuple[str, Object], ...]


Object: TypeAlias = str | Node
"""An IRI, a literal or the name of a term (see ``terms``), or a node."""

Statement: TypeAlias = tuple[str, Object | None]
"""A predicate, by its name, and an object; without an object nothing is said."""


class Graph(NamedTuple):
    """A graph of a dataset."""

    name: str | None
    """Its IRI as N-Triples writes it; the default graph has none."""
    subjects: tuple[Node, ...]


Quad: TypeAlias = tuple[str, str, str, str | None]
"""Subject, predicate, object and graph of a statement, each as N-Triples writes it."""


def node(*statements: Statement, iri: str | None = None) -> Node:
    """Return the thing that *statements* are about."""
    return Node(iri, tuple([(p, o) for p, o in statements if o is not None]))


def merge_subjects(roots: Iterable[Node]) -> list[Node]:
    """Return *roots* and all IRIs that they mention, with all that is said of each in one place.

    It is said once, classes first, and what has the same predicate stands together. An IRI of
    which nothing is said is no subject.
    """
    subjects: dict[str | int, dict[str, dict[Object, Object]]] = {}
    waiting = [(root.iri or number, root) for number, root in enumerate(roots)]
    for subject, thing in waiting:
        predicates = subjects.setdefault(subject, {"a": {}})
        for predicate, found in thing.statements:
            same = found if isinstance(found, str) else found.iri or found
            predicates.setdefault(predicate, {}).setdefault(same, found)
        waiting.extend(_mentions(thing))
    return [
        Node(
            subject if isinstance(subject, str) else None,
            tuple([(p, o) for p, objects in predicates.items() for o in objects.values()]),
        )
        for subject, predicates in subjects.items()
        if any(predicates.values())
    ]


def _mentions(thing: Node) -> Iterator[tuple[str, Node]]:
    """Yield the nodes with an IRI that *thing* and the blank nodes below it mention."""
    for _, found in thing.statements:
        if not isinstance(found, str):
            if found.iri:
                yield found.iri, found
            else:
                yield from _mentions(found)


def quads(parts: Iterable[Graph]) -> list[Quad]:
    """Return the statements of *parts*; they follow the trees, depth first.

    The label of a blank node is made of the path that leads to it, so that it stays the same in
    every run and when something else changes.
    """
    found: list[Quad] = []
    labels = _Labels()
    roots = [(part.name, root) for part in parts for root in part.subjects]
    unnamed = sum(root.iri is None for _, root in roots)
    for name, root in roots:
        path = f"{name} {root.iri}" if root.iri else f"{name} {repr(root) if unnamed > 1 else ''}"
        _add(root, root.iri or labels.label(path), path, name, labels, found)
    return found


class _Labels:
    """The labels of a dataset's blank nodes, each given once."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def label(self, path: str) -> str:
        label = f"_:b{blake2b(path.encode(), digest_size=8).hexdigest()}"
        self._given[label] += 1
        number = self._given[label]
        return label if number == 1 else f"{label}x{number}"


def _add(  # noqa: PLR0913, PLR0917 - the state of one walk
    thing: Node,
    subject: str,
    path: str,
    graph: str | None,
    labels: _Labels,
    found: list[Quad],
) -> None:
    blank = [p for p, o in thing.statements if not isinstance(o, str) and o.iri is None]
    for predicate, value in thing.statements:
        name = term(predicate)
        if isinstance(value, str):
            found.append(
                (subject, name, value if value[-1] in '">' else ntriples_term(value), graph)
            )
        elif value.iri:
            found.append((subject, name, value.iri, graph))
        else:
            # Only among several does what is said of a node tell it from the others.
            one_of_several = len(blank) > 1 and blank.count(predicate) > 1
            there = f"{path} {predicate} {repr(value) if one_of_several else ''}"
            label = labels.label(there)
            found.append((subject, name, label, graph))
            _add(value, label, label, graph, labels, found)
