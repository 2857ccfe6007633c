"""The picture of an author: in the folder of the page, or since 2025 among the site's assets."""

from __future__ import annotations

import re
from pathlib import Path

from pexport.files import display_path
from pexport.profile import clean
from pexport.source import Remark

from ..page.author_page import AuthorPage
from ..page.starter import is_starter_portrait
from ..theme.places import DATA_SUFFIXES

_SUFFIX = r"\.(?:jpe?g|png|webp|gif)"
_MEDIA_TYPES = {"jpg": "image/jpeg"}


def read_portrait(author: AuthorPage, folder: Path, slug: str | None, page_url: str | None) -> None:
    """Find the picture, and its address where the site publishes the file as it is."""
    if author.front_matter.name.endswith(DATA_SUFFIXES):
        _find_among_assets(author, slug)
        return
    filename = author.text(author.data.get("avatar_filename"), "avatar_filename")
    files = sorted(path.name for path in folder.iterdir() if path.is_file())
    file = filename if filename in files else _first_match(rf"avatar.*{_SUFFIX}", files)
    if file is None:
        return
    url = page_url and clean.url(f"{page_url.rstrip('/')}/{file}")
    note = " (address: inferred from the page's folder)" if url else ""
    _add_portrait(author, folder / file, url, note)
    if url is None and author.picture:
        message = "the portrait has no web address, as that of the site is not known"
        author.remarks.append(
            Remark(display_path(folder / file), message, "relative", "--base-url")
        )


def _find_among_assets(author: AuthorPage, slug: str | None) -> None:
    """Find ``assets/media/authors/<slug>.*``, which Hugo publishes under a name it makes up."""
    folder = author.site.root and author.site.root / "assets/media/authors"
    if not (slug and folder and folder.is_dir()):
        return
    files = sorted(path.name for path in folder.iterdir() if path.is_file())
    if file := _first_match(rf"{re.escape(slug)}{_SUFFIX}", files):
        _add_portrait(author, folder / file, None, "")
        if author.picture is None:
            return
        message = "the portrait has no lasting web address: Hugo renames it at each change"
        author.remarks.append(Remark(display_path(folder / file), message, "relative", "links: …"))


def _add_portrait(author: AuthorPage, file: Path, url: str | None, note: str) -> None:
    if is_starter_portrait(file):
        message = "left out: it is the picture of the theme's example, of nobody here"
        fix = "a picture of yourself"
        author.remarks.append(Remark(display_path(file), message, "placeholder", fix))
        return
    suffix = file.suffix[1:].lower()
    author.picture = file
    author.tree["portrait"] = {
        "file": file.name,
        "media_type": _MEDIA_TYPES.get(suffix, f"image/{suffix}"),
        "url": url,
        "origin": f"hugo:{display_path(file)}{note}",
    }


def _first_match(pattern: str, files: list[str]) -> str | None:
    return next((file for file in files if re.fullmatch(pattern, file, re.IGNORECASE)), None)
