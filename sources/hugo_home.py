"""What the home page and the parameters of a site say of its only author."""

from __future__ import annotations

from pathlib import Path

from . import hugo_blocks, hugo_career, hugo_config, hugo_params, hugo_widgets
from .hugo_page import AuthorPage


def add(author: AuthorPage, root: Path, slug: str | None) -> None:
    """Add what the site at *root*, whose only author is *slug*, says outside of that page.

    Contact data are the author's unless the parameters say that the site is an organization's.
    """
    site = author.site
    params = hugo_config.params(root, site.default_language)
    blocks = hugo_blocks.of(site)
    is_shown = hugo_widgets.shows_contact(root) or bool(hugo_blocks.contacts(blocks))
    is_own = hugo_params.add_contact(author, params, is_shown=is_shown)
    for folder in (root / "content/home", root / f"content/{site.default_language}/home"):
        if folder.is_dir():
            hugo_widgets.add_widgets(author, folder / "about.md", with_contact=is_own)
    hugo_blocks.add(author, blocks, slug, with_contact=is_own)
    hugo_career.join_jobs(author)
