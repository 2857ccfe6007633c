"""The command of a format: its flags are the fields of its options."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from pexport import output, registry, report
from pexport.errors import PROBLEMS, PexportError
from pexport.exporter import Exporter, export
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

_Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file.")
]


def command(name: str) -> Any:
    """Make the command of the format *name*; ``PexportError`` where there is none."""
    exporter = registry.exporter(name)
    own = [field for field in exporter.options.model_fields if field != "as_of"]

    def run(
        source: SourcePath = None,
        to: _Output = None,
        author: Author = None,
        audience: Audience = "public",
        base_url: Base_url = None,
        as_of: As_of = None,
        full: Full = False,
        quiet: Quiet = False,
        **others: Any,
    ) -> None:
        try:
            options = options_of(exporter, as_of, **others)
        except ValidationError as error:
            first = error.errors()[0]
            flag = str(first["loc"][0]).replace("_", "-")
            raise PexportError(f"--{flag}: {first['msg']}") from None
        profile, remarks = read(source, base_url, author)
        done = export(profile, exporter, options, audience=audience, full=full)
        if not quiet:
            report.remarks(remarks)
        if done.problems:
            report.problems(done.problems, name)
            raise typer.Exit(PROBLEMS)
        output.write(done.data, target(to))
        if not quiet:
            report.losses(exporter.losses(profile.seen_by(audience), options), name)

    run.__doc__ = f"Export as {exporter.title}, {exporter.specification.title}."
    run.__signature__ = _signature(run, exporter, own)  # type: ignore[attr-defined] # a function's own
    run.__annotations__ = {}
    one = typer.Typer(rich_markup_mode=None, add_completion=False)
    one.command(name, epilog=_epilog(name, exporter))(run)
    return typer.main.get_command(one)


def target(to: Path | None) -> Path | None:
    """Return the file that ``-o`` names; ``-`` is standard output."""
    return None if to is None or str(to) == "-" else to


def _signature(run: Any, exporter: Exporter[Any, Any], own: list[str]) -> inspect.Signature:
    """Return the signature of *run* with one parameter for each field of the format's options."""
    signature = inspect.signature(run, eval_str=True)
    shared = [p for p in signature.parameters.values() if p.kind is not p.VAR_KEYWORD]
    parameters = [
        inspect.Parameter(
            field,
            inspect.Parameter.KEYWORD_ONLY,
            default=info.get_default(call_default_factory=True),
            annotation=Annotated[
                info.annotation,
                typer.Option(f"--{field.replace('_', '-')}", help=info.description),
            ],
        )
        for field in own
        for info in (exporter.options.model_fields[field],)
    ]
    return inspect.Signature([*shared, *parameters])


def _epilog(name: str, exporter: Exporter[Any, Any]) -> str:
    follows = exporter.specification
    return (
        f"Example:\n\n  pexport {name} content/authors/ada/_index.md > ada{exporter.suffix}\n\n"
        f"Follows {follows.title} {follows.version}, {follows.url}"
    )
