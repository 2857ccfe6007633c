"""What the parameters of a site say of its owner.

Hugo Academic of 2016-2018 kept the owner in the parameters of the config: name, role,
organizations, links, and what the contact widget shows. From 2019 an author's page holds the
first, and the parameters the contact data alone, until in 2022 these moved into the widget.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import orjson

from pexport.vocabulary.files import vocab

from ...files.front_matter import FrontMatter
from ...files.yaml_tree import Tree
from ...text import names
from ...text.addresses import mend_address
from ..author.author import read_author_page
from ..author.name import read_name
from ..page.author_page import AuthorPage
from ..page.email import read_email, read_phone
from ..page.links import read_link
from ..page.outcome import Found, NoFact
from ..site.config import mapping_below, remarks_on_duplicate_keys
from ..site.identity import is_site_of_others, place_of_site_kind
from ..theme.presentation import unknown_paths

_OF_THE_PAGE = ("name", "role", "organizations", "social")
"""Parameters that mean what they mean on an author's page."""

_CONTACT_LINK = frozenset("icon icon_pack name link url label".split())
_OLD_ORGANIZATION = ("organization", "organization_url")
_CODES = {"UK": "GB"}
"""Country codes that people write for those of ISO 3166-1."""
_EXAMPLE_STREET = "450 Serra Mall"
_UNSEEN = "private: the site shows no contact data"


def another_page(author: AuthorPage, page: FrontMatter) -> AuthorPage:
    """Return *page* as another page about the same person: its facts and remarks are *author*'s."""
    other = AuthorPage(page, author.site)
    other.tree, other.remarks, other.links = author.tree, author.remarks, author.links
    return other


def add_owner_params(
    author: AuthorPage, params: list[FrontMatter], *, contact_is_shown: bool
) -> None:
    """Add what the parameters of 2016-2018 say of the owner; report the rest of them."""
    for part in params:
        author.remarks += remarks_on_duplicate_keys(part)
        _organization(author, part)
        held = {key: part.data[key] for key in _OF_THE_PAGE if key in part.data}
        read_author_page(another_page(author, part._replace(data=held)))
        page = another_page(author, part)
        read_contact(page, part.data, "", _UNSEEN * (not contact_is_shown))
        read_sharing_account(author, part)
        _remark_unread(page, "unread", *_OF_THE_PAGE, *_OLD_ORGANIZATION)


def _organization(author: AuthorPage, params: FrontMatter) -> None:
    """Read ``organization`` and its ``organization_url`` of 2016, where each was one text."""
    page = another_page(author, params)
    name = page.text(params.data.get("organization"), "organization")
    if name and not params.data.get("organizations"):
        stated = page.raw(params.data.get("organization_url"), "organization_url")
        url = page.site.resolve(mend_address(stated)[0]) if stated else None
        page.add("positions", "organization", {"organization": {"name": name, "url": url}})


def add_title_as_name(author: AuthorPage, config: FrontMatter) -> None:
    """Take the site's title for the name where it has the form of one and nothing else gives it."""
    title = config.data.get("title")
    if not isinstance(title, str) or not {"given", "family"} <= names.parse(title).parts.keys():
        return
    page = another_page(author, config._replace(data={"title": title}))
    read_name(page)
    author.tree["name"]["origin"] += " (inferred: the site's title; no key gives the name)"
    page.remark("title", "taken for the owner's name", "missing", f"params.name: {title!r}")


def add_contact_params(author: AuthorPage, params: list[FrontMatter], *, is_shown: bool) -> bool:
    """Add the contact data in the parameters of a site whose only author is *author*.

    They are its owner's there: on a site of several authors, or of an organization
    (``site_type``), they are the group's (``collective``), which False says. What the site
    shows nowhere, having no contact widget, is private.
    """
    for part in params:
        author.remarks += remarks_on_duplicate_keys(part)
        page = another_page(author, part)
        if is_site_of_others(part):
            place, key = place_of_site_kind(part)
            said = f"contact data left out: they are those of a {place.data[key]}"
            another_page(author, place).remark(key, said)
            return False
        read_contact(page, part.data, "", _UNSEEN * (not is_shown))
        read_sharing_account(author, part)
        _remark_unread(page, "other-page")
    return True


def read_sharing_account(author: AuthorPage, params: FrontMatter) -> None:
    """Read the account that shared pages name: no contact data, whoever looks sees it."""
    for keys in _CARDS:
        if (place := mapping_below(params, *keys)) and (name := place.data.get("twitter")):
            _CARD(another_page(author, place), "twitter", name, "")


def _remark_unread(page: AuthorPage, rule: str, *read: str) -> None:
    """Note the parameters that are not read, with what is below them."""
    known = frozenset({*read, *CONTACT, "twitter"})
    for path in unknown_paths(page.page.data, _presentation(), known):
        page.remark(path, "this key is not read", rule)


@cache
def _presentation() -> frozenset[str]:
    """Return the parameters that say how the site looks, ``vocab/hugo/parameters.json``."""
    table: dict[str, list[str]] = orjson.loads(vocab("hugo/parameters.json"))
    own = (".".join((*keys, "twitter")) for keys in _CARDS)
    return frozenset({*own, *(key for keys in table.values() for key in keys)})


def read_contact(page: AuthorPage, data: dict[str, Tree], prefix: str, private: str) -> None:
    """Read the contact data among *data*, the keys below *prefix*; *private* says why they are."""
    for key, reader in CONTACT.items():
        if data.get(key):
            reader(page, f"{prefix}{key}", data[key], private)


def is_contact_key(key: str) -> bool:
    """Say whether *key* is of contact data, or how these look."""
    return key in CONTACT or key in _presentation()


