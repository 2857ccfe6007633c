"""The canonical profile as JSON, as ``pexport show`` writes it."""

from __future__ import annotations

from json import JSONDecodeError
from pathlib import Path
from typing import Any

import orjson

from pexport.errors import PexportError
from pexport.reading import picture
from pexport.source import Input, Reading, Source


def accepts(given: Input) -> bool:
    """Say whether *given* is a JSON object."""
    if given.is_folder() or (given.path and given.path.suffix != ".json"):
        return False
    return given.data().removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def read(given: Input) -> Reading:
    """Read the tree as it stands; the core says what does not fit."""
    text = given.text()
    try:
        tree = orjson.loads(text)
    except JSONDecodeError as error:
        raise PexportError(
            f"{given.name}:{error.lineno}: no JSON: {error.msg} (column {error.colno})"
        ) from None
    return Reading(tree, [], picture=_picture(given, tree))


def _picture(given: Input, tree: dict[str, Any]) -> Path | None:
    """Return the file of the portrait, which the profile names from where it is itself."""
    portrait = tree.get("portrait")
    if not given.pictures or not isinstance(portrait, dict) or portrait.get("data"):
        return None
    return picture.file_beside(given.path, portrait.get("file"))


SOURCE = Source(
    title="The canonical profile (JSON)",
    expects="what `pexport show` wrote",
    accepts=accepts,
    read=read,
)
