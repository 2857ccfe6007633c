"""The file of a portrait, read for the formats that can hold it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pexport.errors import PexportError
from pexport.files import display_path, read_bytes
from pexport.source import Reading, Remark


def embed_portrait(
    reading: Reading, tree: Mapping[str, Any]
) -> tuple[Mapping[str, Any], list[Remark]]:
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
        # What would work is said of documents: no picture has an author's own file.
        reason = str(error).partition(": ")[2].partition(";")[0]
        message = f"the picture is left out: {reason}"
        return tree, [*reading.remarks, Remark(display_path(reading.picture), message)]
    return {**tree, "portrait": {"data": data, **portrait}}, reading.remarks


def file_beside(file: Path | None, name: Any) -> Path | None:
    """Return the file *name* in the folder of *file* or below it; None where there is none."""
    if file is None or not isinstance(name, str) or "\0" in name:
        return None
    folder = file.parent.resolve()
    found = (folder / name).resolve()
    return found if found.is_relative_to(folder) and found.is_file() else None
