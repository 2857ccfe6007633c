"""The command ``doctor``: what a source says wrongly or could say better."""

from __future__ import annotations

from typing import Annotated, Any

import orjson
import typer

from pexport.command_line import report
from pexport.command_line.flags import Flags
from pexport.command_line.typer_flags import taking
from pexport.commands import export
from pexport.errors import PROBLEMS
from pexport.proving import doctor
from pexport.writing import output, people

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
    place = export.pointed_at(flags)
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
