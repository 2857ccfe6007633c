"""One clear line for broken syntax: where, what, the line itself, the likely cause."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from pexport.errors import PexportError

_SHOWN = 80


class Block(NamedTuple):
    """A text in a file, as its parser sees it."""

    text: str
    name: str
    """The file's name."""
    first: int
    """The line of the file in which the text begins."""
    kind: str
    """The name of its syntax."""

    def broken(self, line: int, column: int, said: str) -> PexportError:
        """Return the error for *line* and *column* of the text, counted from 0."""
        rows = self.text.split("\n")
        row = rows[min(line, len(rows) - 1)]
        above = rows[min(line, len(rows)) - 1] if line else ""
        cause = _cause(said, row) or (f"{why}, in the line above" if (why := _look(above)) else "")
        message = f"{self.name}:{self.first + line}:{column + 1}: broken {self.kind}: {said}"
        if row.strip():
            message += f"; the line is {row.strip()[:_SHOWN]!r}"
        return PexportError(f"{message}; {cause or 'compare it with the lines around it'}")


def _cause(said: str, row: str) -> str | None:
    return _look(row) or next((why for words, why in _BY_WORDS if words in said), None)


def _look(row: str) -> str | None:
    return next((why for looks, why in _BY_LOOK if looks(row)), None)


def _like(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern).search


# What people do, by the look of the line, and what helps.
_BY_LOOK: tuple[tuple[Callable[[str], object], str], ...] = (
    (_like(r"^\s*\t|:\s*\t"), "it holds a tab: use blanks"),
    (
        _like(r"^\s*(- )?[^\s'\"#:]+:\s+[^'\"\s|>\[{][^'\"]*:(\s|$)"),
        "an unquoted colon in the value: put the value in quotes",
    ),
    (
        _like(r"^\s*(- )?([^\s'\"#:]+:\s+)?[*&!%@`]"),
        "a value that begins with a special character: put it in quotes",
    ),
    (
        _like(r":\s+\[[^\]]*\]\s*[^\s#]"),
        "text after a closing bracket: put the whole value in quotes",
    ),
    (
        _like(r"^\s*(- )?([^\s'\"#:]+:\s+)?(\"[^\"]*\"|'[^']*')\s*[^\s#,\]}:]"),
        "text after a closing quote: put the whole value in quotes",
    ),
    (_like(r"^[^\s:#=\[\]-][^:=]*$"), "a line without a key: indent the lines of a long value"),
)

# The same by what the parser says.
_BY_WORDS = (
    ("mapping values are not allowed", "the line above it is no key: compare their indentation"),
    ("did not find expected ',' or", "a bracket '[' or '{' that is opened and not closed"),
    ("did not find expected", "its indentation differs from its neighbours'"),
    ("Cannot overwrite", "the key occurs twice: keep one"),
    ("Invalid value", "a text needs quotes around it"),
    ("Unclosed array", "a closing bracket ']' is missing"),
)
