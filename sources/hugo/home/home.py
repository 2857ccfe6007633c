"""What the home page and the parameters of a site say of its only author."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pexport.files import display_path
from pexport.source import Remark

from ..author.career import join_jobs
from ..page.author_page import AuthorPage
from ..site.config import site_params
from ..site.site import Site
from .blocks import add_blocks, blocks_of, contact_blocks, has_cv_blocks
from .params import add_contact_params
from .widgets import add_widgets, is_cv_widget, shows_contact_widget


def add_home_page(author: AuthorPage, root: Path, slug: str | None) -> None:
    """Add what the site at *root*, whose only author is *slug*, says outside of that page.

    Contact data are the author's unless the parameters say that the site is an organization's.
    """
    site = author.site
    params = site_params(root, site.default_language)
    blocks = blocks_of(site)
    is_shown = shows_contact_widget(root) or bool(contact_blocks(blocks))
    is_own = add_contact_params(author, params, is_shown=is_shown)
    for folder in (root / "content/home", root / f"content/{site.default_language}/home"):
        if folder.is_dir():
            add_widgets(author, folder / "about.md", with_contact=is_own)
    add_blocks(author, blocks, slug, with_contact=is_own)
    join_jobs(author)
    author.remarks += _in_other_languages(author.site, root)


def _in_other_languages(site: Site, root: Path) -> Iterator[Remark]:
    """Yield what is said of home pages in other languages: their jobs are translations."""
    said = "not read: it says the same as the page in the language of the site"
    own = root / "content" / site.default_language
    for path, key in _parts_of_a_cv(root, "content/*/"):
        if not path.is_relative_to(own):
            yield Remark(f"{display_path(path)}#{key}", said, "other-page")


def remarks_on_home_page_of_nobody(root: Path) -> Iterator[Remark]:
    """Yield what is said of the home page of a site of several people: nobody knows of whom."""
    said = "not read: the site has several authors, and nothing says of whom this is"
    for place in ("content/", "content/*/"):
        for path, key in _parts_of_a_cv(root, place):
            yield Remark(f"{display_path(path)}#{key}", said, "other-page")


def _parts_of_a_cv(root: Path, place: str) -> Iterator[tuple[Path, str]]:
    """Yield the files below *place* that hold parts of a CV, with the key that says so.

    Contact data are none: those of a site of several people are its organization's.
    """
    for path in sorted(root.glob(f"{place}home/*.md")):
        if is_cv_widget(path):
            yield path, "widget"
    for path in sorted(root.glob(f"{place}_index.md")):
        if has_cv_blocks(path):
            yield path, "sections"
