"""TOML as a plain tree of dicts, lists and strings, with the line of every key path."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, time
from typing import Any

from pexport.errors import PexportError

from .syntax_error import TextBlock
from .yaml_tree import Tree


def parse_toml(text: str, name: str, first: int = 1) -> tuple[Tree, dict[str, int]]:
    """Return the tree of *text* and its lines, the first of which is line *first* of *name*.

    Scalars become the text the author wrote, as in ``yaml_tree``. Raises ``PexportError`` where
    the TOML is broken.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problem, _, place = str(error).rpartition(" (at ")
        numbers = [int(number) for number in re.findall(r"\d+", place)]
        line, column = numbers if len(numbers) == 2 else (text.count("\n"), 1)
        block = TextBlock(text, name, first, "TOML")
        raise block.error_at(line - 1, column - 1, problem or place) from None
    except RecursionError:
        raise PexportError(f"{name}:{first}: the TOML is nested too deeply") from None
    except ValueError:
        raise PexportError(f"{name}:{first}: the TOML holds a number that is too long") from None
    return _text(data), _lines(text, first)


def _text(value: Any) -> Tree:
    if isinstance(value, dict):
        return {key: _text(member) for key, member in value.items()}
    if isinstance(value, list):
        return [_text(member) for member in value]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value)


_NAME = r"[A-Za-z0-9_.\"-]++"
_HEADER = re.compile(rf"\s*+(\[\[?)\s*+({_NAME}(?: ++{_NAME})*+)\s*+\]\]?\s*+(#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+|\"[^\"]*\")\s*=")


def _lines(text: str, first: int) -> dict[str, int]:
    """Return the line of each key that stands at the head of a line; tomllib gives none."""
    lines: dict[str, int] = {}
    tables: dict[str, int] = {}
    prefix = ""
    for number, line in enumerate(text.split("\n"), start=first):
        if header := _HEADER.match(line):
            path = header[2].replace('"', "").replace(" ", "")
            parent, _, last = path.rpartition(".")
            if parent in tables:
                path = f"{parent}[{tables[parent]}].{last}"
            if header[1] == "[[":
                tables[path] = tables.get(path, -1) + 1
                lines.setdefault(path, number)
                path = f"{path}[{tables[path]}]"
            prefix = f"{path}."
            lines.setdefault(path, number)
        elif key := _KEY.match(line):
            lines.setdefault(prefix + key[1].strip('"'), number)
    return lines
