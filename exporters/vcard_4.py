"""What a card of version 4.0 holds: RFC 6350, and for the facts it has no place for its sequels.

RFC 6715 (interests, skills), RFC 8605 (contact addresses, country codes), RFC 9554 (pronouns,
social profiles, the language of the card, scripts).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pexport import catalogue
from pexport.model import Account, Address, Identifier, Portrait, Position, Profile, Text

from . import vcard_facts as facts
from .vcard_table import pattern
from .vcard_text import Params, Property

DROPS = {
    **facts.DROPS,
    "name/pronunciation": "PHONETIC says how each part of N is spoken (RFC 9554 section 4.6)",
    "interests/*/url": "INTEREST is a text",
    "skills/*/category": "EXPERTISE is a text",
    "skills/*/level": "LEVEL knows beginner, average and expert alone (RFC 6715 section 3.2)",
    "skills/*/description": "EXPERTISE is a text",
    "languages/*/name": "LANG holds the language's tag",
    "languages/*/level": "LANG holds the language's tag",
}


def properties(profile: Profile, as_of: date) -> list[Property]:
    """Return all properties in the order of the card."""
    position = facts.current(profile.positions, as_of)
    group = "job" if position and position.role else ""
    return [
        Property("VERSION", "4.0"),
        Property("KIND", "individual"),
        Property("PRODID", facts.PRODUCT),
        facts.uid(profile),
        *_revision(profile),
        *_language(profile),
        *facts.source(profile),
        *_names(profile),
        *facts.name(profile.name, required=False),
        *facts.nicknames(profile),
        *[
            Property("PRONOUNS", each.pronouns, facts.language(each.language))
            for each in profile.pronouns
        ],
        *_organization(position, group),
        *facts.titles(profile.headlines, position, group),
        *[Property("EMAIL", email.address) for email in profile.emails],
        *[Property("TEL", phone.number) for phone in profile.phones],
        *[_address(address) for address in profile.addresses],
        *[Property("LANG", known.tag) for known in profile.languages if known.tag],
        *facts.homepage(profile),
        *facts.addresses(profile, position, "4.0"),
        *[_account(account) for account in profile.accounts],
        *[_identifier(identifier) for identifier in profile.identifiers],
        *_same(profile),
        *[
            Property("INTEREST", each.label, facts.language(each.language))
            for each in profile.interests
        ],
        *[Property("EXPERTISE", skill.name) for skill in profile.skills],
        *_photo(profile.portrait),
        *_notes(profile.summaries, "1"),
        *_notes(profile.biographies, "2"),
    ]


def _revision(profile: Profile) -> Iterator[Property]:
    """Write the day of the last change as its first moment: REV is a point in time."""
    page = profile.document
    if page and page.modified and len(page.modified) == len("2026-01-31"):
        yield Property("REV", f"{page.modified.replace('-', '')}T000000Z")


def _language(profile: Profile) -> Iterator[Property]:
    if profile.document and profile.document.language:
        yield Property("LANGUAGE", profile.document.language)


def _names(profile: Profile) -> Iterator[Property]:
    """Write the name the person goes by first, then the others as alternatives of it."""
    preferred: Params = (("ALTID", ("1",)), ("PREF", ("1",))) if profile.other_names else ()
    yield Property("FN", facts.display(profile), preferred)
    for other in profile.other_names:
        params: Params = (("ALTID", ("1",)), *facts.language(other.language))
        if other.script:
            params += (("SCRIPT", (other.script,)),)
        yield Property("FN", other.name, params)


def _organization(position: Position | None, group: str) -> Iterator[Property]:
    if position:
        yield Property("ORG", facts.organization(position), group=group)


def _address(address: Address) -> Property:
    params: Params = (("CC", (address.country,)),) if address.country else ()
    return Property("ADR", facts.components(address), params)


def _account(account: Account) -> Property:
    return _profile(catalogue.title(account.service), account.handle, account.url)


def _identifier(identifier: Identifier) -> Property:
    return _profile(catalogue.title(identifier.scheme), identifier.value, identifier.url)


def _profile(service: str, user: str | None, url: str | None) -> Property:
    """Return the person's profile with a service: its address, else the name there."""
    params: Params = (("SERVICE-TYPE", (service,)),)
    if url is None:
        return Property("SOCIALPROFILE", user or "", (*params, ("VALUE", ("text",))))
    if user:
        params += (("USERNAME", (user,)),)
    return Property("SOCIALPROFILE", facts.uri(url), params)


def _same(profile: Profile) -> Iterator[Property]:
    """Write the IRI by which the site names the person."""
    if profile.document and profile.document.subject:
        yield Property("RELATED", facts.uri(profile.document.subject), (("TYPE", ("me",)),))


def _photo(portrait: Portrait | None) -> Iterator[Property]:
    if portrait and portrait.url:
        kind = portrait.media_type
        params: Params = ()
        if kind and pattern("4.0", "media-type").fullmatch(kind):
            params = (("MEDIATYPE", (kind,)),)
        yield Property("PHOTO", facts.uri(portrait.url), params)


def _notes(texts: tuple[Text, ...], altid: str) -> Iterator[Property]:
    alternatives = facts.altid(texts, altid)
    for text in texts:
        yield Property("NOTE", text.text, alternatives + facts.language(text.language))
