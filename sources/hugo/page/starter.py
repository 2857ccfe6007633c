"""What the starter sites say of their persons, where a real person's page still says it.

``vocab/hugo/starter.json``. Whole facts and whole lists alone: each text by itself may be true of
somebody. A study, a job or an award is the starter's where all that tells it is, its day as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import orjson

from pexport.vocabulary.files import vocab

from ...files.yaml_tree import Tree
from ..theme.placeholders import why_placeholder
from .author_page import AuthorPage

_ANYBODYS = frozenset({"groups", "languages", "postnominals", "roles"})
"""What may be true of many: an example only where the page holds another one."""


@cache
def _rows(kind: str) -> frozenset[tuple[str, ...]]:
    table: dict[str, list[list[str]]] = orjson.loads(vocab("hugo/starter.json"))
    return frozenset(_folded(row) for row in table[kind])


def _folded(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(" ".join(text.split()).casefold() for text in texts)


def _remark(page: AuthorPage, path: str) -> None:
    said = "left out: it is the theme's example"
    page.remark(path, said, "placeholder", "your own, or nothing")


def is_starter_fact(
    page: AuthorPage, path: str, kind: str, item: dict[str, Tree], *members: tuple[str, ...]
) -> bool:
    """Say, and remark, that *item* is an example: *members* are spellings of what tells it."""
    told = tuple(_first(item, keys) for keys in members)
    return _is_in(page, path, kind, told)


def _first(item: dict[str, Tree], keys: tuple[str, ...]) -> str:
    return next((text for key in keys if isinstance(text := item.get(key), str) and text), "")


def is_starter_list(page: AuthorPage, path: str, kind: str, items: Tree) -> bool:
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


def is_starter_post(page: AuthorPage, path: str, role: Tree, organizations: Iterable[str]) -> bool:
    """Say, and remark, that the *role* at one of *organizations* is an example."""
    said = role if isinstance(role, str) else ""
    return any(_is_in(page, path, "posts", (said, name)) for name in organizations)


def is_starter_role(page: AuthorPage, path: str, role: Tree) -> bool:
    """Say, and remark, that the *role* is an example's, whatever the organization."""
    return isinstance(role, str) and _is_in(page, path, "roles", [role])


def is_starter_certificate(page: AuthorPage, path: str, title: str, address: str) -> bool:
    """Say, and remark, that *address* is an example's, of no certificate, and the *title* as well.

    More may stand behind the title.
    """
    said, stated = _folded([title, address.rstrip("/")])
    known = _rows("certificates")
    if not any(said.startswith(begin) and stated == where for begin, where in known):
        return False
    _remark(page, path)
    return True


def is_starter_feature(page: AuthorPage, path: str, items: Tree, item: dict[str, Tree]) -> bool:
    """Say, and remark, that *item* is an example, of which there are more among *items*."""
    known = _rows("features")
    given = [each for each in items if isinstance(each, dict)] if isinstance(items, list) else []
    if len(known & set(map(_of_feature, given))) < 2 or _of_feature(item) not in known:
        return False
    _remark(page, path)
    return True


def _of_feature(item: dict[str, Tree]) -> tuple[str, ...]:
    return _folded([_first(item, ("name",)), _first(item, ("description",))])


def is_starter_address(page: AuthorPage, path: str, url: str, name: str) -> bool:
    """Say, and remark, that the *url* is an example's, and not of the organization *name*."""
    stated, said = url.strip().rstrip("/").casefold(), name.casefold()
    if not any(known == stated and word not in said for known, word in _rows("addresses")):
        return False
    said = "left out: it is the address of the theme's example, another organization"
    page.remark(path, said, "placeholder", "the address of yours, or nothing")
    return True


def _is_in(page: AuthorPage, path: str, kind: str, told: Iterable[str]) -> bool:
    if _folded(told) not in _rows(kind) or (kind in _ANYBODYS and not _shows_others(page)):
        return False
    _remark(page, path)
    return True


def _shows_others(page: AuthorPage) -> bool:
    texts = (page.page.body, *_texts(page.page.data))
    return any(why_placeholder(text) for text in texts)


def _texts(value: Tree) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif value:
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)
