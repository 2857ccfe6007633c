"""Bytes and text of files, and why a file is refused."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from pexport.errors import PexportError

MAX_BYTES = 10_000_000
"""A profile is a page of text; what is larger is something else."""

MAX_DOCUMENT_BYTES = 2_000_000_000
"""What ``pexport check`` takes: it may hold everybody of a university."""

_PIECE = 1 << 20


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of the file at *path*, up to *limit*; ``PexportError`` where that fails."""
    return check_size(read_head(path, limit + 1), str(path), limit)


def read_head(path: Path, size: int) -> bytes:
    """Return the first *size* bytes of the file at *path*; ``PexportError`` where that fails."""
    try:
        # Nobody has to write into a pipe: opening it would wait for that.
        with open(path, "rb", opener=_open) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise PexportError(
                    f"{path}: not a file, but a pipe, a device or a socket; to read what a program "
                    "writes, give - and pipe it into pexport"
                )
            return read_up_to(file, size)
    except FileNotFoundError:
        raise PexportError(f"{path}: file or folder not found") from None
    except IsADirectoryError:
        raise PexportError(f"{path}: is a folder, not a file; give a file in it") from None
    except OSError as error:
        raise PexportError(f"{path}: cannot be read: {error.strerror}") from None


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def read_up_to(file: BinaryIO, size: int) -> bytes:
    """Return what *file* holds, up to *size* bytes; memory is taken for what there is."""
    pieces: list[bytes] = []
    while size > 0 and (piece := file.read(min(size, _PIECE))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def display_path(path: Path) -> str:
    """Return *path* as messages and origins name it: from the folder one stands in, if below it."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def check_size(data: bytes, name: str, limit: int = MAX_BYTES) -> bytes:
    """Return *data*; raise ``PexportError`` where it is empty or larger than *limit*."""
    if len(data) > limit:
        hint = "; give the file of one author" if limit == MAX_BYTES else ""
        raise PexportError(f"{name}: larger than the limit of {limit // 1_000_000} MB{hint}")
    if not data.strip():
        raise PexportError(f"{name}: the file is empty")
    return data


BYTE_ORDER_MARK = b"\xef\xbb\xbf"

LIKE_LATIN_1 = "it looks like Latin-1 or Windows-1252"
"""What text is most often that is not UTF-8; each byte may be one of their letters."""

_WIDE = (
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def wide_encoding(data: bytes) -> str:
    """Return which encoding *data* is in whose characters have two bytes or four; "" for others.

    Its byte order mark tells or, without one, where the first two characters, which are ASCII in
    every format, have their zeros (XML 1.0 appendix F, RFC 4627 section 3). The answer is a name
    that ``bytes.decode`` knows.
    """
    for mark, name in _WIDE:
        if data.startswith(mark):
            return name
    zeros = tuple(byte == 0 for byte in data[:4])
    if zeros in ((False, True, True, True), (True, True, True, False)):
        return "UTF-32BE" if zeros[0] else "UTF-32LE"
    if zeros in ((False, True, False, True), (True, False, True, False)):
        return "UTF-16BE" if zeros[0] else "UTF-16LE"
    return ""


def in_utf8(data: bytes) -> bytes:
    """Return *data* in UTF-8 where it is UTF-16 or UTF-32, so that its format can be told."""
    encoding = wide_encoding(data)
    return data.decode(encoding, "replace").encode("utf-8", "replace") if encoding else data


def encoding_fault(data: bytes) -> tuple[str, int] | None:
    """Return why *data* is no text in UTF-8, with what would help, and in which line it shows."""
    if encoding := wide_encoding(data):
        return f"the file is {encoding}; save it as UTF-8", 1
    try:
        data.decode()
    except UnicodeDecodeError as error:
        byte = f"byte 0x{data[error.start]:02x}"
        message = f"not valid UTF-8 ({byte}); {LIKE_LATIN_1}: save the file as UTF-8"
        return message, data.count(b"\n", 0, error.start) + 1
    return None


def decode_utf8(data: bytes, name: str) -> str:
    """Return *data* as text without a byte order mark and with ``\\n`` line ends.

    Raises ``PexportError`` for what is not UTF-8, with the line and the byte.
    """
    if fault := encoding_fault(data):
        raise PexportError(f"{name}:{fault[1]}: {fault[0]}")
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
