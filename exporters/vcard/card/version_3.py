"""What a card of version 3.0 holds, RFC 2426: most address books read this version best."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pexport.profile import Account, Address, Identifier, Position, Profile, Text
from pexport.vocabulary import catalogue

from ...contact.identity import display_name, orcid_index
from ...contact.links import iri_to_uri
from ...contact.positions import current_positions, indices_not_shown
from ..syntaxes.text import Params, Property
from . import both_versions, pages
from .pages import Page
from .photo import Choice, photo_drops, photo_of_version_3
from .targets import READERS, Reader, Target


def properties(
    profile: Profile, as_of: date, target: Target | None = None, photo: Choice = "embed"
) -> list[Property]:
    """Return all properties in the order of the card."""
    reader = READERS[target]
    position = current_positions(profile.positions, as_of)[:1]
    content = [
        Property("VERSION", "3.0"),
        Property("PRODID", both_versions.PRODUCT),
        both_versions.uid(profile),
        *_revision(profile),
        *both_versions.source(profile),
        Property("FN", display_name(profile)),
        *both_versions.name(profile.name, required=True),
        *(both_versions.phonetic_names(profile.name) if reader.phonetic else ()),
        *_nicknames(profile, reader),
        *[each for job in position for each in both_versions.organization(job)],
        *_titles(profile, position, reader),
        *[Property("EMAIL", email.address, (("TYPE", ("INTERNET",)),)) for email in profile.emails],
        *[Property("TEL", phone.number, (("TYPE", ("VOICE",)),)) for phone in profile.phones],
        *_addresses(profile, reader),
        *_pages(profile, position, reader),
        *([_social(account) for account in profile.accounts] if reader.social else ()),
        *([_registry(each) for each in profile.identifiers] if reader.registries else ()),
        *photo_of_version_3(profile.portrait, photo),
    ]
    if reader.one_of_each:
        return [*content, *_one_note(profile, position, reader)]
    return [*content, *_notes(profile.summaries), *_notes(profile.biographies)]


def _revision(profile: Profile) -> Iterator[Property]:
    page = profile.document
    if page and page.modified and len(page.modified) == len("2026-01-31"):
        yield Property("REV", page.modified, (("VALUE", ("date",)),))


def _nicknames(profile: Profile, reader: Reader) -> list[Property]:
    if reader.one_of_each and profile.nicknames:
        return [Property("NICKNAME", tuple([each.name for each in profile.nicknames]))]
    return both_versions.nicknames(profile)


def _titles(profile: Profile, position: tuple[Position, ...], reader: Reader) -> Iterator[Property]:
    """Write what the person goes by; where one TITLE is read, the role is it, and that ROLE."""
    roles = [(each.role, "") for each in position if each.role]
    titles = list(both_versions.titles(profile.headlines[:1], roles))
    if reader.one_of_each:
        titles[1:] = [title._replace(name="ROLE") for title in titles[1:]]
    yield from titles


def _addresses(profile: Profile, reader: Reader) -> Iterator[Property]:
    """Write each address; TYPE says WORK, the default of RFC 2426, to readers that want it said."""
    kinds = ("WORK", "POSTAL") if reader.one_of_each else ("POSTAL",)
    params: Params = (("TYPE", kinds),)
    for number, address in enumerate(profile.addresses, 1):
        group = f"address{number}" if reader.country and address.country else ""
        yield Property("ADR", both_versions.components(address), params, group)
        if group and address.country:
            yield Property("X-ABADR", address.country.lower(), (), group)
        if reader.one_of_each:
            yield Property("LABEL", _label(address), params)


def _label(address: Address) -> str:
    """Return the lines of a letter's address."""
    town = " ".join([part for part in (address.postal_code, address.locality) if part])
    return "\n".join(
        [part for part in (address.street, town, address.region, address.country) if part]
    )


def _all_pages(profile: Profile, position: tuple[Position, ...], reader: Reader) -> list[Page]:
    return [
        *(pages.account_pages(profile.accounts) if reader.accounts else ()),
        *pages.identifier_pages(profile.identifiers),
        *pages.position_pages(position),
        *pages.link_pages(profile.links, reader.form),
    ]


def _pages(profile: Profile, position: tuple[Position, ...], reader: Reader) -> Iterator[Property]:
    home = [Page(profile.homepage.url, reader.home_page)] if profile.homepage else []
    if reader.one_of_each:
        yield from pages.unlabelled_properties(home)
    elif reader.labels:
        # Some readers show no address that is in a group: the home page is in none.
        yield from (() if reader.home_page else pages.unlabelled_properties(home))
        others = _all_pages(profile, position, reader)
        yield from pages.labelled_properties([*home, *others] if reader.home_page else others)
    else:
        yield from pages.unlabelled_properties([*home, *_all_pages(profile, position, reader)])


