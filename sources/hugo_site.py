"""The site around an author's file: its config, its address, where it publishes the author."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urljoin

import orjson

from pexport import clean
from pexport.errors import PexportError
from pexport.source import Remark, decoded, read_bytes, shown

from . import front_matter
from .yaml_tree import Tree

# https://gohugo.io/configuration/introduction/: one file at the root, or parts in a folder.
NAMES = [
    f"{folder}{stem}.{suffix}"
    for stem in ("hugo", "config")
    for suffix in ("toml", "yaml", "yml", "json")
    for folder in ("", "config/_default/")
]


class Site(NamedTuple):
    """What is known of the site; everything is optional."""

    root: Path | None = None
    base_url: str | None = None
    """Ends in a slash."""
    base_origin: str = ""
    """Where the address was found."""
    title: str | None = None
    language: str | None = None
    author_permalink: str | None = None
    """The pattern of the addresses of author pages, ``/author/:slug/``."""
    has_params: bool = False
    """Whether its config has parameters, which may say more of the owner."""
    remarks: tuple[Remark, ...] = ()

    def resolve(self, address: str) -> str | None:
        """Return *address* as an absolute web address, or None without a base address."""
        # An address without a scheme has that of the site, which is https today.
        absolute = clean.url(f"https:{address}" if address.startswith("//") else address)
        if absolute or not self.base_url:
            return absolute
        try:
            # The theme resolves with relLangURL: a leading slash means the site's root, too.
            return clean.url(urljoin(self.base_url, address.lstrip("/")))
        except ValueError:
            return None

    def author_url(self, slug: str, title: str, stated: str | None) -> str | None:
        """Return the address of the page of the author *slug*, whose display name is *title*.

        The page may say it itself (https://gohugo.io/content-management/urls/#url).
        """
        if stated:
            return self.resolve(stated) if self.base_url else None
        pattern = self.author_permalink or "/authors/:filename/"
        place = re.sub(
            r":(\w+)",
            lambda part: quote(slug if part[1] in _BY_FOLDER else urlize(title)),
            pattern,
        )
        return self.resolve(place) if self.base_url else None


_BY_FOLDER = frozenset({"filename", "contentbasename", "sections"})


def urlize(text: str) -> str:
    """Return *text* as Hugo writes it in an address: hyphens for blanks, and few marks."""
    kept = re.sub(r"[^\w\s./\\#+~@-]", "", text.lower())
    return re.sub(r"[\s-]+", "-", kept).strip("-")


def find(start: Path, base_url: str | None) -> Site:
    """Return the site that holds the file or folder *start*; *base_url* overrules its config.

    Only a folder whose own ``content`` or ``data`` holds *start* is its site: a config that lies
    further up belongs to something else.
    """
    here = start.absolute()
    folder = here if start.is_dir() else here.parent
    for root in (folder, *folder.parents):
        within = folder.relative_to(root).parts[:1]
        config = next((root / name for name in NAMES if (root / name).is_file()), None)
        if config and (not within or within[0] in ("content", "data")):
            return _site(root, config, base_url)
    return given(base_url)


def given(base_url: str | None) -> Site:
    """Return a site of which nothing is known but the address that the user gives."""
    return Site(base_url=base_url, base_origin="--base-url" if base_url else "")


def _site(root: Path, config: Path, base_url: str | None) -> Site:
    name = shown(config)
    remarks: list[Remark] = []
    data = {key.lower(): value for key, value in _config(config).items()}
    stated = data.get("baseurl")
    found = _base(stated) if isinstance(stated, str) else None
    if stated and not found and not base_url:
        remarks.append(
            Remark(f"{name}#baseURL", f"{stated!r} is no address of a site; give --base-url")
        )
    permalinks = data.get("permalinks")
    return Site(
        root=root,
        base_url=base_url or found,
        base_origin="--base-url" if base_url else f"hugo:{name}#baseURL",
        title=_text(data.get("title")),
        language=_tag(data.get("languagecode")) or _tag(data.get("defaultcontentlanguage")),
        author_permalink=_permalink(permalinks),
        has_params="params" in data or any(root.glob("config/_default/params.*")),
        remarks=tuple(remarks),
    )


def _config(path: Path) -> dict[str, Any]:
    text = decoded(read_bytes(path), shown(path))
    if path.suffix == ".json":
        try:
            data: Tree = orjson.loads(text)
        except orjson.JSONDecodeError as error:
            raise PexportError(
                f"{path}:{error.lineno}:{error.colno}: broken JSON: {error.msg}"
            ) from None
    else:
        data, _ = front_matter.parser(path.suffix)(text, shown(path))
    return data if isinstance(data, dict) else {}


# The theme's own examples, and addresses that only work on the author's machine.
_PLACEHOLDER = r"https?://(www\.)?(example\.(com|org|net)|localhost|127\.)"


def _base(text: str) -> str | None:
    url = clean.url(text)
    if url is None or re.match(_PLACEHOLDER, url, re.IGNORECASE):
        return None
    return url if url.endswith("/") else f"{url}/"


def _permalink(permalinks: Tree) -> str | None:
    if not isinstance(permalinks, dict):
        return None
    # Since Hugo 0.131 permalinks may be sorted by the kind of page.
    for table in (permalinks, permalinks.get("term")):
        if isinstance(table, dict) and isinstance(table.get("authors"), str):
            return str(table["authors"])
    return None


def _text(value: Tree) -> str | None:
    return clean.line(value) if isinstance(value, str) else None


def _tag(value: Tree) -> str | None:
    text = value.replace("_", "-") if isinstance(value, str) else ""
    return text if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", text) else None
