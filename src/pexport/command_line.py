"""The plain command line ``pexport <format> [SOURCE] [flags]``, read without typer.

Importing typer and building its commands costs a fifth of a whole run. What is not plain, help,
completion, a misspelt flag, is left to ``pexport.cli``, which reads the same flags with typer and
words what is wrong; a test keeps the two equal.
"""

from __future__ import annotations

from typing import Any

from pexport import registry

VALUES = {
    "-o": "to",
    "--output": "to",
    "--author": "author",
    "--audience": "audience",
    "--base-url": "base_url",
    "--as-of": "as_of",
    "--jobs": "jobs",
    "--with": "additions",
}
"""The flags of every format that take a value, with the parameter of ``export_command.run``."""

SWITCHES = {
    "--all": "everyone",
    "--no-works": "no_works",
    "--full": "full",
    "-q": "quiet",
    "--quiet": "quiet",
}
"""The flags of every format that take none."""


def plain(arguments: list[str]) -> dict[str, Any] | None:
    """Return the parameters of ``export_command.run``, or None where typer has to read."""
    if not arguments or arguments[0] not in registry.formats():
        return None
    name, *rest = arguments
    values, switches = flags(name)
    given: dict[str, Any] = {"name": name}
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
        if value is None or parameter in given:
            return None
        given[parameter] = value
    return given


def flags(name: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the flags of the format *name* that take a value, and those that take none."""
    values, switches = dict(VALUES), dict(SWITCHES)
    for field, info in registry.exporter(name).options.model_fields.items():
        if field != "as_of":
            flag = f"--{field.replace('_', '-')}"
            (switches if info.annotation is bool else values)[flag] = field
    return values, switches
