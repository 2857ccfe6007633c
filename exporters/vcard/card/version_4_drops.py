"""What a card of version 4.0 has no place for."""

from __future__ import annotations

from datetime import date

from pexport.profile import Position, Profile

from ...contact.identity import orcid_index
from ...contact.positions import current_positions, indices_not_shown
from ...contact.skills import skill_level
from . import both_versions, pages
from .photo import Choice, photo_drops

_TEXT_ONLY = "INTEREST and EXPERTISE are plain text"
_TAG_ONLY = "LANG has only the tag of a language"
_LATER_RFC = "RFC 6350 has no property for it; only later standards do"
_DROPS = {
    "interests/*/url": _TEXT_ONLY,
    "skills/*/category": _TEXT_ONLY,
    "skills/*/description": _TEXT_ONLY,
    "languages/*/name": _TAG_ONLY,
    "languages/*/level": _TAG_ONLY,
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
    has_phonetic_names = not strict and tuple(both_versions.phonetic_names(profile.name))
    return {
        **_past_position_drops(profile.positions, as_of),
        **both_versions.department_drops(profile.positions),
        **both_versions.DROPS,
        **({} if has_phonetic_names else {"name/pronunciation": _PRONUNCIATION}),
        **(_strict_drops(profile) if strict else _DROPS),
        **{
            f"skills/{index}/level": "LEVEL can only be beginner, average or expert (RFC 6715)"
            for index, skill in enumerate(profile.skills)
            if skill.level and not skill_level(skill)
        },
        **photo_drops(profile.portrait, photo, "4.0"),
    }


def _past_position_drops(positions: tuple[Position, ...], as_of: date) -> dict[str, str]:
    """Return what is lost of positions that are not current, as their state says."""
    lost = {}
    for index in indices_not_shown(positions, current_positions(positions, as_of)):
        path, position = f"positions/{index}", positions[index]
        lost[f"{path}/organization/**"] = both_versions.NOT_NOW
        members = ("kind", "role", "department", "description", "url", "start", "end", "dates")
        lost |= {
            f"{path}/{member}": both_versions.NOT_NOW
            for member in members
            if getattr(position, member)
        }
    return lost


_PRONUNCIATION = "it would need a second N (RFC 9554 section 4.6), and programs refuse such cards"


def _strict_drops(profile: Profile) -> dict[str, str]:
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
        for index, name in enumerate(pages.link_properties(profile, "4.0 strict"))
        if name == "URL"
    }
    known = {key: why for key, why in _DROPS.items() if key.startswith("languages")}
    return {**_NOT_IN_RFC_6350, **known, **of_identifiers, **of_links}
