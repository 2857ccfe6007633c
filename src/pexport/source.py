"""What a kind of input declares, of what the user points at."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pexport.files import MAX_BYTES, MAX_DOCUMENT_BYTES, bounded, decoded, read_bytes

if TYPE_CHECKING:
    from pexport.profile.collective import Collective


RULES = {
    "unread": "a key that is not read says nothing to anyone but the theme",
    "left-out": "what cannot be understood, or describes no person, is in no export",
    "hidden": "what the site does not show is in no export",
    "placeholder": "the theme's own example, which describes nobody",
    "contradiction": "two statements of the source cannot both be true",
    "checksum": "an identifier whose check digit is wrong names nobody, or somebody else",
    "duplicate": "the same thing stands twice",
    "spelling": "what is understood here may not be understood elsewhere",
    "date": "a date that cannot be understood is kept as text, which few formats carry",
    "relative": "an address without the site's own works on that site alone",
    "disguised": "an address that people have to decode is exported to nobody",
    "nameless": "without a name there is no document but an ORCID record",
    "missing": "a fact that would make the exports more useful",
    "other-page": "other pages of the site are read only where they are known to be of the person",
    "broken": "a file that cannot be read is in no export",
}
"""What a remark may be about, and why it matters."""


class Remark(NamedTuple):
    """What a source has to say of one place: left out, not read, better said otherwise."""

    where: str
    """``file:line#key path``."""
    message: str
    rule: str = "left-out"
    """One of ``RULES``."""
    fix: str = ""
    """What the author could write instead."""
    why: str = ""
    """Why it matters, where that is more than what ``RULES`` says."""


class Input(NamedTuple):
    """What the user points at: a file or a site's folder, or standard input."""

    path: Path | None
    base_url: str | None = None
    """The site's address, where the user gives it; it ends in a slash."""
    author: str | None = None
    """The slug of the author to read, where a folder holds several."""
    works: bool = True
    """Whether to read the works of the person, too."""
    pictures: bool = False
    """Whether to read the file of a portrait, too."""
    additions: Path | None = None
    """The ``pexport.toml`` to read; None is the one beside the input, if there is one."""
    as_of: date | None = None
    """The day that decides what is published; None is today."""

    @property
    def name(self) -> str:
        """What messages call it."""
        return str(self.path) if self.path else "<stdin>"

    @property
    def day(self) -> date:
        """The day that decides what is published."""
        return self.as_of or datetime.now().astimezone().date()

    def is_folder(self) -> bool:
        """Say whether this is a folder."""
        return self.path is not None and self.path.is_dir()

    def text(self) -> str:
        """Return the text of the file, without a byte order mark and with ``\\n`` line ends.

        Raises ``PexportError`` for a file that cannot be read, is empty, larger than
        ``MAX_BYTES`` or no UTF-8.
        """
        return decoded(self.data(), self.name)

    def data(self) -> bytes:
        """Return the bytes of the file; raise ``PexportError`` as ``text`` does."""
        return read_bytes(self.path) if self.path else bounded(_stdin(MAX_BYTES), self.name)

    def document(self) -> bytes:
        """Return the bytes of a document, which may be of many people; raise as ``data`` does."""
        if self.path:
            return read_bytes(self.path, MAX_DOCUMENT_BYTES)
        return bounded(_stdin(MAX_DOCUMENT_BYTES), self.name, MAX_DOCUMENT_BYTES)


_READ_STDIN: list[bytes] = []


def _stdin(most: int) -> bytes:
    # Standard input can be read once only, and every source may want to look at it.
    if not _READ_STDIN:
        _READ_STDIN.append(sys.stdin.buffer.read(most + 1))
    return _READ_STDIN[0]


class Reading(NamedTuple):
    """What a source read: one plain tree in the shape of ``Profile``, and its remarks."""

    tree: Mapping[str, Any]
    remarks: list[Remark]
    author: str | None = None
    """The slug by which a site names the person."""
    is_owner: bool = True
    """Whether the site, if there is one, is about the person."""
    picture: Path | None = None
    """The file of the portrait."""
    has_left: bool = False
    """Whether the source lists the person among those who no longer belong to what it presents."""


class Source(NamedTuple):
    """A kind of input.

    ``accepts`` says cheaply whether an input is of this kind. ``read`` makes one plain tree of
    it, which the core validates once, and raises ``PexportError`` for bad input.
    """

    title: str
    accepts: Callable[[Input], bool]
    read: Callable[[Input], Reading]
    people: Callable[[Input], list[str]] | None = None
    """Lists all people of an input that may hold several, as ``Input.author`` names them."""
    takes: str = ""
    """What a person names to have it read, in a few words; "" is the title."""
    collective: Callable[[Input], Collective | None] | None = None
    """Reads the organization that such an input presents; None where it states none."""
