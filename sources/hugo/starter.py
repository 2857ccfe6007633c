"""What the starter sites say of their persons, where a real person's page still says it.

``vocab/hugo/starter.json``. Whole facts and whole lists alone: each text by itself may be true of
somebody. A study, a job or an award is the starter's where all that tells it is, its day as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import orjson

from pexport.vocabulary import vocab

from ..yaml_tree import Tree
from .page import AuthorPage


@cache
def _rows(kind: str) -> frozenset[tuple[str, ...]]:
    table: dict[str, list[list[str]]] = orjson.loads(vocab("hugo/starter.json"))
    return frozenset(_folded(row) for row in table[kind])


def _folded(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(" ".join(text.split()).casefold() for text in texts)


def _remark(page: AuthorPage, path: str) -> None:
    said = "left out: it is the theme's example"
    page.remark(path, said, "placeholder", "your own, or nothing")


def is_fact(
    page: AuthorPage, path: str, kind: str, item: dict[str, Tree], *members: tuple[str, ...]
) -> bool:
    """Say, and remark, that *item* is an example: *members* are spellings of what tells it."""
    told = tuple(_first(item, keys) for keys in members)
    return _is_in(page, path, kind, told)


def _first(item: dict[str, Tree], keys: tuple[str, ...]) -> str:
    return next((text for key in keys if isinstance(text := item.get(key), str) and text), "")


def is_list(page: AuthorPage, path: str, kind: str, items: Tree) -> bool:
    """Say, and remark, that the *items* are those of an example, all of them.

    Items with a level are told by both: ``Python: 80``.
    """
    told = [_told(item) for item in items] if isinstance(items, list) else []
    return all(told) and _is_in(page, path, kind, told)


def _told(item: Tree) -> str:
    if isinstance(item, dict):
        name = _first(item, ("name", "label"))
        return f"{name}: {_first(item, ('percent', 'level'))}"
    return item if isinstance(item, str) else ""


def is_post(page: AuthorPage, path: str, role: Tree, organizations: Iterable[str]) -> bool:
    """Say, and remark, that the *role* at one of *organizations* is an example."""
    said = role if isinstance(role, str) else ""
    return any(_is_in(page, path, "posts", (said, name)) for name in organizations)


def is_role(page: AuthorPage, path: str, role: Tree) -> bool:
    """Say, and remark, that the *role* is an example's, where the page has shown another one."""
    said = _folded([role]) if isinstance(role, str) and page.has_examples else ()
    if said not in {post[:1] for post in _rows("posts")}:
        return False
    _remark(page, path)
    return True


def _is_in(page: AuthorPage, path: str, kind: str, told: Iterable[str]) -> bool:
    if _folded(told) not in _rows(kind):
        return False
    _remark(page, path)
    return True
