"""Which page of a site that is not built yet each document belongs to, as for ``inject``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote

from pexport.errors import PexportError
from pexport.exporter import Options
from pexport.pages import block
from pexport.pages.documents import Subject, Told
from pexport.pages.places import SUFFIXES, path_in_site


class Placement(NamedTuple):
    """A document, and the page that it belongs to."""

    name: str
    """Of the person or the organization."""
    path: str
    """The page's address below that of the site, without the first slash; "" is the home page."""
    may_be_home: bool
    """Whether it belongs to the home page where there is no page at *path*."""
    block: str
    """The element of HTML."""

    @property
    def stem(self) -> str:
        """The path without what generators add; "" for the home page."""
        stem = self.path.removesuffix("index.html").rstrip("/")
        for suffix in SUFFIXES:
            stem = stem.removesuffix(suffix)
        return stem

    def addresses(self, *, first: str = "") -> list[str]:
        """Return all forms of the path that generators give such a page, each after *first*."""
        stem = self.stem
        forms = [f"{stem}/", f"{stem}.html", f"{stem}/index.html", stem] if stem else _HOME
        return [*dict.fromkeys(first + form for each in forms for form in (each, quote(each)))]


_HOME = ["", "index.html"]


class Placed(NamedTuple):
    """The documents with their pages, and those without a page."""

    placements: list[Placement]
    without: Mapping[str, str]
    """Why there is no page, by the names of the subjects."""


def placed(told: Told, page: str | None, options: Options) -> Placed:
    """Return what belongs where; *page* is the one that the user names for one person.

    Raises ``PexportError`` where that is the page of several.
    """
    if page is not None and len(told.subjects) != 1:
        raise PexportError("--page is the page of one person: name them with --author SLUG")
    taken: dict[str, Placement] = {}
    without: dict[str, str] = {}
    for subject in told.subjects:
        path = path_in_site(page, subject.base) if page is not None else _path(subject)
        if path is None:
            without[subject.name] = (
                "the address of the page is not known; --base-url gives that of the site"
            )
        elif path in taken:
            without[subject.name] = f"/{path} is the page of {taken[path].name}"
        else:
            # In ASCII alone: neither the encoding of the template nor that of the page is known.
            element = block.encoded(block.block(subject.document, options), "ascii").decode()
            may_be_home = subject.may_be_home and page is None
            taken[path] = Placement(subject.name, path, may_be_home, element)
    return Placed([*taken.values()], without)


def _path(subject: Subject) -> str | None:
    address = subject.document.get("url") if "mainEntity" in subject.document else None
    if address:
        return path_in_site(address, subject.base)
    return "" if subject.may_be_home else None


def owners(placements: list[Placement]) -> Iterator[str]:
    """Yield whose document goes where, for people."""
    yield from (f"{each.name}: the page /{each.path}" for each in placements)
