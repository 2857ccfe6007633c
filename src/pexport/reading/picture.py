"""The file of a portrait, read for the formats that can hold it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pexport.errors import PexportError
from pexport.files import read_bytes, shown
from pexport.source import Reading, Remark


def enclosed(reading: Reading, tree: Mapping[str, Any]) -> tuple[Mapping[str, Any], list[Remark]]:
    """Return *tree*, made of what was read, with the bytes of the portrait, and all remarks.

    A portrait that the author has named anew, by another address, is not that of the file; a file
    that cannot be read stops nothing.
    """
    before, portrait = reading.tree.get("portrait"), tree.get("portrait")
    if not (isinstance(before, Mapping) and isinstance(portrait, Mapping) and reading.picture):
        return tree, reading.remarks
    if any(before.get(member) != portrait.get(member) for member in ("url", "file", "data")):
        return tree, reading.remarks
    try:
        data = b64encode(read_bytes(reading.picture)).decode()
    except PexportError as error:
        said = f"the picture is left out: {str(error).partition(': ')[2]}"
        return tree, [*reading.remarks, Remark(shown(reading.picture), said)]
    return {**tree, "portrait": {"data": data, **portrait}}, reading.remarks


def beside(file: Path | None, named: Any) -> Path | None:
    """Return the file that a profile at *file* names, where that is in the same folder or below."""
    if file is None or not isinstance(named, str) or "\0" in named:
        return None
    folder = file.parent.resolve()
    found = (folder / named).resolve()
    return found if found.is_relative_to(folder) and found.is_file() else None
