"""What a card of version 4.0 holds: RFC 6350, and for the facts it has no place for its sequels.

RFC 6715 (interests, skills), RFC 8605 (contact addresses, country codes), RFC 9554 (pronouns,
social profiles, the language of the card, scripts).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pexport.profile import Account, Address, Identifier, Interest, Position, Profile, Skill, Text
from pexport.vocabulary import catalogue

from ...contact.identity import display_name
from ...contact.links import iri_to_uri
from ...contact.positions import current_positions
from ...contact.skills import skill_level
from ..syntaxes.grammar import grammar, property_rule
from ..syntaxes.text import Params, Property
from . import both_versions, pages
from .photo import Choice, photo_of_version_4


def properties(
    profile: Profile, as_of: date, *, strict: bool = False, photo: Choice = "embed"
) -> list[Property]:
    """Return all properties in the order of the card; *strict* ones are of RFC 6350 alone."""
    jobs = [
        (position, f"job{number}" if number > 1 else "job")
        for number, position in enumerate(current_positions(profile.positions, as_of), 1)
    ]
    form = "4.0 strict" if strict else "4.0"
    content = [
        Property("VERSION", "4.0"),
        Property("KIND", "individual"),
        Property("PRODID", both_versions.PRODUCT),
        both_versions.uid(profile),
        *_revision(profile),
        *_language(profile),
        *both_versions.source(profile),
        *_names(profile),
        *both_versions.name(profile.name, required=False),
        *both_versions.phonetic_names(profile.name),
        *both_versions.nicknames(profile),
        *[
            Property("PRONOUNS", each.pronouns, both_versions.language(each.language))
            for each in profile.pronouns
        ],
        *_organizations(profile, jobs),
        *[Property("EMAIL", email.address) for email in profile.emails],
        *[Property("TEL", phone.number) for phone in profile.phones],
        *[_address(address) for address in profile.addresses],
        *_languages(profile),
        *([Property("URL", iri_to_uri(profile.homepage.url))] if profile.homepage else ()),
        *_pages(profile, [job for job, _ in jobs], form),
        *[_account(account) for account in profile.accounts],
        *[_identifier(identifier) for identifier in profile.identifiers],
        *_names_of_the_person(profile),
        *[_interest(interest) for interest in profile.interests],
        *[_expertise(skill) for skill in profile.skills],
        *photo_of_version_4(profile.portrait, photo),
        *_notes(profile.summaries, "1"),
        *_notes(profile.biographies, "2"),
    ]
    return list(_only_rfc_6350(content)) if strict else content


def _only_rfc_6350(content: list[Property]) -> Iterator[Property]:
    """Yield what RFC 6350 itself has, without the parameters of later ones."""
    later = grammar("4.0").later
    for prop in content:
        row = property_rule("4.0", prop.name)
        if row and row.see.startswith("RFC 6350"):
            params = tuple(param for param in prop.params if param[0] not in later)
            yield prop._replace(params=params)


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
    yield Property("FN", display_name(profile), preferred)
    for other in profile.other_names:
        params: Params = (("ALTID", ("1",)), *both_versions.language(other.language))
        if other.script:
            params += (("SCRIPT", (other.script,)),)
        yield Property("FN", other.name, params)


def _organizations(profile: Profile, jobs: list[tuple[Position, str]]) -> Iterator[Property]:
    """Write each organization with the role there, as a group, then what the person goes by.

    The first organization is preferred.
    """
    roles = [(job.role, group if job.organization else "") for job, group in jobs if job.role]
    titles = list(both_versions.titles(profile.headlines, roles))
    tied = [(job, group) for job, group in jobs if job.organization]
    preferred: Params = (("PREF", ("1",)),) if len(tied) > 1 else ()
    for position, group in tied:
        yield from both_versions.organization(position, preferred, group if position.role else "")
        yield from (title for title in titles if title.group == group)
        preferred = ()
    yield from (title for title in titles if not title.group)


def _address(address: Address) -> Property:
    params: Params = (("CC", (address.country,)),) if address.country else ()
    return Property("ADR", both_versions.components(address), params)


def _languages(profile: Profile) -> Iterator[Property]:
    """Write the languages that have a tag, preferred in the order that the person gives."""
    tags = [known.tag for known in profile.languages if known.tag]
    for number, tag in enumerate(tags, 1):
        # There are a hundred degrees of preference (RFC 6350 section 5.3).
        preference: Params = (("PREF", (str(min(number, 100)),)),) if len(tags) > 1 else ()
        yield Property("LANG", tag, preference)


def _pages(profile: Profile, positions: list[Position], form: str) -> Iterator[Property]:
    write = pages.unlabelled_properties if form == "4.0 strict" else pages.labelled_properties
    yield from write(
        [
            *pages.account_pages(profile.accounts),
            *pages.identifier_pages(profile.identifiers),
            *pages.position_pages(positions),
            *pages.link_pages(profile.links, form),
        ]
    )


def _account(account: Account) -> Property:
    return _profile(catalogue.service_title(account.service), account.handle, account.url)


def _identifier(identifier: Identifier) -> Property:
    return _profile(catalogue.service_title(identifier.scheme), identifier.value, identifier.url)


def _profile(service: str, user: str | None, url: str | None) -> Property:
    """Return the person's profile with a service: its address, else the name there."""
    params: Params = (("SERVICE-TYPE", (service,)),)
    if url is None:
        return Property("SOCIALPROFILE", user or "", (*params, ("VALUE", ("text",))))
    if user:
        params += (("USERNAME", (user,)),)
    return Property("SOCIALPROFILE", iri_to_uri(url), params)


def _names_of_the_person(profile: Profile) -> Iterator[Property]:
    """Write the IRIs that name the person: the ORCID iD, and the site's own."""
    subject = profile.document.subject if profile.document else None
    for iri in dict.fromkeys([profile.iri, subject]):
        if iri:
            yield Property("RELATED", iri_to_uri(iri), (("TYPE", ("me",)),))


# ical.js shows the escapes of a text in a property that it does not know, unless it is told.
_TEXT: Params = (("VALUE", ("text",)),)


def _interest(interest: Interest) -> Property:
    return Property("INTEREST", interest.label, _TEXT + both_versions.language(interest.language))


def _expertise(skill: Skill) -> Property:
    known = skill_level(skill)
    params: Params = (("LEVEL", (known,)),) if known else ()
    return Property("EXPERTISE", skill.name, _TEXT + params)


def _notes(texts: tuple[Text, ...], altid: str) -> Iterator[Property]:
    alternatives = both_versions.altid(texts, altid)
    for text in texts:
        yield Property("NOTE", text.text, alternatives + both_versions.language(text.language))
