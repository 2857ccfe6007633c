"""The flags that the commands share, each said once: its name, what it takes, what it is for.

A new flag is a member of ``Flags`` and a row of ``SHARED``; both ways of reading a command line,
``plain`` and ``typer_flags``, are made of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pexport.profile import AUDIENCES


class Flags(NamedTuple):
    """What the flags of a command line say, as texts; ``arguments`` says what they mean."""

    source: str | None = None
    output: str | None = None
    author: str | None = None
    audience: str = "public"
    base_url: str | None = None
    as_of: str | None = None
    additions: str | None = None
    read_as: str | None = None
    no_works: bool = False
    all_people: bool = False
    jobs: str | None = None
    full: bool = False
    force: bool = False
    quiet: bool = False
    verbose: bool = False


class Flag(NamedTuple):
    """How a flag is written, and what its help says."""

    names: tuple[str, ...]
    """None for the argument SOURCE."""
    metavar: str
    """What it takes; "" for a switch."""
    help: str


SHARED: Mapping[str, Flag] = {
    "source": Flag(
        (),
        "SOURCE",
        "A file, a site's folder, or - for standard input (default: the current folder).",
    ),
    "output": Flag(
        ("-o", "--output"),
        "FILE|DIR",
        "Write to this file, or into this existing folder.",
    ),
    "author": Flag(("--author",), "SLUG", "The author to export, of a site with several."),
    "audience": Flag(
        ("--audience",),
        "|".join(AUDIENCES),
        "Who will see it; what is hidden from them is left out.",
    ),
    "base_url": Flag(("--base-url",), "URL", "The site's web address, for relative links."),
    "as_of": Flag(
        ("--as-of",),
        "DATE",
        "The date that decides what is current and published (default: today).",
    ),
    "additions": Flag(
        ("--with",), "FILE", "Additions and corrections (default: pexport.toml, if any)."
    ),
    "read_as": Flag(("--source",), "NAME", "What to read the input as, one of pexport sources."),
    "no_works": Flag(("--no-works",), "", "Leave out the person's publications."),
    "all_people": Flag(("--all",), "", "Everyone on the site, in one document or one file each."),
    "jobs": Flag(("--jobs",), "N", "Number of processes, with --all (default: 1)."),
    "full": Flag(("--full",), "", "Also run the slow checks."),
    "force": Flag(("--force",), "", "Replace files that pexport did not write, too."),
    "quiet": Flag(("-q", "--quiet"), "", "Report only what is wrong."),
    "verbose": Flag(("-v", "--verbose"), "", "Report all that was left out, each place by itself."),
}
"""The flags by the names of their members in ``Flags``."""

DEFAULTS: Mapping[str, Any] = Flags._field_defaults
