"""How the files of a site are changed: each is the old one or the new one, whenever this is ended.

A new file is written where no generator looks, in a hidden folder at the root of the site, and
moved into its place together with the folders that are made for it: in the folders of hooks, every
file is called.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from pexport.errors import PexportError
from pexport.writing import interrupts

_STAGE = ".pexport-install-"

Changes = Mapping[Path, bytes | None]
"""The files that are to be, None for one that is to go."""


def read(path: Path) -> bytes | None:
    """Return the bytes of a file, None where there is none; ``PexportError`` for no file."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise PexportError(f"{path}: cannot be read: {error.strerror}") from None


def refuse_links(site: Path, path: Path) -> None:
    """Raise ``PexportError`` for a file that is a link, or lies out of the site."""
    if path.is_symlink() or not path.resolve().is_relative_to(site.resolve()):
        raise PexportError(f"{path}: leads out of {site}; only files in it are changed")


def apply(site: Path, changes: Changes, folders: Mapping[Path, int]) -> None:
    """Make all *changes*; of a file that goes, so many *folders* go, too, where they are empty.

    Raises ``PexportError`` where one cannot be written.
    """
    for left in site.glob(f"{_STAGE}*"):
        shutil.rmtree(left, ignore_errors=True)
    with interrupts.as_exception():
        stage = None
        at = site
        try:
            stage = Path(tempfile.mkdtemp(prefix=_STAGE, dir=site))
            for number, (at, data) in enumerate(changes.items()):
                if data is not None:
                    _move_in(stage / str(number), at, data)
            for at in (path for path, data in changes.items() if data is None):
                _remove(at, folders.get(at, 0))
        except OSError as error:
            raise PexportError(f"{at}: cannot be written: {error.strerror}") from None
        finally:
            if stage:
                shutil.rmtree(stage, ignore_errors=True)


def _move_in(stage: Path, to: Path, data: bytes) -> None:
    """Bring *data* to the place *to*, with the folders that are missing above it."""
    made = [to, *(folder for folder in to.parents if not folder.exists())]
    top = made[-1]
    staged = stage / to.relative_to(top.parent)
    staged.parent.mkdir(parents=True)
    staged.write_bytes(data)
    if to.exists():
        shutil.copymode(to, staged)
    (stage / top.name).replace(top)


def _remove(file: Path, folders: int) -> None:
    file.unlink(missing_ok=True)
    for folder in [*file.parents][:folders]:
        try:
            folder.rmdir()
        except OSError:  # something else is in it by now
            return
