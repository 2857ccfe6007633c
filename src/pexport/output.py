"""Where documents go: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pexport.errors import PexportError


def write(data: bytes, to: Path | None) -> None:
    """Write *data* to the file *to*, or to standard output where that is None.

    A regular file is written beside its place and then renamed. Raises ``PexportError`` where it
    cannot be written.
    """
    if to is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        if to.exists() and not to.is_file():
            # A device or a pipe has no content to keep, and must not be replaced by a file.
            to.write_bytes(data)
        else:
            _replace(to.resolve(), data)
    except OSError as error:
        raise PexportError(f"{to}: cannot be written: {error.strerror}") from None


def file_name(stem: str, name: str, suffix: str) -> str:
    """Return the name of a file of the format *name*, which tells it from those of others."""
    return f"{stem}{suffix}" if suffix == f".{name}" else f"{stem}.{name}{suffix}"


def folder(path: Path) -> Path:
    """Return the folder *path*, made where it is missing; ``PexportError`` where it cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PexportError(f"{path}: no folder to write to: {error.strerror}") from None
    return path


def _replace(path: Path, data: bytes) -> None:
    import tempfile  # noqa: PLC0415 - most documents go to standard output

    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        umask = os.umask(0)
        os.umask(umask)
        Path(beside).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~umask)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
