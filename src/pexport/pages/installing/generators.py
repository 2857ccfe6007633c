"""The generators of sites that pexport can add to, and what it adds to one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pexport.pages.installing import files, hugo, jekyll, mkdocs, quarto
from pexport.pages.installing.placements import Placement
from pexport.pages.installing.present import Present, present

Plan = Callable[[Present, Sequence[Placement]], Iterator[tuple[Path, bytes]]]


class Generator(NamedTuple):
    """A program that builds a site."""

    plan: Plan
    own: tuple[str, ...]
    """Patterns of the files that pexport may have added to."""
    build: str
    """The command that builds the site."""
    built: str
    """The folder that it is built to."""


GENERATORS: Mapping[str, Generator] = {
    "hugo": Generator(hugo.plan, hugo.OWN, "hugo", "public"),
    "jekyll": Generator(jekyll.plan, jekyll.OWN, "jekyll build", "_site"),
    "quarto": Generator(quarto.plan, quarto.OWN, "quarto render", "_site"),
    "mkdocs": Generator(mkdocs.plan, mkdocs.OWN, "mkdocs build", "site"),
}


class Changes(NamedTuple):
    """What has to change in the files of a site."""

    before: Mapping[Path, bytes | None]
    after: Mapping[Path, bytes | None]
    """Of those files that change; None for one that is not there."""
    folders: Mapping[Path, int]
    """How many folders above a file were made for it."""


def installation(site: Path, generator: Generator, placements: Sequence[Placement]) -> Changes:
    """Return what has to change so that the *site* writes the documents, once each.

    Raises ``PexportError`` where that cannot be.
    """
    here = present(site, generator.own)
    here.refuse_blocks_by_hand()
    return _changes(here, {**here.clean, **dict(generator.plan(here, placements))})


def installed_by(site: Path) -> str | None:
    """Return the name of the generator for which something is installed in the *site*."""
    return next((name for name, each in GENERATORS.items() if present(site, each.own).clean), None)


def removal(site: Path, generator: Generator) -> Changes:
    """Return what has to change so that nothing of pexport's is left in the files of the *site*."""
    here = present(site, generator.own)
    return _changes(here, here.clean)


def _changes(here: Present, wanted: Mapping[Path, bytes | None]) -> Changes:
    before = {path: here.current.get(path, files.read(path)) for path in wanted}
    changed = {path: data for path, data in wanted.items() if data != before[path]}
    for path in changed:
        files.refuse_links(here.root, path)
    return Changes(before, changed, here.folders)
