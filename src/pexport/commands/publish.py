"""The command ``publish``, which writes a person in every format into a folder for the web."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from pexport.command_line import report
from pexport.command_line.arguments import output_from
from pexport.command_line.flags import Flags
from pexport.command_line.typer_flags import with_shared_flags
from pexport.commands import person
from pexport.errors import DONE, PROBLEMS, PexportError

Name = Annotated[
    str | None,
    typer.Option("--name", metavar="NAME", help="The base name of the files (default: person)."),
]
At = Annotated[
    str | None,
    typer.Option("--at", metavar="URL", help="Where the folder will be (default: the site's)."),
]
Contact = Annotated[
    bool,
    typer.Option("--contact", help="Show e-mail addresses and telephone numbers on pages, too."),
]


@with_shared_flags(
    *person.FIELDS,
    "output",
    "force",
    output="The folder to write to; it is created if missing.",
)
def publish_command(
    name: Name = None,
    at: At = None,
    contact: Contact = False,
    webfinger: Annotated[
        str,
        typer.Option(
            "--webfinger", metavar="folder|file", help="How the host serves WebFinger's answer."
        ),
    ] = "folder",
    **given: Any,
) -> None:
    """Write a folder for the web: every format, a page, and what hosts and agents look for."""
    flags = Flags(**given)
    raise typer.Exit(_run(flags, name, at, webfinger, contact=contact))


def _run(flags: Flags, name: str | None, at: str | None, webfinger: str, *, contact: bool) -> int:
    folder = output_from(flags)
    if folder is None:
        raise PexportError("-o: publish needs a folder to write to; give it with -o DIR")
    if webfinger not in ("folder", "file"):
        raise PexportError(
            f"--webfinger: invalid value {webfinger!r}; expected one of: folder, file"
        )
    request = person.request(flags, name, at, contact=contact)
    found = person.read(request)
    if person.report_problems(found):
        return PROBLEMS
    from pexport.publishing import folder as publishing  # noqa: PLC0415 - after all that may fail
    from pexport.publishing.site import build_site, files  # noqa: PLC0415 - the same

    site = build_site(found.subject)
    published = list(files(site, webfinger_as_folder=webfinger == "folder"))
    changed = publishing.write(folder, published, request.given, force=flags.force)
    if not flags.quiet:
        person.report_remarks(found)
        _report(folder, len(published), len(changed), site.address)
    return DONE


def _report(folder: Path, count: int, changed: int, address: str | None) -> None:
    report.say(f"{folder}: {count} files, of which {changed or 'none'} changed")
    if address is None:
        report.say("no WebFinger: the address is unknown; give it with --at URL")
        return
    report.say(f"made to be served at {address}; change it with --at URL")
    if address.count("/") > 3:
        report.say(
            "_headers, _redirects and .well-known only work at the root of a host; move them there"
        )
