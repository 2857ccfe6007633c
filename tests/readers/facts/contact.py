"""What an address book should know of a person: derived from the profile, and from properties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from conftest import AS_OF

from pexport.profile import Position, Profile

from ..reader import Facts


def expected(form: str, profile: Profile) -> Facts:
    """Return what a card should say of *profile*, by the names of ``facts_of_properties``."""
    version = "3.0" if form == "vcard 3.0" else "4.0 strict" if "strict" in form else "4.0"
    profile = profile.visible_to("public")
    name, jobs = profile.name, _current(profile, version)
    tied = [each for each in jobs if each.organization]
    job = tied[0] if tied else None
    assert name
    headlines = [each.text for each in profile.headlines]
    texts = [profile.summaries, profile.biographies]
    links = [link for link in profile.links if link.kind not in _OWN_PROPERTY[version]]
    accounts = [each.url for each in profile.accounts]
    pages = [*accounts, *[each.url for each in profile.identifiers if each.url]]
    facts: Facts = {
        "names": [name.display],
        "name": _parts(profile, version),
        "nicknames": [each.name for each in profile.nicknames],
        "emails": [each.address for each in profile.emails],
        "phones": [each.number for each in profile.phones],
        "addresses": [
            [each.street, each.locality, each.region, each.postal_code, each.country]
            for each in profile.addresses
        ],
        "organization": [job.organization.name, job.department] if job and job.organization else [],
        "titles": headlines[:1],
        "urls": [
            *([profile.homepage.url] if profile.homepage else []),
            *pages,
            *[each.url for each in jobs if each.url],
            *[link.url for link in links],
        ],
        "notes": [text.text for each in texts for text in each],
        "photo": profile.portrait.url if profile.portrait else None,
        "source": profile.document.url if profile.document else None,
        "accounts": accounts,
    }
    if profile.iri:
        facts["uid"] = f"urn:uuid:{uuid5(NAMESPACE_URL, profile.iri)}"
    if version != "3.0":
        facts["names"] += [each.name for each in profile.other_names]
        facts["titles"] = headlines
        facts["languages"] = [each.tag for each in profile.languages if each.tag]
    if version == "4.0":
        facts["interests"] = [each.label for each in profile.interests]
        facts["skills"] = [each.name for each in profile.skills]
        facts["pronouns"] = [each.pronouns for each in profile.pronouns]
        facts["accounts"] = accounts + [each.url or each.value for each in profile.identifiers]
    untied = [each for each in jobs if not each.organization]
    roles = [each.role for each in (*tied, *untied) if each.role]
    facts["titles"] = [*roles, *[title for title in facts["titles"] if title not in roles]]
    facts = {key: _without_none(value, key) for key, value in facts.items()}
    return facts | {key: _uris(facts[key]) for key in _ADDRESSES}


_OWN_PROPERTY = {
    "3.0": {"chat", "calendar"},
    "4.0": {"chat", "calendar", "key", "contact"},
    "4.0 strict": {"chat", "calendar", "key"},
}
"""The kinds of link that have a property of their own, not URL."""


def _current(profile: Profile, version: str) -> list[Position]:
    """Return the positions that a card shows: the first that may still hold, in 4.0 all."""
    current = [each for each in profile.positions if each.may_be_current(AS_OF)]
    return current[:1] if version == "3.0" else current


def _parts(profile: Profile, version: str) -> list[str | None]:
    name = profile.name
    assert name
    parts = [name.family, name.given, name.additional, name.prefix, name.suffix]
    if not any(parts[:3]) and (version == "3.0" or any(parts)):
        parts[1] = name.display  # N may not be empty, and no family name is made up
    return parts if any(parts) else []


_ADDRESSES = frozenset({"urls", "accounts", "photo", "source"})


def _without_none(value: Any, key: str) -> Any:
    """Return a fact without None: as empty texts, which end no list of parts, and of names."""
    if isinstance(value, list):
        whole = [_without_none(each, key) for each in value]
        if key == "nicknames":
            return [each for each in whole if each]
        while key in {"organization", "name"} and whole and not whole[-1]:
            whole.pop()
        return whole
    return value or ""


def _uris(addresses: Any) -> Any:
    """Return the URIs of IRIs (RFC 3987 section 3.1): a card holds URIs."""
    if isinstance(addresses, list):
        return [_uris(each) for each in addresses]
    return "".join(each if each.isascii() else quote(each) for each in addresses)


def facts_of_properties(properties: Sequence[Facts]) -> Facts:
    """Return what properties say, each with its ``name``, ``group``, ``params`` and ``value``.

    A value is a text, or the list of its components, each a text or the list of its parts.
    """
    all_of: dict[str, list[Any]] = {}
    for each in properties:
        all_of.setdefault(each["name"].upper(), []).append(each)

    def values(*names: str) -> list[Any]:
        return [each["value"] for name in names for each in all_of.get(name, ())]

    def texts(*names: str) -> list[str]:
        return [_joined(value) for value in values(*names)]

    def first(name: str) -> str:
        return next(iter(texts(name)), "")

    nicknames = [name for value in values("NICKNAME") for name in _as_list(value)]
    return {
        "names": texts("FN"),
        "name": _components((values("N") or [[]])[0]),
        "nicknames": nicknames,
        "emails": texts("EMAIL"),
        "phones": texts("TEL"),
        "addresses": [_components(value)[2:] for value in values("ADR")],
        "organization": [_joined(part) for part in _as_list((values("ORG") or [[]])[0])],
        "titles": texts("TITLE"),
        "urls": texts("URL"),
        "notes": texts("NOTE"),
        "photo": first("PHOTO"),
        "source": first("SOURCE"),
        "accounts": texts("X-SOCIALPROFILE", "SOCIALPROFILE"),
        "uid": first("UID"),
        "languages": texts("LANG"),
        "interests": texts("INTEREST"),
        "skills": texts("EXPERTISE"),
        "pronouns": texts("PRONOUNS"),
    }


def facts_read(_form: str, facts: Facts) -> Facts:
    """Return what a program read in the form of ``expected``: what it leaves out is empty."""
    return {key: _without_none(value, key) for key, value in facts.items()}


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _components(value: list[Any]) -> list[str]:
    """Return the components of a value; some programs put them into a list of such values."""
    whole = value[0] if len(value) == 1 and isinstance(value[0], list) else value
    return [_joined(part) for part in whole]


def _joined(part: Any) -> str:
    """Return a component as one text; commas between its parts were written as commas."""
    return ",".join(part) if isinstance(part, list) else part or ""
