"""Descriptions in flattened JSON-LD (https://www.w3.org/TR/json-ld11/#flattened-document-form).

All things stand side by side in one list, each once in a graph, and mention each other by ``@id``.
The context has our prefixes alone, so that every key still shows its vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson

from ..graph.document import RdfDocument
from ..graph.terms import PREFIXES, parse_literal, term

_TYPE = term("a")
_NAMESPACES = {namespace: prefix for prefix, namespace in PREFIXES.items()}


def flattened(document: RdfDocument) -> bytes:
    """Return what all graphs say together."""
    triples = dict.fromkeys([(s, p, o) for s, p, o, _ in document.quads])
    # An IRI whose scheme is one of our prefixes would be read as the name of a term.
    iris = (value for s, _, o in triples for value in (s, o) if value[0] == "<")
    schemes = {iri[1:].partition(":")[0] for iri in iris if not iri.startswith("<http")}
    names = _Names(PREFIXES.keys() - schemes)
    nodes: dict[str, dict[str, list[Any]]] = {}
    for subject, predicate, value in triples:
        members = nodes.setdefault(_id(subject), {})
        if predicate == _TYPE:
            members.setdefault("@type", []).append(names.of(value))
        else:
            members.setdefault(names.of(predicate), []).append(_object(value, names))
    graph = [
        {
            "@id": name,
            **{key: found if len(found) > 1 else found[0] for key, found in members.items()},
        }
        for name, members in nodes.items()
    ]
    context = {prefix: PREFIXES[prefix] for prefix in sorted(names.used)}
    written = orjson.dumps({"@context": context, "@graph": graph}, option=orjson.OPT_INDENT_2)
    return written + b"\n"


class _Names:
    """The names of terms, and the prefixes that they use."""

    def __init__(self, prefixes: Iterable[str]) -> None:
        self._prefixes = frozenset(prefixes)
        self._names: dict[str, str] = {}
        self.used: set[str] = set()

    def of(self, iri: str) -> str:
        name = self._names.get(iri)
        if name is None:
            name = self._names[iri] = self._name(iri)
        return name

    def _name(self, iri: str) -> str:
        end = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = _NAMESPACES.get(iri[1:end])
        if prefix not in self._prefixes:
            return _id(iri)
        self.used.add(prefix)
        return f"{prefix}:{iri[end:-1]}"


def _id(subject: str) -> str:
    return subject if subject[0] == "_" else subject[1:-1]


def _object(value: str, names: _Names) -> Any:
    if value[0] != '"':
        return {"@id": _id(value)}
    if value[-1] == '"' and "\\" not in value:
        return value[1:-1]
    text, language, datatype = parse_literal(value)
    if language:
        return {"@value": text, "@language": language}
    return {"@value": text, "@type": names.of(datatype)} if datatype else text
