"""Pages among the publications that are left out: unpublished, examples, or no publication."""

from __future__ import annotations

from datetime import date

from pexport.source import Remark

from ...files.front_matter import parse_bool
from ...text import dates
from .publication_page import PublicationPage

_OTHER_PAGES = ("widget", "block", "sections", "headless", "event", "event_url")
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


def remark_on_page_left_out(page: PublicationPage, as_of: date | None) -> Remark | None:
    """Return the remark on why the page is left out, or None."""

    def left_out(key: str, why: str, rule: str = "left-out") -> Remark:
        return Remark(page.where(key), f"left out: {why}", rule)

    for key in ("draft", "private"):
        if parse_bool(page.raw_at(key)):
            return left_out(
                key, f"the site does not publish this page: it is marked {key}", "hidden"
            )
    if part := next((key for key in _OTHER_PAGES if page.data.get(key)), None):
        return left_out(part, "not a publication, but an event or a part of a page")
    title = page.text_at("title")
    if title is None:
        return left_out("title", "the publication has no title", "missing")
    if title.casefold() in _EXAMPLES:
        return left_out("title", "it is an example of the theme", "placeholder")
    if as_of and (unpublished := _why_unpublished(page, as_of.isoformat())):
        return left_out(*unpublished, "hidden")
    return None


def _why_unpublished(page: PublicationPage, today: str) -> tuple[str, str] | None:
    """Return the key and the reason why the site does not publish the page on the day *today*."""
    published, expires = (
        page.raw_at("publishdate") or page.raw_at("date"),
        page.raw_at("expirydate"),
    )
    if published and (day := dates.parse_date(published)) and day > today:
        return "publishdate", f"the site does not publish this page before {day}"
    if expires and (day := dates.parse_date(expires)) and day <= today:
        return "expirydate", f"the site publishes this page until {day} only"
    return None
