"""What a kind of input declares: the contract of sources."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pexport.errors import PexportError
from pexport.files import (
    MAX_BYTES,
    MAX_DOCUMENT_BYTES,
    check_size,
    decode_utf8,
    read_bytes,
    read_head,
    read_up_to,
)
from pexport.input_head import HEAD_BYTES, InputHead

if TYPE_CHECKING:
    from pexport.profile.collective import Collective


RULES = {
    "unread": "pexport does not read this key, so its value is not exported",
    "left-out": "what cannot be understood, or does not describe a person, is not exported",
    "hidden": "what the site does not show is not exported",
    "placeholder": "an example text of the theme describes nobody",
    "contradiction": "the two statements cannot both be true",
    "checksum": "an identifier with a wrong check digit belongs to nobody, or to somebody else",
    "duplicate": "the same thing is given twice",
    "spelling": "pexport understands this spelling, other programs may not",
    "date": "a date that cannot be understood is kept as text, which few formats can hold",
    "relative": "a relative address works on the site alone",
    "disguised": "an address that people have to decode is not exported",
    "nameless": "without a name, only an ORCID record can be made",
    "missing": "this would make the exports more useful",
    "other-page": "other pages of the site are read only if they are known to be about the person",
    "broken": "a file that cannot be read is not exported",
}
"""What a remark may be about, and why it matters."""


class Remark(NamedTuple):
    """What a source reports about one place: left out, not read, better written otherwise."""

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
    other_names: tuple[tuple[str | None, str], ...] = ()
    """Names of people that ``pexport.toml`` adds: the slug, None for the owner, and the name."""
    read_as: str | None = None
    """The name of the source that shall read it; None is the one whose claim is the strongest."""

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
        ``MAX_BYTES`` or not UTF-8.
        """
        return decode_utf8(self.data(), self.name)

    def data(self) -> bytes:
        """Return the bytes of the file; raise ``PexportError`` as ``text`` does."""
        if self.path:
            return read_bytes(self.path)
        return check_size(_STDIN.head(MAX_BYTES + 1), self.name)

    def document(self) -> bytes:
        """Return the bytes of a document, which may be of many people; raise as ``data`` does."""
        if self.path:
            return read_bytes(self.path, MAX_DOCUMENT_BYTES)
        return check_size(_STDIN.head(MAX_DOCUMENT_BYTES + 1), self.name, MAX_DOCUMENT_BYTES)

    def head(self) -> InputHead:
        """Return what sources may look at to claim it.

        Raises ``PexportError`` where there is nothing, an empty file, or one that looking at would
        empty.
        """
        if self.path and not self.path.exists():
            raise PexportError(f"{self.path}: file or folder not found")
        if self.is_folder():
            return InputHead(self.path, b"")
        if self.path and not self.path.is_file():
            raise PexportError(f"{self.path}: not a file; give it as standard input: -")
        head = read_head(self.path, HEAD_BYTES) if self.path else _STDIN.head(HEAD_BYTES)
        return InputHead(
            self.path, head if len(head) == HEAD_BYTES else check_size(head, self.name)
        )


class _StandardInput:
    """Standard input, which can be read only once: first its head, later perhaps the rest."""

    def __init__(self) -> None:
        self.data = b""
        self.is_at_end = False

    def head(self, size: int) -> bytes:
        """Return its first *size* bytes."""
        missing = size - len(self.data)
        if missing > 0 and not self.is_at_end:
            more = read_up_to(sys.stdin.buffer, missing)
            self.is_at_end = len(more) < missing
            self.data += more
        return self.data[:size]


_STDIN = _StandardInput()


class KnownAuthor(NamedTuple):
    """An author of a work who is one of the people of the source."""

    slug: str
    """As ``Reading.author``."""
    name: str
    """The display name, as the source has it."""
    orcid: str | None
    is_owner: bool


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
    known_authors: tuple[tuple[KnownAuthor | None, ...], ...] = ()
    """Whom of the source's people each author of each work is, in the order of the tree; what
    ``pexport.toml`` says of them holds there, too."""


class Claim(IntEnum):
    """How surely an input is of a source's kind; of several sources the surest reads it.

    Two equal claims are refused, because nothing but the user knows better.
    """

    POSSIBLE = 1
    """It could be read, as any text, any JSON object or any folder of that form could."""
    SUFFIX = 2
    """Its name ends as those of this kind do, and nothing in it speaks against it."""
    PLACE = 3
    """It has the name or the place that only this kind has: ``content/authors/ada/_index.md``."""
    SIGNATURE = 4
    """It says itself what it is: ``"$schema"``, ``VERSION:4.0``, ``"orcid-identifier"``."""


class Source(NamedTuple):
    """A kind of input.

    ``claim`` says, from the place and the beginning alone, how surely an input is of this kind;
    None where it is not. It is asked of every input: the module of the source imports at its head
    what that needs, and the rest in ``read``. ``read`` makes one plain tree of the input, which the
    core validates once, and raises ``PexportError`` for bad input.
    """

    title: str
    claim: Callable[[InputHead], Claim | None]
    read: Callable[[Input], Reading]
    people: Callable[[Input], list[str]] | None = None
    """Lists all people of an input that may hold several, as ``Input.author`` names them."""
    expects: str = ""
    """What to give as the input, in a few words for messages; "" is the title."""
    collective: Callable[[Input], Collective | None] | None = None
    """Reads the organization that such an input presents; None where it states none."""
    forget: Callable[[], None] | None = None
    """Forgets what ``read`` keeps of files from one person of an input to the next, for a process
    that reads again what may have changed meanwhile; None where nothing is kept."""
