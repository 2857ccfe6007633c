"""What the home page and the parameters of a site say of its only author."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pexport.files import display_path
from pexport.source import Remark

from ..author.career import merge_current_jobs
from ..page.author_page import AuthorPage
from ..site.config import site_params
from ..site.site import Site
from .blocks import add_blocks, contact_blocks, has_cv_blocks, read_blocks
from .params import add_contact_params
from .widgets import add_widgets, is_cv_widget, shows_contact_widget


def add_home_page(author: AuthorPage, root: Path, slug: str | None) -> None:
    """Add what the site at *root*, whose only author is *slug*, says outside of that page.

    Contact data are the author's unless the parameters say that the site is an organization's.
    """
    site = author.site
    params = site_params(root, site.default_language)
    blocks = read_blocks(site)
    is_shown = shows_contact_widget(root, site) or bool(contact_blocks(blocks))
    is_own_contact = add_contact_params(author, params, is_shown=is_shown)
    for folder in (root / "content/home", root / f"content/{site.default_language}/home"):
        if folder.is_dir():
            add_widgets(author, folder / "about.md", with_contact=is_own_contact)
    add_blocks(author, blocks, slug, with_contact=is_own_contact)
    merge_current_jobs(author)
    author.remarks += _remarks_on_translations(site, root)


def _remarks_on_translations(site: Site, root: Path) -> Iterator[Remark]:
    """Yield remarks on home pages in other languages: their jobs are translations."""
    message = "not read: it is taken for a translation of the page in the site's main language"
    own = root / "content" / site.default_language
    for path, key in _cv_files(root, "content/*/"):
        if not path.is_relative_to(own):
            yield Remark(f"{display_path(path)}#{key}", message, "other-page")


def remarks_on_shared_home_page(root: Path) -> Iterator[Remark]:
    """Yield remarks on the home page of a site of several people: it may be about any of them."""
    message = "not read: the site has several authors, and this may be about any of them"
    for place in ("content/", "content/*/"):
        for path, key in _cv_files(root, place):
            yield Remark(f"{display_path(path)}#{key}", message, "other-page")


def _cv_files(root: Path, place: str) -> Iterator[tuple[Path, str]]:
    """Yield the files below *place* that contain parts of a CV, with the key that says so.

    Contact data are none: those of a site of several people are its organization's.
    """
    for path in sorted(root.glob(f"{place}home/*.md")):
        if is_cv_widget(path):
            yield path, "widget"
    for path in sorted(root.glob(f"{place}_index.md")):
        if has_cv_blocks(path):
            yield path, "sections"
