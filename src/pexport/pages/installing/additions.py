"""What pexport adds to the files of a site: found again, replaced and taken out, to the byte.

An addition stands between two comments of the file's own language. A file that consists of one says
so in the first comment, with the number of folders that were made for it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pexport.pages.block import MARK


class Comment(NamedTuple):
    """How a language writes a comment that no page shows."""

    opening: str
    closing: str


GO = Comment("{{/* ", " */}}")
LIQUID = Comment("{% comment %} ", " {% endcomment %}")
JINJA = Comment("{# ", " #}")
HASH = Comment("# ", "\n")
"""Of YAML and TOML; it ends with its line."""

_ADDITION = re.compile(
    "|".join(
        # What was added at the begin of a line has a line end of its own.
        rf"(?P<line{number}>^[ \t]*)?{re.escape(each.opening)}pexport: begin"
        rf"(?P<made{number}> file(?:, \d++ folders)?)?"
        rf"(?: instead of (?P<was{number}>(?:(?!pexport: begin)[^\r\n])*+))?"
        rf"(?![\w,])(?:(?!{re.escape(each.opening)}pexport: (?:begin|end)).)*+"
        rf"{re.escape(each.opening)}pexport: end{re.escape(each.closing.rstrip())}"
        rf"(?(was{number})|(?(line{number})\r?\n?))"
        for number, each in enumerate((GO, LIQUID, JINJA, HASH))
    ).encode(),
    re.DOTALL | re.MULTILINE,
)
_BY_HAND = re.compile(rf'{MARK}\s*=|id\s*=\s*["\']?pexport\b'.encode())


class Found(NamedTuple):
    """A file in which something of pexport's is, and what it is without that."""

    without: bytes | None
    """None for a file that pexport made."""
    folders: int
    """How many folders pexport made for it."""


def whole_file(text: str, comment: Comment, folders: int) -> bytes:
    """Return a file of pexport's own, for which so many *folders* are made."""
    made = f" file, {folders} folders" if folders else " file"
    return _between(text, comment, made).encode()


def inserted(data: bytes, at: int, text: str, comment: Comment, indent: str = "") -> bytes:
    """Return *data* with *text* at the place *at*, in lines of its own at the begin of a line."""
    line = data.rfind(b"\n", 0, at) + 1
    at = at if data[line:at].strip(b" \t") else line
    added = _between(text, comment)
    if at == line:
        added = "".join(f"{indent}{line}" for line in added.splitlines(keepends=True))
    else:
        added = added.removesuffix("\n")
    return data[:at] + added.encode() + data[at:]


def replaced(data: bytes, start: int, end: int, text: str, comment: Comment) -> bytes:
    """Return *data* with *text* instead of a part of one line, without that line's end."""
    was = data[start:end].decode()
    added = _between(text, comment, f" instead of {was}").removesuffix("\n")
    return data[:start] + added.encode() + data[end:]


def found(data: bytes) -> Found | None:
    """Return what there is of pexport's in a file; None where nothing is."""
    additions = list(_ADDITION.finditer(data))
    if not additions:
        return None
    rest = _without(data)
    made = next(filter(None, (_group(each, "made") for each in additions)), b"")
    folders = re.search(rb"\d+", made)
    is_ours = bool(made) and not rest.strip()
    return Found(None if is_ours else rest, int(folders[0]) if folders else 0)


def has_block_by_hand(data: bytes) -> bool:
    """Say whether somebody has put a block of pexport's into a file without ``install``."""
    return _BY_HAND.search(_without(data)) is not None


def _without(data: bytes) -> bytes:
    return _ADDITION.sub(lambda addition: _group(addition, "was"), data)


def _group(addition: re.Match[bytes], name: str) -> bytes:
    """Return a group of the language that an addition is in, b"" where it has none."""
    named = addition.groupdict().items()
    return next((text for key, text in named if key.startswith(name) and text), b"")


def _between(text: str, comment: Comment, said: str = "") -> str:
    begin = f"{comment.opening}pexport: begin{said}{comment.closing}"
    end = f"{comment.opening}pexport: end{comment.closing}"
    return f"{begin.rstrip()}\n{text}\n{end.rstrip()}\n"
