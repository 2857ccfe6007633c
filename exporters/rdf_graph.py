"""What is said of things, as trees for people to read and as the triples of an RDF graph.

Blank nodes form trees: each stands in one place, so that Turtle and RDF/XML need no labels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import NamedTuple, TypeAlias

from .rdf_terms import full, term


class Node(NamedTuple):
    """A thing and what is said of it: predicates, by their names, and objects."""

    iri: str | None
    """Its IRI as N-Triples writes it; without one it is a blank node."""
    statements: tuple[tuple[str, Object], ...]


Object: TypeAlias = str | Node
"""An IRI, a literal or the name of a term (see ``rdf_terms``), or a node."""

Statement: TypeAlias = tuple[str, Object | None]
"""A predicate, by its name, and an object; without an object nothing is said."""

Triple: TypeAlias = tuple[str, str, str]
"""Subject, predicate and object, each as N-Triples writes it."""


def node(*statements: Statement, iri: str | None = None) -> Node:
    """Return the thing that *statements* are about."""
    return Node(iri, tuple([(p, o) for p, o in statements if o is not None]))


def gathered(roots: Iterable[Node]) -> list[Node]:
    """Return *roots* and all IRIs that they mention, with all that is said of each in one place.

    It is said once, classes first, and what has the same predicate stands together. An IRI of
    which nothing is said is no subject.
    """
    subjects: dict[str | int, dict[str, dict[Object, Object]]] = {}
    waiting = [(root.iri or number, root) for number, root in enumerate(roots)]
    for subject, described in waiting:
        said = subjects.setdefault(subject, {"a": {}})
        for predicate, found in described.statements:
            same = found if isinstance(found, str) else found.iri or found
            said.setdefault(predicate, {}).setdefault(same, found)
        waiting.extend(_mentions(described))
    return [
        Node(
            subject if isinstance(subject, str) else None,
            tuple([(p, o) for p, objects in said.items() for o in objects.values()]),
        )
        for subject, said in subjects.items()
        if any(said.values())
    ]


def _mentions(described: Node) -> Iterator[tuple[str, Node]]:
    """Yield the nodes with an IRI that *described* and the blank nodes below it mention."""
    for _, found in described.statements:
        if not isinstance(found, str):
            if found.iri:
                yield found.iri, found
            else:
                yield from _mentions(found)


@dataclass(frozen=True, eq=False)
class Graph:
    """An RDF graph; two are equal where they differ in the labels of blank nodes only."""

    triples: tuple[Triple, ...]

    @cached_property
    def canonical(self) -> str:
        """The graph as canonical N-Quads (https://www.w3.org/TR/rdf-canon/)."""
        import pyoxigraph as ox  # noqa: PLC0415 - only comparing graphs needs it

        dataset = ox.Dataset(ox.parse(self.n_triples(), ox.RdfFormat.N_TRIPLES))
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        return "".join(sorted(f"{quad} .\n" for quad in dataset))

    def n_triples(self) -> bytes:
        """Return the triples as N-Triples (https://www.w3.org/TR/n-triples/), in their order."""
        return "".join([f"{s} {p} {o} .\n" for s, p, o in self.triples]).encode()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Graph):
            return NotImplemented
        return self.canonical == other.canonical

    def __hash__(self) -> int:
        return hash(self.canonical)


def graph(subjects: Iterable[Node]) -> Graph:
    """Return the graph of *subjects* as ``gathered``; it follows the trees, depth first."""
    blank = map("_:b{}".format, count())
    return Graph(
        tuple(
            triple
            for subject in subjects
            for triple in _triples(subject, subject.iri or next(blank), blank)
        )
    )


def _triples(described: Node, subject: str, blank: Iterator[str]) -> Iterator[Triple]:
    for predicate, found in described.statements:
        if isinstance(found, str):
            yield subject, term(predicate), full(found)
        elif found.iri:
            yield subject, term(predicate), found.iri
        else:
            label = next(blank)
            yield subject, term(predicate), label
            yield from _triples(found, label, blank)
