"""The partial of a Hugo site, whose theme calls it in the head of each page.

It holds the documents as they are: what a template reads as data and writes again comes out with
other keys and numbers, or as a text, in one version of Hugo or another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pexport.pages.installing.additions import GO, inserted, whole_file
from pexport.pages.installing.hugo_theme import find_place
from pexport.pages.installing.markup import end_of_head
from pexport.pages.installing.placements import Placement
from pexport.pages.installing.present import Present

OWN = ("layouts/**/*",)
"""Where pexport adds something."""

_CONFIGS = ("hugo.*", "config.*", "config/_default/hugo.*", "config/_default/config.*")
_KEY = r"""^\s*["']?defaultContentLanguage%s["']?\s*[:=]\s*["']?"""
_IN_FOLDER = re.compile(_KEY % "InSubdir" + "true", re.IGNORECASE | re.MULTILINE)
_LANGUAGE = re.compile(_KEY % "" + r"([\w-]+)", re.IGNORECASE | re.MULTILINE)


def plan(here: Present, placements: Sequence[Placement]) -> Iterator[tuple[Path, bytes]]:
    """Yield what makes the site write the documents; ``PexportError`` where nothing does."""
    place = find_place(here.root)
    home = _home(here.root)
    text = "\n".join(_partial([each._replace(path=each.path or home) for each in placements]))
    for name in place.files:
        path = here.root / name
        there = here.read(path)
        if there is None:
            yield path, whole_file(text, GO, here.folders_made(path))
        else:
            at = end_of_head(there) if place.is_layout else None
            yield path, inserted(there, len(there) if at is None else at, text, GO)


def _home(site: Path) -> str:
    """Return the path of the home page, which may be below the name of its language."""
    texts = [
        path.read_text(encoding="utf-8", errors="replace")
        for pattern in _CONFIGS
        for path in sorted(site.glob(pattern))
    ]
    if not any(map(_IN_FOLDER.search, texts)):
        return ""
    named = next(filter(None, map(_LANGUAGE.search, texts)), None)
    return f"{named[1].lower() if named else 'en'}/"


def _partial(placements: Sequence[Placement]) -> Iterator[str]:
    """Yield the lines of the partial.

    A page is known by its address, which templates make of the same base as here: a translated home
    page is another. Hugo renders the later pages of a list with the first one's address and after
    it, so that one alone gets the document; on a server, where a page is rendered again at each
    save, all do.
    """
    yield "{{- $pexport := . -}}"
    yield '{{- $isFirst := not ($pexport.Scratch.Get "pexport") -}}'
    yield '{{- if or $isFirst (ne hugo.Environment "production") -}}'
    for each in placements:
        # What absURL returns is no text to old versions.
        addresses = " ".join(f"(string (absURL {_quoted(path)}))" for path in each.addresses())
        yield f"{{{{- $addresses := slice {addresses} -}}}}"
        yield "{{- $isIts := in $addresses $pexport.Permalink -}}"
        if each.may_be_home and each.path:
            yield '{{- if eq $pexport.Permalink (string (absURL "")) -}}'
            yield '{{- $isIts = not (where $pexport.Site.Pages "Permalink" "in" $addresses) -}}'
            yield "{{- end -}}"
        yield "{{- if $isIts -}}"
        yield '{{- $pexport.Scratch.Set "pexport" true -}}'
        yield each.block
        yield "{{- end -}}"
    yield "{{- end -}}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
