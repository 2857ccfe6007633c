"""By which keys the page of an author is told from other pages, and the owner's from those."""

from __future__ import annotations

from ...files.front_matter import FrontMatter, parse_bool

AUTHOR_KEYS = frozenset(
    "superuser is_owner role organizations affiliations bio interests education social profiles "
    "email user_groups work first_name last_name postnominals".split()
)
"""Keys by which the page of an author is told from other pages."""


def is_author_page(front_matter: FrontMatter) -> bool:
    """Say whether *front_matter* has any key that only the page of an author has."""
    return not AUTHOR_KEYS.isdisjoint(front_matter.data)


def is_page_of_owner(front_matter: FrontMatter) -> bool | None:
    """Say whether the page is that of the site's owner; None where it does not say."""
    flags = [parse_bool(front_matter.data.get(key)) for key in ("is_owner", "superuser")]
    return next((flag for flag in flags if flag is not None), None)
