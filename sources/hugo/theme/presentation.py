"""Keys of an author page that say how it looks, and nothing of the person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...files.yaml_tree import Tree

_ICON = "a picture beside the text"
_SUBJECTS = {
    "social": ("social", "profiles", "links"),
    "education": ("education", "education.courses"),
    "work": ("work", "experience", "professional experience.experiences"),
}
_BELOW = {
    "social": {
        "icon": "a hint where the address alone does not tell what it is",
        "icon_pack": _ICON,
        "icon-pack": _ICON,
        "display": "whether the link also stands in the head of the site",
        "display.header": "whether the link also stands in the head of the site",
        "label": "the words on the link, where its address names the service",
        "title": "the words on the link, where its address names the service",
        "rel": "an instruction to search engines",
    },
    "education": {
        "icon": _ICON,
        "logo": _ICON,
        "button.text": "the words on a link",
        "button.label": "the words on a link",
        "button.icon": _ICON,
    },
    "work": {
        "icon": _ICON,
        "logo": _ICON,
        "company_logo": _ICON,
        "button.text": "the words on a link",
        "button.label": "the words on a link",
        "button.icon": _ICON,
    },
}

PRESENTATION = {
    "authors": "the slug of the page itself",
    "graduation_year": "the order on a page of people",
    "date": "when the site has the page",
    "highlight_name": "whether lists of authors show the name in bold",
    "schema": "the version of the keys",
    "$schema": "the version of the keys",
    "slug": "the name of the page in its address",
    "username": "the slug of the page itself",
    "publishdate": "when the site has the page",
    "expirydate": "when the site has the page",
    "superuser": "which of the authors the site is about",
    "is_owner": "which of the authors the site is about",
    "status": "an icon on the portrait",
    "status.icon": "an icon on the portrait",
    "url": "the address of the page",
    "weight": "the order on a page of people",
    "draft": "whether the site has the page at all",
    "private": "whether the site has the page at all",
    "avatar_filename": "which of the files of the folder is the picture",
    "awards[].icon": _ICON,
    "skills[].color": "a colour",
    "skills[].color_border": "a colour",
    "skills[].icon": _ICON,
    "skills[].icon_pack": _ICON,
    "skills[].items[].icon": _ICON,
    "skills[].items[].icon_pack": _ICON,
    "skills[].items[].percent": "the level once more, as a picture",
    "skills[].items[].label": "the name once more",
    "languages[].icon": _ICON,
    "languages[].percent": "the level once more, as a picture",
    "languages[].level": "the level once more, as a picture",
    **{
        f"{subject}[].{key}": why
        for kind, subjects in _SUBJECTS.items()
        for subject in subjects
        for key, why in _BELOW[kind].items()
    },
}
"""The patterns of key paths in small letters, each with the reason; ``[]`` is every index."""


def unknown_paths(
    data: dict[str, Tree], patterns: frozenset[str], read: frozenset[str]
) -> Iterator[str]:
    """Yield the filled paths of *data* that are below no key in *read* and in none of *patterns*.

    Where nothing below a key is known, it stands for all of it.
    """
    for key, value in data.items():
        if key not in read:
            yield from _unknown(value, key, patterns)


def _unknown(value: Tree, path: str, patterns: frozenset[str]) -> Iterator[str]:
    if path in patterns or not value:
        return
    if isinstance(value, dict) and any(each.startswith(f"{path}.") for each in patterns):
        for key, member in value.items():
            yield from _unknown(member, f"{path}.{key}", patterns)
    elif is_filled(value):
        yield path


def is_filled(value: Tree) -> bool:
    """Say whether there is any text in *value*."""
    if isinstance(value, dict):
        return any(map(is_filled, value.values()))
    if isinstance(value, list):
        return any(map(is_filled, value))
    return value is not None and bool(value.strip())


def is_presentation(path: str) -> bool:
    """Say whether the key *path*, or one above it, says how the page looks."""
    steps = re.split(r"(?=[.\[])", re.sub(r"\[\d+\]", "[]", path.lower()))
    return any("".join(steps[:end]) in PRESENTATION for end in range(1, len(steps) + 1))
