"""What the home page and the parameters of a site say of its only author."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pexport.source import Remark, shown

from . import blocks as hugo_blocks
from . import career, config, widgets
from . import params as hugo_params
from .page import AuthorPage
from .site import Site


def add(author: AuthorPage, root: Path, slug: str | None) -> None:
    """Add what the site at *root*, whose only author is *slug*, says outside of that page.

    Contact data are the author's unless the parameters say that the site is an organization's.
    """
    site = author.site
    params = config.params(root, site.default_language)
    blocks = hugo_blocks.of(site)
    is_shown = widgets.shows_contact(root) or bool(hugo_blocks.contacts(blocks))
    is_own = hugo_params.add_contact(author, params, is_shown=is_shown)
    for folder in (root / "content/home", root / f"content/{site.default_language}/home"):
        if folder.is_dir():
            widgets.add(author, folder / "about.md", with_contact=is_own)
    hugo_blocks.add(author, blocks, slug, with_contact=is_own)
    career.join_jobs(author)
    author.remarks += _in_other_languages(author.site, root)


def _in_other_languages(site: Site, root: Path) -> Iterator[Remark]:
    """Yield what is said of home pages in other languages: their jobs are translations."""
    said = "not read: it says the same as the page in the language of the site"
    own = root / "content" / site.default_language
    for path, key in _parts_of_a_cv(root, "content/*/"):
        if not path.is_relative_to(own):
            yield Remark(f"{shown(path)}#{key}", said, "other-page")


def of_nobody(root: Path) -> Iterator[Remark]:
    """Yield what is said of the home page of a site of several people: nobody knows of whom."""
    said = "not read: the site has several authors, and nothing says of whom this is"
    for place in ("content/", "content/*/"):
        for path, key in _parts_of_a_cv(root, place):
            yield Remark(f"{shown(path)}#{key}", said, "other-page")


def _parts_of_a_cv(root: Path, place: str) -> Iterator[tuple[Path, str]]:
    """Yield the files below *place* that hold parts of a CV, with the key that says so.

    Contact data are none: those of a site of several people are its organization's.
    """
    for path in sorted(root.glob(f"{place}home/*.md")):
        if widgets.is_of_a_cv(path):
            yield path, "widget"
    for path in sorted(root.glob(f"{place}_index.md")):
        if hugo_blocks.are_in(path):
            yield path, "sections"
