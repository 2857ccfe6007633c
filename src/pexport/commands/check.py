"""The command ``pexport check``, which says whether files are what they claim to be."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from pexport import registry
from pexport.command_line import report
from pexport.command_line.typer_flags import with_shared_flags
from pexport.errors import BAD_INPUT, DONE, PROBLEMS, PexportError
from pexport.proving import file_check
from pexport.writing import output

_JSON = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


@with_shared_flags("full", "quiet", quiet="Report only what is wrong.")
def check_command(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="The files to check, or - for standard input."),
    ],
    format_name: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="NAME", help="The format of the files (default: detected)."
        ),
    ] = None,
    profile: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Also check what this program needs (repeatable)."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON array, for programs.")
    ] = False,
    **values: Any,
) -> None:
    """Check whether files are valid.

    Each problem is listed with its place, its rule and a hint.
    """
    consumers = profile or []
    _refuse_unknown(format_name, consumers)
    results: list[dict[str, Any]] = []
    formats = set()
    code = DONE
    for file in files:
        try:
            result = file_check.check_file(file, format_name, consumers, full=values["full"])
        except PexportError as error:
            report.say(str(error))
            results.append({"file": str(file), "error": str(error)})
            code = max(code, BAD_INPUT)
            continue
        results.append(file_check.check_as_json(result))
        formats.add(result.format)
        code = max(code, DONE if result.is_valid and result.fits_consumers else PROBLEMS)
        if not as_json:
            report.list_file_problems(result, quiet=values["quiet"])
    if as_json:
        output.write(orjson.dumps(results, option=_JSON), None)
    for consumer in consumers:
        if formats and formats.isdisjoint(_formats_of(consumer)):
            raise PexportError(
                f"--profile: {consumer} reads {', '.join(_formats_of(consumer))}, but none of the "
                "files is in such a format"
            )
    raise typer.Exit(code)


def _refuse_unknown(format_name: str | None, consumers: list[str]) -> None:
    """Raise ``PexportError`` for a format or a consumer that there is none of."""
    names = [format_name] if format_name else registry.format_names()
    known = {consumer for name in names for consumer in registry.load_exporter(name).consumers}
    for consumer in consumers:
        if consumer not in known:
            hint = f"expected one of: {', '.join(sorted(known))}" if known else "none is known"
            raise PexportError(f"--profile: unknown program {consumer!r}; {hint}")


def _formats_of(consumer: str) -> list[str]:
    """Return the formats that the program *consumer* reads."""
    return [
        name
        for name in registry.format_names()
        if consumer in registry.load_exporter(name).consumers
    ]
