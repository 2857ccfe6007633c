"""The command ``install``, after which a site writes the JSON-LD into its pages by itself."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from pexport import registry
from pexport.command_line import report
from pexport.command_line.arguments import (
    audience_from,
    choice_from,
    input_from,
    options_from,
)
from pexport.command_line.flags import Flags
from pexport.command_line.typer_flags import with_shared_flags
from pexport.commands.all_people import is_exported
from pexport.commands.inject import keeps_contact_out
from pexport.errors import DONE, PROBLEMS, PexportError
from pexport.files import display_path
from pexport.pages import block, documents
from pexport.pages.diff import unified
from pexport.pages.installing import files, placements
from pexport.pages.installing.generators import (
    GENERATORS,
    Changes,
    Generator,
    installation,
    removal,
)
from pexport.pages.installing.placements import Placed
from pexport.writing import output


@with_shared_flags(
    "author", "audience", "base_url", "as_of", "additions", "read_as", "no_works", "quiet"
)
def install_command(
    generator: Annotated[
        str, typer.Argument(metavar="|".join(GENERATORS), help="What builds the site.")
    ],
    site: Annotated[
        str, typer.Argument(metavar="SITE", help="The folder of the site's source.")
    ] = ".",
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="SOURCE", help="Whom it is about (default: SITE)."),
    ] = None,
    page: Annotated[
        str | None, typer.Option(metavar="PATH|URL", help="The page of the one person.")
    ] = None,
    contact: Annotated[
        bool, typer.Option("--contact", help="Hold e-mail addresses and telephone numbers, too.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; exit 1 where something has to.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Change nothing; show the difference.")
    ] = False,
    uninstall: Annotated[
        bool, typer.Option("--uninstall", help="Take out again all that was installed.")
    ] = False,
    **given: Any,
) -> None:
    """Let a site write JSON-LD into the head of the right pages by itself, at each build.

    It goes where its theme looks; run it again after a change, and the pages are as `inject` makes
    them.
    """
    if check + dry_run + uninstall > 1:
        raise PexportError("--check, --dry-run, --uninstall: use only one of them")
    flags = Flags(source=source or site, **given)
    name = choice_from("GENERATOR", generator, tuple(GENERATORS))
    folder = Path(site)
    if not folder.is_dir():
        raise PexportError(f"SITE: {site!r} is not a folder; give that of the site's source")
    chosen = GENERATORS[name]
    if uninstall:
        _make(folder, removal(folder, chosen), flags, dry_run=dry_run)
        raise typer.Exit(DONE)
    asked = _asked(folder, flags, page, contact=contact)
    changes = installation(folder, chosen, asked.placed.placements)
    code = PROBLEMS if asked.failed else DONE
    if check:
        raise typer.Exit(max(code, _check(changes)))
    _make(folder, changes, flags, dry_run=dry_run)
    if not flags.quiet:
        _tell(asked)
        if not dry_run:
            report.say(f"to prove it: {_proof(folder, chosen, flags, page, contact=contact)}")
    raise typer.Exit(code)


class Asked(NamedTuple):
    """What is to be put into the pages."""

    placed: Placed
    keeps_contact_out: bool
    failed: bool
    """Whether there is somebody whose document is wrong."""


def _asked(site: Path, flags: Flags, page: str | None, *, contact: bool) -> Asked:
    """Return what *flags* ask for; ``PexportError`` where that is nothing."""
    given = input_from(flags)
    exporter = registry.load_exporter(block.FORMAT)
    options = options_from(block.options(contact=contact), exporter, given.as_of)
    told = documents.read(given, options, audience_from(flags))
    failed = [person for person in told.people if not is_exported(person)]
    if failed and not told.subjects:
        raise typer.Exit(PROBLEMS)
    placed = placements.placed(told, page, options)
    if not placed.placements:
        said = [f"{who}: {why}" for who, why in placed.without.items()]
        raise PexportError(f"{site}: {'; '.join(said[:3])}")
    return Asked(placed, any(map(keeps_contact_out, told.people)), bool(failed))


def _tell(asked: Asked) -> None:
    for each in asked.placed.placements:
        report.say(f"{each.name}: in the page /{each.path}")
    for who, why in asked.placed.without.items():
        report.say(f"left out: {who}: {why}")
    if asked.keeps_contact_out:
        report.say("e-mail addresses and telephone numbers stay out; --contact puts them in")


def _check(changes: Changes) -> int:
    """Say what is not as it would be installed now, and return the exit code."""
    for path, data in changes.after.items():
        if data is None:
            state = "astray: the theme does not read it any more"
        else:
            state = "missing" if changes.before[path] is None else "stale"
        report.say(f"{display_path(path)}: {state}")
    if not changes.after:
        return DONE
    words = shlex.join(["pexport", *(word for word in sys.argv[1:] if word != "--check")])
    report.say(f"{words} mends it")
    return PROBLEMS


def _make(site: Path, changes: Changes, flags: Flags, *, dry_run: bool) -> None:
    """Make the changes, or show them, and say what they are."""
    if dry_run:
        for path, data in changes.after.items():
            before = changes.before[path] or b""
            output.write(unified(display_path(path), before, data or b""), None)
        return
    if changes.after:
        files.apply(site, changes.after, changes.folders)
    if flags.quiet:
        return
    if not changes.after:
        report.say(f"{display_path(site)}: nothing to change")
    for path, data in changes.after.items():
        if data is None:
            done = "taken away"
        else:
            done = "changed" if changes.before[path] is not None else "made"
        report.say(f"{display_path(path)}: {done}")


def _proof(
    site: Path, generator: Generator, flags: Flags, page: str | None, *, contact: bool
) -> str:
    """Return the commands that build the site, and say whether each page is right."""
    check = ["pexport", "inject", generator.built, "--check"]
    whom = Path(flags.source or ".")
    if whom != site:
        check += ["--from", str(whom.resolve() if site != Path() else whom)]
    said = {
        "--page": page,
        "--author": flags.author,
        "--audience": flags.audience if flags.audience != Flags().audience else None,
        "--base-url": flags.base_url,
        "--as-of": flags.as_of,
        "--with": flags.additions,
        "--source": flags.read_as,
    }
    for flag, value in said.items():
        check += [flag, value] if value else []
    check += ["--contact"] * contact + ["--no-works"] * flags.no_works
    step = [] if site == Path() else [shlex.join(["cd", str(site)])]
    return " && ".join([*step, generator.build, shlex.join(check)])
