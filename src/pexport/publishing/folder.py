"""A folder that holds what was published, in which nothing of anybody else is touched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pexport.errors import PexportError
from pexport.publishing.file import File
from pexport.source import Input
from pexport.writing import output
from pexport.writing.overwriting import refuse_overwriting


def write(folder: Path, files: Sequence[File], given: Input, *, force: bool) -> list[str]:
    """Make *folder* hold *files*, all of them or none, and return the names of those that changed.

    Raises ``PexportError`` as ``refuse_overwriting`` does, and where a link leads out of the
    folder; then nothing is changed.
    """
    for file in files:
        _refuse_links(folder, folder / file.name)
    places = [(folder / file.name, file.data) for file in files]
    changed = [
        (place, data)
        for place, data in refuse_overwriting(places, given, force=force)
        if place and not (place.is_file() and place.read_bytes() == data)
    ]
    for place in (folder, *(place.parent for place, _ in changed)):
        output.make_folder(place)
    output.write_all(changed)
    return [place.relative_to(folder).as_posix() for place, _ in changed]


def _refuse_links(folder: Path, place: Path) -> None:
    """Raise ``PexportError`` where *place* is, or is reached by, a link."""
    for step in (place, *place.parents):
        if step == folder:
            return
        if step.is_symlink():
            raise PexportError(f"{step}: is a symbolic link, and may lead elsewhere; remove it")
