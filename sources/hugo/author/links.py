"""Accounts, identifiers and links on an author page: ``social`` and its later names."""

from __future__ import annotations

from typing import Any

from pexport.vocabulary import catalogue

from ...files.yaml_tree import Tree
from ..page.author_page import AuthorPage
from ..page.links import read_link
from ..page.service_keys import read_link_without_address

_ADDRESS = ("link", "url", "href")
_MEMBERS = ("accounts", "identifiers", "links", "emails", "phones")
"""The members of a profile to which a link is added."""


def read_links(page: AuthorPage, path: str, value: Tree) -> None:
    """Read ``social`` (``profiles``, ``links``): an icon and a ``link`` or ``url``."""
    seen = {_target(fact) for member in _MEMBERS for fact in page.tree.get(member, ())}
    known = frozenset(_ADDRESS) | catalogue.services().keys()
    for below, item in page.mappings(value, path, "icon: …, link: …", known, "link"):
        key = next((key for key in _ADDRESS if item.get(key)), "link")
        address = page.raw(item.get(key), f"{below}.{key}")
        if not address:
            read_link_without_address(page, below, item)
            continue
        icon = page.raw(item.get("icon"), f"{below}.icon") or ""
        label = page.first_text(item, below, "label", "title")
        found = page.accept(read_link(address, icon, label, page.site), f"{below}.{key}")
        if found is None:
            continue
        target = _target(found.fact)
        if target in seen:
            message = "left out: this address is already on the page, further up"
            page.remark(f"{below}.{key}", message, "duplicate")
            continue
        seen.add(target)
        page.add(found.field, f"{below}.{key}", found.fact)


def _target(fact: dict[str, Any]) -> str | None:
    """Return the address in *fact*, unless it is private: the site does not show that one yet."""
    if fact.get("visibility"):
        return None
    target: str | None = fact.get("url") or fact.get("address") or fact.get("number")
    return target


def read_email(page: AuthorPage, path: str, value: Tree) -> None:
    """Read ``email``, of which the theme makes a Gravatar and shows the address to nobody."""
    listed = list(page.items(value, path)) if isinstance(value, list) else [(path, value)]
    for below, item in listed:
        if address := page.text(item, below):
            note = "private: the site uses it for the Gravatar alone"
            page.add_private_email(address, below, note)


def read_website(page: AuthorPage, path: str, value: Tree) -> None:
    """Read the address of a page elsewhere."""
    if value and (url := page.web_address({path: value}, "", path)):
        page.add("links", path, {"url": url})
