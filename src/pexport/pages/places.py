"""Which file of a built site is the page at an address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pexport.errors import PexportError

SUFFIXES = (".html", ".htm")
_WEB = re.compile(r"https?://", re.IGNORECASE)


def find_page(site: Path, address: str, base: str | None = None) -> Path | None:
    """Return the file of the page at *address* in the folder *site*; None where there is none.

    *address* is a web address, or a path in the site. *base* is the address of the site, whose own
    path is no folder in it (``https://lab.example/ada/`` is published from ``public/``).
    Raises ``PexportError`` for a page out of the site.
    """
    for path in _paths(address, base):
        for name in _names(path):
            if (file := site / name).is_file():
                return inside(site, file)
    return None


def path_in_site(address: str, base: str | None) -> str:
    """Return the path of *address* below that of the site, without the first slash.

    *address* and *base* are those of ``find_page``.
    """
    if not _WEB.match(address):
        return unquote(address).lstrip("/")
    return next(_paths(address, base))


def inside(site: Path, file: Path) -> Path:
    """Return *file* without links; ``PexportError`` where that is out of the folder *site*."""
    real = file.resolve()
    if not real.is_relative_to(site.resolve()):
        raise PexportError(f"{file}: leads out of {site}, to {real}; only pages in it are changed")
    return real


def _paths(address: str, base: str | None) -> Iterator[str]:
    """Yield the paths in a site that *address* may mean, without the first slash."""
    if not _WEB.match(address):
        yield address.lstrip("/")
        yield unquote(address).lstrip("/")
        return
    path = unquote(urlsplit(address).path).lstrip("/")
    above = unquote(urlsplit(base).path).strip("/") if base else ""
    if above and f"{path}/".startswith(f"{above}/"):
        yield path[len(above) :].lstrip("/")
    yield path


def _names(path: str) -> Iterator[str]:
    """Yield the files in which a host looks for *path*."""
    if path.lower().endswith(SUFFIXES):
        yield path
    stem = path.rstrip("/")
    for suffix in SUFFIXES:
        yield f"{stem}/index{suffix}".lstrip("/")
        if stem:
            yield f"{stem}{suffix}"
