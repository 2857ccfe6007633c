"""What a site's config says of more than the site itself: its parameters, with their lines.

https://gohugo.io/configuration/introduction/: the parameters are the table ``params`` of the
config, or a file of their own beside its other parts.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from pexport.source import decoded, read_bytes, shown

from . import front_matter
from .front_matter import FrontMatter
from .hugo_site import NAMES
from .yaml_tree import Tree

_OF_THEIR_OWN = [f"config/_default/params.{suffix}" for suffix in ("toml", "yaml", "yml", "json")]
_TABLE = "params"


class _InTable(FrontMatter):
    """Keys that stand in the table ``params`` of their file."""

    __slots__ = ()

    def where(self, path: str) -> str:
        return super().where(f"{_TABLE}.{path}")


class Params(NamedTuple):
    """The parameters of a site. Hugo does not tell capitals in their names from small letters."""

    data: dict[str, Tree]
    lines: dict[str, int]
    """Line of each key path, as the file spells it from its root."""
    name: str
    """The file."""
    in_table: bool = False
    """Whether they are the table ``params`` of the config."""

    def page(self, *keys: str) -> FrontMatter:
        """Return *keys* as the keys of a page, so that what reads a page reads them."""
        data = {key: self.data[key] for key in keys if key in self.data}
        kind = _InTable if self.in_table else FrontMatter
        return kind(self.name, data, self.lines, "", 1)


def config(root: Path) -> FrontMatter | None:
    """Return the keys of the config of the site at *root*."""
    return next((_parsed(root / name) for name in NAMES if (root / name).is_file()), None)


def params(root: Path) -> Params | None:
    """Return the parameters of the site at *root*; a file of their own comes first, as in Hugo.

    Raises ``PexportError`` where the file is broken. None where the site has no parameters.
    """
    for name in _OF_THEIR_OWN:
        if (root / name).is_file():
            own = _parsed(root / name)
            return Params(_lowered(own.data), own.lines, own.name)
    whole = config(root)
    table = _lowered(whole.data).get(_TABLE) if whole else None
    if whole is None or not isinstance(table, dict):
        return None
    lines = {_lower(path, 2): line for path, line in whole.lines.items()}
    return Params(_lowered(table), lines, whole.name, in_table=True)


def _parsed(path: Path) -> FrontMatter:
    # JSON is read as the YAML that it is, too.
    name = shown(path)
    data, lines = front_matter.parser(path.suffix)(decoded(read_bytes(path), name), name)
    return FrontMatter(name, data if isinstance(data, dict) else {}, lines, "", 1)


def _lowered(data: dict[str, Tree]) -> dict[str, Tree]:
    return {key.lower(): value for key, value in data.items()}


def _lower(path: str, steps: int) -> str:
    """Return *path* with its first *steps* in small letters."""
    first = path.split(".", steps)
    return ".".join([step.lower() for step in first[:steps]] + first[steps:])
