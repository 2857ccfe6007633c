"""What all pages of a site share: values by key path, and remarks with their file and line."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from typing import Any, ClassVar

from pexport.source import Remark

from ...files.front_matter import FrontMatter
from ...files.yaml_tree import Tree
from ...text import markdown
from ..site.site import Site
from ..theme.placeholders import why_placeholder
from ..theme.presentation import is_presentation

_FIX = "your own words, or nothing"


class Page(ABC):
    """One page of a site, with its keys in small letters.

    A key path is written ``social[3].link``; ``body`` stands for the text below the front matter.
    """

    presentation: ClassVar[Collection[str]]
    """The key paths that only say how the page looks, as ``theme.presentation`` writes them."""

    def __init__(self, front_matter: FrontMatter, site: Site) -> None:
        self.front_matter = front_matter
        self.site = site
        self.remarks: list[Remark] = []

    @property
    def data(self) -> dict[str, Tree]:
        """The keys of the page and their values."""
        return self.front_matter.data

    def where(self, path: str) -> str:
        """Return the place of the key *path*: ``file:line#path``."""
        return self.front_matter.where(path)

    def origin(self, path: str, note: str = "") -> str:
        """Return the origin of a fact that was found at the key *path*."""
        origin = f"hugo:{self.where(path)}"
        return f"{origin} ({note})" if note else origin

    def remark(self, path: str, message: str, rule: str = "left-out", fix: str = "") -> None:
        """Add a remark on the key *path*."""
        self.remarks.append(Remark(self.where(path), message, rule, fix))

    def remark_unread(self, path: str, rule: str = "unread") -> None:
        """Remark that nothing reads the key *path*."""
        self.remark(path, "this key is not read", rule)

    @abstractmethod
    def reject_type(self, path: str, expected: str, value: Tree) -> None:
        """Refuse *value* at *path*, which is not what is *expected* there: a text, a list."""

    def raw(self, value: Tree, path: str) -> str | None:
        """Return the text *value*, found at *path*, as the author wrote it; None for blanks."""
        if value is None or value == []:
            return None
        if not isinstance(value, str):
            self.reject_type(path, "a text", value)
            return None
        return value if value.strip() else None

    def text(self, value: Tree, path: str) -> str | None:
        """Return the text *value* on one line, without its Markdown."""
        raw = self.raw(value, path)
        return self.unless_placeholder(markdown.to_line(raw), path) if raw else None

    def prose(self, value: Tree, path: str) -> str | None:
        """Return the running text *value* without its Markdown."""
        raw = self.raw(value, path)
        return self.unless_placeholder(markdown.render(raw).text, path) if raw else None

    def unless_placeholder(self, text: str | None, path: str) -> str | None:
        """Return *text*; None, with a remark, where it is an example of the theme."""
        if text and (why := why_placeholder(text)):
            self.remark(path, f"left out: {why}", "placeholder", _FIX)
            return None
        return text

    def items(self, value: Tree, path: str) -> Iterator[tuple[str, Tree]]:
        """Yield the path and value of each item of the list *value* that is not empty."""
        if value is None or value == "":
            return
        if not isinstance(value, list):
            self.reject_type(path, "a list", value)
            return
        for index, item in enumerate(value):
            if item is not None and item != "":
                yield f"{path}[{index}]", item

    def is_presentation(self, path: str) -> bool:
        """Say whether the key *path*, or one above it, only says how the page looks."""
        return is_presentation(path, self.presentation)


def described_type(value: Any) -> str:
    """Return what *value* is, for a message: ``a mapping``, ``a list``, ``the text 'x'``."""
    kind = {"dict": "a mapping", "list": "a list"}.get(type(value).__name__)
    return kind or f"the text {value!r:.60}"
