"""The card of a person in JSContact (RFC 9553 section 2), one small function for each property."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from pexport.profile import Interest, Link, OtherName, Portrait, Position, Profile, Skill

from ..contact.identity import uid
from ..contact.links import iri_to_uri, link_label, position_label
from ..contact.positions import current_positions
from ..contact.skills import skill_level
from . import name, parts
from .localizations import Localizations, LocalizedText, separate_texts, translations
from .parts import Node, by_id, resource, without_empty


def person(profile: Profile, as_of: date) -> Node:
    """Return the card, its members in the order of the standard."""
    page = profile.document
    main = page.language if page else None
    positions = current_positions(profile.positions, as_of)
    texts = Localizations()
    card = {
        **parts.metadata(uid(profile), "individual", main),
        "created": parts.utc_date_time(page.created) if page else None,
        "updated": parts.utc_date_time(page.modified) if page else None,
        "relatedTo": {iri_to_uri(page.subject): {"relation": {"me": True}}}
        if page and page.subject
        else None,
        "name": name.name_object(profile.name) if profile.name else None,
        "nicknames": _nicknames(profile, main, texts),
        "organizations": by_id("o", filter(None, map(_organization, positions))),
        "speakToAs": without_empty({"pronouns": _pronouns(profile, main, texts)}),
        "titles": _titles(profile, positions, main, texts),
        "emails": by_id("e", ({"address": each.address} for each in profile.emails)),
        "onlineServices": by_id("s", _services(profile)),
        "phones": by_id("p", ({"number": each.number} for each in profile.phones)),
        "preferredLanguages": by_id(
            "l", ({"language": each.tag} for each in profile.languages if each.tag)
        ),
        "calendars": by_id("c", _links(profile.links, "calendar", kind="calendar")),
        "addresses": by_id("a", parts.addresses(profile.addresses)),
        "cryptoKeys": by_id("k", _links(profile.links, "key")),
        "directories": by_id("d", [resource(page.url, kind="entry")] if page and page.url else ()),
        "links": by_id("w", _pages(profile, positions)),
        "media": by_id("m", _media(profile.portrait)),
        "keywords": {each.name: True for each in profile.groups},
        "notes": _notes(profile, main, texts),
        "personalInfo": _personal_info(profile, main, texts),
    }
    return without_empty({**without_empty(card), "localizations": texts.patches})


def _entries(
    letter: str, entries: Iterable[LocalizedText], member: str, path: str, texts: Localizations
) -> dict[str, Node]:
    """Return a map of *entries*, and put what they are in other languages into *texts*."""
    found = {}
    for number, each in enumerate(entries, 1):
        found[f"{letter}{number}"] = {member: each.text}
        texts.add(f"{path}/{letter}{number}/{member}", each.localized)
    return found


def names_in_other_languages(names: Sequence[OtherName], main: str | None) -> dict[int, str]:
    """Return which of *names* the whole name is in another language: its index, and that language.

    The first in a language is; the others are names that the person has besides.
    """
    found: dict[int, str] = {}
    for index, each in enumerate(names):
        if each.language and _primary(each.language) != _primary(main):
            subtags = each.language.split("-")
            tag = "-".join([subtags[0], *([each.script] if each.script else []), *subtags[1:]])
            if each.script and each.script.lower() in each.language.lower().split("-"):
                tag = each.language
            if tag not in found.values():
                found[index] = tag
    return found


def _primary(language: str | None) -> str | None:
    return language.partition("-")[0].lower() if language else None


def _nicknames(profile: Profile, main: str | None, texts: Localizations) -> dict[str, Node]:
    """Return the nicknames, and the other names in the language of the card."""
    names = profile.other_names
    localized = names_in_other_languages(names, main)
    for index, language in localized.items():
        texts.add("name", {language: {"full": names[index].name}})
    besides = [
        (each.name, each.language) for index, each in enumerate(names) if index not in localized
    ]
    entries = [LocalizedText(each.name, {}) for each in profile.nicknames]
    return _entries("n", entries + separate_texts(besides, main), "name", "nicknames", texts)


def _organization(position: Position) -> Node | None:
    if position.organization is None:
        return None
    units = [{"name": position.department}] if position.department else None
    return without_empty({"name": position.organization.name, "units": units})


def _pronouns(profile: Profile, main: str | None, texts: Localizations) -> dict[str, Node]:
    entries = translations([(each.pronouns, each.language) for each in profile.pronouns], main)
    return _entries("g", entries, "pronouns", "speakToAs/pronouns", texts)


def _titles(
    profile: Profile, positions: Sequence[Position], main: str | None, texts: Localizations
) -> dict[str, Node]:
    """Return the headlines, then the roles at the organizations that no headline repeats."""
    entries = translations([(each.text, each.language) for each in profile.headlines], main)
    titles = _entries("t", entries, "name", "titles", texts)
    number = 0
    for position in positions:
        number += position.organization is not None
        if position.role:
            free = [t for t in titles.values() if "organizationId" not in t]
            title = next((t for t in free if t["name"] == position.role), None)
            if title is None:
                title = titles.setdefault(f"t{len(titles) + 1}", {"name": position.role})
            if position.organization:
                title["organizationId"] = f"o{number}"
    return titles


def _services(profile: Profile) -> list[Node]:
    """Return the accounts, the identifiers and the ways to chat."""
    return [
        *[parts.online_service(each.service, each.handle, each.url) for each in profile.accounts],
        *[parts.online_service(each.scheme, each.value, each.url) for each in profile.identifiers],
        *_links(profile.links, "chat"),
    ]


def _pages(profile: Profile, positions: Sequence[Position]) -> list[Node]:
    """Return the home page first and as the preferred one, then those that are no other resource.

    What JSContact has no word for, the label says.
    """
    return [
        *([resource(profile.homepage.url, pref=1)] if profile.homepage else ()),
        *[resource(each.url, label=position_label(each)) for each in positions if each.url],
        *_links(profile.links, "contact", kind="contact"),
        *[
            resource(link.url, label=link_label(link))
            for link in profile.links
            if link.kind in {None, "cv", "feed"}
        ],
    ]


def _links(links: Iterable[Link], of: str, **others: Any) -> list[Node]:
    return [resource(each.url, label=each.label, **others) for each in links if each.kind == of]


def _media(portrait: Portrait | None) -> list[Node]:
    if portrait is None or not portrait.url:
        return []
    label, media_type = portrait.caption, portrait.media_type
    return [resource(portrait.url, kind="photo", mediaType=media_type, label=label)]


def _notes(profile: Profile, main: str | None, texts: Localizations) -> dict[str, Node]:
    """Return the short text about the person, then the long one."""
    entries = [
        each
        for known in (profile.summaries, profile.biographies)
        for each in translations([(text.text, text.language) for text in known], main)
    ]
    return _entries("n", entries, "note", "notes", texts)


def _personal_info(profile: Profile, main: str | None, texts: Localizations) -> dict[str, Node]:
    entries = separate_texts([(each.label, each.language) for each in profile.interests], main)
    for number, each in enumerate(entries, 1):
        texts.add(f"personalInfo/i{number}/value", each.localized)
    return by_id("i", [*map(_interest, profile.interests), *map(_expertise, profile.skills)])


def _interest(interest: Interest) -> Node:
    return {"kind": "interest", "value": interest.label}


_LEVELS = {"expert": "high", "average": "medium", "beginner": "low"}
"""The levels of JSContact by those of vCard (RFC 9555 section 2.3.18)."""


def jscontact_level(skill: Skill) -> str | None:
    """Return the level that the words of a skill mean, if they do."""
    return _LEVELS.get(skill_level(skill) or "")


def _expertise(skill: Skill) -> Node:
    node = {"kind": "expertise", "value": skill.name, "level": jscontact_level(skill)}
    return without_empty({**node, "label": skill.category})
