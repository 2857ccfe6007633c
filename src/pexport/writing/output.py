"""Where documents go: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pexport.errors import PexportError
from pexport.writing import interrupts, record
from pexport.writing.record import Staged


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
    staged: list[Staged] = []
    folders: set[Path] = set()
    with interrupts.as_exception():
        try:
            for to, data in files:
                if to is None:
                    write(data, None)
                else:
                    folders.add(to.parent.resolve())
                    staged += _stage(to, data)
            _move(staged)
        finally:
            # A signal may come before a file that is written has got into the list.
            for folder in folders:
                record.remove_left(folder, os.getpid())


def _stage(to: Path, data: bytes) -> Iterator[Staged]:
    """Yield the file that *data* were written to beside *to*, and its place."""
    try:
        if to.exists() and not to.is_file() and not to.is_dir():
            to.write_bytes(data)
        else:
            place = to.resolve()
            yield Staged(write_temporary(place, data), place, record.digest_of(data))
    except OSError as error:
        raise PexportError(f"{to}: cannot be written: {_reason(to, error)}") from None


def _move(staged: list[Staged]) -> None:
    """Bring all files to their places, or leave every place as it is.

    What is killed in between is finished by the next run, see ``record.complete``.
    """
    kept: dict[Path, Path | None] = {}
    record.begin(staged)
    try:
        for each in staged:
            # A single rename is whole by itself.
            kept[each.place] = _keep(each.place) if len(staged) > 1 else None
            each.temporary.replace(each.place)
    except BaseException as error:
        if len(staged) > 1:
            _restore(staged, kept)
        if isinstance(error, OSError):
            place = list(kept)[-1]
            raise PexportError(f"{place}: cannot be written: {_reason(place, error)}") from None
        raise
    finally:
        for name in filter(None, kept.values()):
            name.unlink(missing_ok=True)
        record.finish(staged)


def _restore(staged: list[Staged], kept: Mapping[Path, Path | None]) -> None:
    """Bring back what was at the places that the first of *staged* have reached."""
    for each in staged:
        if each.place in kept and not each.temporary.exists():
            if old := kept[each.place]:
                old.replace(each.place)
            else:
                each.place.unlink(missing_ok=True)


def _keep(place: Path) -> Path | None:
    """Return another name of what is at *place*, to bring it back by; None where nothing is."""
    if not place.is_file():
        return None
    kept = _new_name(place)
    try:
        kept.hardlink_to(place)
    except OSError:
        # Some file systems have no second names.
        kept.write_bytes(place.read_bytes())
    return kept


def _new_name(place: Path) -> Path:
    """Return a name beside *place* that nothing has, and that tells whose it is."""
    name = f".{place.name[:100]}.{os.getpid()}.{os.urandom(6).hex()}{record.TEMPORARY}"
    return place.with_name(name)


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


def write_temporary(path: Path, data: bytes) -> Path:
    """Write *data* to a new file beside *path*, with its permissions, and return that."""
    if path.is_dir():
        raise IsADirectoryError
    temporary = _new_name(path)
    try:
        with temporary.open("xb") as file:
            file.write(data)
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~umask)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary
