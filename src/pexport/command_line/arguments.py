"""What the flags of a command line mean: input, audience, output, options of a format."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from pexport.command_line.flags import Flags
from pexport.errors import PexportError
from pexport.exporter import Exporter, Options
from pexport.profile import AUDIENCES, clean
from pexport.source import Input

Choice = TypeVar("Choice", bound=str)


def input_from(flags: Flags) -> Input:
    """Return the input: a path, ``-`` for standard input, or the current folder.

    Raises ``PexportError`` for flags that contradict each other, or whose value is not valid.
    """
    if flags.all_people and flags.author is not None:
        raise PexportError("--all and --author: use only one of them")
    if flags.jobs is not None and not flags.all_people:
        raise PexportError("--jobs: works only together with --all")
    for name, path in (("SOURCE", flags.source), ("-o", flags.output), ("--with", flags.additions)):
        if path == "":
            raise PexportError(f"{name}: the path is empty; is a variable not set?")
    source, author = flags.source, flags.author
    if source and re.match(r"https?://", source, re.IGNORECASE):
        raise PexportError(
            f"SOURCE: {source} is a web address, and pexport reads files; clone or download the "
            "source of the site, and give its folder"
        )
    if author is not None and (not author or Path(author).name != author):
        raise PexportError(
            f"--author: {author!r} is not the name of an author's folder; "
            "expected something like ada"
        )
    return Input(
        None if source == "-" else Path(source or "."),
        _base_url(flags.base_url),
        author,
        works=not flags.no_works,
        additions=Path(flags.additions) if flags.additions else None,
        as_of=_day(flags.as_of),
        read_as=flags.read_as,
    )


def audience_from(flags: Flags) -> Any:
    """Return the audience; ``PexportError`` where there is none of that name."""
    if flags.audience not in AUDIENCES:
        raise PexportError(
            f"--audience: invalid value {flags.audience!r}; expected one of: {', '.join(AUDIENCES)}"
        )
    return flags.audience


def output_from(flags: Flags) -> Path | None:
    """Return the file or folder that ``-o`` names; None is standard output."""
    return None if flags.output is None or flags.output == "-" else Path(flags.output)


def jobs_from(flags: Flags) -> int:
    """Return the number of processes; ``PexportError`` where it is not one."""
    if flags.jobs is None:
        return 1
    if not flags.jobs.isdecimal() or int(flags.jobs) < 1:
        raise PexportError(
            f"--jobs: invalid value {flags.jobs!r}; expected a number of processes, like 2"
        )
    return int(flags.jobs)


def choice_from(flag: str, value: str, choices: Sequence[Choice]) -> Choice:
    """Return the one of *choices* that *value* is; ``PexportError`` where it is none."""
    for choice in choices:
        if choice == value:
            return choice
    raise PexportError(f"{flag}: invalid value {value!r}; expected one of: {', '.join(choices)}")


def number_from(flag: str, value: str, least: int, most: int) -> int:
    """Return the whole number that *value* says; ``PexportError`` where it is not one in range."""
    if not value.isascii() or not value.isdecimal() or not least <= int(value[:9]) <= most:
        raise PexportError(
            f"{flag}: invalid value {value!r}; expected a number from {least} to {most}"
        )
    return int(value)


def options_from(
    values: Mapping[str, Any], exporter: Exporter[Any, Any], as_of: date | None
) -> Options:
    """Return the options of a format from the *values* of its flags."""
    values = {**values, "as_of": as_of} if as_of else values
    options: Options
    try:
        # Defaults need no validator, whose making costs more than a whole export.
        if not values:
            options = exporter.options.model_construct()
        else:
            options = exporter.options.model_validate(values)
    except ValidationError as error:
        raise PexportError(_invalid_option(error.errors()[0])) from None
    return options


_QUOTED = re.compile("'([^']*)'")


def _invalid_option(error: Any) -> str:
    """Return an error of pydantic's about the value of an option in plain words."""
    flag, context = str(error["loc"][0]).replace("_", "-"), error.get("ctx", {})
    match error["type"]:
        case "literal_error":
            hint = f"expected one of: {', '.join(_QUOTED.findall(context['expected']))}"
        case "int_parsing" | "int_from_float":
            hint = "expected a whole number"
        case "greater_than_equal":
            hint = f"expected at least {context['ge']}"
        case "less_than_equal":
            hint = f"expected at most {context['le']}"
        case _:
            hint = error["msg"].removeprefix("Value error, ")
    return f"--{flag}: invalid value {error['input']!r}; {hint}"


def _base_url(text: str | None) -> str | None:
    if text is None:
        return None
    url = clean.url(text)
    if url is None:
        raise PexportError(
            f"--base-url: {text!r} is not a web address; "
            "expected something like https://ada.example/"
        )
    return url if url.endswith("/") else f"{url}/"


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise PexportError(
            f"--as-of: {text!r} is not a date; expected something like 2026-01-31"
        ) from None
