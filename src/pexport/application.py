"""All commands, with typer: ``pexport <format>``, one for each installed format, and the others."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from pexport import registry
from pexport.command_line import report, usage
from pexport.command_line.flags import SHARED, Flags
from pexport.command_line.typer_flags import taking, taking_all
from pexport.commands import check, doctor, export, init
from pexport.errors import PexportError
from pexport.writing import output

_EPILOG = """Examples:

  pexport jsonld > person.json        the owner of the site you stand in, for its head

  pexport vcard content/authors/ada/_index.md > ada.vcf

  pexport all -o out --base-url https://ada.example/

  pexport check out/*"""


class Formats(TyperGroup):
    """The built-in commands, and one command a format, made when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the formats first: they are what people come for."""
        return [*registry.formats(), *super().list_commands(ctx)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command *cmd_name*; ``PexportError`` where there is none."""
        command = super().get_command(ctx, cmd_name)
        if command is None and cmd_name not in registry.formats():
            raise PexportError(_no_command(cmd_name, self.list_commands(ctx)))
        return command or _format_command(cmd_name)


def _no_command(name: str, commands: list[str]) -> str:
    import difflib  # noqa: PLC0415 - for a mistyped command only

    near = difflib.get_close_matches(name, commands, 1)
    meant = f"; did you mean {near[0]!r}?" if near else ""
    return f"no command or format {name!r}{meant}; there are: {', '.join(commands)}"


app = typer.Typer(
    cls=Formats,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - the signature of a callback
    if wanted:
        typer.echo(f"pexport {version('pexport')}")
        raise typer.Exit


@app.callback(invoke_without_command=True, epilog=_EPILOG)
def _pexport(
    context: typer.Context,
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """One description of a person, in every structured form, each proved right.

    SOURCE is an author's file, a site's folder, or - for standard input; without one it is the
    folder you stand in.
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command("all")
@taking(*SHARED, to="The folder to write to (default: here).")
def _all(**given: Any) -> None:
    """Write every format, each checked, into a folder; all of them or none."""
    raise typer.Exit(export.run_all(Flags(**given)))


@app.command("show")
@taking(*(name for name in SHARED if name not in {"everyone", "jobs", "full"}))
def _show(**given: Any) -> None:
    """Show the canonical profile as JSON, which is itself a source."""
    raise typer.Exit(export.show(Flags(**given)))


app.command("doctor")(doctor.doctor_command)
app.command("init")(init.init_command)
app.command("check")(check.check_command)


@app.command("formats")
def _formats() -> None:
    """List the installed formats with their specifications."""
    lines = []
    for name in registry.formats():
        try:
            exporter = registry.exporter(name)
        except PexportError as error:
            report.say(str(error))
            continue
        spec = exporter.specification
        lines.append(f"{name:<12}{exporter.media_type:<28}{spec.title} {spec.version}  {spec.url}")
    _write_lines(lines)


@app.command("sources")
def _sources() -> None:
    """List the installed kinds of input."""
    _write_lines(f"{name:<12}{registry.source(name).title}" for name in registry.sources())


def _write_lines(lines: Iterable[str]) -> None:
    output.write("".join(f"{line}\n" for line in lines).encode(), None)


def _format_command(name: str) -> Any:
    """Make the command of the format *name*: its own flags are the fields of its options."""
    exporter = registry.exporter(name)
    follows = exporter.specification

    def command(**given: Any) -> None:
        shared = {field: given.pop(field) for field in SHARED}
        raise typer.Exit(export.run(name, Flags(**shared), given))

    command.__doc__ = f"Export as {exporter.title}."
    one = typer.Typer(rich_markup_mode=None, add_completion=False)
    one.command(
        name,
        epilog=f"Example:\n\n  pexport {name} content/authors/ada/_index.md > ada{exporter.suffix}"
        f"\n\nFollows {follows.title} {follows.version}, {follows.url}",
    )(taking_all(exporter, command))
    return typer.main.get_command(one)


def run(arguments: list[str]) -> int:
    """Read *arguments* with typer, run the command and return its exit code.

    A command says its code by ``typer.Exit``, which typer hands on as what ``app`` returns; only
    ``pexport.__main__`` ends the process, for a plain export, too.
    """
    try:
        code = app(arguments, prog_name="pexport", standalone_mode=False)
    except typer.TyperException as error:
        raise PexportError(usage.worded(error, arguments)) from None
    except typer.Abort:
        raise KeyboardInterrupt from None
    return int(code or 0)
