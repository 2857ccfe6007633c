"""Whether Hugo publishes a page: drafts, dates, build options, what pages inherit, ignored files.

https://gohugo.io/content-management/front-matter/,
https://gohugo.io/content-management/build-options/
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from pexport.errors import PexportError
from pexport.files import display_path, read_bytes

from ...files.front_matter import FrontMatter, parse_bool, read_data_file, read_front_matter
from ...text import dates
from ..theme.places import DATA_SUFFIXES
from .cascade import Setting, Target, cascades_above, settings_of
from .site import Site

_NEVER = frozenset({"never", "false"})
_TRUE = frozenset({"1", "t"})
"""What says true in Hugo beside the words of YAML, and any number but 0 does."""
_DECIDING = rb"(?i)draft|publish|private|headless|build|date|lastmod|modified"


class Unpublished(NamedTuple):
    """Why a page is not published."""

    where: str
    """``file:line#key``."""
    why: str

    def __str__(self) -> str:
        """Return both, as a message says them."""
        return f"{self.where}: {self.why}"


class _Settings(NamedTuple):
    """The keys of a page and what it inherits."""

    values: dict[str, Setting]
    places: dict[str, str]
    """Where the inherited ones stand."""
    page: FrontMatter

    def where(self, key: str) -> str:
        return self.places.get(key) or self.page.where(key)

    def text(self, key: str) -> str:
        value = self.values.get(key, "")
        return value.strip() if isinstance(value, str) else ""


def why_file_is_unpublished(path: Path, language: str | None, site: Site) -> Unpublished | None:
    """Return why the *site* does not publish what is in the file at *path*, of any kind.

    *language* is the key of the language that the path says.
    """
    whole = path.absolute()
    content = site.content_folder_of(whole)
    key = ((content and content[1]) or language or site.default_language).lower()
    if key in site.rules.disabled:
        return Unpublished(display_path(path), f"the site does not publish the language {key!r}")
    # https://gohugo.io/configuration/all/#ignorefiles
    for pattern in site.rules.ignored:
        if re.search(pattern, whole.as_posix()):
            why = f"the site does not publish this file: ignoreFiles has {pattern!r}"
            return Unpublished(display_path(path), why)
    return None


def why_unpublished(
    page: FrontMatter, path: Path | None, site: Site, language: str | None = None
) -> Unpublished | None:
    """Return why the *site* does not publish the *page* at *path*; None where it does."""
    if path and (found := why_file_is_unpublished(path, language, site)):
        return found
    settings = _settings(page, path, site, language)
    return _why_not_shown(settings, site) or _why_not_built(settings)


def why_part_is_unpublished(page: FrontMatter, path: Path, site: Site) -> Unpublished | None:
    """Return why the *site* does not show the *page* at *path*, which is a part of another.

    Such parts have no address of their own: build options say nothing of them.
    """
    found = why_file_is_unpublished(path, None, site)
    return found or _why_not_shown(_settings(page, path, site, None), site)


def why_page_is_unpublished(path: Path, site: Site, language: str | None) -> Unpublished | None:
    """Return why the *site* does not publish the page at *path*, which is read where that decides.

    A broken page is published as far as this can say.
    """
    try:
        data = read_bytes(path)
        if not re.search(_DECIDING, data):
            page = FrontMatter(display_path(path), {}, {}, "", 1)
        elif path.suffix in DATA_SUFFIXES:
            page = read_data_file(path)
        else:
            page = read_front_matter(path, last_counts=True)
    except PexportError:
        return None
    return why_unpublished(page, path, site, language)


def _settings(page: FrontMatter, path: Path | None, site: Site, language: str | None) -> _Settings:
    values, places = settings_of(page.data), dict[str, str]()
    content = site.content_folder_of(path.absolute()) if path else None
    if path is None or content is None:
        return _Settings(values, places, page)
    whole = path.absolute()
    key = (content[1] or language or site.default_language).lower()
    if content[1] is None and key not in site.rules.languages:
        # What is no language of the site is a part of the page's name.
        key = site.default_language
    target = Target(_logical_path(whole, content[0]), _kinds(path), key)
    names = _names_of_sections(key, site, has_folder=content[1] is not None)
    for each in (*cascades_above(whole, content[0], names), *site.rules.cascades):
        if each.applies_to(target):
            for name, value in each.settings:
                if name not in values:
                    values[name] = value
                    places[name] = each.where
    return _Settings(values, places, page)


