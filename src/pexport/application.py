"""All commands, with typer: ``pexport <format>``, one for each installed format, and the others."""

from __future__ import annotations

from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from pexport import registry
from pexport.command_line import usage
from pexport.command_line.flags import SHARED, Flags
from pexport.command_line.typer_flags import with_format_flags, with_shared_flags
from pexport.commands import (
    all_formats,
    check,
    diff,
    doctor,
    export,
    init,
    inject,
    install,
    installed,
    preview,
    publish,
    push,
    qr,
    serve,
    show,
)
from pexport.errors import PexportError

_EPILOG = """Examples:

  pexport jsonld > person.json        the owner of the site you are in

  pexport vcard content/authors/ada/_index.md > ada.vcf

  pexport all -o out --base-url https://ada.example/

  pexport check out/*"""


_FIRST = ("jsonld", "vcard", "orcid", "turtle")
"""The formats that most people come for."""


class CommandGroup(TyperGroup):
    """The built-in commands, and one command a format, made when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the formats first: they are what people come for."""
        return [*_FIRST, *_other_formats(), *super().list_commands(ctx)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command *cmd_name*; ``PexportError`` where there is none."""
        if command := super().get_command(ctx, cmd_name):
            return command
        name = cmd_name if cmd_name in registry.format_names() else _meant_format(cmd_name)
        if name is None:
            raise PexportError(_no_command(cmd_name, self.list_commands(ctx)))
        return _format_command(name)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the formats, those of a family together, and the commands apart from them."""
        sections = {
            "Formats": _FIRST,
            "More formats": _other_formats(),
            "Commands": super().list_commands(ctx),
        }
        for title, names in sections.items():
            commands = [(name, self.get_command(ctx, name)) for name in names]
            shown = [(name, each) for name, each in commands if not each.hidden]
            with formatter.section(title):
                formatter.write_dl(
                    [(name, each.get_short_help_str(_WHOLE)) for name, each in shown]
                )


_WHOLE = 1000
"""More letters than a description has: none is cut."""


def _other_formats() -> list[str]:
    names = set(registry.format_names()) - set(_FIRST)
    return sorted(names, key=lambda name: (registry.family_of(name), name))


def _meant_format(word: str) -> str | None:
    """Return the format that *word* means: its name in other letters, or how its files end."""
    plain = word.lower().replace("-", "").replace("_", "").lstrip(".")
    meant = [
        name
        for name in registry.format_names()
        if plain in (name.replace("-", ""), registry.load_exporter(name).suffix.lstrip("."))
    ]
    return meant[0] if len(meant) == 1 else None


def _no_command(name: str, commands: list[str]) -> str:
    import difflib  # noqa: PLC0415 - for a mistyped command only

    similar = difflib.get_close_matches(name, commands, 1)
    hint = f"did you mean {similar[0]!r}?" if similar else f"expected one of: {', '.join(commands)}"
    return f"unknown command or format {name!r}; {hint}"


app = typer.Typer(
    cls=CommandGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:  # noqa: FBT001 - the signature of a callback
    if asked:
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

    SOURCE is an author's file, a site's folder, or - for standard input; the default is the
    current folder.
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command("help", hidden=True)
def _help(context: typer.Context, command: Annotated[str | None, typer.Argument()] = None) -> None:
    """Show what pexport or one of its commands does."""
    group = context.find_root()
    if command is None:
        typer.echo(group.get_help())
        return
    found = CommandGroup.get_command(group.command, group, command)  # type: ignore[arg-type] # is one
    typer.echo(found.get_help(typer.Context(found, info_name=command, parent=group)))


@app.command("version", hidden=True)
def _version_command() -> None:
    """Show the version."""
    _version(True)  # noqa: FBT003 - as --version has it


@app.command("all")
@with_shared_flags(*SHARED, output="The folder to write to (default: the current one).")
def _all(**values: Any) -> None:
    """Write all formats into a folder.

    Each is checked; either all of them are written or none.
    """
    raise typer.Exit(all_formats.export_all_formats(Flags(**values)))


@app.command("show")
@with_shared_flags(*(name for name in SHARED if name not in {"all_people", "jobs", "full"}))
def _show(**values: Any) -> None:
    """Print what pexport understood, as JSON.

    pexport reads such JSON as input, too.
    """
    raise typer.Exit(show.show_profile(Flags(**values)))


app.command("doctor")(doctor.doctor_command)
app.command("init")(init.init_command)
app.command("check")(check.check_command)
app.command("inject")(inject.inject_command)
app.command("install")(install.install_command)
app.command("diff")(diff.diff_command)
app.command("qr")(qr.qr_command)
app.command("push")(push.push_command)
app.command("preview")(preview.preview_command)
app.command("publish")(publish.publish_command)
app.command("serve")(serve.serve_command)
app.command("formats")(installed.formats_command)
app.command("sources")(installed.sources_command)


def _format_command(name: str) -> Any:
    """Make the command of the format *name*: its own flags are the fields of its options."""
    exporter = registry.load_exporter(name)
    follows = exporter.specification

    def command(**values: Any) -> None:
        shared = {field: values.pop(field) for field in SHARED}
        raise typer.Exit(export.export_format(name, Flags(**shared), values))

    command.__doc__ = f"Export as {exporter.title}."
    one = typer.Typer(rich_markup_mode=None, add_completion=False)
    one.command(
        name,
        epilog=f"Example:\n\n  pexport {name} content/authors/ada/_index.md > ada{exporter.suffix}"
        f"\n\nFollows {follows.title} {follows.version}, {follows.url}",
    )(with_format_flags(exporter, command))
    return typer.main.get_command(one)


def run(arguments: list[str]) -> int:
    """Read *arguments* with typer, run the command and return its exit code.

    A command says its code by ``typer.Exit``, which typer hands on as what ``app`` returns; only
    ``pexport.__main__`` ends the process, for a plain export, too.
    """
    try:
        code = app(arguments, prog_name="pexport", standalone_mode=False)
    except typer.TyperException as error:
        raise PexportError(usage.describe_usage_error(error, arguments)) from None
    except typer.Abort:
        raise KeyboardInterrupt from None
    return int(code or 0)
