"""The plain command line ``pexport <format> [SOURCE] [flags]``, read without typer.

Importing typer and building its commands costs a fifth of a whole run. What is not plain, help,
completion, a misspelt flag, is left to ``pexport.application``, which reads the same flags with
typer and says what is wrong; a test keeps the two equal.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from pexport import registry
from pexport.command_line.flags import SHARED, Flags


class FormatCommand(NamedTuple):
    """A parsed command line: the parameters of ``pexport.commands.export.export_format``."""

    name: str
    """The format."""
    flags: Flags
    options: dict[str, Any]
    """The values of the format's own options."""


def parse_plain(arguments: list[str]) -> FormatCommand | None:
    """Return what *arguments* say, or None where typer has to read them."""
    if not arguments or arguments[0] not in registry.format_names():
        return None
    name, *rest = arguments
    values, switches = format_flags(name)
    parsed: dict[str, Any] = {}
    words = iter(rest)
    for word in words:
        parameter: str
        value: Any
        if word in switches:
            parameter, value = switches[word], True
        elif word in values:
            parameter, value = values[word], next(words, None)
        elif not word.startswith("-") or word == "-":
            parameter, value = "source", word
        else:
            return None
        if value is None or parameter in parsed:
            return None
        parsed[parameter] = value
    shared = {name: parsed.pop(name) for name in SHARED.keys() & parsed.keys()}
    return FormatCommand(name, Flags(**shared), parsed)


def format_flags(name: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the flags of the format *name* that take a value, and those that take none."""
    values: dict[str, str] = {}
    switches: dict[str, str] = {}
    for field, flag in SHARED.items():
        (values if flag.metavar else switches).update(dict.fromkeys(flag.names, field))
    for field, info in registry.load_exporter(name).options.model_fields.items():
        if field != "as_of":
            flag_name = f"--{field.replace('_', '-')}"
            (switches if info.annotation is bool else values)[flag_name] = field
    return values, switches
