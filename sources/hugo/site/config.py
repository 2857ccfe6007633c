"""The config of a Hugo site: one file at its root, or parts in a folder, with their lines.

https://gohugo.io/configuration/introduction/: a table of the config, ``params`` or ``permalinks``,
may be a file of its own beside the other parts; a language may have parameters that come before
those of the site. Hugo does not tell capitals in keys from small letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pexport.files import decode_utf8, display_path, read_bytes

from ...files.front_matter import FrontMatter, parser_for
from ...files.yaml_tree import Tree, parse_yaml
from ..theme.keys import lower_keys

_SUFFIXES = ("toml", "yaml", "yml", "json")
_PARTS = "config/_default/"
CONFIG_FILES = [
    f"{folder}{stem}.{suffix}"
    for stem in ("hugo", "config")
    for suffix in _SUFFIXES
    for folder in ("", _PARTS)
]
"""Where a site keeps its config."""


def read_config(root: Path) -> FrontMatter | None:
    """Return the keys of the config of the site at *root*, or None where it has none.

    Of several, which Hugo merges, it is the one that has the site's address.
    """
    found = read_configs(root)
    return next((each for each in found if each.data.get("baseurl")), found[0] if found else None)


def read_configs(root: Path) -> list[FrontMatter]:
    """Return the keys of all files of the config of the site at *root*, which Hugo merges."""
    return [parse_config(root / name) for name in CONFIG_FILES if (root / name).is_file()]


def production_configs(root: Path) -> list[FrontMatter]:
    """Return what the config says when the site at *root* is built to be published."""
    names = (f"config/production/{stem}.{end}" for stem in ("hugo", "config") for end in _SUFFIXES)
    return [parse_config(root / name) for name in names if (root / name).is_file()]


def config_table(root: Path, whole: FrontMatter | None, name: str) -> FrontMatter | None:
    """Return the table *name* of the config *whole*; a file of its own comes first, as in Hugo.

    Raises ``PexportError`` where that is broken.
    """
    own = _own_file(root, name)
    return parse_config(own) if own else whole and mapping_below(whole, name)


def has_config_table(root: Path, whole: FrontMatter, name: str) -> bool:
    """Say whether the config *whole*, or a file beside it, has the table *name*."""
    return name in whole.data or _own_file(root, name) is not None


def _own_file(root: Path, name: str) -> Path | None:
    files = (root / f"{_PARTS}{name}.{suffix}" for suffix in _SUFFIXES)
    return next((path for path in files if path.is_file()), None)


def site_params(root: Path, language: str | None = None) -> list[FrontMatter]:
    """Return the parameters of the site at *root*, with those of a *language* before them.

    Of keys in both, the first alone are returned. Raises ``PexportError`` where a file is broken.
    """
    whole = read_config(root)
    found: list[FrontMatter] = []
    for part in _params(root, whole, language):
        known = {key for each in found for key in each.data}
        data = {key: value for key, value in part.data.items() if key not in known}
        found.append(part._replace(data=data))
    return found


def _params(root: Path, whole: FrontMatter | None, language: str | None) -> Iterator[FrontMatter]:
    languages = config_table(root, whole, "languages") if language else None
    own = mapping_below(languages, str(language).lower(), "params") if languages else None
    general = config_table(root, whole, "params")
    yield from filter(None, (own, general))


def mapping_below(page: FrontMatter, *keys: str) -> FrontMatter | None:
    """Return the mapping below *keys* in *page* as a page of its own, or None."""
    data: Tree = page.data
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    if not isinstance(data, dict):
        return None
    return page._replace(data=data, above="".join([page.above, *(f"{key}." for key in keys)]))


def parse_config(path: Path) -> FrontMatter:
    """Return the keys of the file at *path*; raise ``PexportError`` where it is broken.

    A key that it has twice is no reason to refuse everybody of the site. An empty file has none.
    """
    name = display_path(path)
    if path.stat().st_size == 0:
        return FrontMatter(name, {}, {}, "", 1)
    text = decode_utf8(read_bytes(path), name)
    repeated: list[str] = []
    if path.suffix == ".toml":
        data, lines = parser_for(path.suffix)(text, name)
    else:
        # JSON is read as the YAML that it is, too.
        data, lines = parse_yaml(text, name, 1, repeated)
    keys = data if isinstance(data, dict) else {}
    return lower_keys(FrontMatter(name, keys, lines, "", 1, "", tuple(repeated)))
