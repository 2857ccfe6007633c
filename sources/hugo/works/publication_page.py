"""The page of a publication, which keeps account of the keys that were read."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from pexport.profile import clean

from ...files.front_matter import FrontMatter
from ...files.yaml_tree import Tree
from ...text.latex import without_commands
from ..page.page import Page, described_type
from ..site.site import Site
from ..theme.keys import lower_keys
from ..theme.presentation import PUBLICATION_PAGE

EXAMPLE = "left out: it is an example of the theme"


class PublicationPage(Page):
    """The page of a publication.

    A value of a wrong type is left out with a remark: one page of many is no reason to stop.
    """

    presentation = PUBLICATION_PAGE.keys()

    def __init__(self, front_matter: FrontMatter, site: Site) -> None:
        super().__init__(lower_keys(front_matter, with_texts=False), site)
        self._read: set[str] = set()

    def reject_type(self, path: str, expected: str, value: Tree) -> None:
        """Leave *value* out, with a remark."""
        self.remark(path, f"left out: expected {expected}, found {described_type(value)}")

    def raw(self, value: Tree, path: str) -> str | None:
        """Return the text *value*, found at *path*, as written; None for what is empty."""
        text = super().raw(value or None, path)
        return text.strip() if text else None

    def text(self, value: Tree, path: str) -> str | None:
        """Return the text *value* on one line, without its Markdown and its TeX."""
        shown = super().text(without_commands(value) if isinstance(value, str) else value, path)
        return clean.line(_without_leftovers(shown)) if shown else None

    def prose(self, value: Tree, path: str) -> str | None:
        """Return the running text *value* without its Markdown and its TeX."""
        shown = super().prose(without_commands(value) if isinstance(value, str) else value, path)
        return clean.prose(_without_leftovers(shown)) if shown else None

    def value_at(self, path: str) -> Tree:
        """Return the value of the key *path*, which counts as read, with what is below it."""
        self._read.add(path)
        value: Tree = self.data
        for step in path.split("."):
            value = value.get(step) if isinstance(value, dict) else None
        return value

    def raw_at(self, path: str) -> str | None:
        """Return the text of the key *path* as written."""
        return self.raw(self.value_at(path), path)

    def text_at(self, path: str) -> str | None:
        """Return the text of the key *path* on one line, without its Markdown."""
        return self.text(self.value_at(path), path)

    def prose_at(self, path: str) -> str | None:
        """Return the running text of the key *path* without its Markdown."""
        return self.prose(self.value_at(path), path)

    def items_at(self, path: str) -> list[tuple[str, Tree]]:
        """Return the path and value of each item of the list *path*; a text is a list of one."""
        value = self.value_at(path)
        if isinstance(value, str):
            return [(path, value)] if value.strip() else []
        return [(below, item) for below, item in self.items(value, path) if item]

    def remark_unread_keys(self) -> None:
        """Remark on each filled key that was not read."""
        for path in _text_paths(self.data, ""):
            steps = re.split(r"(?=[.\[])", path)
            above = ("".join(steps[:end]) for end in range(1, len(steps) + 1))
            if self._read.isdisjoint(above) and not self.is_presentation(path):
                self.remark_unread(path)


_LEFTOVERS = re.compile(r"\*\*|&(?:amp|lt|gt|quot|nbsp|#\d{2,5});|<|[\u00ad\u200b]")
_TAG = r"</?(?:i|b|em|strong|sub|sup|u|p|br|span|scp|jats:\w+)\b[^<>]*>"


def _without_leftovers(shown: str) -> str:
    """Return the text *shown* without markup that is there twice, or that Markdown leaves.

    That is bold next to a letter, HTML that was escaped, and soft hyphens.
    """
    if not _LEFTOVERS.search(shown):
        return shown
    text = re.sub("[\u00ad\u200b]", "", html.unescape(shown))
    text = re.sub(r"\*\*([^*\n]{1,120})\*\*(?=\w)", r"\1 ", re.sub(_TAG, "", text))
    return re.sub(r"\*\*([^*\n]{1,120})\*\*", r"\1", text)


def _text_paths(value: Tree, path: str) -> Iterator[str]:
    """Yield the path of every text below *path*."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield from _text_paths(member, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _text_paths(item, f"{path}[{index}]")
    elif value and value.strip():
        yield path
