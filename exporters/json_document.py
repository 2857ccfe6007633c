"""JSON as the formats read it: in UTF-8 without a byte order mark, and no name twice in an object.

RFC 8259 sections 4 and 8.1 (https://www.rfc-editor.org/rfc/rfc8259#section-8.1), RFC 7493 section
2.3 (https://www.rfc-editor.org/rfc/rfc7493#section-2.3): which of two members with one name counts
is not known, and readers differ.
"""

from __future__ import annotations

import re
from typing import Any

import orjson

from pexport.exporter import MalformedError
from pexport.files import BYTE_ORDER_MARK, encoding_fault

_TOKEN = re.compile(r'"(?:[^"\\]++|\\[\s\S])*+(?:"|\\?\Z)|[{}\[\],:]')


def text_of(data: bytes, rule: str = "") -> str:
    """Return the text of *data*, which may begin with a byte order mark.

    Raises ``MalformedError`` for what is not UTF-8, which is named.
    """
    if fault := encoding_fault(data):
        raise MalformedError(fault[0], f"line {fault[1]}", rule)
    return data.decode("utf-8-sig")


def parse_json(data: bytes, rule: str = "") -> Any:
    """Return what the document *data* says; raise ``MalformedError`` of *rule* for what is none."""
    text = text_of(data, rule)
    if data.startswith(BYTE_ORDER_MARK):
        message = "JSON has no byte order mark; save the file as UTF-8 without it"
        raise MalformedError(message, "line 1", rule)
    return parse_json_text(text, rule=rule)


def parse_json_text(text: str, line: int = 1, column: int = 0, rule: str = "") -> Any:
    """Return what *text* says, which begins at *line* (from 1) and *column* (from 0) of a file."""
    try:
        document = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        at = error.colno + (column if error.lineno == 1 else 0)
        where = f"line {line + error.lineno - 1}, column {at}"
        raise MalformedError(f"not valid JSON: {error.msg}", where, rule) from None
    if repeated := _repeated_name(text):
        name, first, again = repeated
        message = f"{name} occurs twice in one object; readers take one of the two"
        lines = [line + text.count("\n", 0, place) for place in (first, again)]
        if lines[0] != lines[1]:
            message = f"{message} (the first is in line {lines[0]})"
        at = again - text.rfind("\n", 0, again) + (column if lines[1] == line else 0)
        raise MalformedError(message, f"line {lines[1]}, column {at}", rule)
    return document


def _repeated_name(text: str) -> tuple[str, int, int] | None:
    """Return the first name that an object in *text*, valid JSON, has twice, and its two places."""
    stack: list[dict[str, int] | None] = []
    names: dict[str, int] | None = None
    last: re.Match[str] | None = None
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark == ":" and names is not None and last is not None:
            name = last[0]
            name = orjson.loads(name) if "\\" in name else name[1:-1]
            if name in names:
                return last[0], names[name], last.start()
            names[name] = last.start()
        elif mark == "{":
            stack.append(names)
            names = {}
        elif mark == "[":
            stack.append(names)
            names = None
        elif mark in "}]":
            names = stack.pop()
        last = token
    return None
