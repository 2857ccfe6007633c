"""Where a site keeps the pages of its publications, and what their paths say of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from ...text import dates
from ..site.author_files import LANGUAGE_TAG
from ..site.permalinks import expand_pattern, urlize
from ..site.site import Site
from .publication_page import PublicationPage
from .sections import PUBLICATION_SECTION, find_publication_sections

INDEX_FILE = rf"index(?:\.(?P<tag>{LANGUAGE_TAG}))?\.md"
"""The name of a page that is a folder."""


def find_publication_pages(root: Path, folders: Iterable[str] = ("content",)) -> list[Path]:
    """Return the pages of publications of the site at *root*, sorted.

    That is every page below the sections of publications in the *folders* of content, or in one
    of a language there, but the sections' own. What lies beside an ``index.md`` belongs to it
    (https://gohugo.io/content-management/page-bundles/).
    """
    found = []
    for section in find_publication_sections(root, folders):
        pages = [path for path in section.rglob("*.md") if path.is_file()]
        bundles = {path.parent for path in pages if re.fullmatch(INDEX_FILE, path.name)}
        found += [path for path in pages if _is_page(path, section, bundles)]
    return sorted(set(found))


def _is_page(path: Path, section: Path, bundles: set[Path]) -> bool:
    if path.name.startswith("_index."):
        return False
    within = {path.parent, *path.parent.parents} & bundles
    index = re.fullmatch(INDEX_FILE, path.name) and path.parent != section
    return within == {path.parent} if index else not within


def slug_and_language(path: Path) -> tuple[str, str | None]:
    """Return the name of the page, and the language that its path states."""
    index = re.fullmatch(INDEX_FILE, path.name)
    slug, tag = (path.parent.name, index["tag"]) if index else (path.stem, None)
    if not index and (found := re.fullmatch(r"(.+)\.([a-z]{2}(?:-[a-z]{2})?)", path.stem)):
        slug, tag = found.groups()
    parts = path.parts
    within = parts[len(parts) - parts[::-1].index("content") :] if "content" in parts else ()
    if tag is None and len(within) > 1 and not re.fullmatch(PUBLICATION_SECTION, within[0]):
        tag = within[0] if re.fullmatch(LANGUAGE_TAG, within[0], re.IGNORECASE) else None
    return slug, tag


def path_in_section(path: Path) -> str:
    """Return the place of the page in its section, which its translations share."""
    name, _ = slug_and_language(path)
    above = path.parent.parent if re.fullmatch(INDEX_FILE, path.name) else path.parent
    steps = above.parts
    sections = [
        index for index, step in enumerate(steps) if re.fullmatch(PUBLICATION_SECTION, step)
    ]
    return "/".join((*steps[sections[-1] + 1 :], name)) if sections else name


def language_of_page(path: Path, site: Site) -> str | None:
    """Return the language of the page at *path*, where its folder or its name says one."""
    content = site.content_folder_of(path.absolute())
    return (content and content[1]) or slug_and_language(path)[1]


def is_translation(path: Path, site: Site) -> bool:
    """Say whether the page at *path* is in another language than that of the site."""
    return (language_of_page(path, site) or site.default_language).lower() != site.default_language


def page_url(page: PublicationPage, path: Path) -> str | None:
    """Return the page's own address, where its folders or a pattern of the config make it.

    https://gohugo.io/content-management/organization/#path-breakdown
    """
    site = page.site
    if url := page.raw_at("url"):
        return site.resolve(url) if site.base_url else None
    content = site.content_folder_of(path.absolute())
    if content is None or not site.base_url:
        return None
    name, tag = slug_and_language(path)
    *folders, _ = path.absolute().relative_to(content[0]).parts
    if not folders or not re.fullmatch(PUBLICATION_SECTION, folders[0]):
        return None
    if re.fullmatch(INDEX_FILE, path.name):
        folders.pop()
    pattern = dict(site.permalinks).get(folders[0].lower())
    own = (
        _path_by_pattern(page, pattern, name, folders)
        if pattern
        else _path_by_folders(page, name, folders)
    )
    return site.resolve(site.language_prefix(content[1] or tag) + own.lstrip("/")) if own else None


def _path_by_folders(page: PublicationPage, name: str, folders: list[str]) -> str | None:
    steps = [urlize(step) for step in (*folders, page.raw_at("slug") or name)]
    if not all(re.fullmatch(r"[\w.-]+", step) for step in steps):
        return None
    return "/".join(map(quote, steps)) + "/"


def _path_by_pattern(
    page: PublicationPage, pattern: str, name: str, folders: list[str]
) -> str | None:
    slug, title = page.raw_at("slug"), page.raw_at("title")
    date = dates.parse_date(page.raw_at("date") or "") or ""
    values = {
        "year": date[:4],
        "month": date[5:7],
        "day": date[8:],
        "section": folders[0],
        "title": title,
        "slug": slug or title,
        "slugorfilename": slug or name,
        "slugorcontentbasename": slug or name,
        "filename": name,
        "contentbasename": name,
    }
    return expand_pattern(pattern, values)
