"""Settings that pages inherit: ``cascade`` in the pages above them and in the config.

https://gohugo.io/configuration/cascade/: what a page says itself comes first, then what the nearest
page above it hands down, then the config; a ``target`` restricts it to some pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pexport.errors import PexportError
from pexport.files import read_bytes

from ...files.front_matter import FrontMatter, read_front_matter
from ...files.yaml_tree import Tree

Setting = str | tuple[tuple[str, str], ...]
"""The value of a key: a text, or the pairs of a mapping, ``build``."""


class Target(NamedTuple):
    """The place of a page, as a ``target`` means it."""

    path: str
    """``/publication/tides``."""
    kinds: frozenset[str]
    language: str


class Inherited(NamedTuple):
    """One entry of a ``cascade``: keys for the pages that its *target* means."""

    settings: tuple[tuple[str, Setting], ...]
    target: tuple[tuple[str, str], ...]
    where: str
    """``file:line#key``."""

    def applies_to(self, page: Target) -> bool:
        """Say whether it is of *page*, when the site is built to be published.

        What else a target may say, ``sites`` since 0.150, restricts nothing here: in doubt a page
        is taken for one that the site does not publish.
        """
        values = {"path": {page.path}, "kind": page.kinds, "lang": {page.language}}
        values["environment"] = {"production"}
        return all(
            any(re.fullmatch(_glob(pattern), value, re.IGNORECASE) for value in values[key])
            for key, pattern in self.target
            if key in values
        )


def settings_of(data: Mapping[str, Tree]) -> dict[str, Setting]:
    """Return the keys of a page in small letters, with those values that can be handed down."""
    found: dict[str, Setting] = {}
    for key, value in data.items():
        if isinstance(value, str):
            found[key.lower()] = value
        elif isinstance(value, dict):
            found[key.lower()] = _pairs(value)
    return found


def _pairs(mapping: Mapping[str, Tree]) -> tuple[tuple[str, str], ...]:
    return tuple((key.lower(), value) for key, value in mapping.items() if isinstance(value, str))


def read_cascade(page: FrontMatter) -> tuple[Inherited, ...]:
    """Return what *page* hands down: of each key the first entry that applies counts."""
    key = next((key for key in page.data if key.lower() == "cascade"), None)
    value = page.data.get(key) if key else None
    items = value if isinstance(value, list) else [value]
    return tuple(
        _inherited(item, page.where(str(key))) for item in items if isinstance(item, dict) and item
    )


def _inherited(item: Mapping[str, Tree], where: str) -> Inherited:
    target: dict[str, str] = {}
    stated: dict[str, Tree] = {}
    for key, value in item.items():
        name = key.lower()
        if name in ("target", "_target") and isinstance(value, dict):
            target |= dict(_pairs(value))
        elif name == "params" and isinstance(value, dict):
            # In a cascade, and there alone, parameters stand for keys of the page.
            stated = {**value, **stated}
        else:
            stated[key] = value
    return Inherited(tuple(settings_of(stated).items()), tuple(target.items()), where)


def cascades_above(path: Path, content: Path, names: Iterable[str]) -> Iterator[Inherited]:
    """Yield what the pages above that at *path* hand down, the nearest first, itself included.

    *content* is the folder of content that holds it. Pages of one language inherit from those of
    the same one: *names* are what their files may be called.
    """
    for folder in path.parents:
        if folder.is_relative_to(content):
            for name in names:
                yield from _cascade_of(folder / name)


@lru_cache(maxsize=256)
def _cascade_of(path: Path) -> tuple[Inherited, ...]:
    try:
        if not path.is_file() or b"cascade" not in read_bytes(path).lower():
            return ()
        return read_cascade(read_front_matter(path, last_counts=True))
    except PexportError:
        return ()


def forget() -> None:
    """Forget the pages that were read."""
    _cascade_of.cache_clear()


def _glob(pattern: str) -> str:
    """Return *pattern*, in which ``*`` stops at a slash and ``{a,b}`` is a choice, for ``re``."""
    found = ""
    for token in re.findall(r"\*\*|\[[^\[\]]*+\]|\\.|.", pattern, re.DOTALL):
        if token in _GLOB:
            found += _GLOB[token]
        elif token.startswith("[") and len(token) > 2:
            found += token.replace("[!", "[^")
        else:
            found += re.escape(token.removeprefix("\\") if len(token) > 1 else token)
    try:
        re.compile(found)
    except re.error:
        return re.escape(pattern)
    return found


_GLOB = {"**": ".*", "*": "[^/]*", "?": "[^/]", "{": "(?:", "}": ")", ",": "|"}
