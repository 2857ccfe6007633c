"""Keys as people spell them: in capitals, which Hugo takes for small letters, and misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ...files.front_matter import FrontMatter
from ...files.yaml_tree import Tree

_LONG_ENOUGH = 5
"""Shorter words are one letter apart from too many others."""


def lower_keys(page: FrontMatter, *, with_texts: bool = True) -> FrontMatter:
    """Return *page* with its keys in small letters, as Hugo makes them.

    A key that occurs in small letters, too, stays as it is. So does, *with_texts*, the only key of
    a mapping in a list, which may be a text that holds a colon.
    """
    if with_texts and all(path.islower() or path.lower() == path for path in page.lines):
        return page
    return page._replace(data=_lower(page.data, with_texts=with_texts))


def _lower(value: Tree, *, with_texts: bool) -> Any:
    if isinstance(value, list):
        return [
            item
            if with_texts and isinstance(item, dict) and len(item) == 1
            else _lower(item, with_texts=with_texts)
            for item in value
        ]
    if not isinstance(value, dict):
        return value
    lowered: dict[str, Tree] = {}
    for key, member in value.items():
        is_taken = key.lower() in value or key.lower() in lowered
        lowered[key if is_taken else key.lower()] = _lower(member, with_texts=with_texts)
    return lowered


def closest_key(key: str, known: Iterable[str]) -> str | None:
    """Return the one of *known* that the unknown *key* is a misspelling of, or None where in doubt.

    Other separators (``icon-pack``, ``dateStart``), or one letter that is wrong, missing, too many
    or swapped with its neighbour (``postion``, ``organisations``). A key that an HTML comment
    begins, which is none in front matter, is what the author did not want to be read.
    """
    if "<!--" in key:
        return None
    bare = _letters(key)
    same = {word for word in known if _letters(word) == bare}
    if len(same) == 1:
        return same.pop()
    near = {word for word in known if _is_misspelt(bare, _letters(word))}
    return near.pop() if len(near) == 1 else None


def _letters(key: str) -> str:
    return re.sub(r"[\W_]", "", key.lower())


def _is_misspelt(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) < _LONG_ENOUGH or len(long) - len(short) > 1:
        return False
    pairs = enumerate(zip(short, long, strict=False))
    at = next((index for index, (here, there) in pairs if here != there), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at + 1 : at + 2] + short[at : at + 1] + short[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or swapped == long[at:]