def _names_of_sections(key: str, site: Site, *, has_folder: bool) -> tuple[str, ...]:
    """Return what the files of sections in the language *key* may be called."""
    own = (f"_index.{key}.md",)
    return ("_index.md", *own) if has_folder or key == site.default_language else own


def _logical_path(path: Path, content: Path) -> str:
    """Return the path by which Hugo knows a page (https://gohugo.io/methods/page/path/)."""
    *folders, name = path.relative_to(content).parts
    stem = re.sub(r"\.\w+$", "", name)
    steps = folders if re.fullmatch(r"_?index(\.[\w-]+)?", stem) else [*folders, stem]
    return "/" + "/".join(steps).lower().replace(" ", "-")


def _kinds(path: Path) -> frozenset[str]:
    """Return the kinds that a page may be of: Hugo makes terms of authors where it is told to."""
    is_branch = path.name.startswith("_index")
    return frozenset({"section", "taxonomy", "term", "home"} if is_branch else {"page"})


def _why_not_shown(settings: _Settings, site: Site) -> Unpublished | None:
    rules = site.rules
    if _is_true(settings.text("private")):
        return _marked(settings, "private")
    if not rules.drafts and _is_true(settings.text("draft")):
        return _marked(settings, "draft")
    # Until 0.120 this made a draft, and newer versions refuse the site.
    if not rules.drafts and parse_bool(settings.text("published")) is False:
        why = "the site does not publish this page: it is marked published: false"
        return Unpublished(settings.where("published"), why)
    return _why_out_of_time(settings, site)


def _why_out_of_time(settings: _Settings, site: Site) -> Unpublished | None:
    rules = site.rules
    if site.day is None:
        return None
    today = site.day.isoformat()
    begins, ends = (_first_day(settings, keys) for keys in (rules.begins, rules.ends))
    if begins and begins[1] > today and not rules.future:
        why = f"the site does not publish this page before {begins[1]}"
        return Unpublished(settings.where(begins[0]), why)
    if ends and ends[1] <= today and not rules.expired:
        why = f"the site published this page until {ends[1]} only"
        return Unpublished(settings.where(ends[0]), why)
    return None


def _marked(settings: _Settings, key: str) -> Unpublished:
    why = f"the site does not publish this page: it is marked {key}"
    return Unpublished(settings.where(key), why)


def _why_not_built(settings: _Settings) -> Unpublished | None:
    """Return why Hugo makes no page and puts it in no list.

    The starter sites of 2022 render no pages of authors, ``render: never``, and still list them,
    ``list: always``: other pages show what they say.
    """
    why = "the site does not publish this page"
    if _is_true(settings.text("headless")):
        return Unpublished(settings.where("headless"), f"{why}: it is marked headless")
    for key in ("build", "_build"):
        options = settings.values.get(key)
        if not isinstance(options, tuple):
            continue
        known = {name: value.strip().lower() for name, value in options}
        is_unlisted = known.get("list") in _NEVER
        if is_unlisted or (known.get("render") in _NEVER and known.get("list") is None):
            return Unpublished(settings.where(key), why)
    return None


def _is_true(text: str) -> bool:
    if text.casefold() in _TRUE or parse_bool(text):
        return True
    return re.fullmatch(r"[+-]?[0-9.]+", text) is not None and text.strip("+-0.") != ""


def _first_day(settings: _Settings, keys: tuple[str, ...]) -> tuple[str, str] | None:
    """Return the first of *keys* that is a date, and that date."""
    days = ((key, _day(settings.text(key))) for key in keys)
    return next(((key, day) for key, day in days if day), None)


def _day(text: str) -> str | None:
    if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])", text):
        return text[:10]
    if text.isascii() and text.isdigit():
        # A bare number is a moment in seconds, even one that looks like a year.
        seconds = min(int(text[:12]), 253402300799)
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return dates.parse_date(text) if text else None
