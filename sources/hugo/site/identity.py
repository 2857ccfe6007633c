"""Whose site it is, as its parameters say: a person's, an organization's, a business's."""

from __future__ import annotations

from ...files.front_matter import FrontMatter
from .config import mapping_below

_PLACES: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = (
    (("hugoblox", "identity"), "type", ("organization", "name")),
    (("identity",), "type", ("organization", "name")),
    (("marketing", "seo"), "site_type", ("org_name",)),
    ((), "site_type", ("org_name",)),
)
"""Below which keys the generations say it, under which the kind, and under which the name."""
_PERSONS = frozenset({"person", "personal", "profile", "individual"})


def place_of_site_kind(params: FrontMatter) -> tuple[FrontMatter, str]:
    """Return the place and the key where *params* say the kind of site."""
    for keys, key, _ in _PLACES:
        place = mapping_below(params, *keys)
        if place and _text_of(place, key):
            return place, key
    return params, "site_type"


def site_kind(params: FrontMatter) -> str | None:
    """Return whose site it is, in the words of *params*, or None where they do not say."""
    place, key = place_of_site_kind(params)
    return _text_of(place, key)


def is_site_of_others(params: FrontMatter) -> bool:
    """Say whether *params* say that the site is no single person's."""
    kind = site_kind(params)
    return kind is not None and kind.casefold() not in _PERSONS


def is_site_of_business(params: FrontMatter) -> bool:
    """Say whether the site tells search engines the address and telephone number of a business."""
    return "business" in (site_kind(params) or "").casefold()


def site_organization(params: FrontMatter) -> tuple[FrontMatter, str] | None:
    """Return the place and the key that name the organization whose site it is."""
    is_others = is_site_of_others(params)
    for keys, _, names in _PLACES:
        place = mapping_below(params, *keys)
        for key in names if place else ():
            # A person has a name as well.
            if place and _text_of(place, key) and (key != "name" or is_others):
                return place, key
    return None


def _text_of(place: FrontMatter, key: str) -> str | None:
    value = place.data.get(key)
    return value.strip() or None if isinstance(value, str) else None
