"""What would change in a page, as a unified diff that ``patch`` can apply."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator

_NO_NEWLINE = b"\n\\ No newline at end of file\n"


def unified(name: str, old: bytes, new: bytes) -> bytes:
    """Return the diff of the page *name*, in the bytes of the page, whatever its encoding."""
    shown = os.fsencode(name)
    lines = difflib.diff_bytes(
        difflib.unified_diff, _lines(old), _lines(new), b"a/" + shown, b"b/" + shown, lineterm=b"\n"
    )
    return b"".join(line if line.endswith(b"\n") else line + _NO_NEWLINE for line in lines)


def _lines(data: bytes) -> list[bytes]:
    return list(_split(data))


def _split(data: bytes) -> Iterator[bytes]:
    """Yield the lines of *data* with their ends; a lone ``\\r`` ends none to ``patch``."""
    *lines, last = data.split(b"\n")
    yield from (line + b"\n" for line in lines)
    if last:
        yield last
