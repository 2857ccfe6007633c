"""The checks of a graph, the same in every syntax."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache

import orjson

from pexport import iso8601
from pexport.base64_data import data_uri_fault, is_data_uri
from pexport.exporter import MalformedError, Problem
from pexport.vocabulary.files import vocab

from ...datatypes import literal_fault
from ..graph.document import BASE, RdfDocument, parse_quads
from ..graph.terms import PREFIXES, term

_TYPE = term("a")
_SCHEMA_ORG = "https://schema.org/"
"""The address of schema.org, which many use as its namespace."""


def _person_classes() -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the classes of a person, each with what names one in its vocabulary."""
    yield term("foaf:Person"), frozenset(map(term, ("foaf:name", "foaf:givenName", "foaf:nick")))
    yield term("vcard:Individual"), frozenset({term("vcard:fn")})
    for base in (PREFIXES["schema"], _SCHEMA_ORG):
        yield f"<{base}Person>", frozenset({f"<{base}name>", f"<{base}givenName>"})


_PERSON = dict(_person_classes())
_NAMES = frozenset().union(*_PERSON.values())


def check_syntax(document: RdfDocument) -> Iterator[Problem]:
    """Yield what a parser refuses in what was described: its IRIs, its language tags."""
    if document.from_file:
        return
    try:
        deque(parse_quads(document.triples, "nt"), maxlen=0)
    except MalformedError as error:
        number = int(error.where.removeprefix("line "))
        where = document.triples.decode().split("\n")[number - 1].partition(" ")[0]
        yield Problem("rdf-syntax", where, str(error))


def check_person(document: RdfDocument) -> Iterator[Problem]:
    """Yield what a reader of FOAF, schema.org or the vCard Ontology would miss.

    That is a person who has a name, in each vocabulary that has a class for the person.
    """
    classes: dict[str, list[str]] = {}
    names: dict[str, set[str]] = {}
    for subject, predicate, value, _ in document.quads:
        if predicate == _TYPE:
            if value in _PERSON:
                classes.setdefault(subject, []).append(value)
        elif predicate in _NAMES:
            names.setdefault(subject, set()).add(predicate)
    if not classes:
        among = ", ".join(sorted({prefixed_name(kind) for kind in _PERSON}))
        message = f"there is no person; expected something of the class {among}"
        yield Problem("rdf-person", "/", message)
    elif names.keys().isdisjoint(classes):
        yield Problem("rdf-name", next(iter(classes)), "the person has no name")
    for person in classes.keys() & names.keys():
        for kind in classes[person]:
            if _PERSON[kind].isdisjoint(names[person]):
                missing = " or ".join(sorted(prefixed_name(name) for name in _PERSON[kind]))
                yield Problem("rdf-name", person, f"this {prefixed_name(kind)} has no {missing}")


def check_terms(document: RdfDocument) -> Iterator[Problem]:
    """Yield the properties, classes and datatypes that the vocabularies we know do not have."""
    predicates = {predicate for _, predicate, _, _ in document.quads}
    classes = {value for _, predicate, value, _ in document.quads if predicate == _TYPE}
    unknown = {iri for iri in predicates | classes if not term_exists(iri)}
    if not unknown:
        return
    for subject, predicate, value, _ in document.quads:
        for iri in (predicate, value if predicate == _TYPE else ""):
            if iri in unknown:
                unknown.discard(iri)
                yield Problem(
                    "rdf-term",
                    subject,
                    f"there is no term {prefixed_name(iri)}",
                    _closest_term(iri),
                )


@cache
def _terms() -> dict[str, frozenset[str]]:
    """Return the names of all terms of the vocabularies we know, by their namespaces."""
    listed = orjson.loads(vocab("rdf/terms.json"))
    known = {PREFIXES[prefix]: frozenset(names.split()) for prefix, names in listed.items()}
    return {**known, _SCHEMA_ORG: known[PREFIXES["schema"]]}


