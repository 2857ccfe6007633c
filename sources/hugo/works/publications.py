"""The publications of a site of Hugo Academic, Wowchemy or Hugo Blox as works of their authors.

Each page under ``content/publication`` is one work. What its front matter does not say is taken
from the ``cite.bib`` beside it, where that is about the same work.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

from pexport.profile import clean
from pexport.source import Remark

from ...files.bibtex import BibEntry
from ...files.front_matter import read_front_matter
from ...text import dates, work_identifiers
from ...text.titles import title_key
from ..site.site import Site
from ..theme.placeholders import is_example_date, is_example_venue
from .authors.authors import Author, AuthorList, read_authors
from .authors.people import Directory
from .citation import VENUE_FIELDS, Citation, is_arxiv
from .files import INDEX_FILE, language_of_page, page_url, path_in_section
from .left_out import remark_on_page_left_out
from .links import identify_work
from .location import Location, publisher_in, read_location
from .parts import read_parts
from .publication_page import EXAMPLE, PublicationPage
from .sections import is_in_publication_section
from .types import is_preprint_server, type_from_bibtex, type_from_front_matter
from .venue import has_not_appeared, read_venue


class Publication(NamedTuple):
    """One publication of the site."""

    work: dict[str, Any] | None
    """In the shape of ``pexport.profile.Work``; None where the page is left out."""
    authors: tuple[Author, ...]
    remarks: list[Remark]
    slug: str
    """Its path within the section, which translations of the page share."""
    place: str
    """``file:line#key`` of its authors."""
    language: str | None
    """The language of the page, by its path. It says nothing of the language of the work."""

    @property
    def contributors(self) -> tuple[str | None, ...]:
        """The slugs of those authors of the work who are of the site, in the order of the work."""
        return tuple(each.slug for each in self.authors if not each.is_nobody)

    @property
    def has_site_author(self) -> bool:
        """Whether one of the authors is one of the site."""
        return any(author.slug for author in self.authors)


def read_publication(path: Path, site: Site, directory: Directory) -> Publication:
    """Read the page of a publication at *path*.

    *directory* has the people of the site. Raises ``PexportError`` where the file cannot be read or
    its front matter is broken.
    """
    page = PublicationPage(read_front_matter(path), site)
    slug, language = path_in_section(path), language_of_page(path, site)
    where = page.where("authors" if page.data.get("authors") else "title")
    if not (is_in_publication_section(path, site.root) or page.data.get("publication_types")):
        return Publication(None, (), [], slug, where, language)
    if remark := remark_on_page_left_out(page, path, language):
        page.remarks = [remark]
        return Publication(None, (), page.remarks, slug, where, language)
    work, authors = _read_work(page, path, directory)
    page.remark_unread_keys()
    return Publication(work, authors, page.remarks, slug, where, language)


def _read_work(
    page: PublicationPage, path: Path, directory: Directory
) -> tuple[dict[str, Any], tuple[Author, ...]]:
    title = page.text_at("title") or ""
    cite_bib = path.with_name("cite.bib") if re.fullmatch(INDEX_FILE, path.name) else None
    citation = Citation(cite_bib, title, page.raw_at("doi"))
    kind = _read_type(page, citation)
    identity = identify_work(page, kind)
    schemes = frozenset(known.scheme for known in identity.identifiers)
    identifiers = [*identity.identifiers, *citation.identifiers(schemes)]
    authors = _read_author_list(page, citation, directory)
    day, date_note = _read_date(page, citation)
    venue, tail = _read_venue(page, title, citation)
    if kind == "journal-article" and venue and day:
        # The year of the work is no part of a journal's name.
        venue = re.sub(rf"[,.，]\s*{day[:4]}\.?$|\s*\({day[:4]}\)$", "", venue)
    if kind == "book" and venue and (publisher := publisher_in(venue)):
        tail.found.setdefault("publisher", publisher)
        venue = None
    if kind == "other" and venue and is_preprint_server(venue):
        kind = "preprint"
    url = identity.url or citation.take("url", ("url",), _url_of_entry)
    own = None if url else page_url(page, path)
    work = {
        "title": title,
        "type": kind,
        "date": day,
        "venue": venue,
        **read_parts(page, citation, tail, kind),
        "authors": authors.contributors,
        "identifiers": [known._asdict() for known in identifiers],
        "url": url or own,
        "abstract": _read_abstract(page, title, venue),
        "language": citation.take("language", ("langid", "language"), BibEntry.language),
    }
    page.remarks += citation.remarks
    notes = [
        identity.note,
        authors.inferred,
        date_note,
        own and "url: inferred from the page's folder",
    ]
    note = "; ".join(note for note in (*notes, citation.note()) if note)
    filled = {key: value for key, value in work.items() if value}
    return {**filled, "origin": page.origin("title", note)}, authors.authors


