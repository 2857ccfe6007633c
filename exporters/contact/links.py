"""The addresses in a card, and the labels that say what is there."""

from __future__ import annotations

from urllib.parse import quote

import orjson

from pexport.profile import Link, Position
from pexport.vocabulary.files import vocab

_KINDS: dict[str, str] = orjson.loads(vocab("contact/links.json"))


def iri_to_uri(iri: str) -> str:
    """Return the URI of an IRI (RFC 3987 section 3.1)."""
    return iri if iri.isascii() else quote(iri, safe="!#$%&'()*+,/:;=?@[]~")


def position_label(position: Position) -> str:
    """Return what the page of a position is known by: the organization, else the role."""
    return position.organization.name if position.organization else position.role or ""


def link_label(link: Link, *, says_kind: bool = True) -> str | None:
    """Return the label of a link, which says its kind where nothing else in the card does."""
    kind = _KINDS[link.kind] if link.kind and says_kind else None
    if link.label and kind and link.label.lower() != kind.lower():
        return f"{link.label} ({kind})"
    return link.label or kind
