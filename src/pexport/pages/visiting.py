"""All pages of a built site, one after another, each read alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from pexport.errors import PexportError
from pexport.files import display_path
from pexport.pages import site
from pexport.pages.changes import changed
from pexport.pages.examining import Examined


class Visit(NamedTuple):
    """What came of one page."""

    page: Path
    found: Examined | None = None
    """None for a page that is not concerned."""
    refusal: str = ""
    """Why it cannot be read or written."""


def visits(
    folder: Path,
    known: Collection[Path],
    examined: Callable[[Path], Examined],
    *,
    writing: bool,
) -> Iterator[Visit]:
    """Yield what comes of all pages of *folder*, those that are *known* to be somebody's first.

    Of the others only those are read that may be concerned. What has to change is changed where
    this is for *writing*; a page that cannot be read or written stops no other.
    """
    for page in known:
        yield _visited(page, examined, writing=writing)
    for page in site.pages(folder):
        try:
            if page.resolve() in known:
                continue
            is_concerned = site.may_be_concerned(page)
        except OSError as error:
            yield Visit(page, refusal=f"{display_path(page)}: cannot be read: {error.strerror}")
            continue
        yield _visited(page, examined, writing=writing) if is_concerned else Visit(page)


def _visited(page: Path, examined: Callable[[Path], Examined], *, writing: bool) -> Visit:
    try:
        found = examined(page)
        if writing and found.change.edits:
            site.replace(page, changed(found.data, found.change.edits))
    except PexportError as error:
        return Visit(page, refusal=str(error))
    return Visit(page, found)
