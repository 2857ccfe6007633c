"""Which of the documents of ORCID's API a JSON object is: a record, a section of one, an item.

They do not say so themselves; their keys tell. Those of older versions of the API, and those that
are no part of anybody's record, are told apart here as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pexport.exporter import MalformedError

from .elements import members
from .values import Node

KINDS: Final = {
    "record": "#",
    "person": "#/$defs/person",
    "activities-summary": "#/$defs/activities-summary",
    "items": "#/$defs/items",
    "work": "#/$defs/work",
    "funding": "#/$defs/funding",
    "affiliation": "#/$defs/affiliation",
    "peer-review": "#/$defs/peer-review",
    "research-resource": "#/$defs/research-resource",
    "keyword": "#/$defs/keyword-item",
    "researcher-url": "#/$defs/researcher-url-item",
    "address": "#/$defs/address-item",
    "external-identifier": "#/$defs/external-identifier-item",
    "bulk": "#/$defs/bulk",
    "works": "#/$defs/activities-summary/properties/works",
    "fundings": "#/$defs/activities-summary/properties/fundings",
    "peer-reviews": "#/$defs/activities-summary/properties/peer-reviews",
    "research-resources": "#/$defs/activities-summary/properties/research-resources",
    "affiliations": "#/$defs/affiliations",
    "personal-details": "#/$defs/personal-details",
    "name": "#/$defs/name",
    "biography": "#/$defs/biography",
    "other-names": "#/$defs/other-names",
    "researcher-urls": "#/$defs/researcher-urls",
    "emails": "#/$defs/emails",
    "email": "#/$defs/email",
    "addresses": "#/$defs/addresses",
    "keywords": "#/$defs/keywords",
    "external-identifiers": "#/$defs/external-identifiers",
    "history": "#/$defs/history",
    "preferences": "#/$defs/preferences",
}
"""All kinds, with where the schemas define them."""

_OTHERS: Final = {
    "response-code developer-message": "an error of the API",
    "num-found result": "the result of a search",
    "num-found expanded-result": "the result of a search",
    "group-id description": "a group of peer reviews",
    "orcid-identifier professional-activities": "the API's summary of a record",
}
"""Keys of what the API returns beside records and their parts."""

TELLTALE_KEYS: Final = (b'"orcid-identifier"', b'"activities-summary"', b'"external-id-type"')
"""What JSON that cannot be read shows where it once was ORCID's."""

_GROUPS: Final = {
    "funding-summary": "fundings",
    "peer-review-group": "peer-reviews",
    "research-resource-summary": "research-resources",
}

_OLD_VALUES: Final = frozenset({"PUBLIC", "LIMITED", "PRIVATE", "REGISTERED_ONLY"})
_UNGROUPED: Final = ("education-summary", "employment-summary")
_MAX_DEPTH: Final = 60


def require_known_kind(document: Any) -> Node:
    """Return *document* where it is of a kind of API v3.0; raise ``MalformedError`` otherwise."""
    if not isinstance(document, dict) or (kind_of(document) is None and not other_answer(document)):
        raise MalformedError(
            "not an ORCID record, nor a section or an item of one: none of their keys is in it"
        )
    what = other_answer(document)
    if what is not None:
        raise MalformedError(
            f"this is {what}, not the record of a person or a part of one", "/", "orcid-kind"
        )
    mark = older_version(document)
    if mark is not None:
        raise MalformedError(f"an older version of the API: {mark}", "/", "orcid-version")
    return document


def kind_of(document: dict[str, Any]) -> str | None:
    """Return the kind with most of the keys of *document*; None where no kind has any."""
    keys = document.keys()
    if "group" in keys:
        groups = document["group"]
        first = groups[0] if isinstance(groups, list) and groups else None
        return next(
            (_GROUPS[key] for key in _GROUPS if isinstance(first, dict) and key in first), "works"
        )
    hits = {kind: len(_keys(kind) & keys) for kind in KINDS}
    most = max(hits.values())
    if most == 0:
        return None
    alike = [kind for kind in KINDS if hits[kind] == most]
    exact = (kind for kind in alike if _keys(kind) == keys)
    # What is posted has few keys; a biography is never posted.
    return next(exact, min(alike, key=lambda kind: (kind == "biography", len(_keys(kind)))))


def _keys(kind: str) -> set[str]:
    return {member.key for member in members(kind)}


def is_orcid_document(document: Any) -> bool:
    """Say whether *document* claims to come from ORCID: by several keys, or by its only ones.

    Keys that other formats use as well (``url``, ``title``) claim nothing among strange ones.
    """
    if not isinstance(document, dict):
        return False
    if other_answer(document):
        return True
    kind = kind_of(document)
    if kind is None:
        return False
    own = _keys(kind) & document.keys()
    telling = [key for key in own if "-" in key]
    return len(telling) >= 2 or own == document.keys()


def other_answer(document: dict[str, Any]) -> str | None:
    """Return what *document* is where it is another answer of the API than a record's."""
    others = (what for keys, what in _OTHERS.items() if document.keys() >= set(keys.split()))
    return next(others, None)


def older_version(document: dict[str, Any]) -> str | None:
    """Return by what *document* shows that it is of an older version of the API than 3.0."""
    if "orcid-profile" in document or "message-version" in document:
        return "orcid-profile and message-version belong to API v1"
    return next(_marks(document, 0), None)


def _marks(node: Any, depth: int) -> Iterator[str]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(node, list):
        for each in node:
            yield from _marks(each, depth + 1)
    if not isinstance(node, dict):
        return
    visibility = node.get("visibility")
    if isinstance(visibility, str) and visibility in _OLD_VALUES:
        yield f"v3.0 writes {visibility} as {visibility.lower().replace('_', '-')}"
    for name in _UNGROUPED:
        if "path" in node and isinstance(node.get(name), list | str):
            yield f"v3.0 has affiliations in affiliation-group, not directly in {name}"
    for each in node.values():
        yield from _marks(each, depth + 1)
