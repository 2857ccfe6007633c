"""The command ``pexport FORMAT``, whichever way its command line was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pexport import registry
from pexport.command_line import report
from pexport.command_line.arguments import audience_from, input_from, options_from, output_from
from pexport.command_line.flags import Flags
from pexport.errors import DONE, PROBLEMS, PexportError
from pexport.exporter import Options
from pexport.source import Input, Remark
from pexport.writing import output
from pexport.writing.destination import write_document, write_files
from pexport.writing.export import Export, export


def export_format(name: str, flags: Flags, values: Mapping[str, Any]) -> int:
    """Export to the format *name* and return the exit code; ``PexportError`` for bad input.

    *values* are those of the format's own options.
    """
    exporter = registry.load_exporter(name)
    given = input_from(flags)
    options = options_from(values, exporter, given.as_of)
    given = given._replace(pictures=exporter.embeds_picture(options))
    audience = audience_from(flags)
    if flags.all_people:
        from pexport.commands import all_people  # noqa: PLC0415 - most exports are of one person

        return all_people.export_all_people(given, {name: options}, output_from(flags), flags)
    profile, remarks, _ = registry.read_profile(given)
    try:
        result = export(profile, exporter, options, audience=audience, full=flags.full)
    except PexportError as error:
        raise explain(error, remarks) from None
    if result.problems:
        report.list_problems(result.problems, name)
        return PROBLEMS
    written = _write(result, name, options, flags, given)
    report.list_problems(exporter.consumer_problems(result.document, options), name)
    if not flags.quiet:
        report.list_remarks(remarks, verbose=flags.verbose)
        report.list_hidden(profile, audience)
        visible = profile.visible_to(audience)
        report.list_advice({name: exporter.advice(visible)})
        report.list_losses({name: exporter.losses(visible, options)}, verbose=flags.verbose)
        if written:
            report.list_written(written)
    return DONE


def explain(error: PexportError, remarks: Iterable[Remark]) -> PexportError:
    """Return *error* in the words of the source, where that says why there is no name."""
    reasons = (f"{each.where}: {each.message}" for each in remarks if each.rule == "nameless")
    return next(map(PexportError, reasons), error)


def _write(result: Export, name: str, options: Options, flags: Flags, given: Input) -> list[Path]:
    """Write the document of the format *name*, as several files where it has them."""
    exporter, to = registry.load_exporter(name), output_from(flags)
    if exporter.files and to and (to.is_dir() or not to.suffix):
        files = exporter.files(result.document, options)
        if files is not None:
            return write_files(files, to, given, force=flags.force)
    file_name = output.file_name(flags.author or "person", name, options.suffix or exporter.suffix)
    return write_document(result.data, to, file_name, given, force=flags.force)
