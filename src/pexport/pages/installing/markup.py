"""Where something can be added to a template of HTML."""

from __future__ import annotations

import re

from pexport.pages.outline import UnreadableError, outline

_TAG = re.compile(
    rb"\A---\r?\n.*?^---\r?$|\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL | re.MULTILINE
)
_END = re.compile(rb"[ \t]*</head\s*>", re.IGNORECASE)


def end_of_head(template: bytes) -> int | None:
    """Return where the head of a whole page ends in its *template*, None where that is not in it.

    It is found as in a page, with blanks in place of the template's tags and front matter.
    """
    text = _TAG.sub(lambda tag: b" " * len(tag[0]), template)
    try:
        page = outline(text)
    except UnreadableError:
        return None
    if not _END.match(text, page.head_end):
        return None
    return page.head_end
