"""The author page of Hugo Academic, Wowchemy and Hugo Blox: what reads each key.

https://github.com/HugoBlox/kit: ``content/authors/<slug>/_index.md``, since 2025
``data/authors/<slug>.yaml``. Keys are read wherever they stand, never by the age of the file:
people upgrade the theme and keep old keys. Each key is read by one small function that puts facts
into the tree; a wrong type is a ``PexportError``, what is left out or not read is a remark.
"""

from __future__ import annotations

from collections.abc import Callable

from ...files.front_matter import parse_bool
from ...files.yaml_tree import Tree
from ...text import dates
from ..page.author_page import AuthorPage
from ..page.service_keys import read_ids, read_service_key, service_of_key
from ..page.starter import is_starter_list
from ..theme.keys import closest_key
from .career import (
    add_role_to_only_organization,
    merge_current_jobs,
    read_education,
    read_jobs,
    read_organizations,
)
from .links import read_email, read_links, read_website
from .name import is_name_key, read_name
from .past import end_past_positions
from .skills import read_awards, read_languages, read_skills
from .texts import read_bio, read_body, read_role, remark_on_contacts_in_texts

_READ_ELSEWHERE = frozenset("name_pronunciation postnominals avatar_filename".split())
"""Keys that are read with the name or the portrait."""


def read_author_page(page: AuthorPage) -> None:
    """Read every key of the page and its text."""
    read_name(page)
    read_body(page)
    # The texts first: an organization may have its address from a link in them.
    for key in sorted(page.data, key=lambda key: key != "bio"):
        value = page.data[key]
        if reader := _READERS.get(key):
            reader(page, key, value)
        elif not (is_name_key(key, value) or key in _READ_ELSEWHERE or page.is_presentation(key)):
            _read_unknown_key(page, key, value)
    add_role_to_only_organization(page)
    merge_current_jobs(page)
    end_past_positions(page)
    remark_on_contacts_in_texts(page)


def _read_unknown_key(page: AuthorPage, key: str, value: Tree) -> None:
    """Read a key that the theme does not have: the name of a service, or a misspelt key."""
    closest = closest_key(key, _READERS.keys() - page.data.keys())
    if isinstance(value, str) and service_of_key(key):
        read_service_key(page, key, value, key)
    elif closest and value and isinstance(value, str) == (closest in _TEXTS):
        page.remark(key, f"{key!r} is read as {closest!r}", "spelling", closest)
        _READERS[closest](page, key, value)
    else:
        page.remark_unread(key)


def _read_pronouns(page: AuthorPage, path: str, value: Tree) -> None:
    if text := page.text(value, path):
        page.add("pronouns", path, {"pronouns": text})


def _check_is_owner(page: AuthorPage, path: str, value: Tree) -> None:
    if value is not None and parse_bool(value) is None:
        page.reject_type(path, "true or false", value)


def _read_interests(page: AuthorPage, path: str, value: Tree) -> None:
    if isinstance(value, dict):
        page.remark_unknown_keys(path, value, frozenset({"interests"}))
        path, value = f"{path}.interests", value.get("interests")
    if is_starter_list(page, path, "interests", value):
        return
    for below, item in page.list_items(value, path):
        if label := page.item_text(item, below):
            page.add("interests", below, {"label": label, "language": page.language_of(label)})


def _read_nickname(page: AuthorPage, path: str, value: Tree) -> None:
    if name := page.text(value, path):
        page.add("nicknames", path, {"name": name})


def _read_user_groups(page: AuthorPage, path: str, value: Tree) -> None:
    if is_starter_list(page, path, "groups", value):
        return
    for below, item in page.list_items(value, path):
        if name := page.item_text(item, below):
            page.add("groups", below, {"name": name})


def _read_lastmod(page: AuthorPage, path: str, value: Tree) -> None:
    text = page.raw(value, path)
    date = dates.parse_date(text) if text else None
    if date:
        page.tree["modified"] = date
    elif text:
        page.remark(path, f"left out: {text!r} is not a date")


_TEXTS = frozenset(
    "pronouns superuser is_owner role bio email nickname website external_link lastmod".split()
)
"""Keys whose values are texts."""

_Reader = Callable[[AuthorPage, str, Tree], None]

_READERS: dict[str, _Reader] = {
    "pronouns": _read_pronouns,
    "superuser": _check_is_owner,
    "is_owner": _check_is_owner,
    "role": read_role,
    "organizations": read_organizations,
    "affiliations": read_organizations,
    "bio": read_bio,
    "interests": _read_interests,
    "researchinterests": _read_interests,
    "research_interests": _read_interests,
    "ids": read_ids,
    "identifiers": read_ids,
    "education": read_education,
    "work": read_jobs,
    "experience": read_jobs,
    "professional experience": read_jobs,
    "skills": read_skills,
    "languages": read_languages,
    "awards": read_awards,
    "honors": read_awards,
    "honours": read_awards,
    "social": read_links,
    "profiles": read_links,
    "links": read_links,
    "email": read_email,
    "nickname": _read_nickname,
    "website": read_website,
    "external_link": read_website,
    "user_groups": _read_user_groups,
    "lastmod": _read_lastmod,
}