@cache
def term_exists(iri: str) -> bool:
    """Say whether the vocabulary of a term has it, or is none that we know."""
    end = max(iri.rfind("/"), iri.rfind("#")) + 1
    names = _terms().get(iri[1:end])
    return names is None or iri[end:-1] in names


def _closest_term(iri: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only for a term that does not exist

    end = max(iri.rfind("/"), iri.rfind("#")) + 1
    near = get_close_matches(iri[end:-1], _terms()[iri[1:end]], n=1)
    return f"did you mean {prefixed_name(f'{iri[:end]}{near[0]}>')}?" if near else ""


_DATES = frozenset(
    [
        *map(
            term,
            "dcterms:created dcterms:date dcterms:issued dcterms:modified prov:endedAtTime "
            "prov:generatedAtTime prov:startedAtTime vcard:anniversary vcard:bday "
            "vcard:rev".split(),
        ),
        *(
            f"<{base}{name}>"
            for base in (PREFIXES["schema"], _SCHEMA_ORG)
            for name in "birthDate dateCreated dateModified datePublished deathDate "
            "dissolutionDate endDate foundingDate startDate".split()
        ),
    ]
)
"""Properties whose values are dates, also where they are written as plain texts."""

_BIRTHDAY = term("foaf:birthday")
_PLAIN = re.compile(r'"([^"\\]*)"')
_TYPED = re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*+)"\^\^<([^>]*+)>', re.DOTALL)


def check_literals(document: RdfDocument) -> Iterator[Problem]:
    """Yield the literals that are none of their datatype, and dates that do not exist."""
    for subject, predicate, value, _ in document.quads:
        # Most literals are texts; the rest is decided by what it is, not where it stands.
        if value[0] == '"' and value[-1] == ">":
            found = _TYPED.fullmatch(value)
            fault = found and literal_fault(found[1], found[2])
            if fault:
                yield Problem("rdf-datatype", subject, f"{prefixed_name(predicate)}: {fault}")
        elif predicate in _DATES or predicate == _BIRTHDAY:
            yield from _check_plain_date(subject, predicate, value)


def _check_plain_date(subject: str, predicate: str, value: str) -> Iterator[Problem]:
    """Yield a date written as a plain text that does not exist; foaf:birthday has no year."""
    found = _PLAIN.fullmatch(value)
    text = found[1] if found else ""
    reason = iso8601.impossible(f"--{text}" if predicate == _BIRTHDAY else text)
    if reason:
        yield Problem("rdf-datatype", subject, f"{prefixed_name(predicate)}: {text!r}: {reason}")


def check_data(document: RdfDocument) -> Iterator[Problem]:
    """Yield the IRIs that seem to hold data, a picture, and hold none."""
    for subject, predicate, value, _ in document.quads:
        if is_data_uri(value[1:6]) and (fault := data_uri_fault(value[1:-1])):
            yield Problem("rdf-value", subject, f"{prefixed_name(predicate)}: {fault}")


def check_iris(document: RdfDocument) -> Iterator[Problem]:
    """Yield the IRIs that mean something else wherever the file lies."""
    if BASE.encode() not in document.triples:
        return
    terms = (value for quad in document.quads for value in quad[:3])
    for iri in dict.fromkeys(value for value in terms if value.startswith(f"<{BASE}")):
        relative = iri[len(BASE) + 1 : -1]
        message = f"<{relative}> is relative: it depends on where the file is"
        yield Problem("rdf-relative", iri, message, warning=True)


def prefixed_name(iri: str) -> str:
    """Return an IRI as people know it: ``foaf:name``."""
    end = max(iri.rfind("/"), iri.rfind("#")) + 1
    namespace = PREFIXES["schema"] if iri[1:end] == _SCHEMA_ORG else iri[1:end]
    prefixes: Iterable[str] = (p for p, found in PREFIXES.items() if found == namespace)
    prefix = next(iter(prefixes), None)
    return f"{prefix}:{iri[end:-1]}" if prefix else iri