def _social(account: Account) -> Property:
    """Return Apple's property for a social profile, which other address books read as well."""
    params: Params = (("TYPE", (account.service,)),)
    if account.handle and _fits(account.handle):
        params += (("X-USER", (account.handle,)),)
    return Property("X-SOCIALPROFILE", iri_to_uri(account.url), params)


def _fits(handle: str) -> bool:
    """Say whether a parameter can hold *handle*: 3.0 has no way to write a quotation mark there."""
    return '"' not in handle


def _registry(identifier: Identifier) -> Property:
    return Property(f"X-{identifier.scheme.upper()}", identifier.value)


def _notes(texts: tuple[Text, ...]) -> list[Property]:
    return [Property("NOTE", text.text, both_versions.language(text.language)) for text in texts]


def _one_note(
    profile: Profile, position: tuple[Position, ...], reader: Reader
) -> Iterator[Property]:
    """Write one note of all texts, and of the pages and identifiers that have no other place."""
    texts = [text.text for text in (*profile.summaries, *profile.biographies)]
    lines = [f"{page.label}: {page.address}" if page.label else page.address
             for page in _all_pages(profile, position, reader)]  # fmt: skip
    lines += [
        f"{catalogue.service_title(each.scheme)}: {each.value}"
        for each in profile.identifiers
        if each.url is None
    ]
    if texts or lines:
        yield Property("NOTE", "\n\n".join([*texts, "\n".join(lines)]).strip("\n"))


_DROPS = {
    "other_names/**": "vCard 3.0 has only one name",
    "pronouns/**": "vCard 3.0 has no property for pronouns",
    "headlines/+/**": "address books take each TITLE for another job",
    "interests/**": "address books would turn CATEGORIES into groups of their own",
    "skills/**": "vCard 3.0 has no property for skills",
    "languages/**": "vCard 3.0 has no property for the languages a person knows",
    "document/language": "vCard 3.0 has no property for the language of a card",
}
_ONE_POSITION = "vCard 3.0 has only one position, the first current one"
_PRONUNCIATION = "a card can say it only if the given and the family name are one word each"
_SUBJECT = "the UID is computed from this address, but does not contain it"
_ADDRESS_ONLY = "the card has only the address"
_QUOTED = "a parameter of vCard 3.0 cannot contain a quotation mark"
_ONE_NOTE = "all texts are in one note"


def drops(
    profile: Profile, as_of: date, target: Target | None = None, photo: Choice = "embed"
) -> dict[str, str]:
    """Return what a card for *target* has no place for."""
    reader = READERS[target]
    shown = current_positions(profile.positions, as_of)[:1]
    has_phonetic_names = reader.phonetic and tuple(both_versions.phonetic_names(profile.name))
    return {
        **{
            f"positions/{index}/**": _ONE_POSITION
            for index in indices_not_shown(profile.positions, shown)
        },
        **both_versions.department_drops(profile.positions),
        **both_versions.DROPS,
        **_DROPS,
        **({} if has_phonetic_names else {"name/pronunciation": _PRONUNCIATION}),
        **({} if orcid_index(profile) is None else {"document/subject": _SUBJECT}),
        **(_LANGUAGES if reader.one_of_each else {}),
        **_account_drops(profile, reader),
        **_identifier_drops(profile, reader),
        **(_UNLABELLED if not (reader.labels or reader.one_of_each) else {}),
        **photo_drops(profile.portrait, photo, "3.0"),
    }


_LANGUAGES = {"summaries/*/language": _ONE_NOTE, "biographies/*/language": _ONE_NOTE}
_UNLABELLED = {"links/*/label": _ADDRESS_ONLY, "links/*/kind": _ADDRESS_ONLY}


def _account_drops(profile: Profile, reader: Reader) -> dict[str, str]:
    if reader.social:
        return {
            f"accounts/{index}/handle": _QUOTED
            for index, account in enumerate(profile.accounts)
            if account.handle and not _fits(account.handle)
        }
    lost = {"accounts/*/handle": _ADDRESS_ONLY}
    if not (reader.labels or reader.one_of_each):
        lost["accounts/*/service"] = _ADDRESS_ONLY
    return lost


def _identifier_drops(profile: Profile, reader: Reader) -> dict[str, str]:
    """Return what is lost of identifiers; the first ORCID iD is in the UID as well."""
    lost: dict[str, str] = {}
    if reader.registries:
        return lost
    orcid = orcid_index(profile)
    for index, each in enumerate(profile.identifiers):
        if index == orcid or (reader.one_of_each and each.url is None):
            continue
        lost[f"identifiers/{index}/value"] = _ADDRESS_ONLY
        if each.url is None or not (reader.labels or reader.one_of_each):
            lost[f"identifiers/{index}/scheme"] = _ADDRESS_ONLY
    return lost
