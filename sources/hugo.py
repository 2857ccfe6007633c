"""A site made with Hugo Academic or Wowchemy: its owner, or one of its authors."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pexport import clean
from pexport.errors import PexportError
from pexport.source import Input, Reading, Remark, Source, decoded, read_bytes

from . import hugo_author, hugo_site
from .front_matter import FrontMatter, of_data, parse
from .hugo_page import AuthorPage
from .hugo_site import Site

_PORTRAIT = re.compile(r"avatar.*\.(jpe?g|png|webp|gif)", re.IGNORECASE)
_MEDIA_TYPES = {"jpg": "image/jpeg"}
_DATA = (".yaml", ".yml")
_PAGES = (
    "data/authors/*.yaml",
    "content/authors/*/_index.md",
    "content/*/authors/*/_index.md",
)
_OWNERS = ("admin", "me")


def accepts(given: Input) -> bool:
    """Say whether *given* is a folder, a Markdown file, an author's data, or has front matter."""
    if given.path is None:
        return given.data().removeprefix(b"\xef\xbb\xbf").lstrip()[:3] in (b"---", b"+++")
    if given.path.suffix in _DATA:
        return given.path.parent.name == "authors" or b"hugoblox/author" in given.data()
    return given.is_folder() or given.path.suffix in (".md", ".markdown", ".html")


def read(given: Input) -> Reading:
    """Read the author's file, or that of the owner of the site in a folder."""
    if given.path is None:
        site = hugo_site.given(given.base_url)
        return _read(parse(given.text(), given.name), site, None, None)
    if not given.is_folder():
        return read_page(given.path, hugo_site.find(given.path, given.base_url))
    site = hugo_site.find(given.path, given.base_url)
    return read_page(_chosen(site.root or given.path, given, site), site)


def read_page(path: Path, site: Site) -> Reading:
    """Read the author's file at *path*."""
    page = _page(path)
    return _read(page, _in_language(site, path), _slug(path), path.parent)


def _slug(path: Path) -> str | None:
    """Return the slug of an author: a folder's name in ``content``, a file's in ``data``."""
    if path.suffix in _DATA:
        return path.stem if path.parent.name == "authors" else None
    return path.parent.name if path.parent.parent.name == "authors" else None


def _page(path: Path) -> FrontMatter:
    text = decoded(read_bytes(path), str(path))
    return of_data(text, str(path)) if path.suffix in _DATA else parse(text, str(path))


def authors(root: Path) -> dict[str, list[Path]]:
    """Return the author pages of the site at *root* by their slug, in the order of languages."""
    found: dict[str, list[Path]] = {}
    for pattern in _PAGES:
        for path in sorted(root.glob(pattern)):
            found.setdefault(_slug(path) or "", []).append(path)
    return found


def _chosen(root: Path, given: Input, site: Site) -> Path:
    """Return the page of the author that the user names, else that of the site's owner."""
    pages = authors(root)
    if not pages:
        raise PexportError(
            f"{given.name}: neither content/authors/<slug>/_index.md nor "
            "data/authors/<slug>.yaml; name the author's file"
        )
    if given.author:
        if given.author not in pages:
            raise PexportError(
                f"{given.name}: no author {given.author!r}; there are: {', '.join(pages)}"
            )
        return _preferred(pages[given.author], site)
    owners = [slug for slug in pages if len(pages) == 1] or _owners(pages, site)
    if len(owners) != 1:
        several = f"several owners (superuser: true): {', '.join(owners)}" if owners else "no owner"
        raise PexportError(
            f"{given.name}: {several}; name one with --author: {', '.join(list(pages)[:20])}"
        )
    return _preferred(pages[owners[0]], site)


def _owners(pages: dict[str, list[Path]], site: Site) -> list[str]:
    owners = [
        slug
        for slug, paths in pages.items()
        if hugo_author.is_owner(_page(_preferred(paths, site)))
    ]
    return owners or [slug for slug in _OWNERS if slug in pages][:1]


def _preferred(paths: list[Path], site: Site) -> Path:
    """Return the page without a language or, of several, that in the site's own."""
    language = (site.language or "en").partition("-")[0]
    return next((path for path in paths if _language(path) in (None, language)), paths[0])


def _language(path: Path) -> str | None:
    """Return the language of a page in ``content/<language>/authors``."""
    above = path.parent.parent.parent
    return above.name if above.parent.name == "content" else None


def _in_language(site: Site, path: Path) -> Site:
    language = _language(path)
    return site._replace(language=language) if language else site


def _read(page: FrontMatter, site: Site, slug: str | None, bundle: Path | None) -> Reading:
    if slug is None and not hugo_author.is_author_page(page):
        raise PexportError(
            f"{page.name}:1: no author page: it has none of the keys "
            f"{', '.join(sorted(hugo_author.ONLY_AUTHORS))}"
        )
    author = AuthorPage(page, site)
    name = hugo_author.display_name(page)
    hugo_author.read(author)
    owner = hugo_author.is_owner(page) or slug in _OWNERS or slug is None
    page_url = site.author_url(slug, name) if slug else None
    _document(author, None if owner else slug, page_url)
    if owner and site.base_url:
        author.tree["homepage"] = {"url": site.base_url, "origin": site.base_origin}
    if bundle:
        _portrait(author, bundle, page_url)
    return Reading(author.tree, author.remarks)


def _document(author: AuthorPage, slug: str | None, page_url: str | None) -> None:
    """Say where the site presents the person: its owner, who has no *slug*, on its front page."""
    site = author.site
    document: dict[str, Any] = {"language": site.language}
    document["modified"] = author.tree.pop("modified", None)
    if site.base_url:
        document |= {
            "url": page_url if slug else site.base_url,
            "subject": f"{site.base_url}#{hugo_site.urlize(slug) if slug else 'me'}",
            "site_url": site.base_url,
        }
    document["site_name"] = site.title
    document["origin"] = f"hugo:{author.page.name}"
    if site.base_origin and site.base_url:
        document["origin"] += f" (addresses: {site.base_origin})"
    author.tree["document"] = document


def _portrait(author: AuthorPage, bundle: Path, page_url: str | None) -> None:
    """Find the picture in the page's folder: the file it names, else ``avatar.*``."""
    named = author.text(author.page.data.get("avatar_filename"), "avatar_filename")
    files = sorted(path.name for path in bundle.iterdir() if path.is_file())
    file = named if named in files else next(filter(_PORTRAIT.fullmatch, files), None)
    if file is None:
        return
    suffix = file.rpartition(".")[2].lower()
    portrait = {"file": file, "media_type": _MEDIA_TYPES.get(suffix, f"image/{suffix}")}
    origin = f"hugo:{bundle / file}"
    if url := page_url and clean.url(f"{page_url.rstrip('/')}/{file}"):
        portrait["url"] = url
        origin += " (address: inferred from the page's folder)"
    else:
        author.remarks.append(
            Remark(str(bundle / file), "the portrait has no address without a base URL")
        )
    author.tree["portrait"] = {**portrait, "origin": origin}


SOURCE = Source(
    title="A site of Hugo Academic, Wowchemy or Hugo Blox, or one author's file",
    accepts=accepts,
    read=read,
    people=lambda given: list(authors(given.path or Path())),
)
