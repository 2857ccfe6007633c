"""The site around an author's file: its config, its address, where it publishes the author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

from pexport.profile import clean
from pexport.source import Remark

from ...files.front_matter import FrontMatter, parse_bool
from ...files.yaml_tree import Tree
from ...text.language import language_tag
from ..theme.placeholders import is_demo_title
from .base_url import find_base_url
from .config import (
    CONFIG_FILES,
    config_table,
    has_config_table,
    mapping_below,
    production_configs,
    read_config,
    read_configs,
)
from .permalinks import Patterns, expand_pattern, permalink_patterns
from .publishing_rules import PublishingRules, read_publishing_rules
from .remarks import remarks_on_duplicate_keys


class Site(NamedTuple):
    """What is known of the site; everything is optional."""

    root: Path | None = None
    base_url: str | None = None
    """Ends in a slash."""
    base_origin: str = ""
    """Where the address was found."""
    title: str | None = None
    language: str | None = None
    """The tag of its own language."""
    tags: tuple[tuple[str, str], ...] = ()
    """The tag of each language by its key in the config, where it states one."""
    permalinks: Patterns = ()
    has_params: bool = False
    """Whether its config has parameters, which may say more of the owner."""
    remarks: tuple[Remark, ...] = ()
    default_language: str = "en"
    """The key of the language of what says none, in small letters."""
    in_folders: bool = False
    """Whether the pages of that language, too, have addresses below its name."""
    folders: tuple[tuple[str, str | None], ...] = (("content", None),)
    """The folders of content, those of one language with its key before the others."""
    day: date | None = None
    """The day that decides which pages it publishes; None takes them all."""
    other_names: tuple[tuple[str | None, str], ...] = ()
    """As in ``pexport.source.Input``."""
    section: str = "authors"
    """The folder of its author pages."""
    rules: PublishingRules = PublishingRules()
    """Which of its pages it publishes."""

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

    def author_url(
        self, slug: str, title: str, url: str | None, language: str | None = None
    ) -> str | None:
        """Return the address of the page of the author *slug*, whose title is *title*.

        *url* is what the page itself gives (https://gohugo.io/content-management/urls/#url),
        *language* the key of the language that its path says.
        """
        if not self.base_url:
            return None
        if url:
            return self.resolve(url)
        known = dict(self.permalinks)
        pattern = known.get("authors") or known.get("author") or f"/{self.section}/:filename/"
        path = expand_pattern(
            pattern,
            {
                **dict.fromkeys(("slug", "title", "slugorfilename"), title),
                **dict.fromkeys(("filename", "contentbasename", "sections"), slug),
                "section": self.section,
            },
        )
        return self.resolve(self.language_prefix(language) + path.lstrip("/")) if path else None

    def language_prefix(self, language: str | None) -> str:
        """Return what the addresses of the pages in *language* begin with."""
        key = (language or self.default_language).lower()
        return f"{key}/" if self.in_folders or key != self.default_language else ""

    def tag_of(self, key: str) -> str | None:
        """Return the tag of the language *key*, which the config may state."""
        return dict(self.tags).get(key.lower()) or language_tag(key)

    def content_folder_of(self, path: Path) -> tuple[Path, str | None] | None:
        """Return the folder of content that holds the absolute *path*, and its language."""
        for folder, language in self.folders:
            if self.root and path.is_relative_to(self.root / folder):
                return self.root / folder, language
        return None


def find_site(start: Path, base_url: str | None, day: date | None = None) -> Site:
    """Return the site that holds the file or folder *start*; *base_url* overrules its config.

    Only a folder whose own content or ``data`` holds *start* is its site: a config that lies
    further up belongs to something else. *day* decides which pages it publishes.
    """
    return _find_site(start, base_url)._replace(day=day)


def _find_site(start: Path, base_url: str | None) -> Site:
    here = start.absolute()
    folder = here if start.is_dir() else here.parent
    for root in (folder, *folder.parents):
        if any((root / name).is_file() for name in CONFIG_FILES):
            within = folder.relative_to(root).parts[:1]
            if not within or within[0] in ("content", "data"):
                return _read_site(root, base_url)
            if {"authors", "author"} & {*folder.parts} and (
                found := _read_site(root, base_url)
            ).content_folder_of(folder):
                return found
    site = site_without_folder(base_url)
    # A folder with content is one, even where its config lies elsewhere.
    return site._replace(root=folder) if (folder / "content").is_dir() else site


def site_without_folder(base_url: str | None) -> Site:
    """Return a site of which nothing is known but the address that the user gives."""
    return Site(base_url=base_url, base_origin="--base-url" if base_url else "")


def _read_site(root: Path, base_url: str | None) -> Site:
    whole = read_config(root)
    if whole is None:
        return site_without_folder(base_url)
    default = _key(whole.data.get("defaultcontentlanguage")) or "en"
    languages = config_table(root, whole, "languages")
    own = (languages and mapping_below(languages, default)) or whole
    found = find_base_url(root, (whole, own))
    remarks = [*remarks_on_duplicate_keys(whole), *(found.remarks if not base_url else ())]
    language = _language(own, whole)
    titled = next((page for page in (own, whole) if _text(page.data.get("title"))), whole)
    title = _text(titled.data.get("title"))
    if title and is_demo_title(title):
        message = "left out: it is an example of the theme"
        fix = "the name of your site"
        remarks.append(Remark(titled.where("title"), message, "placeholder", fix))
        title = None
    return Site(
        root=root,
        base_url=base_url or found.url,
        base_origin="--base-url" if base_url else found.origin,
        title=title,
        language=language,
        tags=((default, language), *_tags(languages)) if language else tuple(_tags(languages)),
        permalinks=permalink_patterns(config_table(root, whole, "permalinks")),
        has_params=has_config_table(root, whole, "params"),
        remarks=tuple(remarks),
        default_language=default,
        in_folders=bool(parse_bool(whole.data.get("defaultcontentlanguageinsubdir"))),
        folders=_folders(whole, languages),
        rules=read_publishing_rules([*production_configs(root), *read_configs(root)], languages),
    )


_TAGS = ("languagecode", "locale")
"""The keys that state the tag of a language; ``locale`` is the newer one."""


def _language(*pages: FrontMatter) -> str | None:
    keys = (*_TAGS, "defaultcontentlanguage")
    tags = (_tag(page.data.get(key)) for key in keys for page in pages)
    return next(filter(None, tags), None)


def _tags(languages: FrontMatter | None) -> Iterator[tuple[str, str]]:
    """Yield the key and the tag of each of *languages* that states one."""
    for key, table in languages.data.items() if languages else ():
        tags = (_tag(table.get(each)) for each in _TAGS) if isinstance(table, dict) else ()
        if tag := next(filter(None, tags), None):
            yield key.lower(), tag


def _folders(
    whole: FrontMatter, languages: FrontMatter | None
) -> tuple[tuple[str, str | None], ...]:
    """Return the folders of content: those that languages have for themselves, then that of all."""
    own: list[tuple[str, str | None]] = []
    for key, table in languages.data.items() if languages else ():
        if isinstance(table, dict) and (folder := _folder(table.get("contentdir"))):
            own.append((folder, key))
    return (*own, (_folder(whole.data.get("contentdir")) or "content", None))


def _folder(value: Tree) -> str | None:
    folder = value.strip("/ ").removeprefix("./") if isinstance(value, str) else ""
    return folder if folder and not folder.startswith("..") else None


def _key(value: Tree) -> str | None:
    """Return the key of a language in small letters, which need not be its tag."""
    text = value.strip().lower() if isinstance(value, str) else ""
    return text if re.fullmatch(r"[a-z]{2,3}([-_][a-z0-9]{1,8})*", text) else None


def _text(value: Tree) -> str | None:
    return clean.line(value) if isinstance(value, str) else None


def _tag(value: Tree) -> str | None:
    return language_tag(value) if isinstance(value, str) else None
