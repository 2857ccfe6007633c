"""The addresses that Hugo makes of pages: by their folders, or by a pattern of the config.

https://gohugo.io/configuration/permalinks/, https://gohugo.io/content-management/urls/
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from ...files.front_matter import FrontMatter

Patterns = tuple[tuple[str, str], ...]
"""The patterns of addresses by the section or the taxonomy of the pages."""


def urlize(text: str) -> str:
    """Return *text* as Hugo writes it in an address: hyphens for blanks, and few marks."""
    kept = re.sub(r"[^\w\s./\\#+~@-]", "", text.lower())
    return re.sub(r"[\s-]+", "-", kept).strip("-")


def permalink_patterns(permalinks: FrontMatter | None) -> Patterns:
    """Return the patterns of the table ``permalinks``, since Hugo 0.131 by the kind of page."""
    found: dict[str, str] = {}
    for key, value in permalinks.data.items() if permalinks else ():
        below = value if isinstance(value, dict) else {key: value}
        for name, pattern in below.items():
            if isinstance(pattern, str):
                found.setdefault(name, pattern)
    return tuple(found.items())


def expand_pattern(pattern: str, tokens: Mapping[str, str | None]) -> str | None:
    """Return the path that *pattern* gives, or None where one of its tokens is not known."""
    is_whole = True

    def value(token: re.Match[str]) -> str:
        nonlocal is_whole
        text = tokens.get(token[1])
        is_whole = is_whole and bool(text)
        return quote(urlize(text or ""))

    path = re.sub(r":(\w+)(?:\[[^\][]*\])?", value, pattern)
    return path if is_whole else None
