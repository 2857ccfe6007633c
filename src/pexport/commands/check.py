"""The command ``check``, which says whether files are what they claim to be."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from pexport import registry
from pexport.command_line import report
from pexport.command_line.typer_flags import taking
from pexport.errors import BAD_INPUT, DONE, PROBLEMS, PexportError
from pexport.proving import findings
from pexport.writing import output

_JSON = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


@taking("full", "quiet", quiet="Tell what is wrong alone.")
def check_command(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="The files to check, or -.")
    ],
    form: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help="What the files claim to be.")
    ] = None,
    profile: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A program that has to read them, too (repeatable)."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON array, for programs.")] = False,
    **given: Any,
) -> None:
    """Say whether files are what they claim to be: where, which rule, what was found, a hint."""
    wanted = profile or []
    _known(form, wanted)
    results: list[dict[str, Any]] = []
    formats = set()
    code = DONE
    for file in files:
        try:
            found = findings.checked(file, form, wanted, full=given["full"])
        except PexportError as error:
            report.say(str(error))
            results.append({"file": str(file), "error": str(error)})
            code = max(code, BAD_INPUT)
            continue
        results.append(findings.described(found))
        formats.add(found.format)
        code = max(code, DONE if found.valid and found.fits else PROBLEMS)
        if not as_json:
            report.findings(found, quiet=given["quiet"])
    if as_json:
        output.write(orjson.dumps(results, option=_JSON), None)
    for who in wanted:
        if formats and formats.isdisjoint(_read_by(who)):
            raise PexportError(
                f"--profile: {who} reads {', '.join(_read_by(who))}, and none of the files is that"
            )
    raise typer.Exit(code)


def _known(form: str | None, wanted: list[str]) -> None:
    """Raise ``PexportError`` for a format or a consumer that there is none of."""
    names = [form] if form else registry.formats()
    known = {who for name in names for who in registry.exporter(name).consumers}
    for who in wanted:
        if who not in known:
            there = ", ".join(sorted(known)) or "none"
            raise PexportError(f"--profile: {who!r} is no program known here; there are: {there}")


def _read_by(who: str) -> list[str]:
    """Return the formats that the program *who* reads."""
    return [name for name in registry.formats() if who in registry.exporter(name).consumers]
