"""The command ``pexport init``, which drafts a ``pexport.toml``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from pexport import registry
from pexport.command_line import report
from pexport.command_line.arguments import input_from, output_from
from pexport.command_line.flags import Flags
from pexport.command_line.typer_flags import with_shared_flags
from pexport.errors import PexportError
from pexport.vocabulary.files import vocab
from pexport.writing import output

_NAME = "pexport.toml"


@with_shared_flags("source", "output", "author", "base_url", "as_of", "read_as")
def init_command(
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of such a file, for editors.")
    ] = False,
    **values: Any,
) -> None:
    """Draft a pexport.toml for the input.

    It holds what was found and what is missing, all commented out.
    """
    flags = Flags(**values)
    if schema:
        output.write(vocab("pexport/additions.schema.json"), output_from(flags))
        return
    given = input_from(flags)
    place = output_from(flags)
    if flags.output is None:
        place = (given.path if given.is_folder() and given.path else Path()) / _NAME
    elif place and place.is_dir():
        place /= _NAME
    if place and place.exists():
        raise PexportError(f"{place}: already exists; choose another file with -o FILE")
    from pexport.reading.additions import init_file  # noqa: PLC0415 - for this command alone

    profile, remarks, _ = registry.read_profile(given)
    text = init_file.draft_additions(profile.visible_to("public"), remarks, flags.author)
    output.write(text.encode(), place)
    if place:
        report.say(f"wrote {place}; uncomment the lines you want to use")
