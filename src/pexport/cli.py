"""The command: ``pexport <format> [SOURCE]`` and what goes with it."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from pexport import format_command, output, registry, report
from pexport.errors import BAD_INPUT, PROBLEMS, PexportError
from pexport.exporter import export
from pexport.flags import (
    As_of,
    Audience,
    Author,
    Base_url,
    Full,
    Quiet,
    SourcePath,
    options_of,
    read,
)
from pexport.source import read_bytes

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
        built_in = super().get_command(ctx, cmd_name)
        return built_in or format_command.command(cmd_name)


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
def _all(
    source: SourcePath = None,
    into: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="The folder to write to.")
    ] = Path(),
    author: Author = None,
    audience: Audience = "public",
    base_url: Base_url = None,
    as_of: As_of = None,
    full: Full = False,
    quiet: Quiet = False,
) -> None:
    """Write every format, each checked, into a folder."""
    profile, remarks = read(source, base_url, author)
    exports = {}
    failed = False
    for name in registry.formats():
        exporter = registry.exporter(name)
        options = options_of(exporter, as_of)
        made = export(profile, exporter, options, audience=audience, full=full)
        report.problems(made.problems, name)
        failed = failed or bool(made.problems)
        exports[name] = exporter, options, made.data
    if not quiet:
        report.remarks(remarks)
    if failed:
        raise typer.Exit(PROBLEMS)
    folder = output.folder(into)
    for name, (exporter, options, data) in exports.items():
        output.write(data, folder / f"{author or 'person'}.{name}{exporter.suffix}")
        if not quiet:
            report.losses(exporter.losses(profile.seen_by(audience), options), name)


@app.command("show")
def _show(
    source: SourcePath = None,
    to: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file.")
    ] = None,
    author: Author = None,
    audience: Audience = "public",
    base_url: Base_url = None,
    quiet: Quiet = False,
) -> None:
    """Show the canonical profile as JSON, which is itself a source."""
    profile, remarks = read(source, base_url, author)
    if not quiet:
        report.remarks(remarks)
    text = profile.seen_by(audience).model_dump_json(indent=2, exclude_defaults=True)
    output.write(f"{text}\n".encode(), format_command.target(to))


@app.command("check")
def _check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="The files to check.")],
    form: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help="What the files claim to be.")
    ] = None,
    full: Full = False,
) -> None:
    """Say whether files are what they claim to be."""
    failed = False
    for file in files:
        name, document = _decoded(file, form)
        found = registry.exporter(name).problems(document, full=full)
        report.problems(found, str(file))
        if not found:
            report.say(f"{file}: valid {registry.exporter(name).title}")
        failed = failed or bool(found)
    if failed:
        raise typer.Exit(PROBLEMS)


@app.command("formats")
def _formats() -> None:
    """List the installed formats with their specifications."""
    for name in registry.formats():
        exporter = registry.exporter(name)
        spec = exporter.specification
        typer.echo(f"{name:<12}{exporter.media_type:<26}{spec.title} {spec.version}  {spec.url}")


@app.command("sources")
def _sources() -> None:
    """List the installed kinds of input."""
    for name in registry.sources():
        typer.echo(f"{name:<12}{registry.source(name).title}")


def _decoded(file: Path, form: str | None) -> tuple[str, Any]:
    """Return the format that *file* is of, and its document."""
    data = read_bytes(file)
    names = [form] if form else registry.formats()
    reasons = []
    # The longest suffix that fits is the likeliest format.
    for name in sorted(
        names, key=lambda name: not file.name.endswith(registry.exporter(name).suffix)
    ):
        try:
            return name, registry.exporter(name).decode(data)
        except ValueError as error:
            reasons.append(f"no {name}: {error}")
    raise PexportError(f"{file}: {'; '.join(reasons)}")


def main() -> None:
    """Run the command; a user's mistake ends in one line and exit code 2."""
    try:
        code = app(prog_name="pexport", standalone_mode=False)
    except PexportError as error:
        report.say(str(error))
        code = BAD_INPUT
    except typer.TyperException as error:
        report.say(f"{error.format_message()} (pexport --help)")
        code = BAD_INPUT
    except (typer.Abort, KeyboardInterrupt):
        code = 130
    except BrokenPipeError:
        # The reader of our output has gone, as `head` does.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code or 0)
