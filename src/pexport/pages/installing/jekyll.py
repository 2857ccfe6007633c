"""The include of a Jekyll site, or its layout, that has the head of each page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pexport.errors import PexportError
from pexport.files import display_path
from pexport.pages.installing import files
from pexport.pages.installing.additions import LIQUID, inserted, whole_file
from pexport.pages.installing.markup import end_of_head
from pexport.pages.installing.placements import Placement
from pexport.pages.installing.present import Present

OWN = ("_includes/**/*", "_layouts/**/*")
"""Where pexport adds something."""

_CALLED = (
    "head/custom.html",  # academicpages, Minimal Mistakes
    "head-custom.html",  # the themes of GitHub Pages
    "custom-head.html",  # Minima since 3
    "head_custom.html",  # Just the Docs
    "metadata-hook.html",  # Chirpy
)
"""Files that heads include, and leave to the site."""
_OF_THEMES = {
    "minimal-mistakes": "head/custom.html",
    "just-the-docs": "head_custom.html",
    "jekyll-theme-chirpy": "metadata-hook.html",
    **dict.fromkeys(
        (
            f"jekyll-theme-{name}"
            for name in "architect cayman dinky hacker leap-day merlot midnight minimal modernist "
            "slate tactile time-machine".split()
        ),
        "head-custom.html",
    ),
}
"""The same of themes whose files are not in the site."""
_MINIMA_WITH_HOOK = re.compile(rb"^    minima \((?:[3-9]|\d\d)", re.MULTILINE)
_HEADS = ("_includes/head.liquid", "_includes/head.html")
"""What stands between the tags of a head, where they are elsewhere; al-folio has the former."""
_THEME = re.compile(r"^(?:remote_)?theme\s*:\s*[\"']?([\w./@-]+)", re.MULTILINE)


def plan(here: Present, placements: Sequence[Placement]) -> Iterator[tuple[Path, bytes]]:
    """Yield what makes the site write the documents; ``PexportError`` where nothing does."""
    text = "\n".join(_include(placements))
    site = here.root
    there = {path: here.read(path) for path in _templates(site)}
    for name in _CALLED:
        called = re.compile(rf"\{{%-?\s*include\s+{re.escape(name)}\s".encode())
        if any(called.search(data) for data in there.values() if data):
            yield from _added(here, site / "_includes" / name, text)
            return
    for path, data in there.items():
        at = end_of_head(data) if data else None
        if data and at is not None:
            yield path, inserted(data, at, text, LIQUID)
            return
    for path in (site / name for name in _HEADS):
        if there.get(path):
            yield from _added(here, path, text)
            return
    if included := _of_theme(site):
        yield from _added(here, site / "_includes" / included, text)
        return
    raise PexportError(
        f"{display_path(site)}: no file with the end of the head in _includes or _layouts; copy "
        "the theme's _includes/head.html there, or put the documents in after each build: "
        "jekyll build && pexport inject _site"
    )


def _templates(site: Path) -> list[Path]:
    """Return the templates of the *site*, those that all pages share before the others."""
    found = [
        path
        for folder in ("_includes", "_layouts")
        for path in sorted((site / folder).rglob("*"))
        if path.suffix in {".html", ".liquid"} and path.is_file()
    ]
    return sorted(found, key=lambda path: (path.stem not in {"head", "default"}, path.as_posix()))


def _of_theme(site: Path) -> str | None:
    """Return what the theme that the config names includes, where its files are elsewhere."""
    config = next(
        filter(None, (files.read(site / f"_config.{end}") for end in ("yml", "yaml"))), b""
    )
    for named in _THEME.findall(config.decode("utf-8", "replace")):
        theme = named.partition("@")[0].rpartition("/")[2]
        if theme in _OF_THEMES:
            return _OF_THEMES[theme]
        if theme == "minima" and _MINIMA_WITH_HOOK.search(files.read(site / "Gemfile.lock") or b""):
            return "custom-head.html"
    return None


def _added(here: Present, path: Path, text: str) -> Iterator[tuple[Path, bytes]]:
    there = here.read(path)
    if there is None:
        yield path, whole_file(text, LIQUID, here.folders_made(path))
    else:
        yield path, inserted(there, len(there), text, LIQUID)


def _include(placements: Sequence[Placement]) -> Iterator[str]:
    """Yield the lines of the include; a page is known by its address below that of the site."""
    for each in placements:
        addresses = each.addresses(first="/")
        yield f"{{%- if {_is_one_of(addresses)} -%}}"
        yield each.block
        if each.may_be_home and each.path:
            home = Placement("", "", may_be_home=False, block="").addresses(first="/")
            yield f"{{%- elsif {_is_one_of(home)} -%}}"
            yield "{%- assign pexport_pages = site.pages | concat: site.documents | map: 'url' -%}"
            yield "{%- assign pexport_has_own = false -%}"
            for address in addresses:
                yield f"{{%- if pexport_pages contains {_quoted(address)} -%}}"
                yield "{%- assign pexport_has_own = true -%}{%- endif -%}"
            yield "{%- unless pexport_has_own -%}"
            yield each.block
            yield "{%- endunless -%}"
        yield "{%- endif -%}"


def _is_one_of(addresses: Sequence[str]) -> str:
    return " or ".join(f"page.url == {_quoted(address)}" for address in addresses)


def _quoted(text: str) -> str:
    return f'"{text}"' if '"' not in text else f"'{text}'"
