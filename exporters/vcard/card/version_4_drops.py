"""What a card of version 4.0 has no place for."""

from __future__ import annotations

from datetime import date

from pexport.profile import Position, Profile

from ...contact.identity import orcid_index
from ...contact.positions import current, not_shown
from ...contact.skills import level
from . import facts, pages
from .photo import Choice, drops_of_photo

_TEXT_ALONE = "INTEREST and EXPERTISE are texts"
_TAG_ALONE = "LANG holds the language's tag"
_LATER_RFC = "RFC 6350 itself has no place for it"
_DROPS = {
    "interests/*/url": _TEXT_ALONE,
    "skills/*/category": _TEXT_ALONE,
    "skills/*/description": _TEXT_ALONE,
    "languages/*/name": _TAG_ALONE,
    "languages/*/level": _TAG_ALONE,
}
_NOT_IN_RFC_6350 = dict.fromkeys(
    (
        "other_names/*/script",
        "pronouns/**",
        "accounts/*/service",
        "accounts/*/handle",
        "links/*/label",
        "interests/**",
        "skills/**",
        "document/language",
    ),
    _LATER_RFC,
)


def drops(
    profile: Profile, as_of: date, *, strict: bool = False, photo: Choice = "embed"
) -> dict[str, str]:
    """Return what the card has no place for."""
    spoken = not strict and tuple(facts.spoken(profile.name))
    return {
        **_past(profile.positions, as_of),
        **facts.units_of_nothing(profile.positions),
        **facts.DROPS,
        **({} if spoken else {"name/pronunciation": _SPOKEN}),
        **(_beyond_rfc_6350(profile) if strict else _DROPS),
        **{
            f"skills/{index}/level": "LEVEL knows beginner, average and expert alone (RFC 6715)"
            for index, skill in enumerate(profile.skills)
            if skill.level and not level(skill)
        },
        **drops_of_photo(profile.portrait, photo, "4.0"),
    }


def _past(positions: tuple[Position, ...], as_of: date) -> dict[str, str]:
    """Return what is lost of positions that are not current, as their state says."""
    lost = {}
    for index in not_shown(positions, current(positions, as_of)):
        path, position = f"positions/{index}", positions[index]
        lost[f"{path}/organization/**"] = facts.NOT_NOW
        members = ("kind", "role", "department", "description", "url", "start", "end", "dates")
        lost |= {
            f"{path}/{member}": facts.NOT_NOW for member in members if getattr(position, member)
        }
    return lost


_SPOKEN = "PHONETIC needs a second N, for which programs refuse a card (RFC 9554 section 4.6)"


def _beyond_rfc_6350(profile: Profile) -> dict[str, str]:
    """Return what a strict card loses; the first ORCID iD is in RELATED as well."""
    orcid = orcid_index(profile)
    of_identifiers = {
        f"identifiers/{index}/{member}": _LATER_RFC
        for index, _ in enumerate(profile.identifiers)
        for member in ("scheme", "value")
        if index != orcid
    }
    of_links = {
        f"links/{index}/kind": _LATER_RFC
        for index, name in enumerate(pages.properties_of(profile, "4.0 strict"))
        if name == "URL"
    }
    known = {key: why for key, why in _DROPS.items() if key.startswith("languages")}
    return {**_NOT_IN_RFC_6350, **known, **of_identifiers, **of_links}
