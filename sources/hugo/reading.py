"""The reading of a site's folder, of the file of one author, or of front matter alone."""

from __future__ import annotations

from pathlib import Path

from pexport.errors import PexportError
from pexport.source import Input, Reading

from ..files.front_matter import FrontMatter, parse_front_matter
from .author.duplicates import merge_duplicates
from .author.kinds import infer_kinds
from .author.name_evidence import add_parts_by_evidence
from .author_reading import (
    add_home,
    add_other_files,
    add_publications,
    open_author_page,
    read_author,
    read_owner_widget,
)
from .choice import (
    choose_author_files,
    files_in_folder,
    find_owner_widget,
    slug_of_data_behind,
)
from .page.author_page import AuthorPage
from .site.author_files import OWNER_SLUGS, author_file
from .site.site import Site, find_site, site_without_folder


def read_site(given: Input) -> Reading:
    """Read the author's file, or that of the owner of the site in a folder."""
    if given.path is None:
        site = site_without_folder(given.base_url)._replace(
            day=given.day, other_names=given.other_names
        )
        author = AuthorPage(parse_front_matter(given.text(), given.name), site)
        reading = read_author(author, None, None)
        _finish(author)
        return reading
    site = find_site(given.path, given.base_url, given.day)._replace(other_names=given.other_names)
    if slug := slug_of_data_behind(given, site):
        return _read_folder(given._replace(path=site.root, author=slug), site)
    if given.is_folder():
        return _read_folder(given, site)
    return _read_file(given, given.path, site)


def _finish(author: AuthorPage) -> None:
    """Make one of what is stated twice, and infer what the site shows, once all places are read."""
    merge_duplicates(author)
    infer_kinds(author)
    add_parts_by_evidence(author)


def _read_file(given: Input, path: Path, site: Site) -> Reading:
    """Read the page of one author, or the widget that is about the owner of a site."""
    if given.author:
        raise PexportError(f"--author {given.author}: {given.name} is the file of one author")
    file = author_file(path, site)
    author = open_author_page(file, site)
    if file.slug is None and _is_about_widget(author.front_matter):
        return _read_widget_site(given, path, site)
    reading = read_author(author, file.slug, path)
    _finish(author)
    if given.works:
        add_publications(author, file.slug, is_owner=reading.is_owner)
    return reading._replace(known_authors=author.known_authors)


def _read_folder(given: Input, site: Site) -> Reading:
    """Read the author that the user names, else the owner of the site, in all languages."""
    if about := find_owner_widget(given, site):
        return _read_widget_site(given, about, site)
    copied = files_in_folder(given, site) if site.root is None else []
    file, *others = copied or choose_author_files(given, site)
    if copied and given.author not in (None, file.slug):
        raise PexportError(f"--author {given.author}: {given.name} is the folder of one author")
    author = open_author_page(file, site)
    reading = read_author(author, file.slug, file.path)
    add_other_files(author, file, others, site)
    add_home(author, file.slug)
    _finish(author)
    if given.works:
        add_publications(author, file.slug, is_owner=reading.is_owner)
    return reading._replace(known_authors=author.known_authors)


def _read_widget_site(given: Input, about: Path, site: Site) -> Reading:
    author, reading = read_owner_widget(about, site)
    _finish(author)
    if given.works:
        add_publications(author, OWNER_SLUGS[0], is_owner=reading.is_owner)
    return reading._replace(known_authors=author.known_authors)


def _is_about_widget(page: FrontMatter) -> bool:
    if page.data.keys().isdisjoint({"widget", "section_id"}):
        return False
    from .home.about import is_about_widget  # noqa: PLC0415 - few sites are that old

    return is_about_widget(page)
