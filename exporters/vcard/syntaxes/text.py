"""Cards as plain data, and how they are written: content lines, escapes, folds.

RFC 2426 section 5 (https://www.rfc-editor.org/rfc/rfc2426#section-5), RFC 6350 section 3
(https://www.rfc-editor.org/rfc/rfc6350#section-3), for parameters of 4.0 also RFC 6868
(https://www.rfc-editor.org/rfc/rfc6868).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pexport.exporter import Problem

from .grammar import Version, value_type

Params = tuple[tuple[str, tuple[str, ...]], ...]
Value = str | tuple[str, ...] | tuple[tuple[str, ...], ...]
"""A text or what stands as it is (a URI, a date); a list of texts; components, each a list."""


class Property(NamedTuple):
    """One property of a card, without escapes."""

    name: str
    value: Value
    params: Params = ()
    group: str = ""


class Card(NamedTuple):
    """One card: everything between ``BEGIN`` and ``END``, in its order."""

    version: Version
    properties: tuple[Property, ...]


class Document(NamedTuple):
    """The cards of a file, and what is wrong with its bytes that the cards do not show."""

    cards: tuple[Card, ...]
    flaws: tuple[Problem, ...] = ()


def uid_of(card: Card) -> str:
    """Return the UID of a card; the empty text where it has none."""
    return next((str(prop.value) for prop in card.properties if prop.name == "UID"), "")


WIDTH = 75
"""The most octets a line should have, its end not counted (RFC 6350 section 3.2)."""

# More than has to be in quotation marks: some readers refuse other characters without them.
_TO_QUOTE = re.compile("[^A-Za-z0-9 ./_+-]")


def encode(document: Document, *, blank_after_photo: bool = False) -> bytes:
    """Return the bytes of all cards; old Outlook needs a blank line to see where a picture ends."""
    lines = []
    for card in document.cards:
        lines.append(b"BEGIN:VCARD")
        for prop in card.properties:
            line = content_line(card.version, prop)
            if len(line) <= WIDTH and line.isascii():
                lines.append(line.encode())
            else:
                lines.append(fold(line.encode()))
            if blank_after_photo and prop.name == "PHOTO":
                lines.append(b"")
        lines.append(b"END:VCARD")
    lines.append(b"")
    return b"\r\n".join(lines)


def content_line(version: Version, prop: Property) -> str:
    """Return *prop* as one line, not yet folded."""
    name, value, params, group = prop
    head, kind = _head(version, name, params, group)
    if isinstance(value, str):
        return head + (_ESCAPED[version](value) if kind == "text" else value)
    if isinstance(value[0], tuple):
        return head + ";".join([",".join([_component(each) for each in part]) for part in value])
    escaped = _ESCAPED[version]
    return head + ",".join([escaped(str(each)) for each in value])


@lru_cache(maxsize=1024)
def _head(version: Version, name: str, params: Params, group: str) -> tuple[str, str]:
    """Return what stands before the value, and the value's type."""
    head = f"{group}.{name}" if group else name
    for parameter, values in params:
        head += f";{parameter}={','.join([_parameter(version, each) for each in values])}"
    return f"{head}:", value_type(version, name, params)


def _parameter(version: Version, value: str) -> str:
    if version == "4.0":
        value = value.replace("^", "^^").replace("\n", "^n").replace('"', "^'")
    return f'"{value}"' if _TO_QUOTE.search(value) else value


def _text(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace("\n", "\\n")


def _component(text: str) -> str:
    return _text(text).replace(";", "\\;")


# Readers of 4.0 show the escape of a semicolon, which it allows in a text and need not have.
_ESCAPED = {"3.0": _component, "4.0": _text}


def fold(line: bytes) -> bytes:
    """Fold a line, never inside a character, nor between a backslash and what it escapes."""
    parts = []
    start, width = 0, WIDTH
    while len(line) - start > width:
        end = start + width
        while line[end] & 0xC0 == 0x80:
            end -= 1
        part = line[start:end]
        if (len(part) - len(part.rstrip(b"\\"))) % 2:
            end -= 1
        parts.append(line[start:end])
        start, width = end, WIDTH - 1  # the blank that begins the next line counts
    parts.append(line[start:])
    return b"\r\n ".join(parts)
