"""Where a site keeps the pages of its publications, and what their paths say of them."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

from .hugo_permalinks import urlize
from .hugo_publication_page import PublicationPage

_SECTION = r"publications?(?![-_]?types?)[\w-]*"
_LANGUAGE = r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*"
INDEX = rf"index(?:\.(?P<tag>{_LANGUAGE}))?\.md"
"""The name of a page that is a folder."""


def find(root: Path) -> list[Path]:
    """Return the pages of publications of the site at *root*, sorted.

    That is every page below ``content/publication*`` and ``content/<language>/publication*`` but
    the sections' own. What lies beside an ``index.md`` belongs to it
    (https://gohugo.io/content-management/page-bundles/).
    """
    found = []
    for section in sorted({*root.glob("content/publi*"), *root.glob("content/*/publi*")}):
        if section.is_dir() and re.fullmatch(_SECTION, section.name):
            pages = [path for path in section.rglob("*.md") if path.is_file()]
            bundles = {path.parent for path in pages if re.fullmatch(INDEX, path.name)}
            found += [path for path in pages if _is_page(path, section, bundles)]
    return sorted(set(found))


def _is_page(path: Path, section: Path, bundles: set[Path]) -> bool:
    if path.name.startswith("_index."):
        return False
    within = {path.parent, *path.parent.parents} & bundles
    index = re.fullmatch(INDEX, path.name) and path.parent != section
    return within == {path.parent} if index else not within


def place(path: Path) -> tuple[str, str | None]:
    """Return the name of the page, and the language that its path states."""
    index = re.fullmatch(INDEX, path.name)
    slug, tag = (path.parent.name, index["tag"]) if index else (path.stem, None)
    if not index and (found := re.fullmatch(r"(.+)\.([a-z]{2}(?:-[a-z]{2})?)", path.stem)):
        slug, tag = found.groups()
    parts = path.parts
    within = parts[len(parts) - parts[::-1].index("content") :] if "content" in parts else ()
    if tag is None and len(within) > 1 and not re.fullmatch(_SECTION, within[0]):
        tag = within[0] if re.fullmatch(_LANGUAGE, within[0], re.IGNORECASE) else None
    return slug, tag


def address(page: PublicationPage, path: Path) -> str | None:
    """Return the page's own address, where nothing but its folder makes it.

    https://gohugo.io/content-management/organization/#path-breakdown
    """
    site, slug = page.site, page.raw("slug")
    if stated := page.raw("url"):
        return site.resolve(stated) if site.base_url else None
    content = site.root and site.root / "content"
    if not content or not site.base_url or not path.absolute().is_relative_to(content):
        return None
    *folders, name = path.absolute().relative_to(content).parts
    steps = folders if name == "index.md" else [*folders, name.removesuffix(".md")]
    if slug:
        steps[-1] = slug
    written = [urlize(step) for step in steps]
    # Below the folder of a language, the address depends on what the config says of it.
    if not re.fullmatch(_SECTION, steps[0]) or not all(
        re.fullmatch(r"[\w.-]+", w) for w in written
    ):
        return None
    return site.resolve("/".join(map(quote, written)) + "/")
