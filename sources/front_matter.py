"""Front matter: YAML or TOML at the head of a Markdown file, with the text below it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from pexport.errors import PexportError

from . import yaml_tree
from .yaml_tree import Tree

_FENCES = {"---": ".yaml", "+++": ".toml"}
_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


class FrontMatter(NamedTuple):
    """The data of a file, the text below them, and where each stands."""

    name: str
    data: dict[str, Tree]
    lines: dict[str, int]
    """Line of each key path, ``social[3].link``, counted from 1."""
    body: str
    body_line: int

    def where(self, path: str) -> str:
        """Return the place of *path*: ``file:line#path``, the line at least of what holds it."""
        steps = re.split(r"(?=[.\[])", path)
        above = ("".join(steps[:end]) for end in range(len(steps), 0, -1))
        line = next((self.lines[each] for each in above if each in self.lines), None)
        return f"{self.name}:{line}#{path}" if line else f"{self.name}#{path}"


def parse(text: str, name: str) -> FrontMatter:
    """Take *text* apart; raise ``PexportError`` with line and column where it is broken."""
    head, _, rest = text.lstrip("\n").partition("\n")
    skipped = len(text) - len(text.lstrip("\n"))
    fence = head.rstrip()
    if fence not in _FENCES:
        raise PexportError(
            f"{name}:1: no front matter: the file must begin with a line '---' (YAML) "
            "or '+++' (TOML)"
        )
    end = re.search(rf"^{re.escape(fence)}[ \t]*$", rest, re.MULTILINE)
    if end is None:
        raise PexportError(
            f"{name}:{skipped + 1}: the front matter has no end: "
            f"a closing line {fence!r} is missing"
        )
    block, body = rest[: end.start()], rest[end.end() :]
    first = skipped + 2
    data, lines = parser(_FENCES[fence])(block, name, first)
    if not isinstance(data, dict):
        raise PexportError(f"{name}:{first}: the front matter holds no keys, like 'title: A Name'")
    return FrontMatter(name, data, lines, body, first + block.count("\n"))


def of_data(text: str, name: str) -> FrontMatter:
    """Return the keys of a data file, which is YAML as a whole and has no text below."""
    data, lines = yaml_tree.parse(text, name)
    if not isinstance(data, dict):
        raise PexportError(f"{name}:1: the file holds no keys, like 'name: …'")
    return FrontMatter(name, data, lines, "", 1)


def parser(suffix: str) -> Callable[..., tuple[Tree, dict[str, int]]]:
    """Return what parses the text of a file with *suffix*, YAML or TOML."""
    if suffix != ".toml":
        return yaml_tree.parse
    from . import toml_tree  # noqa: PLC0415 - most sites are written in YAML

    return toml_tree.parse


def flag(value: Tree) -> bool | None:
    """Return the truth value that *value* spells, else None."""
    return _FLAGS.get(value.lower()) if isinstance(value, str) else None
