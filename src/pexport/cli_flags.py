"""The flags that commands share, as parameters of typer's."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pexport.values import Visibility

Source = Annotated[
    Path | None,
    typer.Argument(metavar="SOURCE", help="A file, a site's folder, or - (default: here)."),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write to a file, or to a folder: one that is there, or a name without a suffix.",
    ),
]
Author = Annotated[
    str | None, typer.Option("--author", metavar="SLUG", help="The author to take from a site.")
]
Audience = Annotated[
    Visibility, typer.Option("--audience", help="Who will see it; hidden facts stay out.")
]
BaseUrl = Annotated[
    str | None,
    typer.Option("--base-url", metavar="URL", help="The site's address, for relative links."),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="The day that decides what is current and published (default: today).",
    ),
]
With = Annotated[
    Path | None,
    typer.Option("--with", metavar="FILE", help="Facts to add (default: pexport.toml, if any)."),
]
NoWorks = Annotated[bool, typer.Option("--no-works", help="Leave the person's publications out.")]
Everyone = Annotated[
    bool, typer.Option("--all", help="All people of the site, in one document or a file each.")
]
Jobs = Annotated[
    int, typer.Option("--jobs", metavar="N", min=1, help="Processes at work, with --all.")
]
Full = Annotated[bool, typer.Option("--full", help="Run the slow checks, too.")]
Quiet = Annotated[
    bool, typer.Option("-q", "--quiet", help="Do not tell what was left out or lost.")
]
