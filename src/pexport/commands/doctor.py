"""The command ``pexport doctor``, which says what is wrong or missing in the input."""

from __future__ import annotations

from typing import Annotated, Any

import orjson
import typer

from pexport.command_line import report
from pexport.command_line.arguments import input_from
from pexport.command_line.flags import Flags
from pexport.command_line.typer_flags import with_shared_flags
from pexport.errors import PROBLEMS
from pexport.proving import doctor
from pexport.writing import output, people

_JSON = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


@with_shared_flags(
    "source",
    "author",
    "all_people",
    "base_url",
    "as_of",
    "additions",
    "read_as",
    all_people="Everyone on the site.",
)
def doctor_command(
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON array, for programs.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 if anything is found.")
    ] = False,
    **values: Any,
) -> None:
    """List what is wrong or missing in the input.

    Each finding says where it is, why it matters and how to fix it.
    """
    flags = Flags(**values)
    given = input_from(flags)
    authors = people.list_people(given) if flags.all_people else [flags.author]
    remarks, named = doctor.diagnose(given, authors)
    if as_json:
        output.write(
            orjson.dumps([doctor.remark_as_json(each) for each in remarks], option=_JSON), None
        )
    else:
        output.write("".join(doctor.report_lines(remarks)).encode(), None)
        report.say(f"{len(remarks)} finding{'s' * (len(remarks) != 1)} in {given.name}")
    if not named:
        report.say(f"{given.name}: found nobody with a name")
    if not named or (strict and remarks):
        raise typer.Exit(PROBLEMS)
