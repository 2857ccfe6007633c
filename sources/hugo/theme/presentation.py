"""Keys that say how a page looks or where it stands, and nothing of a person or a work.

Each pattern is a key path in small letters, with the reason; ``[]`` stands for every index.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ...files.yaml_tree import Tree

_EVERY_PAGE = {
    "slug": "the name of the page in its address",
    **dict.fromkeys(
        ("publishdate", "pubdate", "expirydate", "unpublishdate"), "when the site has the page"
    ),
    "url": "the address of the page",
    "weight": "the order of the pages",
    **dict.fromkeys(
        ("draft", "private", "published", "build", "_build", "headless"),
        "whether the site has the page at all",
    ),
    "cascade": "what the pages below are like",
}

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

AUTHOR_PAGE = {
    **_EVERY_PAGE,
    "authors": "the slug of the page itself",
    "graduation_year": "the order on a page of people",
    "date": "when the site has the page",
    "highlight_name": "whether lists of authors show the name in bold",
    "schema": "the version of the keys",
    "$schema": "the version of the keys",
    "username": "the slug of the page itself",
    "superuser": "which of the authors the site is about",
    "is_owner": "which of the authors the site is about",
    "status": "an icon on the portrait",
    "status.icon": "an icon on the portrait",
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

_PICTURE = "a picture on the page"
_LAYOUT = "how the page looks"
_SORTING = "by which the site sorts its pages; a work of a profile has no keywords"

PUBLICATION_PAGE = {
    **_EVERY_PAGE,
    "add_badge": _LAYOUT,
    "abstract_short": "the abstract once more, in short",
    "aliases": "former addresses of the page",
    "author_notes": "marks beside the names, for which a list of authors has no place",
    "build": "what Hugo makes of the page",
    "_build": "what Hugo makes of the page",
    "cascade": "values for other pages",
    "categories": _SORTING,
    "commentable": _LAYOUT,
    "design": _LAYOUT,
    "featured": "whether the page is shown first",
    "header": _PICTURE,
    "hero": _PICTURE,
    "highlight": _LAYOUT,
    "icon": _PICTURE,
    "icon_pack": _PICTURE,
    "image": _PICTURE,
    "image_preview": _PICTURE,
    "keywords": _SORTING,
    "lastmod": "when the page was changed",
    "layout": _LAYOUT,
    "linktitle": "the title once more, in short",
    "links[].icon": _PICTURE,
    "links[].icon_pack": _PICTURE,
    "links[].label": "the words on a link, where its type says what it is",
    "links[].name": "the words on a link, where its type says what it is",
    "links[].type": "what is linked to, by which one is told from others",
    "math": _LAYOUT,
    "menu": _LAYOUT,
    "outputs": "what Hugo makes of the page",
    "pager": _LAYOUT,
    "profile": _LAYOUT,
    "projects": "other pages of the site",
    "publication.short_name": "the venue once more, in short",
    "publication_short": "the venue once more, in short",
    "publication_order": "the order on the page",
    "reading_time": _LAYOUT,
    "selected": "whether the page is shown first",
    "share": _LAYOUT,
    "show_breadcrumb": _LAYOUT,
    "show_date": _LAYOUT,
    "show_related": _LAYOUT,
    "slides": "other pages of the site",
    "summary": "the abstract once more, in short",
    "tags": _SORTING,
    "toc": _LAYOUT,
    "type": "which of the theme's layouts the page has",
    **{f"url_custom[].{key}": "the words on a link" for key in ("label", "name", "type")},
    "url_custom[].icon": _PICTURE,
    "url_custom[].icon_pack": _PICTURE,
    "view": _LAYOUT,
    "weights": "the order on the page",
}

WIDGET = {
    "active": "whether the site shows the widget",
    "advanced": "how the widget looks",
    "background": "how the widget looks",
    "date": "when the starter site was made",
    "date_format": "how dates are written",
    "design": "how the widget looks",
    "draft": "whether the site has the widget at all",
    "education.title": "a heading",
    "headings": "headings",
    "headless": "that the widget is no page",
    "interests.title": "a heading",
    "section_id": "the order of the widgets",
    "subtitle": "a heading",
    "title": "a heading",
    "username": "whose page the block shows",
    "weight": "the order of the widgets",
    "widget": "which widget it is",
    "button.css_class": "how a button looks",
    "button.icon": "a picture",
    "buttons[].css_class": "how a button looks",
    "buttons[].icon": "a picture",
    "experience[].company_logo": "a picture",
    "feature[].icon": "a picture",
    "feature[].icon_pack": "a picture",
    "items[].company_logo": "a picture",
    "items[].icon": "a picture",
    "items[].icon_pack": "a picture",
    "item[].icon": "a picture",
    "item[].icon_pack": "a picture",
}


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


def is_presentation(path: str, patterns: Collection[str]) -> bool:
    """Say whether the key *path*, or one above it, is one of *patterns*."""
    steps = re.split(r"(?=[.\[])", re.sub(r"\[\d+\]", "[]", path.lower()))
    return any("".join(steps[:end]) in patterns for end in range(1, len(steps) + 1))
