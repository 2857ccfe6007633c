"""The command ``serve``: the published person from a small server that negotiates."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Annotated, Any
from urllib.parse import urlsplit

import typer

from pexport.command_line import report
from pexport.command_line.flags import Flags
from pexport.command_line.typer_flags import with_shared_flags
from pexport.commands import person
from pexport.commands.publish import At, Contact, Name
from pexport.errors import DONE, PROBLEMS, PexportError

LOOPBACK = ("localhost", "127.0.0.1", "::1", "[::1]")
"""What this machine calls itself."""


@with_shared_flags(*person.FIELDS)
def serve_command(
    name: Name = None,
    at: At = None,
    contact: Contact = False,
    host: Annotated[
        str, typer.Option("--host", metavar="HOST", help="The address to listen on.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="N", help="The port to listen on; 0 is any.")
    ] = 8000,
    **given: Any,
) -> None:
    """Serve what publish writes, with content negotiation, to this machine alone by default."""
    flags = Flags(**given)
    needs_the_extra("serve")
    request = person.request(flags, name, at, contact=contact)
    from pexport.publishing import serving  # noqa: PLC0415 - of an extra

    listening = serving.bound(host, port)
    found = person.read(request)
    if person.report_problems(found):
        raise typer.Exit(PROBLEMS)
    if not flags.quiet:
        person.report_remarks(found)
    from pexport.publishing.server import application  # noqa: PLC0415 - of an extra
    from pexport.publishing.site import build_site  # noqa: PLC0415 - after all that may fail

    site = build_site(found.subject)
    served = application(site, _hosts(host, site.address), is_public=flags.audience == "public")
    report.say(f"serving at {serving.address(listening)}; Ctrl-C ends it")
    serving.serve(served, listening)
    raise typer.Exit(DONE)


def _hosts(host: str, address: str | None) -> list[str]:
    """Return what a request may call this server.

    A page of somebody else whose name leads here (DNS rebinding) is not answered.
    """
    if host in ("0.0.0.0", "::"):  # noqa: S104 - the user said so
        return ["*"]
    named = urlsplit(address).hostname if address else None
    return [*LOOPBACK, host, *([named] if named else [])]


def needs_the_extra(name: str) -> None:
    """Raise ``PexportError`` where the packages of the extra *name* are missing."""
    if not all(find_spec(package) for package in ("starlette", "uvicorn", "watchfiles")):
        raise PexportError(
            f"packages are missing; install them with: pipx install 'pexport[{name}]'"
        )
