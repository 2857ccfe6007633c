"""Bytes and text of files, and why a file is refused."""

from __future__ import annotations

from pathlib import Path

from pexport.errors import PexportError

MAX_BYTES = 10_000_000
"""A profile is a page of text; what is larger is something else."""

MAX_DOCUMENT_BYTES = 2_000_000_000
"""What ``pexport check`` takes: it may hold everybody of a university."""


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of the file at *path*, up to *limit*; ``PexportError`` where that fails."""
    return check_size(read_head(path, limit + 1), str(path), limit)


def read_head(path: Path, size: int) -> bytes:
    """Return the first *size* bytes of the file at *path*; ``PexportError`` where that fails."""
    try:
        with path.open("rb") as file:
            return file.read(size)
    except FileNotFoundError:
        raise PexportError(f"{path}: file or folder not found") from None
    except IsADirectoryError:
        raise PexportError(f"{path}: is a folder, not a file; give a file in it") from None
    except OSError as error:
        raise PexportError(f"{path}: cannot be read: {error.strerror}") from None


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


def decode_utf8(data: bytes, name: str) -> str:
    """Return *data* as text without a byte order mark and with ``\\n`` line ends.

    Raises ``PexportError`` for what is not UTF-8, with the line and the byte.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"byte 0x{data[error.start]:02x}"
        raise PexportError(
            f"{name}:{line}: not valid UTF-8 ({byte}); save the file as UTF-8"
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
