"""All commands, with typer: ``pexport <format>``, one for each installed format, and the others."""

from __future__ import annotations

import inspect
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from pexport import (
    cli_check,
    cli_sources,
    everyone_command,
    export_command,
    output,
    registry,
    report,
)
from pexport.cli_flags import (
    AsOf,
    Audience,
    Author,
    BaseUrl,
    Everyone,
    Full,
    Jobs,
    NoWorks,
    Output,
    Quiet,
    Source,
    With,
)
from pexport.errors import PROBLEMS, PexportError
from pexport.exporter import Exporter
from pexport.people import Wanted, outcomes_of

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
def _all(
    source: Source = None,
    into: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="The folder to write to.")
    ] = Path(),
    author: Author = None,
    audience: Audience = "public",
    base_url: BaseUrl = None,
    as_of: AsOf = None,
    additions: With = None,
    no_works: NoWorks = False,
    everyone: Everyone = False,
    jobs: Jobs = 1,
    full: Full = False,
    quiet: Quiet = False,
) -> None:
    """Write every format, each checked, into a folder; all of them or none."""
    options = {
        name: export_command.options_of(registry.exporter(name), as_of)
        for name in registry.formats()
    }
    wanted = Wanted(options, audience, full)
    given = export_command.pointed_at(source, base_url, author, additions, as_of, no_works=no_works)
    given = given._replace(
        pictures=any(registry.exporter(name).wants_pictures(options[name]) for name in options)
    )
    if everyone:
        raise typer.Exit(everyone_command.run(given, wanted, into, jobs=jobs, quiet=quiet))
    profile, remarks, _ = registry.read(given)
    try:
        outcomes = dict(outcomes_of(profile, wanted))
    except PexportError as error:
        raise export_command.explained(error, remarks) from None
    for name, outcome in outcomes.items():
        report.problems(outcome.problems, name)
    if any(outcome.problems for outcome in outcomes.values()):
        raise typer.Exit(PROBLEMS)
    folder = output.folder(into)
    output.write_all(
        (
            folder / output.file_name(author or "person", name, registry.exporter(name).suffix),
            registry.exporter(name).encode(outcome.document, options[name]),
        )
        for name, outcome in outcomes.items()
    )
    if not quiet:
        report.remarks(remarks)
        report.advice({name: outcome.advice for name, outcome in outcomes.items()})
        report.losses({name: outcome.losses for name, outcome in outcomes.items()})


@app.command("show")
def _show(
    source: Source = None,
    to: Output = None,
    author: Author = None,
    audience: Audience = "public",
    base_url: BaseUrl = None,
    as_of: AsOf = None,
    additions: With = None,
    no_works: NoWorks = False,
    quiet: Quiet = False,
) -> None:
    """Show the canonical profile as JSON, which is itself a source."""
    given = export_command.pointed_at(source, base_url, author, additions, as_of, no_works=no_works)
    profile, remarks, _ = registry.read(given)
    if not quiet:
        report.remarks(remarks)
    text = profile.seen_by(audience).model_dump_json(indent=2, exclude_defaults=True)
    output.write(f"{text}\n".encode(), export_command.target(to))


app.command("doctor")(cli_sources.doctor_command)
app.command("init")(cli_sources.init_command)
app.command("check")(cli_check.check_command)


@app.command("formats")
def _formats() -> None:
    """List the installed formats with their specifications."""
    for name in registry.formats():
        try:
            exporter = registry.exporter(name)
        except PexportError as error:
            report.say(str(error))
            continue
        spec = exporter.specification
        typer.echo(f"{name:<12}{exporter.media_type:<28}{spec.title} {spec.version}  {spec.url}")


@app.command("sources")
def _sources() -> None:
    """List the installed kinds of input."""
    for name in registry.sources():
        typer.echo(f"{name:<12}{registry.source(name).title}")


def _format_command(name: str) -> Any:
    """Make the command of the format *name*: its own flags are the fields of its options."""
    exporter = registry.exporter(name)
    follows = exporter.specification

    def command(
        source: Source = None,
        to: Output = None,
        author: Author = None,
        audience: Audience = "public",
        base_url: BaseUrl = None,
        as_of: AsOf = None,
        additions: With = None,
        no_works: NoWorks = False,
        everyone: Everyone = False,
        jobs: Jobs = 1,
        full: Full = False,
        quiet: Quiet = False,
        **others: Any,
    ) -> None:
        code = export_command.run(
            name,
            source,
            to,
            author,
            audience,
            base_url,
            as_of,
            additions=additions,
            no_works=no_works,
            everyone=everyone,
            jobs=jobs,
            full=full,
            quiet=quiet,
            **others,
        )
        raise typer.Exit(code)

    command.__doc__ = f"Export as {exporter.title}."
    command.__signature__ = _with_flags(command, exporter)  # type: ignore[attr-defined] # its own
    command.__annotations__ = {}
    one = typer.Typer(rich_markup_mode=None, add_completion=False)
    one.command(
        name,
        epilog=f"Example:\n\n  pexport {name} content/authors/ada/_index.md > ada{exporter.suffix}"
        f"\n\nFollows {follows.title} {follows.version}, {follows.url}",
    )(command)
    return typer.main.get_command(one)


def _with_flags(command: Any, exporter: Exporter[Any, Any]) -> inspect.Signature:
    """Return the signature of *command* with one parameter for each option of the format."""
    shared = [
        parameter
        for parameter in inspect.signature(command, eval_str=True).parameters.values()
        if parameter.kind is not parameter.VAR_KEYWORD
    ]
    own = [
        inspect.Parameter(
            field,
            inspect.Parameter.KEYWORD_ONLY,
            default=info.get_default(call_default_factory=True),
            annotation=Annotated[
                info.annotation,
                typer.Option(f"--{field.replace('_', '-')}", help=info.description),
            ],
        )
        for field, info in exporter.options.model_fields.items()
        if field != "as_of"
    ]
    return inspect.Signature([*shared, *own])


def run(arguments: list[str]) -> int:
    """Read *arguments* with typer, run the command and return its exit code."""
    try:
        code = app(arguments, prog_name="pexport", standalone_mode=False)
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "pexport"
        raise PexportError(f"{error.format_message()} (see {command} --help)") from None
    except typer.Abort:
        raise KeyboardInterrupt from None
    return int(code or 0)
