"""What the config of a site says of which pages are published.

https://gohugo.io/configuration/all/, https://gohugo.io/configuration/languages/#disabled,
https://gohugo.io/configuration/front-matter/
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...files.front_matter import FrontMatter, parse_bool
from ...files.yaml_tree import Tree
from .cascade import Inherited, read_cascade

_DATE = ("date", "publishdate", "pubdate", "published", "lastmod", "modified")
_PUBLISH_DATE = ("publishdate", "pubdate", "published", "date")
_EXPIRY_DATE = ("expirydate", "unpublishdate")


class PublishingRules(NamedTuple):
    """Which pages a site publishes."""

    drafts: bool = False
    future: bool = False
    expired: bool = False
    """Whether it publishes drafts, pages of the future, and pages that have expired."""
    begins: tuple[str, ...] = (*_PUBLISH_DATE, *_DATE)
    """The keys of a page that say from when it is published; the first that is a date counts."""
    ends: tuple[str, ...] = _EXPIRY_DATE
    """The keys that say until when."""
    ignored: tuple[str, ...] = ()
    """Patterns of the absolute paths of files that Hugo does not read."""
    languages: frozenset[str] = frozenset()
    """The keys of all languages that the site names."""
    disabled: frozenset[str] = frozenset()
    """The keys of languages that are not published."""
    cascades: tuple[Inherited, ...] = ()
    """What the config hands down to all pages."""


def read_publishing_rules(
    configs: Iterable[FrontMatter], languages: FrontMatter | None
) -> PublishingRules:
    """Return what *configs*, of which the first comes first, say; *languages* is their table."""
    parts = list(configs)
    dates = next(_mappings(parts, "frontmatter"), {})
    begins = _date_keys(dates, "publishdate", _PUBLISH_DATE) + _date_keys(dates, "date", _DATE)
    return PublishingRules(
        drafts=_is_set(parts, "builddrafts"),
        future=_is_set(parts, "buildfuture"),
        expired=_is_set(parts, "buildexpired"),
        begins=begins,
        ends=_date_keys(dates, "expirydate", _EXPIRY_DATE),
        ignored=tuple(filter(_is_pattern, _texts(parts, "ignorefiles"))),
        languages=frozenset(key.lower() for key in languages.data) if languages else frozenset(),
        disabled=frozenset(_disabled(parts, languages)),
        cascades=tuple(each for part in parts for each in read_cascade(part)),
    )


def _is_set(parts: list[FrontMatter], key: str) -> bool:
    values = (part.data[key] for part in parts if key in part.data)
    return bool(parse_bool(next(values, None)))


def _mappings(parts: list[FrontMatter], key: str) -> Iterator[dict[str, Tree]]:
    for part in parts:
        value = part.data.get(key)
        if isinstance(value, dict):
            yield value


def _texts(parts: list[FrontMatter], key: str) -> list[str]:
    values = (part.data.get(key) for part in parts)
    lists = (value if isinstance(value, list) else [value] for value in values)
    return [item for items in lists for item in items if isinstance(item, str)]


def _date_keys(table: dict[str, Tree], key: str, default: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys that are dates of the kind *key*; what is no key, ``:git``, has a colon."""
    stated = table.get(key)
    keys = [stated] if isinstance(stated, str) else stated if isinstance(stated, list) else []
    named = [each.lower() for each in keys if isinstance(each, str)]
    if not named:
        return default
    return tuple(name for each in named for name in (default if each == ":default" else (each,)))


def _disabled(parts: list[FrontMatter], languages: FrontMatter | None) -> Iterator[str]:
    yield from (key.lower() for key in _texts(parts, "disablelanguages"))
    for key, table in languages.data.items() if languages else ():
        if isinstance(table, dict) and parse_bool(table.get("disabled")):
            yield key.lower()


def _is_pattern(text: str) -> bool:
    try:
        re.compile(text)
    except re.error:
        return False
    return True
