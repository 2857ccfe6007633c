"""YAML as a plain tree of dicts, lists, strings and None, with the line of every key path.

Every scalar but null stays the text the author wrote: Hugo hands dates to the theme as text and
prints ``year: 2020`` and ``title: no`` as they stand (gohugoio/hugo, parser/metadecoders).
PyYAML's parser is libyaml, of which the go-yaml that Hugo used until 0.152 is a port; its events
are used here, not its YAML 1.1 types.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml

from pexport.errors import PexportError

Tree = Any
"""Dicts, lists, strings and None."""

MAX_NODES = 20_000
MAX_DEPTH = 50
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def parse_yaml(
    text: str, name: str, first: int = 1, repeated: list[str] | None = None
) -> tuple[Tree, dict[str, int]]:
    """Return the tree of *text* and its lines, the first of which is line *first* of *name*.

    Raises ``PexportError`` where the YAML is broken, repeats a key or grows too large; with a list
    *repeated* the last of two equal keys counts, as for Hugo until 0.152, and is noted there.
    """
    composer = _Composer(name, first, repeated)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            composer.take(event)
    except yaml.MarkedYAMLError as error:
        if "nesting depth" in f"{error.problem}":
            raise composer.too_large() from None  # the scanner has a bound, too
        mark = error.problem_mark or error.context_mark
        problem = f"{error.problem}" + (f" {error.context}" if error.context else "")
        line, column = (mark.line, mark.column) if mark else (0, 0)
        raise _syntax_error(text, name, first, line, column, problem) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position)
        code = error.character if isinstance(error.character, int) else ord(error.character)
        problem = f"the character U+{code:04X} is not allowed"
        raise _syntax_error(text, name, first, line, 0, problem) from None
    return composer.tree, composer.lines


def _syntax_error(text: str, name: str, first: int, *place: Any) -> PexportError:
    from .syntax_error import TextBlock  # noqa: PLC0415 - for broken files only

    return TextBlock(text, name, first, "YAML").error_at(*place)


class _Open(NamedTuple):
    """A mapping or a list that is being read."""

    value: dict[str, Tree] | list[Tree]
    path: str
    anchor: str | None
    began: int
    """How many values had been read before it."""


class _Composer:
    """Makes a tree of YAML's events, so that depth and size are bounded while it grows."""

    def __init__(self, name: str, first: int, repeated: list[str] | None) -> None:
        self.tree: Tree = None
        self.lines: dict[str, int] = {}
        self._name, self._first, self._repeated = name, first, repeated
        self._stack: list[_Open] = []
        self._keys: list[str | None] = []
        self._anchors: dict[str, tuple[Tree, int]] = {}
        self._count = 0

    def take(self, event: Any) -> None:
        """Take the next event."""
        line = self._first + event.start_mark.line
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event, line)
        elif isinstance(event, yaml.CollectionStartEvent):
            value: dict[str, Tree] | list[Tree]
            value = {} if isinstance(event, yaml.MappingStartEvent) else []
            path = self._place(line)
            self._grow(1)
            self._stack.append(_Open(value, path, event.anchor, self._count))
            self._keys.append(None)
        elif isinstance(event, yaml.CollectionEndEvent):
            done = self._stack.pop()
            self._keys.pop()
            self._add(done.value, done.anchor, self._count - done.began + 1)

    def too_large(self) -> PexportError:
        """Return the error for YAML that no profile has."""
        return PexportError(
            f"{self._name}:{self._first}: the YAML is too large: more than {MAX_NODES} values or "
            f"{MAX_DEPTH} levels"
        )

    def _scalar(self, event: Any, line: int) -> None:
        if self._stack and isinstance(self._stack[-1].value, dict) and self._keys[-1] is None:
            self._key(event.value, line)
            return
        self._place(line)
        self._grow(1)
        # A plain scalar has no style in PyYAML's own parser, and an empty one in that of libyaml.
        null = not event.style and event.value in _NULL
        self._add(None if null else event.value, event.anchor, 1)

    def _alias(self, event: Any, line: int) -> None:
        if event.anchor not in self._anchors:
            raise PexportError(
                f"{self._name}:{line}: invalid YAML: *{event.anchor} refers to an anchor that does "
                "not exist; put a value that begins with * in quotes"
            )
        self._place(line)
        value, size = self._anchors[event.anchor]
        self._grow(size)
        self._add(value, None, size)

    def _key(self, key: str, line: int) -> None:
        mapping, path = self._stack[-1].value, self._stack[-1].path
        below = f"{path}.{key}" if path else key
        # What a merge key brought in may be said again.
        if key in mapping and below in self.lines and key != "<<":
            message = f"duplicate key '{below}', first on line {self.lines[below]}; keep one"
            if self._repeated is None:
                raise PexportError(f"{self._name}:{line}: {message}")
            self._repeated.append(below)
        self.lines[below] = line
        self._keys[-1] = key

    def _place(self, line: int) -> str:
        """Return the path of the value that comes next, and note its line."""
        if not self._stack:
            return ""
        holder, path = self._stack[-1].value, self._stack[-1].path
        if isinstance(holder, dict):
            key = self._keys[-1]
            if key is None:
                raise PexportError(
                    f"{self._name}:{line}: invalid YAML: a key must be a word; put a value that "
                    "begins with a bracket or * in quotes"
                )
            return f"{path}.{key}" if path else key
        below = f"{path}[{len(holder)}]"
        self.lines[below] = line
        return below

    def _grow(self, size: int) -> None:
        self._count += size
        if self._count > MAX_NODES or len(self._stack) > MAX_DEPTH:
            raise self.too_large()

    def _add(self, value: Tree, anchor: str | None, size: int) -> None:
        if anchor:
            self._anchors[anchor] = value, size
        if not self._stack:
            self.tree = value
            return
        holder = self._stack[-1].value
        if isinstance(holder, list):
            holder.append(value)
            return
        key, self._keys[-1] = self._keys[-1], None
        if key == "<<":
            for name, member in _merged(value).items():
                holder.setdefault(name, member)
        elif key is not None:
            holder[key] = value


def _merged(value: Tree) -> dict[str, Tree]:
    """Return the mapping that a merge key brings in (https://yaml.org/type/merge.html)."""
    if isinstance(value, dict):
        return value
    found: dict[str, Tree] = {}
    for item in reversed(value if isinstance(value, list) else []):
        found |= _merged(item)
    return found
