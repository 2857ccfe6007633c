"""The commands that are about a source and not about a format: ``doctor`` and ``init``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import orjson
import typer

from pexport import doctor, export_command, output, people, registry, report
from pexport.cli_flags import AsOf, Author, BaseUrl, Output, Source, With
from pexport.errors import PROBLEMS, PexportError
from pexport.vocabulary import vocab

_JSON = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
_NAME = "pexport.toml"


def doctor_command(
    source: Source = None,
    author: Author = None,
    everyone: Annotated[bool, typer.Option("--all", help="All people of the site.")] = False,
    base_url: BaseUrl = None,
    as_of: AsOf = None,
    additions: With = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON array, for programs.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit 1 where anything is found.")
    ] = False,
) -> None:
    """Say what the source says wrongly or could say better: where, why, and the fix."""
    given = export_command.pointed_at(source, base_url, author, additions, as_of)
    found = doctor.findings(given, people.listed(given) if everyone else [author])
    if as_json:
        output.write(orjson.dumps([doctor.described(each) for each in found], option=_JSON), None)
    else:
        output.write("".join(doctor.worded(found)).encode(), None)
        report.say(f"{len(found)} finding{'s' * (len(found) != 1)} in {given.name}")
    if strict and found:
        raise typer.Exit(PROBLEMS)


def init_command(
    source: Source = None,
    to: Output = None,
    author: Author = None,
    base_url: BaseUrl = None,
    as_of: AsOf = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of such a file, for editors.")
    ] = False,
) -> None:
    """Write a pexport.toml in which all is a comment, from what was found and what is missing."""
    if schema:
        output.write(vocab("pexport/additions.schema.json"), export_command.target(to))
        return
    given = export_command.pointed_at(source, base_url, author, as_of=as_of)
    place = to or (given.path if given.is_folder() and given.path else Path()) / _NAME
    if str(place) != "-" and place.exists():
        raise PexportError(f"{place} is there already; -o FILE names another")
    from pexport import init_file  # noqa: PLC0415 - for this command alone

    profile, remarks, _ = registry.read(given)
    text = init_file.suggested(profile, remarks, author)
    output.write(text.encode(), export_command.target(place))
    if str(place) != "-":
        report.say(f"{place} is written; take away the # of what you want to say")
