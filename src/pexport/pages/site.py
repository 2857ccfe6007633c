"""The files of a built site: which there are, which may be concerned, and how one is replaced."""

from __future__ import annotations

import mmap
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from pexport.errors import PexportError
from pexport.pages.places import SUFFIXES
from pexport.writing import interrupts, output, record

BUILT = ("public", "_site", "site")
"""Where generators build to."""

_TOLD_BY = ("pexport", "ProfilePage")
"""What pages hold that a document of ours may be in, or a profile page of somebody else."""
_NEEDLES = tuple(word.encode(code) for word in _TOLD_BY for code in ("utf-8", "utf-16-le"))


def built_folder(given: str | None) -> Path:
    """Return the built site: what was *given*, else the first folder of a generator's that is here.

    Raises ``PexportError`` where there is none.
    """
    if given is not None:
        path = Path(given)
        if not given or not path.exists():
            raise PexportError(f"SITE: {given!r} is no folder of a built site; build it first")
        return path
    for name in BUILT:
        if (Path(name) / "index.html").is_file():
            return Path(name)
    raise PexportError(
        f"SITE: none of {', '.join(BUILT)} is here with an index.html; build the site, "
        "or name the folder that it is built to"
    )


def pages(site: Path) -> Iterator[Path]:
    """Yield all pages below the folder *site*, without links, in the order of their names.

    A file is the only page of itself. Hidden folders hold no pages.
    """
    if site.is_file():
        yield site
        return
    with os.scandir(site) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.startswith("."):
                yield from pages(Path(entry.path))
        elif entry.name.lower().endswith(SUFFIXES) and entry.is_file(follow_symlinks=False):
            yield Path(entry.path)


def place(site: Path, page: Path) -> str:
    """Return where *page* is in the folder *site*, or beside the page that *site* is."""
    root = site if site.is_dir() else site.parent
    return page.resolve().relative_to(root.resolve()).as_posix()


def may_be_concerned(page: Path) -> bool:
    """Say whether *page* may hold a document; it is not read whole into memory for that."""
    with page.open("rb") as file:
        if not os.fstat(file.fileno()).st_size:
            return False
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return any(data.find(needle) != -1 for needle in _NEEDLES)


def replace(page: Path, data: bytes) -> None:
    """Replace *page* by *data* at once: whenever this is ended, it is the old one or the new one.

    Raises ``PexportError`` where it cannot be written.
    """
    with interrupts.as_exception():
        new = None
        try:
            new = output.write_temporary(page, data)
            _keep_owner(page, new)
            new.replace(page)
        except OSError as error:
            raise PexportError(f"{page}: cannot be written: {error.strerror}") from None
        finally:
            if new:
                new.unlink(missing_ok=True)


def _keep_owner(page: Path, new: Path) -> None:
    """Give *new* the owner of *page*, where this process may."""
    if hasattr(os, "chown"):
        was = page.stat()
        with suppress(PermissionError):
            os.chown(new, was.st_uid, was.st_gid)


def tidy(site: Path) -> None:
    """Take away what earlier runs left that were ended while they wrote a page."""
    if site.is_dir():
        for folder in {left.parent for left in site.rglob(f".*{record.TEMPORARY}")}:
            record.complete(folder)
