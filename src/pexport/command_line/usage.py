"""What is wrong with a command line, in the words that all of pexport's refusals have.

Each begins with what is meant: ``--autor: there is no such flag; did you mean --author?``.
"""

from __future__ import annotations

import re
from typing import Any

_EXTRA = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((?P<words>.*)\)")


def worded(error: Any, arguments: list[str]) -> str:
    """Return what typer found wrong with *arguments*, and which help tells more."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else _command(arguments)
    return f"{_said(error, command)} (see {command} --help)"


def _command(arguments: list[str]) -> str:
    """Return the command of *arguments*, where typer does not say it."""
    return " ".join(["pexport", *(word for word in arguments[:1] if not word.startswith("-"))])


def _said(error: Any, command: str) -> str:
    flag = getattr(error, "option_name", None)
    if flag is None:
        return _of_arguments(error, command)
    if hasattr(error, "possibilities"):
        near = " or ".join(sorted(error.possibilities or ()))
        return f"{flag}: there is no such flag" + (f"; did you mean {near}?" if near else "")
    if "requires" in error.message:
        return f"{flag}: its value is missing"
    return f"{flag}: is there or not, and takes no value"


def _of_arguments(error: Any, command: str) -> str:
    extra = _EXTRA.fullmatch(error.message)
    if extra:
        return f"{extra['words']}: more than {command} takes; a name with blanks wants quotes"
    parameter = getattr(error, "param", None)
    if parameter is None:
        return str(error.format_message())
    name = parameter.opts[0] if parameter.param_type_name == "option" else parameter.metavar
    return f"{name}: {error.message or 'is missing'}"
