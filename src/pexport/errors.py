"""What ends a run, and the exit code that says so."""

from __future__ import annotations

DONE = 0
PROBLEMS = 1  # the document fails its check, nothing is written; or pexport itself fails
BAD_INPUT = 2  # the user can mend it: one line says what, where and how


class PexportError(Exception):
    """A mistake of the user's, in one line: where, what is wrong, what would work."""


class LeftOut(PexportError):  # noqa: N818 - it is no error
    """What is no mistake, and yet exported to nobody: a draft, or a page of no person."""

    def __init__(self, message: str, rule: str = "left-out") -> None:
        """*rule* is one of ``pexport.source.RULES``."""
        super().__init__(message)
        self.rule = rule


def one_line(text: str) -> str:
    """Return *text* with everything that could break a line or a terminal made visible."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
