"""Descriptions in RDF/XML (https://www.w3.org/TR/rdf-syntax-grammar/).

A thing is an element named after its first class (section 2.13); blank nodes stand inside of the
property that leads to them, so that none needs a label. XML has no named graphs.
"""

from __future__ import annotations

import re

from ..graph.document import RdfDocument
from ..graph.graph import Node
from ..graph.terms import PREFIXES, parse_literal, term

_INDENT = "  "
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"}
# The last part of an IRI that is a name of XML.
_LOCAL_NAME = re.compile(r"<(?:[^>]*[^\w.>-])?+[^A-Za-z_>]*+(?P<name>[A-Za-z_][\w.-]*+)>")
_TO_ESCAPE = re.compile(r'[&<>"\r]')


def rdfxml(document: RdfDocument) -> bytes:
    """Return what all graphs say together.

    Raises ``ValueError`` for a property whose IRI ends in no name of XML (section 5.1); what is
    described here has none of these.
    """
    lines: list[str] = []
    names = _Names()
    for part in document.graphs:
        for subject in part.subjects:
            _add(subject, _INDENT, lines, names)
    used = "".join(
        f'\n    xmlns:{prefix}="{where}"' for prefix, where in sorted(names.used.items())
    )
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{used}>'
    return "\n".join([head, *lines, "</rdf:RDF>", ""]).encode()


class _Names:
    """The names of elements, and the prefixes that they use."""

    def __init__(self) -> None:
        self.used = {"rdf": PREFIXES["rdf"]}
        self._known: set[str] = set()

    def of(self, name: str) -> str:
        if name[0] != "<":
            if name not in self._known:
                self._known.add(name)
                prefix = name.partition(":")[0]
                self.used[prefix] = PREFIXES[prefix]
            return name
        local = _LOCAL_NAME.fullmatch(name)
        if local is None:
            raise ValueError(f"{name} cannot be written as an XML name")
        namespace = _escaped(name[1 : local.start("name")])
        known = {found: prefix for prefix, found in self.used.items()}
        prefix = known.get(namespace, f"ns{len(self.used)}")
        self.used[prefix] = namespace
        return f"{prefix}:{local['name']}"


def _add(thing: Node, indent: str, lines: list[str], names: _Names) -> None:
    classes = [str(found) for predicate, found in thing.statements if predicate == "a"]
    element = names.of(classes.pop(0)) if classes else "rdf:Description"
    lines.append(f"{indent}<{element}{_about(thing.iri)}>")
    inner = indent + _INDENT
    lines += [f'{inner}<rdf:type rdf:resource="{_address(term(kind))}"/>' for kind in classes]
    for predicate, found in thing.statements:
        if predicate == "a":
            continue
        name = names.of(predicate)
        if isinstance(found, str):
            lines.append(f"{inner}<{name}{_value(name, found)}")
        elif found.iri:
            lines.append(f'{inner}<{name} rdf:resource="{_address(found.iri)}"/>')
        else:
            lines.append(f"{inner}<{name}>")
            _add(found, inner + _INDENT, lines, names)
            lines.append(f"{inner}</{name}>")
    lines.append(f"{indent}</{element}>")


def _about(iri: str | None) -> str:
    if iri is None:
        return ""
    if iri.startswith("_:"):
        return f' rdf:nodeID="{iri[2:]}"'
    return f' rdf:about="{_address(iri)}"'


def _value(name: str, found: str) -> str:
    """Return what follows the name of a property: its attributes and its content."""
    if found.startswith("_:"):
        return f' rdf:nodeID="{found[2:]}"/>'
    if found[0] != '"':
        return f' rdf:resource="{_address(term(found))}"/>'
    text, language, datatype = parse_literal(found)
    attribute = ""
    if language:
        attribute = f' xml:lang="{language}"'
    elif datatype:
        attribute = f' rdf:datatype="{_address(term(datatype))}"'
    return f"{attribute}>{_escaped(text)}</{name}>"


def _address(iri: str) -> str:
    return _escaped(iri[1:-1])


def _escaped(text: str) -> str:
    return _TO_ESCAPE.sub(lambda found: _ESCAPED[found[0]], text)
