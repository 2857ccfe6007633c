"""The files of a site before anything is added, and what of pexport's is in them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pexport.errors import PexportError
from pexport.files import display_path
from pexport.pages.installing import additions, files


class Present(NamedTuple):
    """A site as it is."""

    root: Path
    current: Mapping[Path, bytes]
    """The files that may hold additions."""
    clean: Mapping[Path, bytes | None]
    """Those that do, without them; None for those that pexport made."""
    folders: Mapping[Path, int]
    """How many folders above each of them pexport made for it."""

    def read(self, path: Path) -> bytes | None:
        """Return the bytes of a file without additions; None where there is none."""
        return self.clean[path] if path in self.clean else files.read(path)

    def folders_made(self, path: Path) -> int:
        """Return how many folders have to be made for the file *path*, or were."""
        ours = {
            folder
            for file, data in self.clean.items()
            if data is None
            for folder in [*file.parents][: self.folders[file]]
        }
        return sum(folder in ours or not folder.exists() for folder in path.parents)

    def refuse_blocks_by_hand(self) -> None:
        """Raise ``PexportError`` for a block that somebody put there, and would be there twice."""
        for path, data in self.current.items():
            if additions.has_block_by_hand(data):
                raise PexportError(
                    f"{display_path(path)}: already holds a block of pexport's that install did "
                    "not write; take it out, and install again"
                )


def present(site: Path, patterns: tuple[str, ...]) -> Present:
    """Return the *site* with the files that *patterns* name; see ``Path.glob``."""
    current: dict[Path, bytes] = {}
    clean: dict[Path, bytes | None] = {}
    folders: dict[Path, int] = {}
    for path in sorted({path for pattern in patterns for path in site.glob(pattern)}):
        if not path.is_file():
            continue
        current[path] = files.read(path) or b""
        if found := additions.found(current[path]):
            clean[path], folders[path] = found
    return Present(site, current, clean, folders)
