"""Keys of an author page that say how it looks, and nothing of the person."""

from __future__ import annotations

import re

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
    "highlight_name": "whether lists of authors show the name in bold",
    "schema": "the version of the keys",
    "slug": "the name of the page in its address",
    "publishDate": "when the site has the page",
    "expiryDate": "when the site has the page",
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
    "awards[].certificate_url": "a second address of an award",
    "skills[].color": "a colour",
    "skills[].color_border": "a colour",
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
"""The patterns of key paths, each with the reason; ``[]`` stands for every index."""


def is_presentation(path: str) -> bool:
    """Say whether the key *path*, or one above it, says how the page looks."""
    steps = re.split(r"(?=[.\[])", re.sub(r"\[\d+\]", "[]", path))
    return any("".join(steps[:end]) in PRESENTATION for end in range(1, len(steps) + 1))
