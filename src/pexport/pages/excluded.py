"""Why a page is given no document though it has the address: nobody finds or reads it as a page."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from pexport.pages.outline import Element, Outline

_COPY = re.compile(r"(?:^|/)page/[0-9]+(?:/|\.|$)", re.IGNORECASE)
_ROBOTS = frozenset({"robots", "googlebot", "bingbot"})


def reason(page: Outline, place: str) -> str:
    """Return why the page at *place* in its site is left out, "" where it is not."""
    if not page.is_page:
        return "it is no whole page, but a fragment"
    if target := sends_to(page):
        return f"it sends its readers on to {target}"
    if PurePosixPath(place).stem == "404" or re.search(r"(?:^|/)404/index\.html?$", place):
        return "it is shown for pages that there are not"
    if any(map(_is_hidden, page.of("meta"))):
        return "it is kept from search engines (noindex)"
    if _COPY.search(place):
        return "it is a later page of a list"
    return ""


def sends_to(page: Outline) -> str:
    """Return where a page sends its readers on to, "" for nowhere."""
    return next(filter(None, map(_refresh, page.of("meta"))), "")


def is_published(page: Outline) -> bool:
    """Say whether ``pexport publish`` wrote a page, which has its document by itself."""
    return any(
        meta.attributes.get("name", "").lower() == "generator"
        and meta.attributes.get("content") == "pexport"
        for meta in page.of("meta")
    )


def _refresh(meta: Element) -> str:
    """Return where a page sends its readers (HTML section 4.2.5.3), "" for nowhere."""
    if meta.attributes.get("http-equiv", "").lower() != "refresh":
        return ""
    _, _, target = meta.attributes.get("content", "").partition("=")
    return target.strip(" '\"")


def _is_hidden(meta: Element) -> bool:
    name = meta.attributes.get("name", "").lower()
    words = re.split(r"[\s,]+", meta.attributes.get("content", "").lower())
    return name in _ROBOTS and not {"noindex", "none"}.isdisjoint(words)
