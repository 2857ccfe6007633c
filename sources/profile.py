"""The canonical profile as JSON, as ``pexport show`` writes it."""

from __future__ import annotations

from json import JSONDecodeError

import orjson

from pexport.errors import PexportError
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
        return Reading(orjson.loads(text), [])
    except JSONDecodeError as error:
        raise PexportError(
            f"{given.name}:{error.lineno}: no JSON: {error.msg} (column {error.colno})"
        ) from None


SOURCE = Source(title="The canonical profile (JSON)", accepts=accepts, read=read)
