"""The parts that cards of people and of groups have in common (RFC 9553 section 2)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pexport.profile import Address
from pexport.vocabulary import catalogue

from ..contact.links import iri_to_uri

Node = dict[str, Any]
PRODUCT = "pexport"


def without_empty(node: Node) -> Node:
    """Return *node* without the members that hold nothing."""
    return {key: value for key, value in node.items() if value not in (None, "", {}, [], ())}


def by_id(letter: str, nodes: Iterable[Node]) -> dict[str, Node]:
    """Return *nodes* by their ids: a letter and a number (RFC 9553 section 1.4.1)."""
    return {f"{letter}{number}": node for number, node in enumerate(nodes, 1)}


def metadata(uid: str, kind: str, language: str | None) -> Node:
    """Return what a card says of itself (RFC 9553 section 2.1, RFC 9982)."""
    return without_empty(
        {
            "@type": "Card",
            "version": "2.0",
            "uid": uid,
            "kind": kind,
            "prodId": PRODUCT,
            "language": language,
        }
    )


def addresses(known: Iterable[Address]) -> list[Node]:
    """Return the addresses that say something."""
    return list(filter(None, map(_address, known)))


def _address(known: Address) -> Node:
    """Return an address, whose parts have no certain order (RFC 9553 section 2.5.1)."""
    return address(
        {
            "name": known.street,
            "locality": known.locality,
            "region": known.region,
            "postcode": known.postal_code,
        },
        known.country,
    )


def address(parts: dict[str, str | None], country: str | None) -> Node:
    """Return an address of *parts* by their kinds."""
    components = [{"kind": kind, "value": value} for kind, value in parts.items() if value]
    return without_empty({"components": components, "countryCode": country})


def online_service(key: str, user: str | None, page: str | None) -> Node:
    """Return an account or an identifier (RFC 9553 section 2.3.2)."""
    return without_empty(
        {"service": catalogue.service_title(key), "user": user, "uri": page and iri_to_uri(page)}
    )


def resource(iri: str, **others: Any) -> Node:
    """Return a resource (RFC 9553 section 1.4.4)."""
    return without_empty({**others, "uri": iri_to_uri(iri)})


def utc_date_time(day: str | None) -> str | None:
    """Return the first moment of a day (RFC 9553 section 1.4.5); none of a month or a year."""
    return f"{day}T00:00:00Z" if day and len(day) == len("2026-01-31") else None
