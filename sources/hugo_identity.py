"""Whose site it is, as its parameters say: a person's, an organization's, a business's."""

from __future__ import annotations

from collections.abc import Iterator

from . import hugo_config
from .front_matter import FrontMatter

_PLACES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("hugoblox", "identity"), "type", "organization"),
    (("identity",), "type", "organization"),
    (("marketing", "seo"), "site_type", "org_name"),
    ((), "site_type", "org_name"),
)
"""Below which keys the generations say it, and under which the kind and the name."""
_PERSONS = frozenset({"person", "personal", "profile", "individual"})


def stated(params: FrontMatter) -> Iterator[tuple[FrontMatter, str, str]]:
    """Yield the places where *params* say whose site it is, with the keys of kind and name."""
    for keys, kind_key, name_key in _PLACES:
        if place := hugo_config.below(params, *keys):
            yield place, kind_key, name_key


def kind(params: FrontMatter) -> str | None:
    """Return whose site it is, in the words of *params*, or None where they do not say."""
    kinds = (place.data.get(key) for place, key, _ in stated(params))
    return next((each.strip() for each in kinds if isinstance(each, str) and each.strip()), None)


def is_of_others(kind: str) -> bool:
    """Say whether a site of this kind is no single person's."""
    return kind.casefold().replace("_", "") not in _PERSONS
