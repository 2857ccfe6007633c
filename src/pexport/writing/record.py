"""What pexport wrote into a folder: a digest of each file, and the renames that are not finished.

It is kept in the user's state folder and not beside the files, which go onto web sites
(https://specifications.freedesktop.org/basedir-spec/latest/, ``XDG_STATE_HOME``). Where there is
no such folder, nothing is remembered, and no file counts as our own.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import orjson

TEMPORARY = ".pexport"
"""The suffix of files that wait for their places."""


class Staged(NamedTuple):
    """A file that is written and waits for its place."""

    temporary: Path
    place: Path
    digest: str
    """SHA-256 of the bytes, in hexadecimal."""


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of *data* in hexadecimal."""
    return sha256(data).hexdigest()


def is_ours(place: Path) -> bool:
    """Say whether the file at *place* is, byte for byte, what pexport wrote there last."""
    path = place.resolve()
    known = _load(path.parent)["digests"].get(path.name, ())
    return bool(known) and digest_of(path.read_bytes()) in known


def begin(staged: Iterable[Staged]) -> None:
    """Note that *staged* are about to go to their places: from here on each is ours there."""
    for folder, files in _by_folder(staged).items():
        record = _load(folder)
        for each in files:
            name = each.place.name
            record["digests"][name] = [*record["digests"].get(name, [])[-1:], each.digest]
            record["renames"][each.temporary.name] = [name, _digest_at(each.place)]
        _save(folder, record)


def finish(staged: Iterable[Staged]) -> None:
    """Note that *staged* are at their places, or were taken away."""
    for folder, files in _by_folder(staged).items():
        record = _load(folder)
        for each in files:
            record["renames"].pop(each.temporary.name, None)
        present = {name: last for name, last in record["digests"].items() if _is_file(folder, name)}
        _save(folder, {**record, "digests": present})


def complete(folder: Path) -> None:
    """Finish what a process that was killed has begun in *folder*, and take away what it left.

    What somebody has changed since then stays as it is, and so does what a running process does.
    """
    record = _load(folder)
    over = {name: rename for name, rename in record["renames"].items() if not _is_in_use(name)}
    for temporary, (name, before) in over.items():
        if (folder / temporary).is_file() and _digest_at(folder / name) == before:
            (folder / temporary).replace(folder / name)
    if over:
        left = {name: to for name, to in record["renames"].items() if name not in over}
        _save(folder, {**record, "renames": left})
    for path in folder.glob(f".*{TEMPORARY}"):
        if not _is_in_use(path.name):
            path.unlink(missing_ok=True)


def _digest_at(place: Path) -> str | None:
    """Return the digest of the file at *place*; None where there is none."""
    return digest_of(place.read_bytes()) if place.is_file() else None


def _is_in_use(name: str) -> bool:
    """Say whether the process that a file waiting for its place is named after still runs."""
    owner = re.search(rf"\.(\d+)\.\w+{re.escape(TEMPORARY)}$", name)
    if owner is None:
        return True
    try:
        os.kill(int(owner[1]), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def remove_left(folder: Path, process: int) -> None:
    """Take away the files that *process* has left waiting in *folder*."""
    for path in folder.glob(f".*.{process}.*{TEMPORARY}"):
        path.unlink(missing_ok=True)


def _is_file(folder: Path, name: str) -> bool:
    return (folder / name).is_file()


def _by_folder(staged: Iterable[Staged]) -> dict[Path, list[Staged]]:
    folders: dict[Path, list[Staged]] = {}
    for each in staged:
        folders.setdefault(each.place.parent, []).append(each)
    return folders


def state_folder() -> Path:
    """Return the folder for what pexport remembers; ``RuntimeError`` where the user has no home."""
    base = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA")
    state = Path(base) if base else Path.home() / ".local" / "state"
    return state / "pexport"


def _file(folder: Path) -> Path:
    return state_folder() / "written" / f"{digest_of(os.fsencode(folder))[:32]}.json"


def _load(folder: Path) -> dict[str, Any]:
    try:
        record = orjson.loads(_file(folder).read_bytes())
        return {"digests": dict(record["digests"]), "renames": dict(record["renames"])}
    except (OSError, RuntimeError, ValueError, KeyError, TypeError):
        # None yet, no home, or one that something else has written: nothing is known.
        return {"digests": {}, "renames": {}}


def _save(folder: Path, record: Mapping[str, Any]) -> None:
    try:
        file = _file(folder)
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(f".{os.getpid()}")
        beside.write_bytes(orjson.dumps(record))
        beside.replace(file)
    except (OSError, RuntimeError):
        # Nothing is remembered, so that a file of ours is refused next time: nothing is destroyed.
        return
