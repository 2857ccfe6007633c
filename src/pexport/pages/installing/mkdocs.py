"""The template of a site made with MkDocs or Zensical that adds to the head of each page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pexport.errors import PexportError
from pexport.files import display_path
from pexport.pages.installing.additions import HASH, JINJA, inserted, replaced, whole_file
from pexport.pages.installing.placements import Placement
from pexport.pages.installing.present import Present

_CONFIGS = ("mkdocs.yml", "mkdocs.yaml", "zensical.toml")
_FOLDER = "overrides"
OWN = (*_CONFIGS, f"{_FOLDER}/main.html", "*/main.html", "*/*/main.html")
"""Where pexport adds something."""

_CUSTOM = re.compile(r"^[ \t]*+custom_dir[ \t]*+[:=][ \t]*+[\"']?([^\"'#\s]+)", re.MULTILINE)
_DOCS = re.compile(r"^[ \t]*+docs_dir[ \t]*+[:=][ \t]*+[\"']?([^\"'#\s]+)", re.MULTILINE)
_THEME_IN_LINES = re.compile(rb"^theme:[ \t]*(?:#.*)?\r?\n(?=([ \t]+)\S)", re.MULTILINE)
_THEME_IN_LINE = re.compile(rb"^theme:[ \t]+([\w'\"][^\r\n{]*)", re.MULTILINE)
_TABLE = re.compile(rb"^\[project\.theme\][ \t]*(?:#.*)?\r?\n", re.MULTILINE)
_EXTRAHEAD = re.compile(
    rb"\{%-?\s*+block\s++extrahead\s*+-?%\}"
    rb"(?:(?!\{%-?\s*+(?:endblock|block\s++extrahead)).)*+(?=\{%-?\s*+endblock)",
    re.DOTALL,
)
_BASE = '{% extends "base.html" %}'


def plan(here: Present, placements: Sequence[Placement]) -> Iterator[tuple[Path, bytes]]:
    """Yield what makes the site write the documents; ``PexportError`` where nothing does."""
    site = here.root
    config = next((site / name for name in _CONFIGS if (site / name).is_file()), None)
    if config is None:
        raise PexportError(
            f"{display_path(site)}: none of {', '.join(_CONFIGS)} is here; give the site's folder"
        )
    said = here.read(config) or b""
    named = _CUSTOM.search(said.decode("utf-8", "replace"))
    template = config.parent / (named[1] if named else _FOLDER) / "main.html"
    docs = _DOCS.search(said.decode("utf-8", "replace"))
    pages = config.parent / (docs[1] if docs else "docs")
    placed = [_placed(each, pages) for each in placements]
    yield template, _template(here, template, placed)
    if not named:
        yield config, _with_folder(config, said)


def _placed(placement: Placement, pages: Path) -> Placement:
    """Return where a document belongs: the home page, where it may and no page is its own."""
    names = (f"{placement.stem}.md", f"{placement.stem}/index.md")
    is_there = any((pages / name).is_file() for name in names)
    return placement if is_there or not placement.may_be_home else placement._replace(path="")


def _with_folder(config: Path, said: bytes) -> bytes:
    """Return the config that names the folder of templates."""
    if config.suffix == ".toml":
        if table := _TABLE.search(said):
            return inserted(said, table.end(), f'custom_dir = "{_FOLDER}"', HASH)
        end = b"" if said.endswith(b"\n") or not said else b"\n"
        return inserted(
            said + end, len(said + end), f'[project.theme]\ncustom_dir = "{_FOLDER}"', HASH
        )
    if lines := _THEME_IN_LINES.search(said):
        return inserted(said, lines.end(), f"custom_dir: {_FOLDER}", HASH, lines[1].decode())
    if line := _THEME_IN_LINE.search(said):
        both = f"theme:\n  name: {line[1].decode()}\n  custom_dir: {_FOLDER}"
        return replaced(said, line.start(), line.end(), both, HASH)
    raise PexportError(
        f"{display_path(config)}#theme: the folder of templates cannot be added here; write "
        f"'custom_dir: {_FOLDER}' below theme, and install again"
    )


def _template(here: Present, path: Path, placements: Sequence[Placement]) -> bytes:
    there = here.read(path)
    text = "\n".join(_conditions(placements))
    block = f"{{% block extrahead %}}\n{{{{ super() }}}}\n{text}\n{{% endblock %}}"
    if there is None:
        return whole_file(f"{_BASE}\n{block}", JINJA, here.folders_made(path))
    if own := _EXTRAHEAD.search(there):
        return inserted(there, own.end(), text, JINJA)
    return inserted(there, len(there), block, JINJA)


def _conditions(placements: Sequence[Placement]) -> Iterator[str]:
    """Yield a condition for each page, known by its address below that of the site."""
    for each in placements:
        # Old versions of MkDocs call the home page by a dot; an error page has no address.
        addresses = [*each.addresses(), *([] if each.path else [".", "./"])]
        listed = ", ".join(map(_quoted, addresses))
        yield f"{{% if page and page.url is defined and page.url in [{listed}] %}}"
        yield each.block
        yield "{% endif %}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
