"""What ``-o`` may replace: an earlier export, and never a file that somebody wrote."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from pexport import registry
from pexport.errors import PexportError
from pexport.files import MAX_DOCUMENT_BYTES, read_bytes
from pexport.profile import Profile
from pexport.proving.file_check import claims_format
from pexport.source import Input

PROFILE = "profile"
"""What ``pexport show`` writes, as the name of what is written."""

# Pages may hold a document, and are none: front matter, or markup with more than one <script>.
_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:---|\+\+\+)[ \t]*\r?\n")
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|script)\b", re.IGNORECASE)
_SCRIPT = re.compile(rb"<script\b(?:(?!</script>).)*</script>", re.IGNORECASE | re.DOTALL)


def refuse_overwriting(
    files: Iterable[tuple[Path | None, bytes]], given: Input, written: Collection[str]
) -> Iterator[tuple[Path | None, bytes]]:
    """Yield *files*, which are of the formats *written*, with the places that they go to.

    Raises ``PexportError`` for the first that would replace what *given* names, or what is neither
    empty nor an earlier export: a page, a config, a bibliography, a picture.
    """
    inputs = [path for path in (given.path, given.additions) if path and path.exists()]
    for place, data in files:
        if place and place.is_file():
            if any(place.samefile(path) for path in inputs):
                raise PexportError(f"{place}: is an input of this export; write to another file")
            if place.stat().st_size and not _is_export(place, written):
                raise PexportError(
                    f"{place}: already exists and is not an earlier export; remove it, or write to "
                    "another file"
                )
        yield place, data


def _is_export(place: Path, written: Collection[str]) -> bool:
    data = read_bytes(place, MAX_DOCUMENT_BYTES)
    if _FRONT_MATTER.match(data):
        return False
    begun = data.strip()
    if begun.startswith(b"<") and _MARKUP.search(begun):
        return _SCRIPT.fullmatch(begun) is not None
    if PROFILE in written:
        return _is_profile(data)
    formats = {name: registry.load_exporter(name) for name in registry.format_names()}
    # What a format says of itself is exact; what it can decode may be any text.
    return any(
        claims_format(each, data)
        for name, each in formats.items()
        if each.is_like or name in written
    )


def _is_profile(data: bytes) -> bool:
    try:
        Profile.model_validate_json(data)
    except ValidationError:
        return False
    return True
