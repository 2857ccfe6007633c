"""Where a site of Hugo Academic, Wowchemy or Hugo Blox keeps its authors, in each language."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pexport.files import decode_utf8, display_path, read_bytes

from ...files.front_matter import FrontMatter, front_matter_of_data, parse_front_matter
from ..theme.places import DATA, SECTIONS
from .site import Site

_DATA_PLACES = ("data/authors/*.y*ml", "data/*/authors/*.y*ml")
_PAGE_PLACES = ("{}/{}/*/*index*.md", "{}/*/{}/*/*index*.md")
LANGUAGE = r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*"
"""The tag of a language, in the name of a folder, a file or a key; capitals do not count."""


class AuthorFile(NamedTuple):
    """A file about one author, in one language."""

    path: Path
    slug: str | None
    """A folder's name in ``content``, a file's in ``data``; None elsewhere."""
    language: str | None
    """What the path says of it: ``content/de/authors``, ``data/de/authors``, ``_index.de.md``."""

    @property
    def section(self) -> str:
        """The folder of the site's author pages."""
        folder = self.path.parent.parent.name
        return folder if folder in SECTIONS else SECTIONS[0]

    def front_matter(self) -> FrontMatter:
        """Return the keys and the text; raise ``PexportError`` where the file is broken."""
        name = display_path(self.path)
        text = decode_utf8(read_bytes(self.path), name)
        return (
            front_matter_of_data(text, name)
            if self.path.suffix in DATA
            else parse_front_matter(text, name)
        )


def author_file(path: Path, site: Site) -> AuthorFile:
    """Return what the path of a file says of it."""
    is_data = path.suffix in DATA
    folder = path.parent if is_data else path.parent.parent
    slug = path.stem if is_data else path.parent.name
    language = _language(path, folder, site)
    is_in_place = folder.name == "authors" or (not is_data and folder.name in SECTIONS)
    return AuthorFile(path, slug if is_in_place else None, language)


def _language(path: Path, folder: Path, site: Site) -> str | None:
    above = folder.parent
    if site.root and len(site.folders) > 1:
        held = site.held(path.absolute())
        if held and held[1]:
            return held[1]
    within = folder.name in SECTIONS and above.parent.name in ("content", "data")
    page = path.name.removesuffix(".md").removeprefix("_")
    for tag in (page.removeprefix("index."), above.name if within else ""):
        # Most have neither, and no pattern is compiled.
        if tag not in ("", page) and re.fullmatch(LANGUAGE, tag, re.IGNORECASE):
            return tag
    return None


def author_files(root: Path, site: Site) -> dict[str, list[AuthorFile]]:
    """Return the files of each author of the *site* at *root* by slug.

    The first of each is in the site's own language, where there is one, and data before pages.
    """
    paths = [path for place in _DATA_PLACES for path in sorted(root.glob(place))]
    pages = (_pages(root, site, section) for section in SECTIONS)
    paths += next(filter(None, pages), [])
    found: dict[str, list[AuthorFile]] = {}
    for path in paths:
        file = author_file(path, site)
        found.setdefault(file.slug or "", []).append(file)
    own = (site.language or "en").partition("-")[0].lower()
    return {slug: sorted(files, key=lambda file: _rank(file, own)) for slug, files in found.items()}


def _pages(root: Path, site: Site, section: str) -> list[Path]:
    """Return the author pages in the folders *section*.

    A page is the ``_index.md`` of its folder; Hugo finds an ``index.md``, too, where it is alone.
    """
    paths: dict[Path, None] = {}
    for place in _PAGE_PLACES:
        for folder, _ in site.folders:
            found = sorted(root.glob(place.format(folder, section)))
            paths |= dict.fromkeys(path for path in found if re.match(r"_?index\.", path.name))
    sections = {path.parent for path in paths if path.name.startswith("_")}
    return [path for path in paths if path.name.startswith("_") or path.parent not in sections]


def _rank(file: AuthorFile, own: str) -> tuple[bool, int]:
    is_page = file.path.suffix not in DATA
    if file.language is None:
        return is_page, 0
    return is_page, 1 if file.language.lower().startswith(own) else 2


OWNERS = ("admin", "me")
"""The slugs that the theme's starter sites give to the owner."""
_SAYS_SO = rb"(?mi)^\s*(?:superuser|is_owner)\s*[:=]\s*(?:true|yes|on)\b"


class Owner(NamedTuple):
    """Whom a site is about."""

    slugs: tuple[str, ...]
    """One, or several that are said to be, or none."""
    why: str


@lru_cache(maxsize=8)
def site_owner(root: Path, site: Site) -> Owner:
    """Return the owner of the *site* at *root*: said to be, by slug, or the only one."""
    found = author_files(root, site)
    said = [slug for slug, files in found.items() if re.search(_SAYS_SO, read_bytes(files[0].path))]
    if said:
        return Owner(tuple(said), "superuser")
    named = [slug for slug in OWNERS if slug in found][:1]
    if named or len(found) != 1:
        return Owner(tuple(named), "by the folder's name")
    return Owner(tuple(found), "the only author")
