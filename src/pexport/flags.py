"""The flags that commands share, and what they mean."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from pexport import clean, registry
from pexport import source as pexport_source
from pexport.errors import PexportError
from pexport.exporter import Exporter, Options
from pexport.source import Input, Read
from pexport.values import Visibility

SourcePath = Annotated[
    Path | None,
    typer.Argument(metavar="SOURCE", help="A file, a site's folder, or - (default: here)."),
]
Author = Annotated[
    str | None, typer.Option("--author", metavar="SLUG", help="The author to take from a site.")
]
Audience = Annotated[
    Visibility, typer.Option("--audience", help="Who will see it; hidden facts stay out.")
]
Base_url = Annotated[
    str | None,
    typer.Option("--base-url", metavar="URL", help="The site's address, for relative links."),
]
As_of = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="The day that decides what is current."),
]
Full = Annotated[bool, typer.Option("--full", help="Run the slow checks, too.")]
Quiet = Annotated[
    bool, typer.Option("-q", "--quiet", help="Do not tell what was left out or lost.")
]


def read(source: Path | None, base_url: str | None, author: str | None) -> Read:
    """Read what the user points at; ``PexportError`` for bad input."""
    path = None if str(source) == "-" else source or Path()
    given = Input(path, _base(base_url), author)
    return pexport_source.read(given, registry.detect(given))


def _base(text: str | None) -> str | None:
    if text is None:
        return None
    url = clean.url(text)
    if url is None:
        raise PexportError(
            f"--base-url: {text!r} is no web address; give one like https://ada.example/"
        )
    return url if url.endswith("/") else f"{url}/"


def options_of(exporter: Exporter[Any, Any], as_of: str | None, **others: Any) -> Options:
    """Return the options of a format from the values of its flags."""
    if as_of is not None:
        others["as_of"] = _day(as_of)
    options: Options = exporter.options.model_validate(others)
    return options


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise PexportError(f"--as-of: {text!r} is no date; give one like 2026-01-31") from None
