"""Where documents go: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pexport.errors import PexportError
from pexport.writing import interrupts


def write(data: bytes, to: Path | None) -> None:
    """Write *data* to the file *to*, or to standard output where that is None.

    Raises ``PexportError`` where it cannot be written.
    """
    if to is not None:
        write_all([(to, data)])
        return
    if sys.stdout is None:
        raise PexportError("standard output is closed; write to a file with -o FILE")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        discard_standard_output()
    except OSError as error:
        raise PexportError(f"standard output: cannot be written: {error.strerror}") from None


def discard_standard_output() -> None:
    """Write to nowhere from now on: the reader of our output has gone, as `head` does."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_all(files: Iterable[tuple[Path | None, bytes]]) -> None:
    """Write *files*, all of them or none: each beside its place, and then renamed.

    What has no path goes to standard output. Raises ``PexportError`` where one cannot be written. A
    device or a pipe has no content to keep, and is written to as it is.
    """
    staged: list[tuple[Path, Path]] = []
    with interrupts.as_exception():
        try:
            for to, data in files:
                if to is None:
                    write(data, None)
                else:
                    staged += _stage(to, data)
            for temporary, place in staged:
                temporary.replace(place)
        finally:
            for temporary, _ in staged:
                temporary.unlink(missing_ok=True)


def _stage(to: Path, data: bytes) -> Iterator[tuple[Path, Path]]:
    """Yield the file that *data* were written to beside *to*, and its place."""
    try:
        if to.exists() and not to.is_file() and not to.is_dir():
            to.write_bytes(data)
        else:
            yield _write_temporary(to.resolve(), data), to.resolve()
    except OSError as error:
        raise PexportError(f"{to}: cannot be written: {_reason(to, error)}") from None


def _reason(to: Path, error: OSError) -> str:
    if to.is_dir():
        return "it is a folder; give a file in it"
    if not to.parent.is_dir():
        return f"the folder {to.parent} does not exist; create it first"
    return str(error.strerror)


def file_name(stem: str, name: str, suffix: str) -> str:
    """Return the name of a file of the format *name*, which tells it from those of others."""
    return f"{stem}{suffix}" if suffix == f".{name}" else f"{stem}.{name}{suffix}"


def make_folder(path: Path) -> Path:
    """Return the folder *path*, made where it is missing; ``PexportError`` where it cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        message = f"{path}: is a file, but a folder is needed; choose another path"
        raise PexportError(message) from None
    except OSError as error:
        raise PexportError(f"{path}: cannot create this folder: {error.strerror}") from None
    return path


def files_in_folder(place: Path, files: Mapping[str, bytes]) -> Iterator[tuple[Path, bytes]]:
    """Yield *files* with their paths in a folder, whose own folders are made; see ``make_folder``.

    Raises ``PexportError`` where one of an earlier export is there that would stay among them.
    """
    suffixes = {Path(name).suffix for name in files}
    for old in sorted(place.glob("*/*")):
        if old.suffix in suffixes and old.relative_to(place).as_posix() not in files:
            raise PexportError(
                f"{old}: left by an earlier export, and would be taken for part of this one; "
                f"empty {place}, or choose another folder"
            )
    for name, data in files.items():
        path = place / name
        make_folder(path.parent)
        yield path, data


def _write_temporary(path: Path, data: bytes) -> Path:
    """Write *data* to a new file beside *path*, with its permissions, and return that."""
    import tempfile  # noqa: PLC0415 - most documents go to standard output

    if path.is_dir():
        raise IsADirectoryError
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~umask)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary
