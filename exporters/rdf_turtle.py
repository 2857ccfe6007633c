"""Descriptions in Turtle (https://www.w3.org/TR/turtle/), for people to read and compare.

Each statement has a line of its own, ended by ``;``, so that a change of one fact changes one line;
only the classes of a thing share one. Blank nodes stand in brackets where they are mentioned.
"""

from __future__ import annotations

from collections.abc import Iterable

from .rdf_graph import Node
from .rdf_terms import PREFIXES, name_in

_INDENT = "    "


def written(subjects: Iterable[Node]) -> str:
    """Return the text of *subjects*, with the prefixes that it uses."""
    lines: list[str] = []
    names: set[str] = set()
    for subject in subjects:
        lines.append(subject.iri or "[]")
        _describe(subject, _INDENT, lines, names)
        lines.append(".\n")
    return "\n".join([*_prefixes(names), "", *lines])


def joined(texts: Iterable[str]) -> str:
    """Return one text of several that ``written`` made; their blank nodes have no labels."""
    parts = [text.partition("\n\n") for text in texts]
    prefixes = {line for head, _, _ in parts for line in head.split("\n")}
    return "\n".join([*sorted(prefixes), "", "\n".join([body for _, _, body in parts])])


def _describe(described: Node, indent: str, lines: list[str], names: set[str]) -> None:
    """Add the lines of the statements about a node, and the names that they use."""
    classes = [str(found) for predicate, found in described.statements if predicate == "a"]
    if classes:
        lines.append(f"{indent}a {', '.join(classes)} ;")
        names.update(classes)
    for predicate, found in described.statements:
        names.add(predicate)
        if predicate == "a":
            continue
        if isinstance(found, str):
            lines.append(f"{indent}{predicate} {found} ;")
            names.add(name_in(found) or "")
        elif found.iri:
            lines.append(f"{indent}{predicate} {found.iri} ;")
        else:
            lines.append(f"{indent}{predicate} [")
            _describe(found, indent + _INDENT, lines, names)
            lines.append(f"{indent}] ;")


def _prefixes(names: Iterable[str]) -> list[str]:
    used = PREFIXES.keys() & {name.partition(":")[0] for name in names}
    return [f"@prefix {prefix}: <{PREFIXES[prefix]}> ." for prefix in sorted(used)]