def _read_type(page: PublicationPage, citation: Citation) -> str:
    types = [
        (path, text)
        for path, item in page.items_at("publication_types")
        if (text := page.raw(item, path))
    ]
    if not types:
        if kind := citation.work_type(_type_of_entry):
            return kind
        fix = "publication_types: [article-journal]"
        page.remark("publication_types", "the publication has no type", "missing", fix)
        return "other"
    (path, first), *others = types
    for below, _ in others:
        page.remark(below, f"left out: a work has one type, and {first!r} comes first")
    if kind := type_from_front_matter(first, page.site):
        return kind
    fix = "a type of CSL: article-journal, paper-conference, chapter, …"
    page.remark(path, f"{first!r} is not a known type of publication", "left-out", fix)
    return "other"


def _type_of_entry(entry: BibEntry) -> str | None:
    if entry.type in ("misc", "online", "unpublished") and is_arxiv(entry):
        return "preprint"
    return type_from_bibtex(entry.type)


def _url_of_entry(entry: BibEntry) -> str | None:
    url = clean.url(entry.verbatim("url") or "")
    return None if url and work_identifiers.is_resolver_url(url) else url


def _read_date(page: PublicationPage, citation: Citation) -> tuple[str | None, str]:
    """Return the date of the work, and a note where it is that of the page."""
    written, online = page.raw_at("date"), page.raw_at("publishdate")
    is_example = written is not None and is_example_date("date", written)
    if is_example:
        message = "left out: it is the date of an example of the theme"
        page.remark("date", message, "placeholder", "the day without a time: 2024-03-01")
    elif written:
        if day := dates.parse_date(written):
            return _as_precise_as_cited(day, citation), ""
        page.remark("date", f"left out: {written!r} is not a date", "date", "2024-03-01")
    if day := citation.take("date", ("date", "year"), BibEntry.date):
        return day, ""
    if online is None or is_example or is_example_date("publishdate", online):
        return None, ""
    day = dates.parse_date(online)
    return day, "date: publishDate, when the page went online" if day else ""


def _as_precise_as_cited(day: str, citation: Citation) -> str:
    """Return *day*, without what an import made up where the ``cite.bib`` has only year or month.

    Hugo sorts by days, so that ``academic import`` writes the first of January, or of the month.
    """

    def made_of(entry: BibEntry) -> str | None:
        cited = entry.date()
        return cited if cited and cited != day == f"{cited}-01-01"[: len(day)] else None

    if len(day) != len("2024-01-01") or not day.endswith("-01"):
        return day
    return citation.take("date", ("date", "year"), made_of) or day


_VENUE_KEYS = (
    "publication",
    "publication.name",
    "publication_short",
    "publication.short_name",
    "journal",
    "venue",
    "where",
)


def _read_venue(
    page: PublicationPage, title: str, citation: Citation
) -> tuple[str | None, Location]:
    """Return the venue, and what the page says after its name."""
    found, tail = None, Location({}, "")
    for key in _VENUE_KEYS:
        if key == "publication" and isinstance(page.data.get(key), dict):
            continue
        raw = page.raw_at(key)
        venue = read_venue(raw) if raw else None
        if raw and venue is None and has_not_appeared(raw):
            page.remark(key, f"left out: {raw!r} is not a venue: the work has not appeared yet")
        if found or venue is None:
            continue
        if is_example_venue(venue.name):
            page.remark(key, EXAMPLE, "placeholder")
        elif venue.name.casefold() == title.casefold():
            page.remark(key, "left out: it repeats the title", "contradiction", "the venue")
        else:
            found, tail = venue.name, read_location(venue.rest, venue.volume, in_book=venue.in_book)
            if tail.rest:
                message = f"not read: {tail.rest!r} may be a volume, an issue, pages or a publisher"
                page.remark(key, message, "unread", "volume: …, issue: …, pages: …")
    return found or citation.take(
        "venue", VENUE_FIELDS, lambda entry: entry.text(*VENUE_FIELDS)
    ), tail


def _read_author_list(
    page: PublicationPage, citation: Citation, directory: Directory
) -> AuthorList:
    key = "authors" if page.data.get("authors") else "author"
    items = [(path, _read_author(page, path, item)) for path, item in page.items_at(key)]
    entries = [(path, name) for path, name in items if name]
    if not entries:
        found = citation.take("authors", ("author",), BibEntry.authors) or []
        entries = [(key, name) for name in found]
    if not entries:
        page.remark("authors", "the publication has no authors", "missing", "authors: [admin]")
    authors = read_authors([name for _, name in entries], directory)
    for index, why in authors.left_out:
        page.remark(entries[index][0], f"left out: {why}")
    return authors


def _read_author(page: PublicationPage, path: str, item: Any) -> str | None:
    if isinstance(item, dict) and isinstance(item.get("name"), str):
        return page.raw(item["name"], f"{path}.name")
    return page.raw(item, path)


def _read_abstract(page: PublicationPage, *others: str | None) -> str | None:
    """Return the abstract; a summary stands for it unless it only repeats one of *others*."""
    abstract = page.prose_at("abstract")
    repeated = {title_key(other) for other in others if other}
    for key in ("abstract_short", "summary"):
        value = page.value_at(key)
        if (
            abstract is None
            and (short := page.prose(value, key))
            and title_key(short) not in repeated
        ):
            abstract = short
    return abstract
