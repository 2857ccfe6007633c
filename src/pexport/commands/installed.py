"""The commands ``pexport formats`` and ``pexport sources``, which list what is installed."""

from __future__ import annotations

from collections.abc import Iterable

from pexport import registry
from pexport.command_line import report
from pexport.errors import PexportError
from pexport.writing import output


def formats_command() -> None:
    """List the installed formats with their specifications."""
    lines = []
    for name in registry.format_names():
        try:
            exporter = registry.load_exporter(name)
        except PexportError as error:
            report.say(str(error))
            continue
        spec = exporter.specification
        lines.append(f"{name:<12}{exporter.media_type:<28}{spec.title} {spec.version}  {spec.url}")
    _write_lines(lines)


def sources_command() -> None:
    """List the installed kinds of input."""
    _write_lines(
        f"{name:<12}{registry.load_source(name).title}" for name in registry.source_names()
    )


def _write_lines(lines: Iterable[str]) -> None:
    output.write("".join(f"{line}\n" for line in lines).encode(), None)
