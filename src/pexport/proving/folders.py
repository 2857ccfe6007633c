"""The files of a folder that claim to be of a format."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from pexport import registry
from pexport.errors import PexportError
from pexport.files import MAX_DOCUMENT_BYTES, read_bytes
from pexport.proving.file_check import claims_format

_OF_ANYTHING = frozenset({".json", ".xml"})
"""Suffixes that say nothing of what is in a file."""
_PAGES = frozenset({".htm", ".html", ".xhtml"})


def files_in(folder: Path) -> Iterator[Path]:
    """Yield the files below *folder* that claim to be of a format, in their order.

    By their suffix, or where that may be anything's by what is in them; a page does that embeds a
    format. What is hidden is left out, and what a link leads to.
    """
    suffixes = {
        registry.load_exporter(name).suffix for name in registry.format_names()
    } - _OF_ANYTHING
    unreadable: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if name.startswith(".") or path.is_symlink() or not path.is_file():
                continue
            suffix = path.suffix.lower()
            looked_into = suffix in _OF_ANYTHING | _PAGES
            if suffix in suffixes or (looked_into and _claims(path, suffix)):
                yield path
    # Whoever reads them says why that cannot be done.
    yield from (Path(error.filename) for error in unreadable)


def _claims(path: Path, suffix: str) -> bool:
    """Say whether what is in a file claims to be of a format."""
    try:
        data = read_bytes(path, MAX_DOCUMENT_BYTES)
    except PexportError:
        # What cannot be read is told where it is checked; an empty file claims nothing.
        return path.stat().st_size > 0
    exporters = [registry.load_exporter(name) for name in registry.format_names()]
    if suffix in _PAGES:
        return any(each.media_type.encode() in data.lower() for each in exporters)
    return any(each.is_like is not None and claims_format(each, data) for each in exporters)
