"""The commands that are about a source and not about a format: ``doctor`` and ``init``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from pexport import doctor, export_command, output, people, registry, report
from pexport.cli_flags import taking
from pexport.errors import PROBLEMS, PexportError
from pexport.flags import Flags
from pexport.vocabulary import vocab

_JSON = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
_NAME = "pexport.toml"


@taking(
    "source",
    "author",
    "everyone",
    "base_url",
    "as_of",
    "additions",
    everyone="All people of the site.",
)
def doctor_command(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON array, for programs.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit 1 where anything is found.")
    ] = False,
    **given: Any,
) -> None:
    """Say what the source says wrongly or could say better: where, why, and the fix."""
    flags = Flags(**given)
    place = export_command.pointed_at(flags)
    authors = people.listed(place) if flags.everyone else [flags.author]
    found, exported = doctor.findings(place, authors)
    if as_json:
        output.write(orjson.dumps([doctor.described(each) for each in found], option=_JSON), None)
    else:
        output.write("".join(doctor.worded(found)).encode(), None)
        report.say(f"{len(found)} finding{'s' * (len(found) != 1)} in {place.name}")
    if not exported:
        report.say(f"{place.name}: it yields nobody who has a name")
    if not exported or (strict and found):
        raise typer.Exit(PROBLEMS)


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
        output.write(vocab("pexport/additions.schema.json"), export_command.target(flags))
        return
    source = export_command.pointed_at(flags)
    place = export_command.target(flags)
    if flags.to is None:
        place = (source.path if source.is_folder() and source.path else Path()) / _NAME
    elif place and place.is_dir():
        place /= _NAME
    if place and place.exists():
        raise PexportError(f"{place} is there already; -o FILE names another")
    from pexport import init_file  # noqa: PLC0415 - for this command alone

    profile, remarks, _ = registry.read(source)
    text = init_file.suggested(profile, remarks, flags.author)
    output.write(text.encode(), place)
    if place:
        report.say(f"{place} is written; take away the # of what you want to say")
