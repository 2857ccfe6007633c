"""Where something can be added to a template of HTML."""

from __future__ import annotations

import re

from pexport.pages.outline import UnreadableError, outline

_FRONT_MATTER = re.compile(rb"\A---\r?\n.*?^---\r?$", re.DOTALL | re.MULTILINE)
_OPENING = re.compile(rb"\{[{%#]")
_CLOSING = {b"{{": b"}}", b"{%": b"%}", b"{#": b"#}"}
_END = re.compile(rb"[ \t]*</head\s*>", re.IGNORECASE)


def end_of_head(template: bytes) -> int | None:
    """Return where the head of a whole page ends in its *template*, None where that is not in it.

    It is found as in a page, with blanks in place of the template's tags and front matter.
    """
    text = _without_tags(template)
    try:
        page = outline(text)
    except UnreadableError:
        return None
    if not _END.match(text, page.head_end):
        return None
    return page.head_end


def _without_tags(template: bytes) -> bytes:
    """Return *template* with blanks in place of its front matter and its tags."""
    text = bytearray(_FRONT_MATTER.sub(lambda matter: b" " * len(matter[0]), template))
    closing = dict(_CLOSING)
    end = 0
    for opening in _OPENING.finditer(bytes(text)):
        if opening.start() < end or opening[0] not in closing:
            continue
        found = text.find(closing[opening[0]], opening.end())
        if found < 0:
            del closing[opening[0]]  # nor is any later one closed
            continue
        end = found + 2
        text[opening.start() : end] = b" " * (end - opening.start())
    return bytes(text)
