"""The slow checks of a graph: SHACL with closed shapes, and every syntax read back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pexport.exporter import MalformedError, Problem
from pexport.vocabulary.files import vocab

from ..graph.document import RdfDocument, canonical, decode
from ..graph.terms import term
from ..syntaxes.writers import WRITERS
from .statements import check_syntax, prefixed_name, term_exists

if TYPE_CHECKING:
    import rdflib

_RULES = {
    "Class": ("class", "is not of the expected class"),
    "Closed": ("unknown", "is a property that pexport does not use here"),
    "Datatype": ("datatype", "does not have the expected datatype"),
    "HasValue": ("value", "the expected value is missing"),
    "In": ("value", "is not one of the allowed values"),
    "MaxCount": ("count", "there is more than one value"),
    "MinCount": ("count", "there is no value"),
    "MinInclusive": ("value", "is too low"),
    "NodeKind": ("kind", "is not of the expected kind (an address, a text or a nested object)"),
    "Pattern": ("value", "does not have the expected form"),
    "QualifiedMaxCount": ("count", "there is more than one value of the expected class"),
    "QualifiedMinCount": ("count", "there is no value of the expected class"),
}
"""The rule that each constraint is of (https://www.w3.org/TR/shacl/#core-components), in words."""

_PERSON_CLASSES = {term("foaf:Person"), term("schema:Person"), term("vcard:Individual")}


def check_round_trip(document: RdfDocument) -> Iterator[Problem]:
    """Yield the syntaxes in which a parser reads something else than what was described."""
    if document.from_file or any(check_syntax(document)):
        return
    for extension, written in WRITERS.items():
        try:
            differs = decode(written(document), extension) != document
        except MalformedError as error:
            yield Problem("rdf-syntax", error.where, f"written as {extension}: {error}")
        else:
            if differs:
                yield Problem(
                    "rdf-syntax", "/", f"written as {extension}, it is read back differently"
                )
    if canonical(WRITERS["trig"](document), "trig") != canonical(WRITERS["nq"](document), "nq"):
        yield Problem("rdf-syntax", "/", "the graphs in TriG and in N-Quads differ")


def check_shapes(document: RdfDocument) -> Iterator[Problem]:
    """Yield what does not fit the shapes (https://www.w3.org/TR/shacl/).

    They say what we write: for a file that does not describe a person as we do they are advice, and
    so are, for all, properties that we do not use.
    """
    ours = _has_all_person_classes(document)
    problems = [
        Problem(f"rdf-{rule}", where, message, warning=not ours or rule == "unknown")
        for rule, where, message in map(_problem_of, _results(document))
        if rule
    ]
    yield from sorted(problems)


class _Result(NamedTuple):
    """A result of the validation (https://www.w3.org/TR/shacl/#results-validation-result)."""

    constraint: str
    focus: str
    path: str
    value: str


def _results(document: RdfDocument) -> Iterator[_Result]:
    """Yield the results; none for what cannot be read, which is a problem of the syntax."""
    import logging  # noqa: PLC0415 - needed here only

    import pyshacl  # noqa: PLC0415 - slow to import, and needed under --full only
    import rdflib  # noqa: PLC0415 - the same
    from rdflib.exceptions import ParserError  # noqa: PLC0415 - the same
    from rdflib.namespace import RDF, SH  # noqa: PLC0415 - the same

    # It logs literals that are not of their datatype, with a traceback.
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)
    data = rdflib.Graph()
    labels: dict[str, rdflib.BNode] = {}
    try:
        data.parse(data=document.triples, format="nt", bnode_context=labels)
    except ParserError:
        return
    named = {node: f"_:{label}" for label, node in labels.items()}
    report: Any = pyshacl.validate(data, shacl_graph=_shapes())[1]

    def text_of(result: Any, of: Any) -> str:
        found = report.value(result, of)
        return named.get(found) or str(found or "")

    for result in report.subjects(RDF.type, SH.ValidationResult):
        constraint = text_of(result, SH.sourceConstraintComponent).rpartition("#")[2]
        yield _Result(
            constraint.removesuffix("ConstraintComponent"),
            text_of(result, SH.focusNode),
            text_of(result, SH.resultPath),
            text_of(result, SH.value),
        )


def _problem_of(result: _Result) -> tuple[str, str, str]:
    """Return the rule that a result is of, where, and what is wrong.

    There is no rule for a term that does not exist, which another check tells.
    """
    constraint, focus, path, value = result
    closed = constraint == "Closed"
    if closed and not term_exists(f"<{path}>"):
        return "", "", ""
    rule, words = _RULES.get(constraint, ("shape", "is not one of the things that can stand here"))
    about = f"{prefixed_name(f'<{path}>')}: " if path else ""
    quoted = "" if closed or not value else f"{value[:80]!r} "
    where = focus if focus.startswith("_:") else f"<{focus}>"
    return rule, where, f"{about}{quoted}{words}"


def _has_all_person_classes(document: RdfDocument) -> bool:
    """Say whether all vocabularies describe one person."""
    classes: dict[str, set[str]] = {}
    for subject, _, value, _ in document.quads:
        if value in _PERSON_CLASSES:
            classes.setdefault(subject, set()).add(value)
    return _PERSON_CLASSES in classes.values()


@cache
def _shapes() -> rdflib.Graph:
    import rdflib  # noqa: PLC0415 - slow to import

    return rdflib.Graph().parse(data=vocab("rdf/shapes.ttl"), format="turtle")
