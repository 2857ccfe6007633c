"""The leaves of a profile: the values a format either carries or declares lost.

A path is made of field names and indices, ``positions/0/organization/name``. A fact's origin and
visibility are no leaves: they say where the fact came from and who may see it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
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


@cache
def matches(pattern: str, path: str) -> bool:
    """Say whether *path* is one of those that *pattern* means.

    In a pattern ``*`` stands for any one segment, ``+`` for every index but 0, and a last ``**``
    for any number of segments.
    """
    return _matches(pattern.split("/"), path.split("/"))


def _matches(pattern: list[str], path: list[str]) -> bool:
    if not pattern or not path:
        return pattern in (path, ["**"])
    head = pattern[0]
    if head == "**":
        return True
    if head in ("*", path[0]) or (head == "+" and path[0].isdecimal() and path[0] != "0"):
        return _matches(pattern[1:], path[1:])
    return False