def add_unless_known(
    page: AuthorPage, path: str, outcome: Found | NoFact, private: str = ""
) -> None:
    """Add what was found, unless it is there: people repeat a link as their contact."""
    found = page.understood(outcome, path)
    if found is None:
        return
    known = next((fact for fact in page.tree.get(found.field, ()) if _same(fact, found.fact)), None)
    if known is None:
        fact = {**found.fact, "visibility": "private"} if private else found.fact
        page.add(found.field, path, fact, private)
        return
    known["origin"] += f" (and {page.page.where(path)})"
    if not private:
        known.pop("visibility", None)


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    keys = ("service", "scheme", "handle", "address", "number", "value")
    here, there = ([str(fact.get(key)).casefold() for key in keys] for fact in (one, other))
    is_named = set(here) != {"none"}
    return here == there and (is_named or one.get("url") == other.get("url"))


def _email(page: AuthorPage, path: str, value: Tree, private: str) -> None:
    if text := page.raw(value, path):
        add_unless_known(page, path, read_email(text), private)


def _phone(page: AuthorPage, path: str, value: Tree, private: str) -> None:
    if text := page.raw(value, path):
        add_unless_known(page, path, read_phone(text), private)


def _account(url: str, icon: str) -> Callable[[AuthorPage, str, Tree, str], None]:
    """Return what reads the bare name of an account whose address begins with *url*."""

    def read(page: AuthorPage, path: str, value: Tree, private: str) -> None:
        text = page.raw(value, path)
        if text is None:
            return
        name = text.strip().removeprefix("@")
        is_name = re.fullmatch(r"[\w.:-]+", name)
        add_unless_known(
            page,
            path,
            read_link(url + name if is_name else text, icon, None, page.site),
            private,
        )

    return read


def _address(page: AuthorPage, path: str, value: Tree, private: str) -> None:
    """Read an address: one text until 2019, its parts since."""
    if isinstance(value, str):
        fact: dict[str, Any] = {"street": page.text(value, path)}
    elif isinstance(value, dict):
        fact = _parts(page, path, value)
    else:
        raise page.wrong(path, "a text or the parts of an address", value)
    if _EXAMPLE_STREET in (fact.get("street") or ""):
        page.remark(path, "left out: it is the theme's example", "placeholder", "your own address")
    elif any(fact.values()):
        page.add(
            "addresses", path, {**fact, **({"visibility": "private"} if private else {})}, private
        )


def _parts(page: AuthorPage, path: str, value: dict[str, Tree]) -> dict[str, Any]:
    parts = {
        "street": ("street",),
        "locality": ("city", "locality"),
        "region": ("region", "state"),
        "postal_code": ("postcode", "postal_code", "zip"),
    }
    fact: dict[str, Any] = {part: page.first(value, path, *keys) for part, keys in parts.items()}
    known = frozenset(key for keys in parts.values() for key in keys)
    page.unread(path, value, known | {"country", "country_code"})
    country = page.text(value.get("country"), f"{path}.country")
    stated = page.text(value.get("country_code"), f"{path}.country_code")
    if stated is None and country and re.fullmatch("[A-Z]{2}", country):
        stated = country
    code = _CODES.get((stated or "").upper(), (stated or "").upper())
    if stated and not re.fullmatch("[A-Z]{2}", code):
        page.remark(f"{path}.country_code", f"left out: {stated!r} is no code", "left-out", "DE")
    elif code:
        if code != stated:
            page.remark(
                f"{path}.country_code", f"{stated!r} is no code of ISO 3166-1", "spelling", code
            )
        return {**fact, "country": code}
    if country:
        said = f"left out: {country!r} without its code"
        page.remark(f"{path}.country", said, "left-out", "country_code: DE")
    return fact


def _links(page: AuthorPage, path: str, value: Tree, private: str) -> None:
    """Read ``contact_links``: an icon, a ``link``, and the words on it in ``name``."""
    for below, item in page.mappings(value, path, "icon: …, name: …, link: …", _CONTACT_LINK):
        key = "link" if item.get("link") else "url"
        if address := page.raw(item.get(key), f"{below}.{key}"):
            icon = page.raw(item.get("icon"), f"{below}.icon") or ""
            label = page.first(item, below, "name", "label")
            add_unless_known(
                page, f"{below}.{key}", read_link(address, icon, label, page.site), private
            )


def _appointment(page: AuthorPage, path: str, value: Tree, private: str) -> None:
    if address := page.raw(value, path):
        add_unless_known(page, path, read_link(address, "calendar", None, page.site), private)


def _no_place(page: AuthorPage, path: str, value: Tree, _: str) -> None:
    texts = [text for text in (value if isinstance(value, list) else [value]) if text]
    if texts:
        page.remark(path, "left out: a profile has no place for it")


CONTACT: dict[str, Callable[[AuthorPage, str, Tree, str], None]] = {
    "email": _email,
    "phone": _phone,
    "address": _address,
    "directions": _no_place,
    "office_hours": _no_place,
    "appointment_url": _appointment,
    "skype": _account("skype:", "skype"),
    "telegram": _account("https://t.me/", "telegram"),
    "keybase": _account("https://keybase.io/", "keybase"),
    "contact_links": _links,
}
"""What reads each kind of contact data."""

_CARD = _account("https://twitter.com/", "twitter")
_CARDS: tuple[tuple[str, ...], ...] = (
    (),
    ("marketing", "seo"),
    ("hugoblox", "identity", "social"),
    ("identity", "social"),
)
"""Below which keys the generations have ``twitter``."""
