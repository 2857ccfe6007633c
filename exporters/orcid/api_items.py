"""The items of a document that would each be one request to ORCID's API."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from .elements import ITEMS, members
from .kinds import kind_of
from .values import Node

_ENDPOINTS: Final = {
    "keyword": "keywords",
    "other-name": "other-names",
    "researcher-url": "researcher-urls",
    "external-identifier": "external-identifiers",
}


class Item(NamedTuple):
    """What would be one request to the API."""

    endpoint: str
    place: str
    content: Node
    is_new: bool
    """Whether it stands to be posted, and is no part of what was read."""


def api_items(document: Node) -> Iterator[Item]:
    """Yield what would be posted of *document*, item by item."""
    kind = kind_of(document)
    if kind == ITEMS:
        for member in members(ITEMS):
            for index, content in objects(document.get(member.key)):
                yield Item(member.key, f"/{member.key}/{index}", content, _is_new(content))
    elif kind == "bulk":
        for index, content in objects(document.get("bulk")):
            if isinstance(content.get("work"), dict):
                yield Item("work", f"/bulk/{index}/work", content["work"], _is_new(content["work"]))
    elif kind in _SINGLE:
        yield Item(_ENDPOINTS.get(kind, kind), "", document, _is_new(document))
    else:
        yield from _record_items(document, "")


def _is_new(item: Node) -> bool:
    return not item.get("created-date")


_SINGLE: Final = frozenset(
    {"work", "funding", "affiliation", "peer-review", "research-resource", "address", *_ENDPOINTS}
)


def objects(listed: Any) -> Iterator[tuple[int, Node]]:
    """Yield the objects of a list, each with its index."""
    for index, each in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(each, dict):
            yield index, each


def _record_items(node: Node, place: str) -> Iterator[Item]:
    """Yield the items of a record or a section, which stand in it under their own names."""
    for key, member in node.items():
        below = f"{place}/{key}"
        endpoint = key.removesuffix("-summary")
        if isinstance(member, dict):
            if endpoint != key:
                yield Item(endpoint, below, member, is_new=False)
            yield from _record_items(member, below)
        for index, each in objects(member):
            if endpoint != key or key in _ENDPOINTS:
                path = _ENDPOINTS.get(endpoint, endpoint)
                yield Item(path, f"{below}/{index}", each, is_new=False)
            yield from _record_items(each, f"{below}/{index}")


def identifiers_in(node: Node, place: str) -> Iterator[tuple[str, Node]]:
    """Yield the identifiers of an item, those of its parts included."""
    for key, member in node.items():
        below = f"{place}/{key}"
        if key == "contributors":
            continue
        if isinstance(member, dict):
            if "external-id-type" in member:
                yield below, member
            else:
                yield from identifiers_in(member, below)
        for index, each in objects(member):
            if "external-id-type" in each:
                yield f"{below}/{index}", each
            else:
                yield from identifiers_in(each, f"{below}/{index}")
