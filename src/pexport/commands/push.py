"""The command ``push``: the person's card into an address book, by CardDAV."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from typing import Annotated, Any, get_args

import typer

from pexport import registry
from pexport.command_line import report
from pexport.command_line.arguments import audience_from, choice_from, input_from, options_from
from pexport.command_line.flags import Flags
from pexport.command_line.typer_flags import with_shared_flags
from pexport.commands import export
from pexport.contacts.merging import Change, Side
from pexport.contacts.pushing import Outcome, PushOptions
from pexport.errors import DONE, PROBLEMS, PexportError
from pexport.writing import output
from pexport.writing.export import export as exported

_SHARED = ("author", "audience", "base_url", "as_of", "additions", "read_as", "quiet")
_EXTRA = ("keyring", "requests")


@with_shared_flags(*_SHARED)
def push_command(
    url: Annotated[str, typer.Argument(metavar="URL", help="The address book, or its server.")],
    source: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="SOURCE", help="A file or a site's folder (default: the current one)."
        ),
    ] = None,
    dry: Annotated[bool, typer.Option("--dry-run", help="Only report what would change.")] = False,
    prefer: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(get_args(Side)),
            help="Who wins where both have changed the same thing.",
        ),
    ] = None,
    into: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Update the contact at this address.")
    ] = None,
    anew: Annotated[
        bool,
        typer.Option("--new", help="Create a contact even where one has the same e-mail address."),
    ] = False,
    target: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Adapt the card to this reader, as in pexport vcard."),
    ] = None,
    photo: Annotated[
        str | None, typer.Option(metavar="CHOICE", help="The picture, as in pexport vcard.")
    ] = None,
    allow_http: Annotated[
        bool, typer.Option("--allow-http", help="Allow sending the password unencrypted.")
    ] = False,
    **given: Any,
) -> None:
    """Create or update the person's contact in an address book (CardDAV).

    What was edited there is kept; what both have changed is reported. User and password come from
    the keyring (keyring set https://dav.example USER), or from PEXPORT_CARDDAV_USER and
    PEXPORT_CARDDAV_PASSWORD.
    """
    missing = [name for name in _EXTRA if find_spec(name) is None]
    if missing:
        raise PexportError(
            f"push needs {' and '.join(missing)}; install with: pip install 'pexport[push]'"
        )
    from pexport.contacts import transport  # noqa: PLC0415 - for a push alone

    flags = Flags(source=source, **given)
    side = choice_from("--prefer", prefer, get_args(Side)) if prefer else None
    place = transport.address(url, allow_http=allow_http)
    chosen = {"target": target, "photo": photo}
    data = _card(flags, {name: value for name, value in chosen.items() if value is not None})
    outcome = _push(place, data, PushOptions(side, anew, into, dry))
    output.write("".join(f"{line}\n" for line in _report_lines(outcome, dry=dry)).encode(), None)
    raise typer.Exit(DONE if outcome.is_settled else PROBLEMS)


def _card(flags: Flags, others: dict[str, str]) -> bytes:
    """Return the card of the person, checked; ``PexportError`` where there is none."""
    source = input_from(flags)
    exporter = registry.load_exporter("vcard")
    options = options_from(others, exporter, source.as_of)
    source = source._replace(pictures=exporter.embeds_picture(options))
    profile, remarks, _ = registry.read_profile(source)
    try:
        done = exported(profile, exporter, options, audience=audience_from(flags))
    except PexportError as error:
        raise export.explain(error, remarks) from None
    if done.problems:
        report.list_problems(done.problems, "vcard")
        raise typer.Exit(PROBLEMS)
    if not flags.quiet:
        report.list_remarks(remarks)
    return done.data


def _push(place: Any, data: bytes, options: PushOptions) -> Outcome:
    from pexport.contacts import address_book, pushing  # noqa: PLC0415 - for a push alone
    from pexport.contacts.credentials import credentials  # noqa: PLC0415 - the same
    from pexport.contacts.transport import Server  # noqa: PLC0415 - the same

    server = Server(place.origin, credentials(place))
    return pushing.push(address_book.find_address_book(server, place.url), data, options)


_WORDS = {
    "FN": "name",
    "N": "parts of the name",
    "NICKNAME": "nickname",
    "ORG": "organization",
    "TITLE": "role",
    "EMAIL": "e-mail",
    "TEL": "telephone",
    "ADR": "address",
    "URL": "page",
    "NOTE": "note",
    "PHOTO": "picture",
    "X-SOCIALPROFILE": "profile",
    "SOURCE": "page of the card",
}
_OF_PARTS = frozenset({"ADR", "N", "ORG"})
_SHOWN = 70


def _report_lines(outcome: Outcome, *, dry: bool) -> Iterator[str]:
    """Yield what a push did, a line for each thing."""
    would = "would be " if dry else ""
    match outcome.kind:
        case "suspected":
            yield "nothing done: the address book has contacts with the same e-mail address"
            for url, name in outcome.suspects:
                yield f"  {name}: {url}"
            yield "use --into ADDRESS to update one of them, or --new to create another"
            return
        case "deleted":
            yield f"deleted there, and left deleted: {outcome.url}"
            yield "use --prefer page to create it again"
            return
        case "created" | "updated":
            yield f"{would}{outcome.kind}: {outcome.url}"
        case _:
            yield f"unchanged: {outcome.url}"
    yield from (f"  {_describe(change)}" for change in outcome.changes)
    if any(change.kind == "conflict" for change in outcome.changes):
        yield "conflicts are left as they are there; decide with --prefer page or --prefer phone"


def _describe(change: Change) -> str:
    """Return one change in words."""
    what = _WORDS.get(change.name, change.name)
    there, page = _short_value(change.name, change.there), _short_value(change.name, change.page)
    match change.kind:
        case "added":
            return f"added {what}: {page}"
        case "removed":
            return f"removed {what}: {there}"
        case "changed":
            return f"changed {what}: {there} -> {page}"
        case "conflict":
            return f"conflict in {what}: there {there}, on the page {page}"
    if change.there is None:
        return f"kept as edited there, {what}: removed, on the page {page}"
    beside = f", on the page {page}" if change.page is not None else ""
    return f"kept as edited there, {what}: {there}{beside}"


def _short_value(name: str, value: str | None) -> str:
    if value is None:
        return "nothing"
    if name == "PHOTO" and not value.startswith("http"):
        return f"a picture of {len(value) * 3 // 4 // 1000 + 1} kB"
    if name in _OF_PARTS:
        value = ", ".join(part for part in value.split("; ") if part)
    line = " ".join(value.split())
    return f"{line[:_SHOWN]}…" if len(line) > _SHOWN else line
