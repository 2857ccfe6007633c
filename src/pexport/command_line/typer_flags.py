"""The flags of commands as parameters of typer's: the shared ones, and a format's own.

All values come as text: ``pexport.command_line.arguments`` says what is wrong with one, in the
same words for both ways of reading a command line.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

import typer

from pexport.command_line.flags import DEFAULTS, SHARED
from pexport.exporter import Exporter

Command = TypeVar("Command", bound=Callable[..., None])


def with_shared_flags(*fields: str, **helps: str) -> Callable[[Command], Command]:
    """Add the shared flags *fields* to a command, before those in its signature.

    It gets them as keywords. *helps* are help texts for this command alone.
    """

    def decorate(command: Command) -> Command:
        shared = (_shared_parameter(field, helps.get(field, "")) for field in fields)
        return _with_signature(command, [*shared, *_own_parameters(command)])

    return decorate


def with_format_flags(exporter: Exporter[Any, Any], command: Command) -> Command:
    """Return *command* with one flag for each option of the format, and all shared ones."""
    return _with_signature(
        command, [*_option_parameters(exporter), *map(_shared_parameter, SHARED)]
    )


def _with_signature(command: Command, parameters: list[inspect.Parameter]) -> Command:
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined] # its own
    command.__annotations__ = {}
    return command


def _own_parameters(command: Any) -> Iterator[inspect.Parameter]:
    for parameter in inspect.signature(command, eval_str=True).parameters.values():
        if parameter.kind is not parameter.VAR_KEYWORD:
            yield parameter.replace(kind=parameter.KEYWORD_ONLY)


def _shared_parameter(field: str, text: str = "") -> inspect.Parameter:
    flag, default = SHARED[field], DEFAULTS[field]
    help_text = text or flag.help
    if not flag.names:
        annotation: Any = Annotated[
            str | None, typer.Argument(metavar=flag.metavar, help=help_text)
        ]
    elif not flag.metavar:
        annotation = Annotated[bool, typer.Option(*flag.names, help=help_text)]
    else:
        choices = tuple(flag.metavar.split("|")) if isinstance(default, str) else ()
        annotation = Annotated[str | None, _option(flag.names, help_text, flag.metavar, choices)]
    return inspect.Parameter(
        field, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )


def _option_parameters(exporter: Exporter[Any, Any]) -> Iterator[inspect.Parameter]:
    """Yield the options of the format but for the day, which is a shared flag."""
    for field, info in exporter.options.model_fields.items():
        if field == "as_of":
            continue
        names = (f"--{field.replace('_', '-')}",)
        help_text = info.description or ""
        if info.annotation is bool:
            annotation: Any = Annotated[bool, typer.Option(*names, help=help_text)]
        else:
            choices = tuple(_choices(info.annotation))
            metavar = (
                "|".join(map(str, choices)) or f"<{getattr(info.annotation, '__name__', 'text')}>"
            )
            annotation = Annotated[str | None, _option(names, help_text, metavar, choices)]
        yield inspect.Parameter(
            field,
            inspect.Parameter.KEYWORD_ONLY,
            default=info.get_default(call_default_factory=True),
            annotation=annotation,
        )


def _choices(annotation: Any) -> Iterator[Any]:
    """Yield the values of a closed option, which may have no value, too."""
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
        return
    for part in get_args(annotation):
        yield from _choices(part)


def _option(names: tuple[str, ...], text: str, metavar: str, choices: tuple[Any, ...]) -> Any:
    """Return an option that takes a value; *choices* are what a shell completes."""

    def complete(incomplete: str) -> list[str]:
        return [str(choice) for choice in choices if str(choice).startswith(incomplete)]

    completion = complete if choices else None
    return typer.Option(*names, help=text, metavar=metavar, autocompletion=completion)
