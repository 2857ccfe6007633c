"""Where a site of Hugo Academic, Wowchemy or Hugo Blox keeps its authors, in each language."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pexport.errors import PexportError
from pexport.files import read_bytes

from ...files.front_matter import FrontMatter, read_data_file, read_front_matter, read_page
from ..theme.keys import lower_keys
from ..theme.placeholders import is_demo_person
from ..theme.places import AUTHOR_SECTIONS, DATA_SUFFIXES
from .published import why_page_is_unpublished
from .site import Site

_DATA_PLACES = ("data/authors/*.y*ml", "data/*/authors/*.y*ml")
_PAGE_PLACES = ("{}/{}/*/*index*.md", "{}/*/{}/*/*index*.md")
LANGUAGE_TAG = r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*"
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
        return folder if folder in AUTHOR_SECTIONS else AUTHOR_SECTIONS[0]

    def front_matter(self) -> FrontMatter:
        """Return the keys and the text; raise ``PexportError`` where the file is broken."""
        if self.path.suffix in DATA_SUFFIXES:
            return read_data_file(self.path)
        # In its place a page is an author's, whatever is in it.
        return read_page(self.path) if self.slug else read_front_matter(self.path)


def author_file(path: Path, site: Site) -> AuthorFile:
    """Return what the path of a file says of it."""
    is_data = path.suffix in DATA_SUFFIXES
    folder = path.parent if is_data else path.parent.parent
    slug = path.stem if is_data else path.parent.name
    language = _language(path, folder, site)
    is_in_place = folder.name == "authors" or (not is_data and folder.name in AUTHOR_SECTIONS)
    return AuthorFile(path, slug if is_in_place else None, language)


def _language(path: Path, folder: Path, site: Site) -> str | None:
    above = folder.parent
    if site.root and len(site.folders) > 1:
        content = site.content_folder_of(path.absolute())
        if content and content[1]:
            return content[1]
    within = folder.name in AUTHOR_SECTIONS and above.parent.name in ("content", "data")
    page = path.name.removesuffix(".md").removeprefix("_")
    for tag in (page.removeprefix("index."), above.name if within else ""):
        # Most have neither, and no pattern is compiled.
        if tag not in ("", page) and re.fullmatch(LANGUAGE_TAG, tag, re.IGNORECASE):
            return tag
    return None


@lru_cache(maxsize=8)
def author_files(root: Path, site: Site) -> dict[str, list[AuthorFile]]:
    """Return the files of each author of the *site* at *root* by slug, until it is forgotten.

    The first of each is in the site's own language, where there is one, and data before pages.
    """
    paths = [path for place in _DATA_PLACES for path in sorted(root.glob(place))]
    pages = (_pages(root, site, section) for section in AUTHOR_SECTIONS)
    paths += next(filter(None, pages), [])
    found: dict[str, list[AuthorFile]] = {}
    for path in paths:
        if is_stray_data(path):
            continue
        file = author_file(path, site)
        found.setdefault(file.slug or "", []).append(file)
    return {
        slug: sorted(files, key=lambda file: _rank(file, site)) for slug, files in found.items()
    }


def is_stray_data(path: Path) -> bool:
    """Say whether the theme reads the file at *path* nowhere: ``me.bn.yaml`` beside ``me.yaml``.

    Data in another language are in a folder of it, ``data/bn/authors/me.yaml``.
    """
    base, _, tag = path.stem.rpartition(".")
    if path.suffix not in DATA_SUFFIXES or not re.fullmatch(LANGUAGE_TAG, tag, re.IGNORECASE):
        return False
    return any(path.with_name(f"{base}{suffix}").is_file() for suffix in DATA_SUFFIXES)


def published_files(files: list[AuthorFile], site: Site) -> list[AuthorFile]:
    """Return those of *files* that the *site* publishes."""
    return [file for file in files if not why_page_is_unpublished(file.path, site, file.language)]


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


def _rank(file: AuthorFile, site: Site) -> tuple[bool, int]:
    is_page = file.path.suffix not in DATA_SUFFIXES
    if file.language is None:
        return is_page, 0
    own = (site.language or "en").partition("-")[0].lower()
    tag = (site.tag_of(file.language) or file.language).lower()
    is_own = file.language.lower() == site.default_language or tag.startswith(own)
    return is_page, 1 if is_own else 2


OWNER_SLUGS = ("admin", "me")
"""The slugs that the theme's starter sites give to the owner."""
_OWNER = rb"(?mi)^[ \t]*+(?:superuser|is_owner)\s*[:=]\s*(?:true|yes|on)\b"


def forget() -> None:
    """Forget which authors sites have, and who owns them."""
    author_files.cache_clear()
    site_owner.cache_clear()


class Owner(NamedTuple):
    """Whom a site is about."""

    slugs: tuple[str, ...]
    """One, or several that are marked as owners, or none."""
    why: str


@lru_cache(maxsize=8)
def site_owner(root: Path, site: Site) -> Owner:
    """Return the owner of the *site* at *root*: marked as such, by slug, or the only author."""
    found = author_files(root, site)
    marked = [s for s, files in found.items() if re.search(_OWNER, _bytes(files[0].path))]
    if len(marked) > 1:
        marked = _one_each({slug: found[slug][0] for slug in marked})
    if marked:
        return Owner(tuple(marked), "superuser")
    by_slug = [slug for slug in OWNER_SLUGS if slug in found][:1]
    if by_slug or len(found) != 1:
        return Owner(tuple(by_slug), "by the folder's name")
    return Owner(tuple(found), "the only author")


def _bytes(path: Path) -> bytes:
    """Return the bytes of the file at *path*, none where it is broken: that is nobody's page."""
    try:
        return read_bytes(path)
    except PexportError:
        return b""


def _one_each(marked: dict[str, AuthorFile]) -> list[str]:
    """Return the slugs of the *marked* owners without the starter's person, each person once."""
    by_name: dict[str, list[str]] = {}
    for slug, file in marked.items():
        name, texts = _name_and_texts(file)
        if not is_demo_person(name, *texts):
            by_name.setdefault(name.casefold() or slug, []).append(slug)
    return [
        next((slug for slug in OWNER_SLUGS if slug in slugs), slugs[0])
        for slugs in by_name.values()
    ] or list(marked)


def _name_and_texts(file: AuthorFile) -> tuple[str, list[str]]:
    """Return the name that *file* shows, and what tells a person of the starter by it."""
    try:
        data = lower_keys(file.front_matter()).data
    except PexportError:
        return "", []
    name = data.get("name")
    shown = data.get("title") or (name.get("display") if isinstance(name, dict) else name)
    texts = [data.get("role"), data.get("email")]
    lists = (data.get(key) for key in ("organizations", "affiliations"))
    items = (item for items in lists if isinstance(items, list) for item in items)
    texts += [item.get("name") for item in items if isinstance(item, dict)]
    words = " ".join(shown.split()) if isinstance(shown, str) else ""
    return words, [text for text in texts if isinstance(text, str)]
