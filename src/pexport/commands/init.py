"""The command ``init``, which writes a ``pexport.toml`` in which all is a comment."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from pexport import registry
from pexport.command_line import report
from pexport.command_line.flags import Flags
from pexport.command_line.typer_flags import taking
from pexport.commands import export
from pexport.errors import PexportError
from pexport.vocabulary.files import vocab
from pexport.writing import output

_JSON = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
_NAME = "pexport.toml"


@taking("source", "to", "author", "base_url", "as_of")
def init_command(
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of such a file, for editors.")
    ] = False,
    **given: Any,
) -> None:
    """Write a pexport.toml in which all is a comment, from what was found and what is missing."""
    flags = Flags(**given)
    if schema:
        output.write(vocab("pexport/additions.schema.json"), export.target(flags))
        return
    source = export.pointed_at(flags)
    place = export.target(flags)
    if flags.to is None:
        place = (source.path if source.is_folder() and source.path else Path()) / _NAME
    elif place and place.is_dir():
        place /= _NAME
    if place and place.exists():
        raise PexportError(f"{place} is there already; -o FILE names another")
    from pexport.reading.additions import init_file  # noqa: PLC0415 - for this command alone

    profile, remarks, _ = registry.read(source)
    text = init_file.suggested(profile, remarks, flags.author)
    output.write(text.encode(), place)
    if place:
        report.say(f"{place} is written; take away the # of what you want to say")
