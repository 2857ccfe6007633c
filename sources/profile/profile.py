"""The canonical profile as JSON, as ``pexport show`` writes it."""

from __future__ import annotations

from json import JSONDecodeError
from pathlib import Path
from typing import Any

import orjson

from pexport.errors import PexportError
from pexport.input_head import InputHead
from pexport.profile import Profile
from pexport.reading import picture
from pexport.source import Claim, Input, Reading, Source


def claim(head: InputHead) -> Claim | None:
    """Claim objects of JSON whose keys are those of a profile, but for one slip."""
    if head.suffix not in ("", ".json") or not head.text.lstrip().startswith("{"):
        return None
    if not head.json_keys:
        return Claim.POSSIBLE
    unknown = set(head.json_keys) - Profile.model_fields.keys()
    if not unknown:
        return Claim.SIGNATURE
    return Claim.POSSIBLE if len(unknown) == 1 < len(head.json_keys) else None


def read(given: Input) -> Reading:
    """Read the tree as it stands; the core says what does not fit."""
    text = given.text()
    try:
        tree = orjson.loads(text)
    except JSONDecodeError as error:
        raise PexportError(
            f"{given.name}:{error.lineno}:{error.colno}: invalid JSON: {error.msg}"
        ) from None
    return Reading(tree, [], picture=_picture(given, tree))


def _picture(given: Input, tree: dict[str, Any]) -> Path | None:
    """Return the file of the portrait, whose path is relative to the profile."""
    portrait = tree.get("portrait")
    if not given.pictures or not isinstance(portrait, dict) or portrait.get("data"):
        return None
    return picture.file_beside(given.path, portrait.get("file"))


SOURCE = Source(
    title="The canonical profile (JSON)",
    expects="what `pexport show` wrote",
    claim=claim,
    read=read,
)
