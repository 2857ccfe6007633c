"""The road from what the user points at to a profile: source, additions, picture, validation."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from pexport.errors import PexportError
from pexport.profile import Profile
from pexport.source import Input, Remark, Source

if TYPE_CHECKING:
    from pexport.reading.additions.file import Additions


class ReadProfile(NamedTuple):
    """A profile, and what its source reports about it."""

    profile: Profile
    remarks: list[Remark]
    has_left: bool = False
    """As in ``Reading``."""


def read_with(source: Source, given: Input) -> ReadProfile:
    """Read *given* as *source*; raise ``PexportError`` for bad input."""
    additions = _additions(given)
    if additions is not None:
        given = given._replace(other_names=additions.names())
    reading = source.read(given)
    tree = reading.tree
    if additions is not None:
        from pexport.reading.additions import apply, authors  # noqa: PLC0415 - most have none

        tree = apply.apply_additions(tree, additions, reading.author, is_owner=reading.is_owner)
        tree = authors.correct_authors(tree, reading, additions)
    remarks = reading.remarks
    if given.pictures and reading.picture:
        from pexport.reading import picture  # noqa: PLC0415 - most formats hold no picture

        tree, remarks = picture.embed_portrait(reading, tree)
    return ReadProfile(validate_profile(tree, given.name), remarks, reading.has_left)


def _additions(given: Input) -> Additions | None:
    """Return what the ``pexport.toml`` that belongs to *given* says."""
    path = _additions_path(given)
    if path is None:
        return None
    from pexport.reading.additions import file  # noqa: PLC0415 - most have none

    return file.load_additions(path)


def _additions_path(given: Input) -> Path | None:
    """Return the ``pexport.toml`` that belongs to *given*."""
    if given.additions or given.path is None:
        return given.additions
    start = given.path.absolute()
    if not any((folder / "pexport.toml").is_file() for folder in (start, *start.parents)):
        return None
    from pexport.reading.additions import file  # noqa: PLC0415 - most have none

    return file.find_additions(given.path)


def validate_profile(tree: Mapping[str, Any], name: str) -> Profile:
    """Make a profile of *tree*; raise ``PexportError`` with the place of the first error."""
    try:
        return Profile.model_validate(tree)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        path = first["loc"]
        raise PexportError(
            f"{_origin(tree, path) or name}: {'/'.join(map(str, path))}: {_describe(first)}"
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


_MAX_SHOWN = 60


def _describe(error: Any) -> str:
    """Return an error of pydantic's in plain words."""
    value = repr(error["input"])
    if len(value) > _MAX_SHOWN:
        value = f"{value[:_MAX_SHOWN]}…"
    match error["type"]:
        case "extra_forbidden":
            return "unknown key"
        case "string_pattern_mismatch":
            return f"{value} is not in the expected form"
        case "value_error":
            return str(error["msg"].removeprefix("Value error, "))
        case _:
            return f"{error['msg'].replace('Input should', 'should')}, found {value}"
