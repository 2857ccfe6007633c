"""What schema.org says of a person, the same as in JSON-LD, as RDF.

The official context makes IRIs of ``http://schema.org/`` and dates of ``schema:Date``. A text has
no language where that is the page's.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from ...schemaorg.values import Node as Tree
from ...schemaorg.values import terms
from ..graph.graph import Node, Statement, node
from ..graph.terms import iri, literal, typed_literal


def schema_org_statements(tree: Tree) -> Iterator[Statement]:
    """Yield what a tree of schema.org says of the thing that it is about."""
    for name, value in tree.items():
        if name == "@type":
            yield "a", f"schema:{value}"
        elif not name.startswith("@"):
            for each in value if isinstance(value, list) else (value,):
                yield f"schema:{name}", _object(name, each)


def reverse_nodes(tree: Tree, to: str | Node | None) -> Iterator[Node]:
    """Yield what *tree* says that points at its thing (JSON-LD 1.1 section 4.6), which is *to*.

    A person without an IRI cannot be pointed at: then the works stand alone, without roles.
    """
    for name, value in tree.get("@reverse", {}).items():
        for each in value if isinstance(value, list) else (value,):
            source = node(
                *schema_org_statements(each),
                (f"schema:{name}", to),
                iri=each.get("@id") and iri(each["@id"]),
            )
            if "@reverse" in each:
                yield from reverse_nodes(each, source if to else None)
            else:
                yield source


def _object(name: str, value: Any) -> str | Node | None:
    if isinstance(value, str):
        kind = _types().get(name)
        if kind is None:
            return literal(value)
        return iri(value) if kind == "@id" else typed_literal(value, "schema:Date")
    if isinstance(value, int):
        return typed_literal(str(value), "xsd:integer")
    if value and "@value" in value:
        return literal(value["@value"], value.get("@language"))
    return value and node(*schema_org_statements(value), iri=value.get("@id") and iri(value["@id"]))


@cache
def _types() -> dict[str, str]:
    """Return the type of each property whose values are more than texts: an IRI or a date."""
    defined = {name: term for name, term in terms().items() if isinstance(term, dict)}
    return {name: term["@type"] for name, term in defined.items() if "@type" in term}
