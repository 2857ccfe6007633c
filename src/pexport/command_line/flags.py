"""The flags that the commands share, each said once: its name, what it takes, what it is for.

A new flag is a member of ``Flags`` and a row of ``SHARED``; both ways of reading a command line,
``pexport.command_line`` and typer, are made of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pexport.profile import AUDIENCES


class Flags(NamedTuple):
    """What the flags of a command line say, as texts; ``pexport.commands.export`` judges them."""

    source: str | None = None
    to: str | None = None
    author: str | None = None
    audience: str = "public"
    base_url: str | None = None
    as_of: str | None = None
    additions: str | None = None
    no_works: bool = False
    everyone: bool = False
    jobs: str | None = None
    full: bool = False
    quiet: bool = False


class Flag(NamedTuple):
    """How a flag is written, and what its help says."""

    names: tuple[str, ...]
    """None for the argument SOURCE."""
    metavar: str
    """What it takes; "" for a switch."""
    help: str


SHARED: Mapping[str, Flag] = {
    "source": Flag((), "SOURCE", "A file, a site's folder, or - (default: here)."),
    "to": Flag(
        ("-o", "--output"),
        "FILE|DIR",
        "Write to a file, or into a folder that is there.",
    ),
    "author": Flag(("--author",), "SLUG", "The author to take from a site."),
    "audience": Flag(
        ("--audience",), "|".join(AUDIENCES), "Who will see it; hidden facts stay out."
    ),
    "base_url": Flag(("--base-url",), "URL", "The site's address, for relative links."),
    "as_of": Flag(
        ("--as-of",),
        "DATE",
        "The day that decides what is current and published (default: today).",
    ),
    "additions": Flag(("--with",), "FILE", "Facts to add (default: pexport.toml, if any)."),
    "no_works": Flag(("--no-works",), "", "Leave the person's publications out."),
    "everyone": Flag(("--all",), "", "All people of the site, in one document or a file each."),
    "jobs": Flag(("--jobs",), "N", "Processes at work, with --all (default: 1)."),
    "full": Flag(("--full",), "", "Run the slow checks, too."),
    "quiet": Flag(("-q", "--quiet"), "", "Do not tell what was left out or lost."),
}
"""The flags by the names of their members in ``Flags``."""

DEFAULTS: Mapping[str, Any] = Flags._field_defaults
