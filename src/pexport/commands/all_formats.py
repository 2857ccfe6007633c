"""The command ``pexport all``, which writes every format into a folder."""

from __future__ import annotations

from pexport import registry
from pexport.command_line import report
from pexport.command_line.arguments import audience_from, input_from, options_from, output_from
from pexport.command_line.flags import Flags
from pexport.commands.all_people import export_all_people
from pexport.commands.export import explain
from pexport.errors import DONE, PROBLEMS, PexportError
from pexport.writing import output
from pexport.writing.overwriting import refuse_overwriting
from pexport.writing.people import ExportRequest, build_outcomes


def export_all_formats(flags: Flags) -> int:
    """Export to all formats, into a folder, and return the exit code; ``PexportError`` likewise."""
    given = input_from(flags)
    exporters = {name: registry.load_exporter(name) for name in registry.format_names()}
    options = {name: options_from({}, each, given.as_of) for name, each in exporters.items()}
    pictures = any(each.embeds_picture(options[name]) for name, each in exporters.items())
    given = given._replace(pictures=pictures)
    audience, into = audience_from(flags), output_from(flags)
    if into is None:
        raise PexportError(
            "-o: pexport all writes a file for each format; give a folder with -o DIR"
        )
    if flags.all_people:
        return export_all_people(given, options, into, flags)
    profile, remarks, _ = registry.read_profile(given)
    try:
        outcomes = dict(build_outcomes(profile, ExportRequest(options, audience, flags.full)))
    except PexportError as error:
        raise explain(error, remarks) from None
    for name, outcome in outcomes.items():
        report.list_problems(outcome.problems, name)
    if any(outcome.problems for outcome in outcomes.values()):
        return PROBLEMS
    folder = output.make_folder(into)
    stem = flags.author or "person"
    files = [
        (
            folder / output.file_name(stem, name, exporters[name].suffix),
            exporters[name].encode(outcome.document, options[name]),
        )
        for name, outcome in outcomes.items()
    ]
    output.write_all(refuse_overwriting(files, given, force=flags.force))
    if not flags.quiet:
        report.list_remarks(remarks, verbose=flags.verbose)
        report.list_hidden(profile, audience)
        report.list_advice({name: outcome.advice for name, outcome in outcomes.items()})
        losses = {name: outcome.losses for name, outcome in outcomes.items()}
        report.list_losses(losses, verbose=flags.verbose)
        report.list_written([path for path, _ in files])
    return DONE
