"""The facts that both versions of vCard write in the same way, one small function each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, NAMESPACE_X500, uuid5

import orjson

from pexport import catalogue
from pexport.model import Address, Headline, Link, Name, Position, Profile, Text
from pexport.vocabulary import vocab

from .vcard_table import Version
from .vcard_text import Params, Property

_KINDS: dict[str, Any] = orjson.loads(vocab("vcard/links.json"))
PRODUCT = "-//pexport//vCard//EN"

_NO_DATES = "a card says what is so now, without dates"
_OF_THE_ORGANIZATION = "a card holds the name of the organization alone"
DROPS = {
    "summaries/*/markdown": "a note is plain text",
    "summaries/*/links/**": "a note is plain text, without links",
    "biographies/*/markdown": "a note is plain text",
    "biographies/*/links/**": "a note is plain text, without links",
    "portrait/file": "a card outside of the site needs the picture's address",
    "portrait/width": "PHOTO holds the picture alone",
    "portrait/height": "PHOTO holds the picture alone",
    "portrait/caption": "PHOTO holds the picture alone",
    "positions/*/kind": "ORG does not say what ties the person to the organization",
    "positions/*/organization/url": _OF_THE_ORGANIZATION,
    "positions/*/organization/city": _OF_THE_ORGANIZATION,
    "positions/*/organization/region": _OF_THE_ORGANIZATION,
    "positions/*/organization/country": _OF_THE_ORGANIZATION,
    "positions/*/organization/identifiers/**": _OF_THE_ORGANIZATION,
    "positions/*/description": "a card describes no position",
    "positions/*/start": _NO_DATES,
    "positions/*/end": _NO_DATES,
    "positions/*/dates": _NO_DATES,
    "education/**": "a card has no place for studies",
    "awards/**": "a card has no place for awards",
    "groups/**": "address books would make groups of their own of CATEGORIES",
    "works/**": "a card has no place for works",
    "projects/**": "a card has no place for projects",
    "fundings/**": "a card has no place for fundings",
    "document/title": "a card does not name the page it was made from",
    "document/site_url": "a card does not name the site it was made from",
    "document/site_name": "a card does not name the site it was made from",
    "document/created": "the day of the page is not that of the card",
}


def source(profile: Profile) -> Iterator[Property]:
    """Name the page that presents the person, which holds more and newer facts."""
    page = profile.document
    if page and page.url:
        yield Property("SOURCE", uri(page.url))


def uid(profile: Profile) -> Property:
    """Return an identifier that stays the same: of the person's IRI, else of name and place."""
    if profile.iri:
        identifier = uuid5(NAMESPACE_URL, profile.iri)
    else:
        place = profile.positions[0].organization.name if profile.positions else ""
        identifier = uuid5(NAMESPACE_X500, f"CN={display(profile)},O={place}")
    return Property("UID", f"urn:uuid:{identifier}")


def display(profile: Profile) -> str:
    """Return the name as it is shown."""
    return profile.name.display if profile.name else ""


def name(known: Name | None, *, required: bool) -> Iterator[Property]:
    """Write the parts of the name; where none is known and N is *required*, the whole is given.

    So ORCID asks of who has one name only, and no family name is made up.
    """
    if known is None:
        return
    given = known.given
    if not (known.family or known.given or known.additional):
        if not required and not (known.prefix or known.suffix):
            return
        given = known.display
    parts = (known.family, given, known.additional, known.prefix, known.suffix)
    yield Property("N", tuple([(part or "",) for part in parts]))


def nicknames(profile: Profile) -> list[Property]:
    """Return a property for each nickname: some readers take no more than one from a list."""
    return [Property("NICKNAME", (nickname.name,)) for nickname in profile.nicknames]


def current(positions: Iterable[Position], as_of: date) -> Position | None:
    """Return the first position of which nothing shows that it was over, or had not begun."""
    return next((position for position in positions if position.may_hold(as_of)), None)


def other_positions(positions: Iterable[Position], as_of: date) -> dict[str, str]:
    """Return the drops of all positions but the current one."""
    known = tuple(positions)
    shown = current(known, as_of)
    return {
        f"positions/{index}/**": "a card holds one position, the first that is current"
        for index, position in enumerate(known)
        if position is not shown
    }


def organization(position: Position) -> tuple[tuple[str, ...], ...]:
    """Return the components of ORG: the organization, then its unit."""
    whole = (position.organization.name,)
    return (whole, (position.department,)) if position.department else (whole,)


def titles(
    headlines: tuple[Headline, ...], position: Position | None, group: str = ""
) -> Iterator[Property]:
    """Write the role at the organization, in its *group*, then what the person goes by."""
    role = position.role if position else None
    if role and all(role != headline.text for headline in headlines):
        yield Property("TITLE", role, group=group)
    alternatives = altid(headlines)
    for headline in headlines:
        params = alternatives + language(headline.language)
        yield Property("TITLE", headline.text, params, group if headline.text == role else "")


def altid(facts: tuple[Headline, ...] | tuple[Text, ...], mark: str = "1") -> Params:
    """Return the *mark* of one fact in several languages, where no two are in the same."""
    languages = {fact.language for fact in facts}
    apart = len(languages) == len(facts) > 1 and None not in languages
    return (("ALTID", (mark,)),) if apart else ()


def language(tag: str | None) -> Params:
    """Return the parameter for a text's language."""
    return (("LANGUAGE", (tag,)),) if tag else ()


def components(address: Address) -> tuple[tuple[str, ...], ...]:
    """Return the components of ADR, the first two of which should be empty (RFC 6350 6.3.1)."""
    street, locality, region = address.street, address.locality, address.region
    parts = ("", "", street, locality, region, address.postal_code, address.country)
    return tuple([(part or "",) for part in parts])


def homepage(profile: Profile) -> Iterator[Property]:
    """Write the home page in no group: some readers show no other address."""
    if profile.homepage:
        yield Property("URL", uri(profile.homepage.url))


def addresses(profile: Profile, position: Position | None, version: Version) -> list[Property]:
    """Return every page but the home page, each tied to its label by a group.

    So Apple labels, and most address books have learnt it.
    """
    pages = [("URL", each.url, catalogue.title(each.service)) for each in profile.accounts]
    pages += [
        ("URL", each.url, catalogue.title(each.scheme)) for each in profile.identifiers if each.url
    ]
    if position and position.url:
        pages.append(("URL", position.url, position.organization.name))
    pages += [_link(link, version) for link in profile.links]
    found = []
    for number, (name, address, label) in enumerate(pages, 1):
        group = f"item{number}" if label else ""
        found.append(Property(name, uri(address), (), group))
        if label:
            found.append(Property("X-ABLabel", label, (), group))
    return found


def _link(link: Link, version: Version) -> tuple[str, str, str]:
    """Return the property of a link, its address and its label.

    Where no property of its own says what kind of link it is, the label does.
    """
    name = _KINDS["properties"][version].get(link.kind, "URL")
    label, kind = link.label or "", _KINDS["labels"].get(link.kind, "") if name == "URL" else ""
    if label and kind and label.lower() != kind.lower():
        label = f"{label} ({kind})"
    return name, link.url, label or kind


def uri(iri: str) -> str:
    """Return the URI of an IRI (RFC 3987 section 3.1)."""
    return iri if iri.isascii() else quote(iri, safe="!#$%&'()*+,/:;=?@[]~")
