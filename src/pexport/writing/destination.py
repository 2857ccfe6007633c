"""Writes one document to where ``-o`` points: standard output, a file, or files in a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pexport.source import Input
from pexport.writing import output
from pexport.writing.overwriting import refuse_overwriting


def write_document(
    data: bytes, to: Path | None, file_name: str, given: Input, *, force: bool
) -> list[Path]:
    """Write *data*: in a folder under *file_name*, else to *to* itself; return the files.

    Raises ``PexportError`` as ``refuse_overwriting`` and ``output.write`` do.
    """
    if to is None:
        output.write(data, None)
        return []
    path = to / file_name if to.is_dir() else to
    output.write_all(refuse_overwriting([(path, data)], given, force=force))
    return [path]


def write_files(
    files: Mapping[str, bytes], folder: Path, given: Input, *, force: bool
) -> list[Path]:
    """Write *files* into *folder*, which is made where it is missing; return their paths."""
    paths = list(output.files_in_folder(output.make_folder(folder), files))
    output.write_all(refuse_overwriting(paths, given, force=force))
    return [path for path, _ in paths]
