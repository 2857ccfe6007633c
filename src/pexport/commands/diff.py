"""The command ``diff``: what changed between two files, in words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import orjson
import typer

from pexport.errors import DONE, PROBLEMS, PexportError
from pexport.proving import comparing
from pexport.proving.differences import differences
from pexport.writing import output

_JSON = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


def diff_command(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="How it was: a file, a site, or -.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="How it is: a file, a site, or -.")],
    format_name: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="NAME", help="The format of the files (default: detected)."
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON array, for programs.")
    ] = False,
) -> None:
    """Report what changed between two documents of one format, or two profiles; exit 1 where any.

    A profile is what pexport show wrote, an author's page, or a site's folder.
    """
    if str(old) == str(new) == "-":
        raise PexportError("OLD and NEW: only one of them can be standard input")
    before, after = (
        comparing.read_content(old, format_name),
        comparing.read_content(new, format_name),
    )
    if not comparing.comparable(before, after):
        raise PexportError(
            f"{old} is {before.format_name}, but {new} is {after.format_name}; "
            "only files of one format can be compared"
        )
    found = list(differences(before.tree, after.tree))
    if as_json:
        told = [
            {"change": each.kind, "where": each.where, "old": each.old, "new": each.new}
            for each in found
        ]
        output.write(orjson.dumps(told, option=_JSON, default=str), None)
    else:
        output.write("".join(f"{each}\n" for each in found).encode(), None)
    raise typer.Exit(PROBLEMS if found else DONE)
