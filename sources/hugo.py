"""A site made with Hugo Academic or Wowchemy: its owner, or one of its authors."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pexport import clean
from pexport.errors import PexportError
from pexport.source import Input, Reading, Remark, Source

from . import hugo_author, hugo_languages, hugo_name, hugo_publishing, hugo_site
from .front_matter import parse
from .hugo_page import AuthorPage
from .hugo_pages import DATA, AuthorFile, author_file, authors
from .hugo_site import Site

_PORTRAIT = re.compile(r"avatar.*\.(jpe?g|png|webp|gif)", re.IGNORECASE)
_MEDIA_TYPES = {"jpg": "image/jpeg"}
_OWNERS = ("admin", "me")


def accepts(given: Input) -> bool:
    """Say whether *given* is a folder, a Markdown file, an author's data, or has front matter."""
    if given.path is None:
        return given.data().removeprefix(b"\xef\xbb\xbf").lstrip()[:3] in (b"---", b"+++")
    if given.path.suffix in DATA:
        in_place = given.path.parent.name == "authors"
        return in_place or re.search(hugo_author.AUTHORS_DATA, given.data()) is not None
    return given.is_folder() or given.path.suffix in (".md", ".markdown", ".html")


def read(given: Input) -> Reading:
    """Read the author's file, or that of the owner of the site in a folder."""
    if given.path is None:
        author = AuthorPage(parse(given.text(), given.name), hugo_site.given(given.base_url))
        return _reading(author, None, None)
    site = hugo_site.find(given.path, given.base_url)
    if not given.is_folder():
        file = author_file(given.path)
        return _reading(_author(file, site), file.slug, given.path.parent)
    file, *others = _chosen(site.root or given.path, given, site)
    author = _author(file, site)
    reading = _reading(author, file.slug, file.path.parent)
    for other in others:
        hugo_languages.add(author, _read(_author(other, site)))
    return reading


def people(given: Input) -> list[str]:
    """Return the slugs of all authors of the site."""
    site = hugo_site.find(given.path or Path(), given.base_url)
    return list(_authors(site.root or given.path or Path(), given, site))


def _author(file: AuthorFile, site: Site) -> AuthorPage:
    language = file.language or site.language
    return AuthorPage(file.front_matter(), site._replace(language=language))


def _authors(root: Path, given: Input, site: Site) -> dict[str, list[AuthorFile]]:
    if found := authors(root, site.language):
        return found
    raise PexportError(
        f"{given.name}: neither content/authors/<slug>/_index.md nor "
        "data/authors/<slug>.yaml; name the author's file"
    )


def _chosen(root: Path, given: Input, site: Site) -> list[AuthorFile]:
    """Return the files of the author that the user names, else those of the site's owner."""
    found = _authors(root, given, site)
    if given.author:
        if given.author not in found:
            raise PexportError(
                f"{given.name}: no author {given.author!r}; there are: {', '.join(found)}"
            )
        return found[given.author]
    owners = [slug for slug in found if len(found) == 1] or _owners(found)
    if len(owners) != 1:
        several = f"several owners (superuser: true): {', '.join(owners)}" if owners else "no owner"
        raise PexportError(
            f"{given.name}: {several}; name one with --author: {', '.join(list(found)[:20])}"
        )
    return found[owners[0]]


def _owners(found: dict[str, list[AuthorFile]]) -> list[str]:
    owners = [
        slug for slug, files in found.items() if hugo_author.is_owner(files[0].front_matter())
    ]
    return owners or [slug for slug in _OWNERS if slug in found][:1]


def _read(author: AuthorPage) -> AuthorPage:
    hugo_author.read(author)
    return author


def _reading(author: AuthorPage, slug: str | None, bundle: Path | None) -> Reading:
    page, site = author.page, author.site
    if slug is None and not hugo_author.is_author_page(page):
        raise PexportError(
            f"{page.name}:1: no author page: it has none of the keys "
            f"{', '.join(sorted(hugo_author.ONLY_AUTHORS))}"
        )
    name = hugo_name.display_name(page)
    _read(author)
    hugo_publishing.refuse_demo(author)
    hugo_publishing.refuse_things(author)
    owner = hugo_author.is_owner(page) or slug in _OWNERS or slug is None
    stated = author.text(page.data.get("url"), "url")
    page_url = site.author_url(slug, name, stated) if slug else None
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
    people=people,
)
