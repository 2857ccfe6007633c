"""The command ``preview``, which shows a person in one page, also while the source is edited."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from pexport import registry
from pexport.command_line import report
from pexport.command_line.arguments import output_from
from pexport.command_line.flags import Flags
from pexport.command_line.typer_flags import with_shared_flags
from pexport.commands import person
from pexport.commands.publish import At, Contact, Name
from pexport.commands.serve import LOOPBACK, needs_the_extra
from pexport.errors import DONE, PROBLEMS, PexportError
from pexport.source import Input
from pexport.writing.destination import write_document
from pexport.writing.siblings import Sibling

_FILE = "preview.html"


@with_shared_flags(
    *person.FIELDS,
    "output",
    "force",
    output="Write the page to this file, or into this existing folder.",
)
def preview_command(
    name: Name = None,
    at: At = None,
    contact: Contact = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Show it in a browser, and anew at each save.")
    ] = False,
    port: Annotated[
        int, typer.Option("--port", metavar="N", help="The port of --watch; 0 is any.")
    ] = 8001,
    **given: Any,
) -> None:
    """Show the person, every format with its verdict, and what others make of it, in one page."""
    flags = Flags(**given)
    request = person.request(flags, name, at, contact=contact)
    if watch:
        _watch(request, flags, port)
        raise typer.Exit(DONE)
    found = person.read(request)
    data = _page(found)
    write_document(data, output_from(flags), _FILE, request.given, force=flags.force)
    wrong = person.report_problems(found)
    if not flags.quiet:
        person.report_remarks(found)
    raise typer.Exit(PROBLEMS if wrong else DONE)


def _page(found: person.ReadPerson, script: str = "") -> bytes:
    from pexport.presenting.page import Links, page  # noqa: PLC0415 - after all that may fail

    links = Links({each.format: _data_uri(each) for each in found.subject.siblings})
    return page(found.subject, links, script=script)


def _data_uri(sibling: Sibling) -> str:
    """Return the file of a format as an address that holds it (RFC 2397)."""
    return f"data:{sibling.media_type};base64,{base64.b64encode(sibling.data).decode()}"


def _watch(request: person.Request, flags: Flags, port: int) -> None:
    needs_the_extra("serve")
    if flags.output is not None:
        raise PexportError("--watch and -o: use only one of them")
    if request.given.path is None:
        raise PexportError("--watch: needs a file or a folder as SOURCE, not standard input")
    from pexport.presenting import watching  # noqa: PLC0415 - of an extra
    from pexport.presenting.page import problem_page  # noqa: PLC0415 - the same
    from pexport.publishing import serving  # noqa: PLC0415 - the same

    def build() -> bytes:
        forget = registry.detect_source(request.given).forget
        if forget:
            forget()
        try:
            return _page(person.read(request), watching.SCRIPT)
        except PexportError as error:
            return problem_page(str(error), watching.SCRIPT)

    listening = serving.bound("127.0.0.1", port)
    live = watching.Live(build, _folders_to_watch(request.given))
    report.say(f"the page is at {serving.address(listening)}; Ctrl-C ends it")
    serving.serve(live.application(LOOPBACK), listening, beside=live.watch)


def _folders_to_watch(given: Input) -> Sequence[Path]:
    """Return the folders of what is read."""
    paths = [path for path in (given.path, given.additions) if path]
    return [path if path.is_dir() else path.absolute().parent for path in paths]
