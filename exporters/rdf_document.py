"""A file of RDF, in any syntax, and the checks of what is in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from pexport.exporter import Problem
from pexport.vocabulary import vocab

from .rdf_graph import Graph
from .rdf_terms import PREFIXES, term

if TYPE_CHECKING:
    import pyoxigraph as ox
    import rdflib

_TYPE = f"{PREFIXES['rdf']}type"
_CLASSES = {term("foaf:Person"), term("schema:Person")}
_NAMES = {f"{PREFIXES['foaf']}name", f"{PREFIXES['schema']}name"}


@dataclass(frozen=True, eq=False)
class RdfDocument:
    """The bytes of a file, and what a parser reads in them."""

    data: bytes
    suffix: str
    """The usual suffix of such files' names, which tells the syntax: ``.ttl``."""

    def statements(self) -> Iterator[ox.Quad]:
        """Yield what the file says; raise ``ValueError`` where it cannot be read.

        It cannot where an IRI is relative: there is no address that it could be relative to.
        """
        import pyoxigraph as ox  # noqa: PLC0415 - not needed to load the format

        syntax = ox.RdfFormat.from_extension(self.suffix[1:])
        try:
            yield from ox.parse(self.data, syntax)
        except SyntaxError as error:
            raise ValueError(str(error)) from None

    @cached_property
    def graph(self) -> Graph:
        """The graph in the file."""
        quads = self.statements()
        return Graph(tuple((str(q.subject), str(q.predicate), str(q.object)) for q in quads))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RdfDocument):
            return NotImplemented
        return self.graph == other.graph

    def __hash__(self) -> int:
        return hash(self.graph)


def read(data: bytes, suffix: str) -> RdfDocument:
    """Return the document in *data*; raise ``ValueError`` where it says nothing."""
    document = RdfDocument(data, suffix)
    if not document.graph.triples:
        raise ValueError("there is no statement in it")
    return document


def presents_a_person(document: RdfDocument) -> Iterator[Problem]:
    """Yield what a reader of FOAF or schema.org would miss: a person, and the person's name.

    A parser reads the file for that, and so finds what is no RDF.
    """
    said: dict[str, set[str]] = {}
    try:
        for statement in document.statements():
            predicate = statement.predicate.value
            if predicate == _TYPE:
                said.setdefault(str(statement.subject), set()).add(str(statement.object))
            elif predicate in _NAMES:
                said.setdefault(str(statement.subject), set()).add(predicate)
    except ValueError as error:
        yield Problem("rdf-syntax", "/", str(error))
        return
    persons = [subject for subject, found in said.items() if found >= _CLASSES]
    if not persons:
        yield Problem("rdf-person", "/", "nothing in it is both a foaf:Person and a schema:Person")
    for person in persons:
        for name in sorted(_NAMES - said[person]):
            yield Problem("rdf-person", person, f"the person has no {name}")


def conforms(document: RdfDocument) -> Iterator[Problem]:
    """Yield what does not fit the shapes (https://www.w3.org/TR/shacl/)."""
    try:
        triples = document.graph.n_triples()
    except ValueError:
        return  # what cannot be read is a problem of the syntax
    # Slow to import, and needed under --full only.
    import pyshacl  # noqa: PLC0415
    import rdflib  # noqa: PLC0415
    from rdflib.namespace import RDF, SH  # noqa: PLC0415

    data = rdflib.Graph().parse(data=triples, format="nt")
    report: Any = pyshacl.validate(data, shacl_graph=_shapes())[1]
    for result in sorted(report.subjects(RDF.type, SH.ValidationResult)):
        where, path, message = (
            str(report.value(result, said) or "")
            for said in (SH.focusNode, SH.resultPath, SH.resultMessage)
        )
        yield Problem("rdf-shape", where, f"{path}: {message}")


@cache
def _shapes() -> rdflib.Graph:
    import rdflib  # noqa: PLC0415

    return rdflib.Graph().parse(data=vocab("rdf/shapes.ttl"), format="turtle")
