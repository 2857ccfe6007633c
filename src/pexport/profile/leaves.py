"""The leaves of a profile: the values a format either carries or declares lost.

A path is made of field names and indices, ``positions/0/organization/name``. A fact's origin and
visibility are no leaves: they say where the fact came from and who may see it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

BOOK_KEEPING = frozenset({"origin", "visibility"})


def leaves(profile: BaseModel) -> Iterator[tuple[str, Any]]:
    """Yield the path and the value of every leaf of *profile* that is filled."""
    yield from _below(profile, "")


def _below(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, BaseModel):
        for field, member in value:
            if field not in BOOK_KEEPING and member is not None:
                yield from _below(member, f"{path}/{field}" if path else field)
    elif isinstance(value, tuple):
        for index, member in enumerate(value):
            yield from _below(member, f"{path}/{index}")
    else:
        yield path, value


def matches(pattern: str, path: str) -> bool:
    """Say whether *path* is one of those that *pattern* means.

    In a pattern ``*`` stands for any one segment, ``+`` for every index but 0, and a last ``**``
    for any number of segments.
    """
    return Patterns([pattern]).first(path) is not None


class Patterns:
    """Patterns as ``matches`` knows them, of which the first that means a path is found at once.

    There may be one for each fact of a long profile.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        self._patterns = list(patterns)
        self._steps: _Steps = {}
        for number, pattern in enumerate(self._patterns):
            steps = self._steps
            for step in pattern.split("/"):
                steps = steps.setdefault(step, {})
            steps.setdefault(_END, number)

    def first(self, path: str) -> str | None:
        """Return the first of the patterns that means *path*."""
        number = min(_ends(self._steps, path.split("/"), 0), default=None)
        return None if number is None else self._patterns[number]


_Steps = dict[str, Any]
"""What may follow, by its segment; below ``_END`` the number of the pattern that ends there."""
_END = "/"


def _ends(steps: _Steps, path: list[str], at: int) -> Iterator[int]:
    """Yield the numbers of the patterns that mean *path* from its segment *at* on."""
    if "**" in steps and _END in steps["**"]:
        yield steps["**"][_END]
    if at == len(path):
        if _END in steps:
            yield steps[_END]
        return
    segment = path[at]
    wild = ("*", "+") if segment.isdecimal() and segment != "0" else ("*",)
    for step in (segment, *wild):
        if step in steps:
            yield from _ends(steps[step], path, at + 1)
