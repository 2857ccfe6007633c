"""Remarks on whole files of a site: duplicate keys, and files or values that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from pexport.errors import PexportError
from pexport.source import Remark

from ...files.front_matter import FrontMatter


def remarks_on_duplicate_keys(page: FrontMatter) -> Iterator[Remark]:
    """Yield a remark on each key that the file *page* has twice."""
    for path in page.repeated if not page.above else ():
        message = "duplicate key: the last one is read; Hugo refuses duplicates since 0.152"
        yield Remark(page.where(path), message, "contradiction", "keep one")


def remark_on_error(error: PexportError) -> Remark:
    """Return the remark on what is left out because of *error*, ``place: message``."""
    place, _, message = str(error).partition(": ")
    return Remark(place, f"left out: {message}", "broken")
