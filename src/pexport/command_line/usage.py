"""What is wrong with a command line, in the words that all of pexport's messages have.

Each begins with the flag or argument: ``--autor: unknown flag; did you mean --author?``.
"""

from __future__ import annotations

import re
from typing import Any

_EXTRA = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((?P<words>.*)\)")


def describe_usage_error(error: Any, arguments: list[str]) -> str:
    """Return what typer found wrong with *arguments*, and which help tells more."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else _command(arguments)
    return f"{_problem(error, command)} (see {command} --help)"


def _command(arguments: list[str]) -> str:
    """Return the command of *arguments*, where typer does not say it."""
    return " ".join(["pexport", *(word for word in arguments[:1] if not word.startswith("-"))])


def _problem(error: Any, command: str) -> str:
    flag = getattr(error, "option_name", None)
    if flag is None:
        return _argument_problem(error, command)
    if hasattr(error, "possibilities"):
        similar = " or ".join(sorted(error.possibilities or ()))
        return f"{flag}: unknown flag" + (f"; did you mean {similar}?" if similar else "")
    if "requires" in error.message:
        return f"{flag}: needs a value"
    return f"{flag}: takes no value"


def _argument_problem(error: Any, command: str) -> str:
    extra = _EXTRA.fullmatch(error.message)
    if extra:
        return (
            f"{extra['words']}: too many arguments for {command}; put a path with spaces in quotes"
        )
    parameter = getattr(error, "param", None)
    if parameter is None:
        return str(error.format_message())
    name = parameter.opts[0] if parameter.param_type_name == "option" else parameter.metavar
    return f"{name}: {error.message or 'missing'}"
