"""What ``-o`` may replace: what pexport itself wrote there, and never a file of somebody else's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pexport.errors import PexportError
from pexport.source import Input
from pexport.writing import record


def refuse_overwriting(
    files: Iterable[tuple[Path | None, bytes]], given: Input, *, force: bool
) -> Iterator[tuple[Path | None, bytes]]:
    """Yield *files* with the places that they go to.

    Raises ``PexportError`` for the first that would replace what *given* names, or what is neither
    empty nor just as pexport wrote it; with *force* for the former alone.
    """
    inputs = [path for path in (given.path, given.additions) if path and path.exists()]
    folders: set[Path] = set()
    for place, data in files:
        if place and place.parent.is_dir() and place.parent not in folders:
            folders.add(place.parent)
            record.complete(place.parent.resolve())
        if place and place.is_file():
            if any(place.samefile(path) for path in inputs):
                raise PexportError(f"{place}: is an input of this export; write to another file")
            if not (force or _may_be_replaced(place, data)):
                raise PexportError(
                    f"{place}: already exists, and is not as pexport wrote it; write to another "
                    "file, or replace it with --force"
                )
        yield place, data


def _may_be_replaced(place: Path, data: bytes) -> bool:
    size = place.stat().st_size
    is_same = size == len(data) and place.read_bytes() == data
    return size == 0 or is_same or record.is_ours(place)
