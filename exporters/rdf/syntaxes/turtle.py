"""Descriptions in Turtle (https://www.w3.org/TR/turtle/) and TriG (https://www.w3.org/TR/trig/).

They are for people to read and compare. Each statement has a line of its own, ended by ``;``, so
that a change of one fact changes one line; only the classes of a thing share one. Blank nodes stand
in brackets where they are mentioned.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..graph.document import RdfDocument
from ..graph.graph import Node
from ..graph.terms import PREFIXES, name_in

_INDENT = "    "


def turtle(document: RdfDocument) -> bytes:
    """Return what all graphs say together."""
    lines: list[str] = []
    names: set[str] = set()
    for part in document.graphs:
        _add(part.subjects, "", lines, names)
    return _text(lines, names)


def trig(document: RdfDocument) -> bytes:
    """Return the graphs, those that have a name in braces."""
    lines: list[str] = []
    names: set[str] = set()
    for part in document.graphs:
        if part.name is None:
            _add(part.subjects, "", lines, names)
        else:
            lines.append(f"{part.name} {{\n")
            _add(part.subjects, _INDENT, lines, names)
            lines.append("}\n")
    return _text(lines, names)


def _text(lines: Iterable[str], names: Iterable[str]) -> bytes:
    used = PREFIXES.keys() & {name.partition(":")[0] for name in names}
    prefixes = [f"@prefix {prefix}: <{PREFIXES[prefix]}> ." for prefix in sorted(used)]
    return "\n".join([*prefixes, "", *lines]).encode()


def _add(subjects: Iterable[Node], indent: str, lines: list[str], names: set[str]) -> None:
    for subject in subjects:
        lines.append(f"{indent}{subject.iri or '[]'}")
        _describe(subject, indent + _INDENT, lines, names)
        lines.append(f"{indent}.\n")


def _describe(thing: Node, indent: str, lines: list[str], names: set[str]) -> None:
    """Add the lines of the statements about a node, and the names that they use."""
    classes = [str(found) for predicate, found in thing.statements if predicate == "a"]
    if classes:
        lines.append(f"{indent}a {', '.join(classes)} ;")
        names.update(classes)
    for predicate, found in thing.statements:
        if predicate == "a":
            continue
        names.add(predicate)
        if isinstance(found, str):
            lines.append(f"{indent}{predicate} {found} ;")
            if found[-1] != '"' and (name := name_in(found)):
                names.add(name)
        elif found.iri:
            lines.append(f"{indent}{predicate} {found.iri} ;")
        else:
            lines.append(f"{indent}{predicate} [")
            _describe(found, indent + _INDENT, lines, names)
            lines.append(f"{indent}] ;")
