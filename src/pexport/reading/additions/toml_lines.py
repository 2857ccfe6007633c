"""In which line of a TOML text each key stands; ``tomllib`` tells none."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

KeyPath = tuple[str | int, ...]
"""The way to a value: ``("identifiers", 0, "scheme")``."""

# All that may hold a bracket, a mark of equality or a line end and is no syntax.
_VALUE = (
    r'#[^\n]*|"""(?:\\.|[^\\])*?"{3,5}|' r"'''.*?'{3,5}|" r'"(?:\\.|[^"\\\n])*+"?|' r"'[^'\n]*'"
)
_PART = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\])*"|'[^']*')"""
_KEY = rf"\s*({_PART}(?:\s*\.\s*{_PART})*)\s*="


def line_numbers(text: str) -> dict[KeyPath, int]:
    """Return the line of each key that stands at the head of a line, and of the tables around it.

    *text* is valid TOML (https://toml.io/en/v1.0.0). Keys within inline tables have no line.
    """
    found: dict[KeyPath, int] = {}
    counts: dict[KeyPath, int] = {}
    table: KeyPath = ()
    bare = re.sub(_VALUE, _without_text, text, flags=re.DOTALL)
    for number, line in enumerate(bare.split("\n"), start=1):
        if line.lstrip().startswith("["):
            steps = list(_steps(line))
            if not steps:
                continue
            table = _header(steps, counts, is_list=line.lstrip().startswith("[["))
            path = table
        elif key := re.match(_KEY, line):
            path = (*table, *_steps(f"{key[1]} = 0"))
        else:
            continue
        for end in range(1, len(path) + 1):
            found.setdefault(path[:end], number)
    return found


def line_of(path: KeyPath, numbers: Mapping[KeyPath, int]) -> int:
    """Return the line of the value that *path* leads to, or of what is around it."""
    ends = range(len(path), 0, -1)
    return next((numbers[path[:end]] for end in ends if path[:end] in numbers), 1)


def _without_text(token: re.Match[str]) -> str:
    """Return a text of several lines as an empty one with as many line ends; no comment."""
    if token[0].startswith("#"):
        return ""
    if token[0].startswith(('"""', "'''")):
        return '""' + "\n" * token[0].count("\n")
    return token[0]


def _steps(line: str) -> Iterator[str]:
    """Yield the keys of one line of TOML, whatever their quotes; none where it is no line."""
    try:
        tree: Any = tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return
    while tree:
        tree = tree[0] if isinstance(tree, list) else tree
        if not isinstance(tree, dict) or not tree:
            return
        key, tree = next(iter(tree.items()))
        yield key


def _header(steps: list[str], counts: dict[KeyPath, int], *, is_list: bool) -> KeyPath:
    """Return the path of a table, with the index of each list of tables on its way."""
    path: KeyPath = ()
    for step in steps[:-1]:
        path = (*path, step)
        if path in counts:
            path = (*path, counts[path])
    path = (*path, steps[-1])
    if not is_list:
        return path
    counts[path] = counts.get(path, -1) + 1
    return (*path, counts[path])
