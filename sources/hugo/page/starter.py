"""Examples of the starter sites that a real person's page still contains.

``vocab/hugo/starter.json``. Whole facts and whole lists alone: each text by itself may be true of
somebody. A study, a job or an award is the starter's where all that identifies it is, its day as
well.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import orjson

from pexport.vocabulary.files import vocab

from ...files.yaml_tree import Tree
from ..theme.placeholders import why_placeholder
from .author_page import AuthorPage

_COMMON = frozenset({"groups", "languages", "postnominals", "roles"})
"""What may be true of many: an example only where the page contains another one."""


@cache
def _rows(kind: str) -> frozenset[tuple[str, ...]]:
    table: dict[str, list[list[str]]] = orjson.loads(vocab("hugo/starter.json"))
    return frozenset(_folded(row) for row in table[kind])


def _folded(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(" ".join(text.split()).casefold() for text in texts)


def _remark(page: AuthorPage, path: str) -> None:
    message = "left out: it is an example of the theme"
    page.remark(path, message, "placeholder", "your own, or nothing")


def is_starter_fact(
    page: AuthorPage, path: str, kind: str, item: dict[str, Tree], *members: tuple[str, ...]
) -> bool:
    """Say, and remark, that *item* is an example: *members* are the keys that identify it."""
    return _is_in_table(page, path, kind, [_first_text(item, keys) for keys in members])


def _first_text(item: dict[str, Tree], keys: tuple[str, ...]) -> str:
    return next((text for key in keys if isinstance(text := item.get(key), str) and text), "")


def is_starter_list(page: AuthorPage, path: str, kind: str, items: Tree) -> bool:
    """Say, and remark, that the *items* are those of an example, all of them.

    Items with a level are compared with it: ``Python: 80``.
    """
    texts = [_item_with_level(item) for item in items] if isinstance(items, list) else []
    return all(texts) and _is_in_table(page, path, kind, texts)


def _item_with_level(item: Tree) -> str:
    if isinstance(item, dict):
        name = _first_text(item, ("name", "label"))
        return f"{name}: {_first_text(item, ('percent', 'level'))}"
    return item if isinstance(item, str) else ""


def is_starter_post(page: AuthorPage, path: str, role: Tree, organizations: Iterable[str]) -> bool:
    """Say, and remark, that the *role* at one of *organizations* is an example."""
    text = role if isinstance(role, str) else ""
    return any(_is_in_table(page, path, "posts", (text, name)) for name in organizations)


def is_starter_role(page: AuthorPage, path: str, role: Tree) -> bool:
    """Say, and remark, that the *role* is an example's, whatever the organization."""
    return isinstance(role, str) and _is_in_table(page, path, "roles", [role])


def is_starter_certificate(page: AuthorPage, path: str, title: str, address: str) -> bool:
    """Say, and remark, that *address* and the beginning of *title* are an example's."""
    folded_title, folded_address = _folded([title, address.rstrip("/")])
    known = _rows("certificates")
    if not any(folded_title.startswith(begin) and folded_address == url for begin, url in known):
        return False
    _remark(page, path)
    return True


def is_starter_feature(page: AuthorPage, path: str, items: Tree, item: dict[str, Tree]) -> bool:
    """Say, and remark, that *item* is an example, of which there are more among *items*."""
    known = _rows("features")
    features = [each for each in items if isinstance(each, dict)] if isinstance(items, list) else []
    examples = known & {_feature_row(each) for each in features}
    if len(examples) < 2 or _feature_row(item) not in known:
        return False
    _remark(page, path)
    return True


def _feature_row(item: dict[str, Tree]) -> tuple[str, ...]:
    return _folded([_first_text(item, ("name",)), _first_text(item, ("description",))])


def is_starter_address(page: AuthorPage, path: str, url: str, name: str) -> bool:
    """Say, and remark, that the *url* is an example's, and not of the organization *name*."""
    address = url.strip().rstrip("/").casefold()
    known = _rows("addresses")
    if not any(address == row and word not in name.casefold() for row, word in known):
        return False
    message = "left out: it is the address of another organization, in an example of the theme"
    page.remark(path, message, "placeholder", "the address of yours, or nothing")
    return True


def is_starter_portrait(file: Path) -> bool:
    """Say whether the picture in *file* is that of a starter site, whatever it is called.

    The table has the size and the SHA-256 of each, and few files are read for that.
    """
    known = {int(size): digest for size, digest in _rows("portraits")}
    digest = known.get(file.stat().st_size)
    return digest is not None and hashlib.sha256(file.read_bytes()).hexdigest() == digest


def _is_in_table(page: AuthorPage, path: str, kind: str, texts: Iterable[str]) -> bool:
    if _folded(texts) not in _rows(kind) or (kind in _COMMON and not _has_other_examples(page)):
        return False
    _remark(page, path)
    return True


def _has_other_examples(page: AuthorPage) -> bool:
    texts = (page.front_matter.body, *_texts(page.data))
    return any(why_placeholder(text) for text in texts)


def _texts(value: Tree) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif value:
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)
