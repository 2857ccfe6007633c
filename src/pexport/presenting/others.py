"""What others make of a person: the line of a search engine, the entry of a contacts app.

Both are read from what is exported to them, JSON-LD and a card, and so show what is in those.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

_LETTERS_OF_A_TITLE = 60
_LETTERS_OF_A_DESCRIPTION = 155


class SearchResult(NamedTuple):
    """How a page is usually listed: its site, title and description, cut as they are there."""

    site: str
    address: str
    """As a path of names: ``ada.example › people``."""
    title: str
    description: str


class Field(NamedTuple):
    """One line of an entry in a contacts app."""

    label: str
    value: str
    url: str | None = None


class Contact(NamedTuple):
    """An entry in a contacts app."""

    name: str
    role: str
    organization: str
    fields: tuple[Field, ...]


def search_result(page: Mapping[str, Any], person: str, address: str | None) -> SearchResult:
    """Return how the *page*, in JSON-LD, is listed; *address* is where it will be."""
    url = urlsplit(address or page.get("url") or "")
    site = page.get("isPartOf") or {}
    name = site.get("name") or url.hostname or ""
    title = page.get("name") or person
    whole = title if not name or name in title else f"{title} - {name}"
    about = page["mainEntity"]
    text = _text(about.get("description") or about.get("disambiguatingDescription") or "")
    path = [part for part in url.path.split("/") if part]
    return SearchResult(
        name,
        " › ".join([url.hostname or "", *path]).strip(" ›"),
        _cut(whole, _LETTERS_OF_A_TITLE),
        _cut(text, _LETTERS_OF_A_DESCRIPTION),
    )


def _text(value: Any) -> str:
    """Return the first text of *value*, which may say its language."""
    first = value[0] if isinstance(value, list) else value
    return str(first["@value"] if isinstance(first, dict) else first)


def _cut(text: str, letters: int) -> str:
    """Return *text* cut between words, as search engines cut it."""
    one_line = " ".join(text.split())
    if len(one_line) <= letters:
        return one_line
    return one_line[:letters].rsplit(" ", 1)[0].rstrip(",;:.- ") + " …"


_LABELS = {
    "tel": "Phone",
    "email": "E-mail",
    "url": "Web",
    "adr": "Address",
    "bday": "Birthday",
    "note": "Note",
    "nickname": "Nickname",
    "impp": "Chat",
}
"""The properties that contacts apps show, and what they call them, in their usual order."""


def contact(card: list[Any]) -> Contact:
    """Return the entry that an app makes of *card*, a jCard (RFC 7095)."""
    properties = card[1]
    labels = {
        parameters["group"]: value
        for name, parameters, _, value in properties
        if name == "x-ablabel"
    }
    fields = [
        Field(labels.get(parameters.get("group"), label), _value_text(value), _link(name, value))
        for wanted, label in _LABELS.items()
        for name, parameters, _, value in properties
        if name == wanted
    ]

    def first(name: str) -> str:
        return next((_value_text(value) for each, _, _, value in properties if each == name), "")

    return Contact(first("fn"), first("title"), first("org"), tuple(fields))


def _value_text(value: Any) -> str:
    if isinstance(value, list):
        parts = (_value_text(part) for part in value)
        return ", ".join(part for part in parts if part)
    return re.sub(r"^(https?://|tel:|mailto:)|(?<=\w)/$", "", str(value))


def _link(name: str, value: Any) -> str | None:
    is_address = name == "url" and isinstance(value, str) and value.startswith("http")
    return value if is_address else None
