"""The pages of a person and their labels: what a card ties to an address, and how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import orjson

from pexport.profile import Account, Identifier, Link, Position, Profile
from pexport.vocabulary import catalogue
from pexport.vocabulary.files import vocab

from ...contact.links import iri_to_uri, link_label, position_label
from ..syntaxes.text import Property

_PROPERTIES: dict[str, dict[str, str]] = orjson.loads(vocab("vcard/links.json"))


class Page(NamedTuple):
    """An address, the property that holds it, and the label that says what is there."""

    address: str
    label: str
    name: str = "URL"


def account_pages(accounts: Iterable[Account]) -> list[Page]:
    """Return the person's pages with services."""
    return [Page(each.url, catalogue.service_title(each.service)) for each in accounts]


def identifier_pages(identifiers: Iterable[Identifier]) -> list[Page]:
    """Return the person's pages in registries."""
    return [
        Page(each.url, catalogue.service_title(each.scheme)) for each in identifiers if each.url
    ]


def position_pages(positions: Iterable[Position]) -> list[Page]:
    """Return the pages of positions, labelled with the organization, else with the role."""
    return [Page(each.url, position_label(each)) for each in positions if each.url]


def link_pages(links: Iterable[Link], form: str) -> list[Page]:
    """Return the other pages; *form* says which kinds have a property of their own."""
    return [_link(link, _PROPERTIES[form]) for link in links]


def link_properties(profile: Profile, form: str) -> list[str]:
    """Return the name of the property of each link."""
    return [page.name for page in link_pages(profile.links, form)]


def _link(link: Link, names: dict[str, str]) -> Page:
    """Return a link; where no property of its own says what kind it is, the label does."""
    name = names.get(link.kind or "", "URL")
    return Page(link.url, link_label(link, says_kind=name == "URL") or "", name)


def labelled_properties(pages: Iterable[Page]) -> Iterator[Property]:
    """Write each page, tied to its label by a group: so Apple began, and most have learnt it."""
    for number, page in enumerate(pages, 1):
        group = f"item{number}" if page.label else ""
        yield Property(page.name, iri_to_uri(page.address), (), group)
        if page.label:
            yield Property("X-ABLabel", page.label, (), group)


def unlabelled_properties(pages: Iterable[Page]) -> Iterator[Property]:
    """Write each page without its label."""
    yield from (Property(page.name, iri_to_uri(page.address)) for page in pages)
