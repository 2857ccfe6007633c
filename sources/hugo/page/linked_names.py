"""Names of organizations that are links, or name several: ``[Open College](https://…)``."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...files.yaml_tree import Tree
from ...text import markdown
from .author_page import AuthorPage

_BETWEEN = r"(?:[\s,;/&|·•+–—-]|\b(?:and|und|et|y|e|en|og|och|и)\b)*"
"""What stands between the names of several organizations."""


class LinkedName(NamedTuple):
    """A name, and the address that it links to."""

    name: str
    address: str | None


def linked_names(page: AuthorPage, value: Tree, path: str) -> list[LinkedName]:
    """Return the organizations that the text *value* at *path* names.

    It names one, but for a text that is nothing but several links; a link in the name of one is its
    address.
    """
    name = page.text(value, path)
    if name is None:
        return []
    raw = value if isinstance(value, str) else ""
    if "](" not in raw and "<a" not in raw.lower():
        return [LinkedName(name, None)]
    links = [
        LinkedName(label, address)
        for words, address in markdown.render(raw).links
        if (label := page.text(words, path))
    ]
    rest = name
    for label, _ in links:
        rest = rest.replace(label, "", 1)
    if len(links) > 1 and re.fullmatch(_BETWEEN, rest):
        return links
    if len(links) > 1:
        message = f"left out: {links[1].address!r} is a second address of one organization"
        page.remark(path, message, "left-out", "an entry for each")
    return [LinkedName(name, links[0].address if links else None)]
