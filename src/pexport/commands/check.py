"""The command ``pexport check``, which says whether files are what they claim to be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from pexport import registry, unexpected
from pexport.command_line import diagnostics, report
from pexport.command_line.arguments import choice_from
from pexport.command_line.diagnostics import Diagnostic
from pexport.command_line.typer_flags import with_shared_flags
from pexport.errors import BAD_INPUT, DONE, PROBLEMS, PexportError
from pexport.files import MAX_DOCUMENT_BYTES, read_bytes
from pexport.proving import file_check, folders, places
from pexport.proving.file_check import FileCheck
from pexport.writing import output

_JSON = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


@with_shared_flags("full", "quiet", quiet="Report only what is wrong.")
def check_command(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...", help="The files or folders to check, or - for standard input."
        ),
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
    output_format: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(diagnostics.FORMS),
            help="How to report problems (default: full); github and sarif are for code review.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Same as --output-format json.")] = False,
    **values: Any,
) -> None:
    """Check whether files are valid; list each problem with its place, its rule and a hint.

    Of a folder, the files are checked that claim to be in a format, and pages with JSON-LD.
    """
    consumers = profile or []
    form = _output_form(output_format, as_json=as_json)
    _refuse_unknown(format_name, consumers)
    results: list[dict[str, Any]] = []
    found: list[Diagnostic] = []
    formats = set()
    code = DONE
    for file in _files(files):
        try:
            result = file_check.check_file(file, format_name, consumers, full=values["full"])
        except PexportError as error:
            if form in ("full", "json"):
                report.say(str(error))
            results.append({"file": str(file), "error": str(error)})
            found.append(Diagnostic(str(file), "unreadable", str(error).removeprefix(f"{file}: ")))
            code = max(code, BAD_INPUT)
            continue
        except Exception as error:  # noqa: BLE001 - the other files are checked
            said = unexpected.describe(error, str(file))
            report.say(said)
            results.append({"file": str(file), "error": said})
            found.append(Diagnostic(str(file), "unreadable", said.removeprefix(f"{file}: ")))
            code = max(code, PROBLEMS)
            continue
        results.append(file_check.check_as_json(result))
        formats.add(result.format)
        code = max(code, DONE if result.is_valid and result.fits_consumers else PROBLEMS)
        if form == "full":
            report.list_file_problems(result, quiet=values["quiet"])
        elif form != "json":
            found.extend(_diagnostics(result, file))
    if form != "full":
        output.write(_written(form, results, found), None)
    for consumer in consumers:
        if formats and formats.isdisjoint(_formats_of(consumer)):
            raise PexportError(
                f"--profile: {consumer} reads {', '.join(_formats_of(consumer))}, but none of the "
                "files is in such a format"
            )
    raise typer.Exit(code)


def _output_form(name: str | None, *, as_json: bool) -> diagnostics.Form:
    if name and as_json:
        raise PexportError("--json and --output-format: use only one of them")
    if name is None:
        return "json" if as_json else "full"
    return choice_from("--output-format", name, diagnostics.FORMS)


def _files(given: list[Path]) -> Iterator[Path]:
    """Yield the files, and those of folders that claim to be in a format."""
    for path in given:
        if not path.is_dir():
            yield path
            continue
        is_empty = True
        for file in folders.files_in(path):
            is_empty = False
            yield file
        if is_empty:
            raise PexportError(f"{path}: no file in this folder claims to be in a known format")


def _diagnostics(result: FileCheck, file: Path) -> Iterator[Diagnostic]:
    problems = (*result.problems, *result.consumer_problems)
    data = read_bytes(file, MAX_DOCUMENT_BYTES) if problems and file.is_file() else b""
    lines = places.lines_of((each.where for each in problems), data)
    for each in problems:
        line = lines.get(each.where)
        yield Diagnostic(
            result.file, each.rule, each.message, each.where, line, each.hint, each.warning
        )


def _written(
    form: diagnostics.Form, results: list[dict[str, Any]], found: list[Diagnostic]
) -> bytes:
    if form != "json":
        return diagnostics.written(form, found, registry.all_rules() if form == "sarif" else {})
    return orjson.dumps(results, option=_JSON)


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
