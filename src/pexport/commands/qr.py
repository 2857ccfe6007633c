"""The command ``qr``: the person as a code that a phone scans into its contacts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from pexport import qr_code, registry
from pexport.command_line import report
from pexport.command_line.arguments import (
    audience_from,
    choice_from,
    input_from,
    number_from,
    output_from,
)
from pexport.command_line.flags import Flags
from pexport.command_line.typer_flags import with_shared_flags
from pexport.commands import export
from pexport.contacts import small_card
from pexport.contacts.mecard import mecard
from pexport.errors import PexportError
from pexport.profile import Profile
from pexport.source import Input
from pexport.writing.destination import write_document

if TYPE_CHECKING:
    from segno import QRCode

_SHARED = (
    "source",
    "output",
    "author",
    "audience",
    "base_url",
    "as_of",
    "additions",
    "read_as",
    "force",
    "quiet",
)


class _Symbol(NamedTuple):
    """A code, and what it holds."""

    code: QRCode
    title: str
    size: int
    """How many bytes it holds."""
    dropped: tuple[str, ...] = ()
    """The paths of the facts that gave way to its size."""
    placeless: tuple[str, ...] = ()
    """The paths of those that no code holds."""


@with_shared_flags(
    *_SHARED, output="Write to this .svg or .png file, or into this folder (default: print it)."
)
def qr_command(
    drawing: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar="|".join(qr_code.DRAWINGS),
            help="How to draw it (default: by the suffix of -o, else terminal).",
        ),
    ] = None,
    url: Annotated[
        bool, typer.Option("--url", help="Hold only the home page's address, not a card.")
    ] = False,
    short: Annotated[
        bool, typer.Option("--mecard", help="Hold a MECARD, which says less in fewer bytes.")
    ] = False,
    level: Annotated[
        str,
        typer.Option(
            "--error-level", metavar="|".join(qr_code.LEVELS), help="How much damage it survives."
        ),
    ] = "M",
    largest: Annotated[
        str,
        typer.Option(
            "--max-version", metavar="N", help="How large it may be, 1 to 40; phones scan 15 well."
        ),
    ] = str(qr_code.SCANNED),
    **given: Any,
) -> None:
    """Draw a QR code that a phone scans: a small card, or the address of the home page."""
    flags = Flags(**given)
    source, to = input_from(flags), output_from(flags)
    if url and short:
        raise PexportError("--url and --mecard: use only one of them")
    form = choice_from("--as", drawing, qr_code.DRAWINGS) if drawing else _drawing(to)
    chosen = choice_from("--error-level", level, qr_code.LEVELS)
    version = number_from("--max-version", largest, 1, qr_code.LARGEST)
    profile, remarks, _ = registry.read_profile(source)
    seen = profile.visible_to(audience_from(flags))
    if url:
        found = _address(seen, chosen, version)
    elif seen.name is None:
        raise export.explain(
            PexportError("a card needs a name, but the source gives none"), remarks
        )
    else:
        found = _card(seen, source, chosen, version, mecard if short else small_card.vcard)
    picture = qr_code.draw(found.code, form, found.title)
    file_name = f"{flags.author or 'person'}.{form}"
    write_document(picture, to, file_name, source, force=flags.force)
    if not flags.quiet:
        report.list_remarks(remarks)
        _report(found)


def _drawing(to: Path | None) -> qr_code.Drawing:
    """Return how to draw a code where ``--as`` does not say it."""
    if to is None:
        return "terminal"
    if to.is_dir():
        return "svg"
    return choice_from("-o", to.suffix.lower().lstrip("."), ("svg", "png"))


def _address(profile: Profile, level: qr_code.Level, largest: int) -> _Symbol:
    """Return the code of the home page, else of the page that presents the person."""
    pages = [page.url for page in (profile.homepage, profile.document) if page and page.url]
    if not pages:
        raise PexportError(
            "--url: the source gives no home page; give the site's address with --base-url"
        )
    data = pages[0].encode()
    found = qr_code.symbol(data, level, largest)
    if found is None:
        raise PexportError(
            f"--url: {pages[0]} does not fit into version {largest}; raise --max-version"
        )
    return _Symbol(found, pages[0], len(data))


def _card(
    profile: Profile,
    source: Input,
    level: qr_code.Level,
    largest: int,
    encode: Callable[[Profile], bytes],
) -> _Symbol:
    """Return the code of the largest small card that fits."""
    placeless = tuple(small_card.without_a_place(profile, source.day))
    cards = list(small_card.small_cards(profile, source.day))

    def fits(small: small_card.SmallCard) -> bool:
        return qr_code.symbol(encode(small.profile), level, largest) is not None

    # Each is smaller than the one before it.
    chosen = cards[min(bisect_left(cards, True, key=fits), len(cards) - 1)]  # noqa: FBT003 - sought
    data = encode(chosen.profile)
    found = qr_code.symbol(data, level, largest)
    if found is None:
        raise PexportError(
            f"a card with only the name has {len(data)} bytes, too many for version {largest}; "
            "raise --max-version, or use --mecard or --url"
        )
    name = profile.name.display if profile.name else ""
    return _Symbol(found, f"Contact: {name}", len(data), chosen.dropped, placeless)


def _report(found: _Symbol) -> None:
    if found.dropped:
        told = ", ".join(found.dropped)
        report.say(f"left out to keep the code small: {told} (--max-version allows a larger one)")
    if found.placeless:
        fields = ", ".join(dict.fromkeys(path.split("/")[0] for path in found.placeless))
        report.say(f"never in a code: {fields}; use pexport vcard for all that a card can hold")
    width = found.code.symbol_size(border=0)[0]
    report.say(
        f"a code of {width} x {width} modules, version {found.code.version}-{found.code.error}, "
        f"with {found.size} bytes"
    )
