"""Front matter: YAML, TOML or JSON at the head of a Markdown file, with the text below it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from pexport.errors import PexportError
from pexport.files import decode_utf8, display_path, read_bytes

from . import yaml_tree
from .yaml_tree import Tree

_FENCES = {"---": ".yaml", "+++": ".toml"}
_BLANK = 16
"""The most bytes of a file that may be nothing but blanks."""
_BOOLS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


class FrontMatter(NamedTuple):
    """The data of a file, the text below them, and where each stands."""

    name: str
    data: dict[str, Tree]
    lines: dict[str, int]
    """Line of each key path, ``social[3].link``, counted from 1."""
    body: str
    body_line: int
    above: str = ""
    """The key path of which these are the keys, where they are not those of the whole file."""
    repeated: tuple[str, ...] = ()
    """The paths of keys that the whole file has twice, where that is no reason to refuse it."""

    def where(self, path: str) -> str:
        """Return the place of *path*: ``file:line#path``, the line at least of what holds it.

        The path is spelt as in the file, in whatever capitals. ``body`` is the text below.
        """
        path = f"{self.above}{path}"
        path = self._as_in_file(path) or path
        steps = re.split(r"(?=[.\[])", path)
        above = ("".join(steps[:end]) for end in range(len(steps), 0, -1))
        text = self.body_line if path == "body" else None
        line = next(
            (self.lines[known] for each in above if (known := self._as_in_file(each))), text
        )
        return f"{self.name}:{line}#{path}" if line else f"{self.name}#{path}"

    def _as_in_file(self, path: str) -> str | None:
        if path in self.lines:
            return path
        return next((known for known in self.lines if known.lower() == path), None)


def read_front_matter(path: Path, *, last_counts: bool = False) -> FrontMatter:
    """Return the keys and the text of the file at *path*, as ``parse_front_matter`` does."""
    name = display_path(path)
    return parse_front_matter(decode_utf8(read_bytes(path), name), name, last_counts=last_counts)


def parse_front_matter(text: str, name: str, *, last_counts: bool = False) -> FrontMatter:
    """Take *text* apart; raise ``PexportError`` with line and column where it is broken.

    Of a key that it has twice the last counts, where that is no reason to refuse it.
    """
    # Hugo skips the blanks before the first fence, too.
    begun = text.lstrip()
    head, _, rest = begun.partition("\n")
    skipped = text.count("\n", 0, len(text) - len(begun))
    fence = head.rstrip()
    if fence.startswith("{") and not fence.startswith(("{{", "{%")):
        return _parse_json_page(begun, name, skipped + 1)
    if fence not in _FENCES:
        raise PexportError(
            f"{name}:1: no front matter found: the first line must be '---' (YAML), '+++' (TOML) "
            "or '{' (JSON)"
        )
    end = re.search(rf"^{re.escape(fence)}[ \t]*$", rest, re.MULTILINE)
    if end is None:
        raise PexportError(
            f"{name}:{skipped + 1}: the front matter is not closed: "
            f"add a line {fence!r} after the last key"
        )
    block, body = rest[: end.start()], rest[end.end() :]
    first = skipped + 2
    repeated: list[str] = []
    if last_counts and _FENCES[fence] == ".yaml":
        data, lines = yaml_tree.parse_yaml(block, name, first, repeated)
    else:
        data, lines = parser_for(_FENCES[fence])(block, name, first)
    if not isinstance(data, dict):
        raise PexportError(f"{name}:{first}: the front matter has no keys, like 'title: Ada Njoku'")
    body_line = first + block.count("\n")
    return FrontMatter(name, data, lines, body, body_line, repeated=tuple(repeated))


def read_page(path: Path) -> FrontMatter:
    """Return the keys and the text of the page at *path*, which may be a text alone, or empty."""
    name = display_path(path)
    if path.is_file() and path.stat().st_size < _BLANK and not path.read_bytes().strip():
        return FrontMatter(name, {}, {}, "", 1)
    text = decode_utf8(read_bytes(path), name)
    if text.lstrip().startswith((*_FENCES, "{")):
        return parse_front_matter(text, name)
    return FrontMatter(name, {}, {}, text, 1)


def _parse_json_page(text: str, name: str, first: int) -> FrontMatter:
    """Take a page apart whose keys are one JSON object, which is read as the YAML that it is."""
    import json  # noqa: PLC0415 - few pages are written in it

    try:
        _, end = json.JSONDecoder().raw_decode(text)
    except json.JSONDecodeError as error:
        raise PexportError(
            f"{name}:{first + error.lineno - 1}:{error.colno}: invalid JSON: {error.msg}"
        ) from None
    except RecursionError:
        raise PexportError(f"{name}:{first}: the JSON is nested too deeply") from None
    except ValueError:
        raise PexportError(f"{name}:{first}: the JSON holds a number that is too long") from None
    pair = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    # YAML writes one character where JSON writes two surrogates, and indents without tabs.
    block = re.sub(pair, lambda found: json.loads(f'"{found[0]}"'), text[:end]).replace("\t", " ")
    data, lines = yaml_tree.parse_yaml(block, name, first)
    return FrontMatter(name, data, lines, text[end:], first + block.count("\n"))


def read_data_file(path: Path) -> FrontMatter:
    """Return the keys of the data file at *path*, which is YAML as a whole."""
    name = display_path(path)
    data, lines = yaml_tree.parse_yaml(decode_utf8(read_bytes(path), name), name)
    if not isinstance(data, dict):
        raise PexportError(f"{name}:1: the file has no keys, like 'name: Ada Njoku'")
    return FrontMatter(name, data, lines, "", 1)


def parser_for(suffix: str) -> Callable[..., tuple[Tree, dict[str, int]]]:
    """Return what parses the text of a file with *suffix*, YAML or TOML."""
    if suffix != ".toml":
        return yaml_tree.parse_yaml
    from . import toml_tree  # noqa: PLC0415 - most sites are written in YAML

    return toml_tree.parse_toml


def parse_bool(value: Tree) -> bool | None:
    """Return whether *value* says true or false, None where it says neither."""
    return _BOOLS.get(value.lower()) if isinstance(value, str) else None
