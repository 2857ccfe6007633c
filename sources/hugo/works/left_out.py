"""Pages among the publications that are left out: unpublished, examples, or no publication."""

from __future__ import annotations

from pathlib import Path

from pexport.source import Remark

from ..site.published import why_unpublished
from .publication_page import PublicationPage

_OTHER_PAGES = ("widget", "block", "sections", "event", "event_url")
"""Keys of the theme's other kinds of pages, some of which lie among the publications."""

_EXAMPLES = frozenset(
    {
        "an example conference paper",
        "an example journal article",
        "an example preprint / working paper",
        "example conference paper",
        "example journal article",
        "example publication",
        "a person re-identification system for mobile devices",
        "mobile visual clothing search",
    }
)
"""The titles of the publications of the theme's starter sites."""


def remark_on_page_left_out(
    page: PublicationPage, path: Path, language: str | None
) -> Remark | None:
    """Return the remark on why the page at *path*, in *language*, is left out, or None."""

    def left_out(key: str, why: str, rule: str = "left-out") -> Remark:
        return Remark(page.where(key), f"left out: {why}", rule)

    if found := why_unpublished(page.front_matter, path, page.site, language):
        return Remark(found.where, f"left out: {found.why}", "hidden")
    if part := next((key for key in _OTHER_PAGES if page.data.get(key)), None):
        return left_out(part, "not a publication, but an event or a part of a page")
    title = page.text_at("title")
    if title is None:
        return left_out("title", "the publication has no title", "missing")
    if title.casefold() in _EXAMPLES:
        return left_out("title", "it is an example of the theme", "placeholder")
    return None
