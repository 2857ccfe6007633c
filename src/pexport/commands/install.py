"""The command ``install``, after which a site writes the JSON-LD into its pages by itself."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated, Any

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
    flags = Flags(source=source or site, **given)
    name = choice_from("GENERATOR", generator, tuple(GENERATORS))
    folder = Path(site)
    if not folder.is_dir():
        raise PexportError(f"SITE: {site!r} is not a folder; give that of the site's source")
    chosen = GENERATORS[name]
    if uninstall:
        _make(folder, removal(folder, chosen), flags, dry_run=dry_run)
        raise typer.Exit(DONE)
    raise typer.Exit(_install(folder, chosen, flags, page, contact=contact, dry_run=dry_run))


def _install(
    site: Path,
    generator: Generator,
    flags: Flags,
    page: str | None,
    *,
    contact: bool,
    dry_run: bool,
) -> int:
    given = input_from(flags)
    exporter = registry.load_exporter(block.FORMAT)
    options = options_from(block.options(contact=contact), exporter, given.as_of)
    told = documents.read(given, options, audience_from(flags))
    failed = [person for person in told.people if not is_exported(person)]
    if failed and not told.subjects:
        return PROBLEMS
    placed = placements.placed(told, page, options)
    left_out = [f"{who}: {why}" for who, why in placed.without.items()]
    if not placed.placements:
        raise PexportError(f"{site}: {'; '.join(left_out[:3])}")
    _make(site, installation(site, generator, placed.placements), flags, dry_run=dry_run)
    if not flags.quiet:
        for each in placed.placements:
            report.say(f"{each.name}: in the page /{each.path}")
        for sentence in left_out:
            report.say(f"left out: {sentence}")
        if any(map(keeps_contact_out, told.people)):
            report.say("e-mail addresses and telephone numbers stay out; --contact puts them in")
        if not dry_run:
            report.say(f"to prove it: {_proof(site, generator, flags, page, contact=contact)}")
    return PROBLEMS if failed else DONE


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
