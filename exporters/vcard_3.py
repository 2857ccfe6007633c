"""What a card of version 3.0 holds, RFC 2426: most address books read this version best."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from pexport.model import Account, Portrait, Position, Profile, Text

from . import vcard_facts as facts
from .vcard_table import pattern
from .vcard_text import Params, Property

_ONE_LANGUAGE = "3.0 cannot say that two texts are one in two languages"
DROPS = {
    **facts.DROPS,
    "name/pronunciation": "3.0 says how to speak the given and the family name, each for itself",
    "other_names/**": "3.0 knows one name",
    "pronouns/**": "3.0 has no place for pronouns",
    "headlines/+/**": _ONE_LANGUAGE,
    "summaries/+/**": _ONE_LANGUAGE,
    "biographies/+/**": _ONE_LANGUAGE,
    "interests/**": "address books would make groups of their own of CATEGORIES",
    "skills/**": "3.0 has no place for skills",
    "languages/**": "3.0 has no place for the languages a person knows",
    "document/language": "3.0 has no language of the whole card",
    "document/subject": "a UID is made of the person's IRI, it does not hold it",
}


def properties(profile: Profile, as_of: date) -> list[Property]:
    """Return all properties in the order of the card."""
    position = facts.current(profile.positions, as_of)
    return [
        Property("VERSION", "3.0"),
        Property("PRODID", facts.PRODUCT),
        facts.uid(profile),
        *_revision(profile),
        *facts.source(profile),
        Property("FN", facts.display(profile)),
        *facts.name(profile.name, required=True),
        *facts.nicknames(profile),
        *_organization(position),
        *facts.titles(profile.headlines[:1], position),
        *[Property("EMAIL", email.address, (("TYPE", ("INTERNET",)),)) for email in profile.emails],
        *[Property("TEL", phone.number, (("TYPE", ("VOICE",)),)) for phone in profile.phones],
        *[
            Property("ADR", facts.components(address), (("TYPE", ("POSTAL",)),))
            for address in profile.addresses
        ],
        *facts.homepage(profile),
        *facts.addresses(profile, position, "3.0"),
        *[_social(account) for account in profile.accounts],
        *[Property(f"X-{each.scheme.upper()}", each.value) for each in profile.identifiers],
        *_photo(profile.portrait),
        *_note(profile.summaries),
        *_note(profile.biographies),
    ]


def _revision(profile: Profile) -> Iterator[Property]:
    page = profile.document
    if page and page.modified and len(page.modified) == len("2026-01-31"):
        yield Property("REV", page.modified, (("VALUE", ("date",)),))


def _organization(position: Position | None) -> Iterator[Property]:
    if position:
        yield Property("ORG", facts.organization(position))


def _social(account: Account) -> Property:
    """Return Apple's property for a social profile, which other address books read as well."""
    params: Params = (("TYPE", (account.service,)),)
    # In a parameter of 3.0 there is no way to write a quotation mark.
    if account.handle and '"' not in account.handle:
        params += (("X-USER", (account.handle,)),)
    return Property("X-SOCIALPROFILE", facts.uri(account.url), params)


def _photo(portrait: Portrait | None) -> Iterator[Property]:
    if portrait and portrait.url:
        params: Params = (("VALUE", ("uri",)),)
        kind, _, image = (portrait.media_type or "").partition("/")
        if kind == "image" and pattern("3.0", "media-subtype").fullmatch(image):
            params += (("TYPE", (image.upper(),)),)
        yield Property("PHOTO", facts.uri(portrait.url), params)


def _note(texts: Iterable[Text]) -> Iterator[Property]:
    for text in tuple(texts)[:1]:
        yield Property("NOTE", text.text, facts.language(text.language))
