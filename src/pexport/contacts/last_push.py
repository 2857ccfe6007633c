"""What was pushed last, and what the address book made of it: a file on this machine.

It is what tells an edit on the phone from an older state of the page. A property of the card itself
would travel with it, but phones drop properties they do not know when a contact is edited there,
which is when it is needed.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import orjson

from pexport.contacts import lines
from pexport.contacts.lines import Card
from pexport.contacts.merging import Base
from pexport.errors import PexportError
from pexport.writing import output
from pexport.writing.record import digest_of, state_folder


class LastPush(NamedTuple):
    """The last push of a person to an address book."""

    url: str
    """Of the contact; empty before the first push has ended."""
    base: Base | None
    """What was so when it had ended; None before the first has."""
    begun: Base | None = None
    """What will be so when the one has ended that was begun last, and has not ended."""

    def base_of(self, there: Card) -> Base | None:
        """Return what was so before *there* was edited, if it was.

        A push that was killed has reached the address book, or it has not: of the two, that is
        assumed from which less was edited.
        """
        if self.base is None or self.begun is None:
            return self.base or self.begun
        return min(self.begun, self.base, key=lambda base: _edits(base.stored, there))


def _edits(stored: Card, there: Card) -> int:
    before, now = ({line.identity for line in card.lines} for card in (stored, there))
    return len(before ^ now)


def read(book: str, uid: str) -> LastPush | None:
    """Return the last push of the person *uid* to *book*; None where there was none from here.

    Raises ``PexportError`` where the file is there and cannot be understood.
    """
    place = _place(book, uid)
    try:
        known = orjson.loads(place.read_bytes())
        return LastPush(known["url"], *(_read(known[name], place) for name in ("base", "begun")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, PexportError):
        raise PexportError(
            f"{place}: damaged record of the last push; delete the file, and the page and the "
            "contact are compared as if nothing had been pushed"
        ) from None


def _read(known: dict[str, str] | None, place: Path) -> Base | None:
    if known is None:
        return None
    return Base(*(lines.read(known[name].encode(), str(place)) for name in Base._fields))


def write(book: str, uid: str, push: LastPush) -> None:
    """Keep *push*; ``PexportError`` where that fails."""
    place = _place(book, uid)
    output.make_folder(place.parent).chmod(0o700)
    known = {
        "book": book,
        "url": push.url,
        "base": _as_json(push.base),
        "begun": _as_json(push.begun),
    }
    output.write(orjson.dumps(known, option=orjson.OPT_INDENT_2), place)


def _as_json(base: Base | None) -> dict[str, str] | None:
    if base is None:
        return None
    return {name: lines.encode(card).decode() for name, card in base._asdict().items()}


def _place(book: str, uid: str) -> Path:
    name = digest_of(f"{book}\n{uid}".encode())[:32]
    try:
        return state_folder() / "push" / f"{name}.json"
    except RuntimeError:
        raise PexportError("no home folder to remember a push in; set XDG_STATE_HOME") from None
