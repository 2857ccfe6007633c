"""The flags of commands as parameters of typer's: the shared ones, and a format's own.

All values come as text: what is wrong with one is said by ``pexport.commands.export``, in the same
words on both ways of reading a command line.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

import typer

from pexport.command_line.flags import DEFAULTS, SHARED
from pexport.exporter import Exporter

Command = TypeVar("Command", bound=Callable[..., None])


def taking(*fields: str, **helps: str) -> Callable[[Command], Command]:
    """Let a command take the shared flags *fields*, before what its signature names.

    It gets them as keywords. *helps* says of a flag what is so for this command alone.
    """

    def decorate(command: Command) -> Command:
        shared = (_shared(field, helps.get(field, "")) for field in fields)
        return _signed(command, [*shared, *_named(command)])

    return decorate


def taking_all(exporter: Exporter[Any, Any], command: Command) -> Command:
    """Return *command* with all shared flags and one for each option of the format."""
    return _signed(command, [*map(_shared, SHARED), *_own(exporter)])


def _signed(command: Command, parameters: list[inspect.Parameter]) -> Command:
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined] # its own
    command.__annotations__ = {}
    return command


def _named(command: Any) -> Iterator[inspect.Parameter]:
    for parameter in inspect.signature(command, eval_str=True).parameters.values():
        if parameter.kind is not parameter.VAR_KEYWORD:
            yield parameter.replace(kind=parameter.KEYWORD_ONLY)


def _shared(field: str, text: str = "") -> inspect.Parameter:
    flag, default = SHARED[field], DEFAULTS[field]
    said = text or flag.help
    if not flag.names:
        annotation: Any = Annotated[str | None, typer.Argument(metavar=flag.metavar, help=said)]
    elif not flag.metavar:
        annotation = Annotated[bool, typer.Option(*flag.names, help=said)]
    else:
        choices = tuple(flag.metavar.split("|")) if isinstance(default, str) else ()
        annotation = Annotated[str | None, _option(flag.names, said, flag.metavar, choices)]
    return inspect.Parameter(
        field, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )


def _own(exporter: Exporter[Any, Any]) -> Iterator[inspect.Parameter]:
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

    def completed(incomplete: str) -> list[str]:
        return [str(choice) for choice in choices if str(choice).startswith(incomplete)]

    complete = completed if choices else None
    return typer.Option(*names, help=text, metavar=metavar, autocompletion=complete)
