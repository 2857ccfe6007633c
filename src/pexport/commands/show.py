"""The command ``pexport show``, which writes the canonical profile as JSON."""

from __future__ import annotations

from pexport import registry
from pexport.command_line import report
from pexport.command_line.arguments import audience_from, input_from, output_from
from pexport.command_line.flags import Flags
from pexport.errors import DONE
from pexport.writing import output
from pexport.writing.destination import write_document


def show_profile(flags: Flags) -> int:
    """Write the canonical profile and return the exit code; ``PexportError`` for bad input."""
    given = input_from(flags)
    audience = audience_from(flags)
    profile, remarks, _ = registry.read_profile(given)
    if not flags.quiet:
        report.list_remarks(remarks, verbose=flags.verbose)
    text = profile.visible_to(audience).model_dump_json(indent=2, exclude_defaults=True)
    file_name = output.file_name(flags.author or "person", "profile", ".json")
    data = f"{text}\n".encode()
    write_document(data, output_from(flags), file_name, given, force=flags.force)
    return DONE
