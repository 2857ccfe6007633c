"""The front matter of the pages of a Quarto site, which may add to the head.

What the project adds, it adds to all pages; so each document stands in the page that it belongs to,
as an item of the list ``include-in-header``, which is added to that of the project
(https://quarto.org/docs/reference/formats/html.html#includes).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pexport.errors import PexportError
from pexport.files import display_path
from pexport.pages.installing.additions import HASH, inserted
from pexport.pages.installing.placements import Placement
from pexport.pages.installing.present import Present

OWN = ("*.qmd", "*.md", "[!._]*/**/*.qmd", "[!._]*/**/*.md")
"""Where pexport adds something."""

_SUFFIXES = (".qmd", ".md")
_FRONT_MATTER = re.compile(rb"\A---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_LIST = re.compile(rb"^include-in-header:[ \t]*\r?\n(?=([ \t]*)- )", re.MULTILINE)
_ANY = re.compile(rb"^\s*include-in-header\s*:", re.MULTILINE)


def plan(here: Present, placements: Sequence[Placement]) -> Iterator[tuple[Path, bytes]]:
    """Yield the pages that get their documents; ``PexportError`` where one can hold none."""
    site = here.root
    if not any((site / f"_quarto.{end}").is_file() for end in ("yml", "yaml")):
        raise PexportError(f"{display_path(site)}: no _quarto.yml is here; give the site's folder")
    for each in placements:
        page = _page(site, each)
        yield page, _with_block(page, here.read(page) or b"", each.block)


def _page(site: Path, placement: Placement) -> Path:
    stems = [placement.stem] * bool(placement.stem)
    names = [name for stem in stems for name in (f"{stem}/index", stem)]
    if placement.may_be_home or not stems:
        names.append("index")
    for name in names:
        for suffix in _SUFFIXES:
            if (page := site / f"{name}{suffix}").is_file():
                return page
    raise PexportError(
        f"{display_path(site)}: no page for {placement.name} is here, like {names[0]}.qmd; "
        "--page says which it is"
    )


def _with_block(page: Path, data: bytes, block: str) -> bytes:
    matter = _FRONT_MATTER.match(data)
    if matter is None:
        raise PexportError(
            f"{display_path(page)}: has no front matter to add to; begin it with lines like "
            "---, title: Ada, ---"
        )
    item = f"- text: |\n    {block}"
    if own := _LIST.search(matter[1]):
        return inserted(data, matter.start(1) + own.end(), item, HASH, own[1].decode())
    if _ANY.search(matter[1]):
        raise PexportError(
            f"{display_path(page)}#include-in-header: is not a list of the page's own; write it as "
            "one, include-in-header: and below it lines like '- text: ...'"
        )
    indented = "\n".join(f"  {line}" for line in item.split("\n"))
    return inserted(data, matter.end(1), f"include-in-header:\n{indented}", HASH)
