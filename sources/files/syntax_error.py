"""One clear line for broken syntax: where, what, the line itself, the likely cause."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from pexport.errors import PexportError

_SHOWN = 80


class TextBlock(NamedTuple):
    """A text in a file, as its parser sees it."""

    text: str
    name: str
    """The file's name."""
    first: int
    """The line of the file in which the text begins."""
    kind: str
    """The name of its syntax."""

    def error_at(self, line: int, column: int, problem: str) -> PexportError:
        """Return the error for *line* and *column* of the text, counted from 0.

        *problem* is what the parser says.
        """
        rows = self.text.split("\n")
        row = rows[min(line, len(rows) - 1)]
        above = rows[min(line, len(rows)) - 1] if line else ""
        cause = _cause(problem, row) or (
            f"{why} (in the line above)" if (why := _cause_by_look(above)) else ""
        )
        message = f"{self.name}:{self.first + line}:{column + 1}: invalid {self.kind}: {problem}"
        if row.strip():
            message += f" in {row.strip()[:_SHOWN]!r}"
        return PexportError(f"{message}; {cause or 'compare this line with those around it'}")


def _cause(problem: str, row: str) -> str | None:
    return _cause_by_look(row) or next((why for words, why in _BY_WORDS if words in problem), None)


def _cause_by_look(row: str) -> str | None:
    return next((why for looks, why in _BY_LOOK if looks(row)), None)


def _like(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern).search


# What people do, by the look of the line, and what helps.
_BY_LOOK: tuple[tuple[Callable[[str], object], str], ...] = (
    (_like(r"^\s*\t|:\s*\t"), "replace the tab with spaces"),
    (
        _like(r"^\s*(- )?[^\s'\"#:]+:\s+[^'\"\s|>\[{][^'\"]*:(\s|$)"),
        "the value contains a colon: put it in quotes",
    ),
    (
        _like(r"^\s*(- )?([^\s'\"#:]+:\s+)?[*&!%@`]"),
        "the value begins with a special character: put it in quotes",
    ),
    (
        _like(r":\s+\[[^\]]*\]\s*[^\s#]"),
        "there is text after the closing bracket: put the whole value in quotes",
    ),
    (
        _like(r"^\s*(- )?([^\s'\"#:]+:\s+)?(\"[^\"]*\"|'[^']*')\s*[^\s#,\]}:]"),
        "there is text after the closing quote: put the whole value in quotes",
    ),
    (_like(r"^[^\s:#=\[\]-][^:=]*$"), "the line has no key: indent the lines of a long value"),
)

# The same by what the parser says.
_BY_WORDS = (
    (
        "mapping values are not allowed",
        "the line above is not a key: compare the indentation of the two",
    ),
    ("did not find expected ',' or", "a bracket '[' or '{' is not closed"),
    ("did not find expected", "the indentation differs from that of the lines around it"),
    ("Cannot overwrite", "duplicate key: keep one"),
    ("Invalid value", "put text in quotes"),
    ("Unclosed array", "a closing bracket ']' is missing"),
)
