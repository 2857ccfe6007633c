"""Whom a document in a page is about, and what of it is compared with documents of others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Node = Mapping[str, Any]


def subject(document: Any) -> Node:
    """Return the person or organization that a document presents; empty where there is none."""
    if not isinstance(document, Mapping):
        return {}
    main = document.get("mainEntity", document)
    return main if isinstance(main, Mapping) else {}


def name_of(document: Any) -> str:
    """Return the name of whom a document is about."""
    node = subject(document)
    return str(node.get("name") or node.get("@id") or "nobody")


def is_same(one: Node, other: Node) -> bool:
    """Say whether two nodes are about the same: by their IRIs where both have one, else by name."""
    if "@id" in one and "@id" in other:
        return bool(one["@id"] == other["@id"] or addresses(one) & addresses(other))
    return bool(one.get("name")) and one.get("name") == other.get("name")


def addresses(node: Node) -> set[str]:
    """Return the addresses that identify whom a node is about."""
    given = node.get("sameAs", ())
    listed = given if isinstance(given, list) else [given]
    return {each for each in (node.get("@id"), *listed) if isinstance(each, str)}


def nodes(document: Any) -> Iterator[Node]:
    """Yield all nodes in a document, outer ones first."""
    waiting = [document]
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, Mapping):
            yield value
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value


def types(node: Node) -> set[str]:
    """Return the types of a node, without the name of their vocabulary."""
    given = node.get("@type", ())
    listed = given if isinstance(given, list) else [given]
    return {each.rpartition("/")[2].rpartition(":")[2] for each in listed if isinstance(each, str)}
