"""The road from what the user points at to a profile: source, additions, picture, validation."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from pexport.errors import PexportError
from pexport.profile import Profile
from pexport.source import Input, Remark, Source


class ReadProfile(NamedTuple):
    """A profile, and what its source has to say of it."""

    profile: Profile
    remarks: list[Remark]
    has_left: bool = False
    """As in ``Reading``."""


def read_profile(given: Input, source: Source) -> ReadProfile:
    """Read *given* as *source*; raise ``PexportError`` for bad input."""
    reading = source.read(given)
    tree = reading.tree
    if stated := _additions(given):
        from pexport.reading.additions import apply, file  # noqa: PLC0415 - most have none

        additions = file.load_additions(stated)
        tree = apply.apply_additions(tree, additions, reading.author, is_owner=reading.is_owner)
    remarks = reading.remarks
    if given.pictures and reading.picture:
        from pexport.reading import picture  # noqa: PLC0415 - most formats hold no picture

        tree, remarks = picture.enclosed(reading, tree)
    return ReadProfile(validated_profile(tree, given.name), remarks, reading.has_left)


def _additions(given: Input) -> Path | None:
    """Return the ``pexport.toml`` that belongs to *given*."""
    if given.additions or given.path is None:
        return given.additions
    start = given.path.absolute()
    if not any((folder / "pexport.toml").is_file() for folder in (start, *start.parents)):
        return None
    from pexport.reading.additions import file  # noqa: PLC0415 - most have none

    return file.find_additions(given.path)


def validated_profile(tree: Mapping[str, Any], name: str) -> Profile:
    """Make a profile of *tree*; raise ``PexportError`` with the place of the first error."""
    try:
        return Profile.model_validate(tree)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        path = first["loc"]
        raise PexportError(
            f"{_origin(tree, path) or name}: {'/'.join(map(str, path))}: {_words(first)}"
        ) from None


def _origin(tree: Any, path: tuple[int | str, ...]) -> str | None:
    """Return the origin of the fact that *path* leads into."""
    origin = None
    for step in path:
        try:
            tree = tree[step]
        except (LookupError, TypeError):
            break
        if isinstance(tree, Mapping):
            origin = tree.get("origin") or origin
    return origin


_SHOWN = 60


def _words(error: Any) -> str:
    shown = repr(error["input"])
    if len(shown) > _SHOWN:
        shown = f"{shown[:_SHOWN]}…"
    if error["type"] == "extra_forbidden":
        return "no such key in a profile"
    if error["type"] == "string_pattern_mismatch":
        return f"{shown} does not have the form that is needed here"
    return f"{error['msg']}, not {shown}"
