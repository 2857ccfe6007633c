"""The page of a publication: its values by key path, and what there is to say of them."""

from __future__ import annotations

import re
from typing import Any

from pexport.source import Remark

from ...files.front_matter import FrontMatter
from ...files.yaml_tree import Tree
from ...text import markdown
from ..site.site import Site
from ..theme.placeholders import why_placeholder

_PICTURE = "a picture on the page"
_LAYOUT = "how the page looks"
_SORTING = "by which the site sorts its pages; a work of a profile has no keywords"

PRESENTATION = {
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
    "expirydate": "when the site has the page",
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
    "private": "whether the site has the page at all",
    "draft": "whether the site has the page at all",
    "publication.short_name": "the venue once more, in short",
    "publication_short": "the venue once more, in short",
    "publishdate": "when the site has the page",
    "publication_order": "the order on the page",
    "reading_time": _LAYOUT,
    "selected": "whether the page is shown first",
    "share": _LAYOUT,
    "show_breadcrumb": _LAYOUT,
    "show_date": _LAYOUT,
    "show_related": _LAYOUT,
    "slides": "other pages of the site",
    "slug": "the name of the page in its address",
    "summary": "the abstract once more, in short",
    "tags": _SORTING,
    "toc": _LAYOUT,
    "type": "which of the theme's layouts the page has",
    "url": "the address of the page",
    **{f"url_custom[].{key}": "the words on a link" for key in ("label", "name", "type")},
    "url_custom[].icon": _PICTURE,
    "url_custom[].icon_pack": _PICTURE,
    "view": _LAYOUT,
    "weight": "the order on the page",
    "weights": "the order on the page",
}
"""The patterns of key paths in small letters, each with the reason; ``[]`` is every index."""


class PublicationPage:
    """The page of a publication; keys are looked up in small letters, as Hugo does.

    A value of a wrong type is left out with a remark: one page of many is no reason to stop.
    """

    def __init__(self, page: FrontMatter, site: Site) -> None:
        self.site = site
        self.remarks: list[Remark] = []
        self.data: dict[str, Tree] = _lowered(page.data)
        self._page = page
        self._places = {path.lower(): path for path in page.lines}
        self._read: set[str] = set()

    def where(self, path: str) -> str:
        """Return the place of the key *path*: ``file:line#path``."""
        return self._page.where(self._places.get(path, path))

    def remark(self, path: str, message: str, rule: str = "left-out", fix: str = "") -> None:
        """Note what there is to say of the key *path*."""
        self.remarks.append(Remark(self.where(path), message, rule, fix))

    def raw(self, path: str) -> str | None:
        """Return the text at the key *path* as written; nothing, and blanks, as None."""
        self._read.add(path)
        value: Tree = self.data
        for step in path.split("."):
            value = value.get(step) if isinstance(value, dict) else None
        return self.written(value, path)

    def written(self, value: Tree, path: str) -> str | None:
        """Return the text *value*, found at *path*, as written."""
        if isinstance(value, dict | list) and value:
            kind = "a list" if isinstance(value, list) else "a mapping"
            self.remark(path, f"left out: a text is needed here, not {kind}")
        return value.strip() or None if isinstance(value, str) else None

    def text(self, path: str) -> str | None:
        """Return the text at *path* on one line, without its Markdown."""
        raw = self.raw(path)
        return self._said(markdown.line(raw), path) if raw else None

    def prose(self, path: str) -> str | None:
        """Return the running text at *path* without its Markdown."""
        raw = self.raw(path)
        return self._said(markdown.render(raw).text, path) if raw else None

    def _said(self, text: str | None, path: str) -> str | None:
        if text and (why := why_placeholder(text)):
            self.remark(path, f"left out: {why}", "placeholder", "your own words, or nothing")
            return None
        return text

    def items(self, path: str) -> list[tuple[str, Tree]]:
        """Return the path and value of each item of the list at *path*; a text is a list of one."""
        self._read.add(path)
        value = self.data.get(path)
        if isinstance(value, str):
            return [(path, value)] if value.strip() else []
        if isinstance(value, dict):
            self.remark(path, "left out: a list is needed here, not a mapping")
        listed = enumerate(value) if isinstance(value, list) else ()
        return [(f"{path}[{index}]", item) for index, item in listed if item]

    def take(self, path: str) -> None:
        """Count the key *path*, and what is below it, as read."""
        self._read.add(path)

    def remark_unread(self) -> None:
        """Note each filled key that was not read."""
        for path in _leaves(self.data, ""):
            steps = re.split(r"(?=[.\[])", path)
            ways = ["".join(steps[:end]) for end in range(1, len(steps) + 1)]
            patterns = {re.sub(r"\[\d+\]", "[]", way) for way in ways}
            if self._read.isdisjoint(ways) and PRESENTATION.keys().isdisjoint(patterns):
                self.remark(path, "this key is not read", "unread")


def _lowered(value: Tree) -> Any:
    if isinstance(value, dict):
        return {key.lower(): _lowered(member) for key, member in value.items()}
    return [_lowered(item) for item in value] if isinstance(value, list) else value


def _leaves(value: Tree, path: str) -> list[str]:
    """Return the path of every text below *path*."""
    if isinstance(value, dict):
        below = [(f"{path}.{key}" if path else key, member) for key, member in value.items()]
    elif isinstance(value, list):
        below = [(f"{path}[{index}]", item) for index, item in enumerate(value)]
    else:
        return [path] if value and value.strip() else []
    return [leaf for place, member in below for leaf in _leaves(member, place)]
