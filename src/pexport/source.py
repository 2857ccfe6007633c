"""What a kind of input declares, and the road from a file or a folder to a profile."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from pexport.errors import PexportError
from pexport.model import Profile

if TYPE_CHECKING:
    from pexport.collective import Collective

MAX_BYTES = 10_000_000
"""A profile is a page of text; what is larger is something else."""

MAX_DOCUMENT_BYTES = 2_000_000_000
"""What ``pexport check`` takes: it may hold everybody of a university."""

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
        return read_bytes(self.path) if self.path else _bounded(_stdin(MAX_BYTES), self.name)

    def document(self) -> bytes:
        """Return the bytes of a document, which may be of many people; raise as ``data`` does."""
        if self.path:
            return read_bytes(self.path, MAX_DOCUMENT_BYTES)
        return _bounded(_stdin(MAX_DOCUMENT_BYTES), self.name, MAX_DOCUMENT_BYTES)


_READ_STDIN: list[bytes] = []


def _stdin(most: int) -> bytes:
    # Standard input can be read once only, and every source may want to look at it.
    if not _READ_STDIN:
        _READ_STDIN.append(sys.stdin.buffer.read(most + 1))
    return _READ_STDIN[0]


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes:
    """Return the bytes of the file at *path*, at most *most*; ``PexportError`` where that fails."""
    try:
        with path.open("rb") as file:
            return _bounded(file.read(most + 1), str(path), most)
    except FileNotFoundError:
        raise PexportError(f"{path}: there is no such file or folder") from None
    except IsADirectoryError:
        raise PexportError(f"{path}: is a folder; name a file in it") from None
    except OSError as error:
        raise PexportError(f"{path}: cannot be read: {error.strerror}") from None


def shown(path: Path) -> str:
    """Return *path* as messages and origins name it: from the folder one stands in, if below it."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _bounded(data: bytes, name: str, most: int = MAX_BYTES) -> bytes:
    if len(data) > most:
        what = "profile is; name the author's own file" if most == MAX_BYTES else "document here is"
        raise PexportError(f"{name}: larger than {most // 1_000_000} MB, which no {what}")
    if not data.strip():
        raise PexportError(f"{name}: the file is empty")
    return data


def decoded(data: bytes, name: str) -> str:
    """Return *data* as text without a byte order mark and with ``\\n`` line ends.

    Raises ``PexportError`` for what is no UTF-8, with the line and the byte.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PexportError(
            f"{name}:{line}: not UTF-8: byte 0x{data[error.start]:02x}; save the file as UTF-8"
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


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


class Read(NamedTuple):
    """A profile, and what its source has to say of it."""

    profile: Profile
    remarks: list[Remark]
    has_left: bool = False
    """As in ``Reading``."""


def read(given: Input, source: Source) -> Read:
    """Read *given* as *source*; raise ``PexportError`` for bad input."""
    reading = source.read(given)
    tree = reading.tree
    if stated := _additions(given):
        from pexport import additions  # noqa: PLC0415 - most people have no such file

        told = additions.load(stated)
        tree = additions.apply(tree, told, reading.author, is_owner=reading.is_owner)
    remarks = reading.remarks
    if given.pictures and reading.picture:
        from pexport import picture  # noqa: PLC0415 - most formats hold no picture

        tree, remarks = picture.enclosed(reading, tree)
    return Read(validated(tree, given.name), remarks, reading.has_left)


def _additions(given: Input) -> Path | None:
    """Return the ``pexport.toml`` that belongs to *given*."""
    if given.additions or given.path is None:
        return given.additions
    start = given.path.absolute()
    if not any((folder / "pexport.toml").is_file() for folder in (start, *start.parents)):
        return None
    from pexport import additions  # noqa: PLC0415 - most people have no such file

    return additions.find(given.path)


def validated(tree: Mapping[str, Any], name: str) -> Profile:
    """Make a profile of *tree*; raise ``PexportError`` with the place of the first error."""
    try:
        return Profile.model_validate(tree)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        path = first["loc"]
        raise PexportError(
            f"{_origin(tree, path) or name}: {'/'.join(map(str, path))}: {_words(first)}"
        ) from None


def _origin(tree: Any, path: tuple[int | str, ...]) -> str | None:
    """Return the origin of the fact that *path* leads into."""
    origin = None
    for step in path:
        try:
            tree = tree[step]
        except (LookupError, TypeError):
            break
        if isinstance(tree, Mapping):
            origin = tree.get("origin") or origin
    return origin


_SHOWN = 60


def _words(error: Any) -> str:
    shown = repr(error["input"])
    if len(shown) > _SHOWN:
        shown = f"{shown[:_SHOWN]}…"
    if error["type"] == "extra_forbidden":
        return "no such key in a profile"
    if error["type"] == "string_pattern_mismatch":
        return f"{shown} does not have the form that is needed here"
    return f"{error['msg']}, not {shown}"
