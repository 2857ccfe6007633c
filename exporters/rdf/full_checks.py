"""The slow checks of a graph: SHACL with closed shapes, and every syntax read back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from pexport.exporter import MalformedError, Problem
from pexport.vocabulary import vocab

from .checks import exists, is_rdf, shown
from .document import RdfDocument, canonical, read
from .syntaxes.writers import WRITERS
from .terms import term

if TYPE_CHECKING:
    import rdflib

_RULES = {
    "Class": ("class", "is not of the class that belongs here"),
    "Closed": ("unknown", "is a property that pexport does not write here"),
    "Datatype": ("datatype", "is not of the datatype that belongs here"),
    "HasValue": ("value", "the value that belongs here is missing"),
    "In": ("value", "is none of the values that belong here"),
    "MaxCount": ("count", "there is more than one value"),
    "MinCount": ("count", "there is no value"),
    "MinInclusive": ("value", "is too low a number"),
    "NodeKind": ("kind", "is not of the kind that belongs here: an IRI, a blank node, a literal"),
    "Pattern": ("value", "has not the form that belongs here"),
    "QualifiedMaxCount": ("count", "there is more than one value of the class that belongs here"),
    "QualifiedMinCount": ("count", "there is no value of the class that belongs here"),
}
"""The rule that each constraint is of (https://www.w3.org/TR/shacl/#core-components), in words."""

_AS_WE_DO = {term("foaf:Person"), term("schema:Person"), term("vcard:Individual")}


def is_the_same_in_every_syntax(document: RdfDocument) -> Iterator[Problem]:
    """Yield the syntaxes in which a parser reads something else than what was described."""
    if document.as_read or any(is_rdf(document)):
        return
    for extension, written in WRITERS.items():
        try:
            differs = read(written(document), extension) != document
        except MalformedError as error:
            yield Problem("rdf-syntax", error.where, f"{extension}: {error}")
        else:
            if differs:
                yield Problem("rdf-syntax", "/", f"{extension}: it is not read as it was written")
    if canonical(WRITERS["trig"](document), "trig") != canonical(WRITERS["nq"](document), "nq"):
        yield Problem("rdf-syntax", "/", "the graphs in TriG and N-Quads differ")


def conforms(document: RdfDocument) -> Iterator[Problem]:
    """Yield what does not fit the shapes (https://www.w3.org/TR/shacl/).

    They say what we write: for a file that does not describe a person as we do they are advice, and
    so are, for all, properties that we do not use.
    """
    # Slow to import, and needed under --full only.
    import logging  # noqa: PLC0415

    import pyshacl  # noqa: PLC0415
    import rdflib  # noqa: PLC0415
    from rdflib.exceptions import ParserError  # noqa: PLC0415
    from rdflib.namespace import RDF, SH  # noqa: PLC0415

    # It logs literals that are not of their datatype, with a traceback.
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)
    data = rdflib.Graph()
    labels: dict[str, rdflib.BNode] = {}
    try:
        data.parse(data=document.triples, format="nt", bnode_context=labels)
    except ParserError:
        return  # what cannot be read is a problem of the syntax
    named = {node: f"_:{label}" for label, node in labels.items()}

    def term_of(result: Any, said: Any) -> str:
        found = report.value(result, said)
        return named.get(found) or str(found or "")

    report: Any = pyshacl.validate(data, shacl_graph=_shapes())[1]
    ours = _is_described_as_we_do(document)
    found = []
    for result in report.subjects(RDF.type, SH.ValidationResult):
        component = term_of(result, SH.sourceConstraintComponent).rpartition("#")[2]
        kind = component.removesuffix("ConstraintComponent")
        rule, words = _RULES.get(kind, ("shape", "has none of the shapes that belong here"))
        path, value = term_of(result, SH.resultPath), term_of(result, SH.value)
        if kind == "Closed" and not exists(f"<{path}>"):
            continue  # said before: a term that does not exist
        about = f"{shown(f'<{path}>')}: " if path else ""
        quoted = "" if kind == "Closed" or not value else f"{value[:80]!r} "
        focus = term_of(result, SH.focusNode)
        where = focus if focus.startswith("_:") else f"<{focus}>"
        warning = not ours or kind == "Closed"
        found.append(Problem(f"rdf-{rule}", where, f"{about}{quoted}{words}", warning=warning))
    yield from sorted(found)


def _is_described_as_we_do(document: RdfDocument) -> bool:
    """Say whether all vocabularies describe one person."""
    classes: dict[str, set[str]] = {}
    for subject, _, value, _ in document.quads:
        if value in _AS_WE_DO:
            classes.setdefault(subject, set()).add(value)
    return _AS_WE_DO in classes.values()


@cache
def _shapes() -> rdflib.Graph:
    import rdflib  # noqa: PLC0415

    return rdflib.Graph().parse(data=vocab("rdf/shapes.ttl"), format="turtle")
