"""Contact data of a site: e-mail, telephone, address, accounts, links.

The generations keep them in the parameters of the site, in a contact widget or in a block, always
under the same keys. What the site does not show is added as private, with the reason as its note.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ...files.yaml_tree import Tree
from ...text.places import country_code, last_country, with_country
from ..page.author_page import AuthorPage
from ..page.email import read_email, read_phone
from ..page.links import read_link
from ..page.outcome import Found, NoFact

_LINK_KEYS = frozenset("icon icon_pack name link url label".split())
_ADDRESS_KEYS = {
    "street": ("street",),
    "locality": ("city", "locality"),
    "region": ("region", "state"),
    "postal_code": ("postcode", "postal_code", "zip"),
}
"""Each part of an address, with the keys that give it."""
_COUNTRY_CODES = {"UK": "GB"}
"""Country codes that people write for those of ISO 3166-1."""
_EXAMPLE_STREET = "450 Serra Mall"


def read_contact(page: AuthorPage, why_private: str = "") -> None:
    """Read the contact data among the keys of *page*; *why_private* says why they are private."""
    for key, reader in CONTACT_READERS.items():
        if page.data.get(key):
            reader(page, key, page.data[key], why_private)


def add_unless_known(
    page: AuthorPage, path: str, outcome: Found | NoFact, why_private: str = ""
) -> None:
    """Add what was found, unless it is there: people repeat a link as their contact."""
    found = page.accept(outcome, path)
    if found is None:
        return
    facts = page.tree.get(found.field, ())
    known = next((fact for fact in facts if _is_same(fact, found.fact)), None)
    if known is None:
        page.add(found.field, path, _with_visibility(found.fact, why_private), why_private)
        return
    known["origin"] += f" (and {page.where(path)})"
    if not why_private:
        known.pop("visibility", None)


def _with_visibility(fact: dict[str, Any], why_private: str) -> dict[str, Any]:
    return {**fact, "visibility": "private"} if why_private else fact


def _is_same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    keys = ("service", "scheme", "handle", "address", "number", "value")
    here, there = ([str(fact.get(key)).casefold() for key in keys] for fact in (one, other))
    has_key = set(here) != {"none"}
    return here == there and (has_key or one.get("url") == other.get("url"))


def _read_contact_email(page: AuthorPage, path: str, value: Tree, why_private: str) -> None:
    if text := page.raw(value, path):
        add_unless_known(page, path, read_email(text), why_private)


def _read_contact_phone(page: AuthorPage, path: str, value: Tree, why_private: str) -> None:
    if text := page.raw(value, path):
        add_unless_known(page, path, read_phone(text), why_private)


def account_reader(prefix: str, icon: str) -> Callable[[AuthorPage, str, Tree, str], None]:
    """Return what reads the name of an account, whose address is *prefix* with the name."""

    def read(page: AuthorPage, path: str, value: Tree, why_private: str) -> None:
        text = page.raw(value, path)
        if text is None:
            return
        name = text.strip().removeprefix("@")
        address = prefix + name if re.fullmatch(r"[\w.:-]+", name) else text
        add_unless_known(page, path, read_link(address, icon, None, page.site), why_private)

    return read


def _read_address(page: AuthorPage, path: str, value: Tree, why_private: str) -> None:
    """Read an address: one text until 2019, its parts since."""
    if isinstance(value, str):
        text = page.text(value, path)
        fact: dict[str, Any] = {"street": text, "country": last_country(text or "")}
    elif isinstance(value, dict):
        fact = _read_address_parts(page, path, value)
    else:
        page.reject_type(path, "a text or the parts of an address", value)
    if _EXAMPLE_STREET in (fact.get("street") or ""):
        message = "left out: it is an example of the theme"
        page.remark(path, message, "placeholder", "your own address")
    elif any(fact.values()):
        fact = with_country(fact)
        page.add("addresses", path, _with_visibility(fact, why_private), why_private)


def _read_address_parts(page: AuthorPage, path: str, value: dict[str, Tree]) -> dict[str, Any]:
    fact: dict[str, Any] = {
        part: page.first_text(value, path, *keys) for part, keys in _ADDRESS_KEYS.items()
    }
    known = frozenset(key for keys in _ADDRESS_KEYS.values() for key in keys)
    page.remark_unknown_keys(path, value, known | {"country", "country_code"})
    if country := _read_country(page, path, value):
        fact["country"] = country
    return fact


def _read_country(page: AuthorPage, path: str, value: dict[str, Tree]) -> str | None:
    """Return the country of an address, by its code in ISO 3166-1."""
    name = page.text(value.get("country"), f"{path}.country")
    written = page.text(value.get("country_code"), f"{path}.country_code")
    if written is None and name and re.fullmatch("[A-Z]{2}", name):
        written = name
    upper = (written or "").upper()
    code = _COUNTRY_CODES.get(upper, upper)
    if written and not re.fullmatch("[A-Z]{2}", code):
        message = f"left out: {written!r} is not a country code"
        page.remark(f"{path}.country_code", message, "left-out", "DE")
    elif code:
        if code != written:
            message = f"{written!r} is not a country code of ISO 3166-1"
            page.remark(f"{path}.country_code", message, "spelling", code)
        return code
    if name and (known := country_code(name)):
        return known
    if name:
        message = f"left out: {name!r} is not known as a country"
        page.remark(f"{path}.country", message, "left-out", "country_code: DE")
    return None


def _read_contact_links(page: AuthorPage, path: str, value: Tree, why_private: str) -> None:
    """Read ``contact_links``: an icon, a ``link``, and the words on it in ``name``."""
    for below, item in page.mappings(value, path, "icon: …, name: …, link: …", _LINK_KEYS):
        key = "link" if item.get("link") else "url"
        if address := page.raw(item.get(key), f"{below}.{key}"):
            icon = page.raw(item.get("icon"), f"{below}.icon") or ""
            label = page.first_text(item, below, "name", "label")
            outcome = read_link(address, icon, label, page.site)
            add_unless_known(page, f"{below}.{key}", outcome, why_private)


def _read_appointment_url(page: AuthorPage, path: str, value: Tree, why_private: str) -> None:
    if address := page.raw(value, path):
        outcome = read_link(address, "calendar", None, page.site)
        add_unless_known(page, path, outcome, why_private)


def _leave_out(page: AuthorPage, path: str, value: Tree, _: str) -> None:
    if any(value) if isinstance(value, list) else value:
        page.remark(path, "left out: a profile has no place for it")


CONTACT_READERS: dict[str, Callable[[AuthorPage, str, Tree, str], None]] = {
    "email": _read_contact_email,
    "phone": _read_contact_phone,
    "address": _read_address,
    "directions": _leave_out,
    "office_hours": _leave_out,
    "appointment_url": _read_appointment_url,
    "skype": account_reader("skype:", "skype"),
    "telegram": account_reader("https://t.me/", "telegram"),
    "keybase": account_reader("https://keybase.io/", "keybase"),
    "contact_links": _read_contact_links,
}
"""What reads each key of contact data."""
