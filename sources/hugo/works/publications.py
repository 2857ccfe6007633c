"""The publications of a site of Hugo Academic, Wowchemy or Hugo Blox as works of their authors.

Each page under ``content/publication`` is one work. What its front matter does not say is taken
from the ``cite.bib`` beside it, where that is about the same work.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from pexport.files import decode_utf8, display_path, read_bytes
from pexport.profile import clean
from pexport.source import Remark

from ...files.bibtex import Entry
from ...files.front_matter import flag, parse_front_matter
from ...text import dates, work_identifiers
from ..site.site import Site
from ..theme.placeholders import is_example_date, is_example_venue
from .authors import Author, AuthorList, read_authors
from .citation import VENUE, Citation, bare_letters, is_arxiv
from .files import INDEX, address_of_page, language_of_page, place_in_section
from .links import identify_work
from .parts import Location, read_location, read_parts
from .people import Directory
from .publication_page import PublicationPage
from .sections import is_in_publication_section
from .types import is_preprint_server, type_of_bibtex, type_of_page
from .venue import has_not_appeared, read_venue


class Publication(NamedTuple):
    """One publication of the site."""

    work: dict[str, Any] | None
    """In the shape of ``pexport.profile.Work``; None where the page is left out."""
    authors: tuple[Author, ...]
    remarks: list[Remark]
    slug: str
    """Its place within the section, which translations of the page share."""
    place: str
    """Where its authors stand."""
    language: str | None
    """The language of the page, by its path. It says nothing of the language of the work."""

    @property
    def is_tied(self) -> bool:
        """Whether one of the authors is one of the site."""
        return any(author.slug for author in self.authors)


def read_work(
    path: Path, site: Site, directory: Directory, as_of: date | None = None
) -> Publication:
    """Read the page of a publication at *path*.

    *directory* has the people of the site. With *as_of*, what is not yet published or has expired
    on that day is left out. Raises ``PexportError`` where the file cannot be read or its front
    matter is broken.
    """
    page = PublicationPage(
        parse_front_matter(decode_utf8(read_bytes(path), display_path(path)), display_path(path)),
        site,
    )
    slug, language = place_in_section(path), language_of_page(path, site)
    where = page.where("authors" if page.data.get("authors") else "title")
    if not (is_in_publication_section(path, site.root) or page.data.get("publication_types")):
        return Publication(None, (), [], slug, where, language)
    if why := _left_out(page, as_of):
        page.remarks = [Remark(page.where(why[0]), f"left out: {why[1]}", why[2])]
        return Publication(None, (), page.remarks, slug, where, language)
    work, authors = _work(page, path, directory)
    page.remark_unread()
    return Publication(work, authors, page.remarks, slug, where, language)


_OTHER_PAGES = ("widget", "block", "sections", "headless", "event", "event_url")
"""Keys of the theme's other kinds of pages, some of which lie among the publications."""

_EXAMPLES = frozenset(
    {
        "an example conference paper",
        "an example journal article",
        "an example preprint / working paper",
        "example conference paper",
        "example journal article",
        "example publication",
        "a person re-identification system for mobile devices",
        "mobile visual clothing search",
    }
)
"""The titles of the publications of the theme's starter sites."""


def _left_out(page: PublicationPage, as_of: date | None) -> tuple[str, str, str] | None:
    """Return the key, the reason and the rule why the page is no work to tell of, or None."""
    for key in ("draft", "private"):
        if flag(page.raw(key)):
            return key, f"{key}: the site does not show it", "hidden"
    if part := next((key for key in _OTHER_PAGES if page.data.get(key)), None):
        return part, "no publication, but an event or a part of a page", "left-out"
    title = page.text("title")
    if title is None:
        return "title", "it has no title", "missing"
    if title.casefold() in _EXAMPLES:
        return "title", "it is the theme's example", "placeholder"
    return _out_of_time(page, as_of.isoformat()) if as_of else None


def _out_of_time(page: PublicationPage, today: str) -> tuple[str, str, str] | None:
    published, expires = page.raw("publishdate") or page.raw("date"), page.raw("expirydate")
    if published and (day := dates.point(published)) and day > today:
        return "publishdate", f"published on {day}, and not yet", "hidden"
    if expires and (day := dates.point(expires)) and day <= today:
        return "expirydate", f"shown until {day} only", "hidden"
    return None


def _work(
    page: PublicationPage, path: Path, directory: Directory
) -> tuple[dict[str, Any], tuple[Author, ...]]:
    title = page.text("title") or ""
    beside = path.with_name("cite.bib") if re.fullmatch(INDEX, path.name) else None
    citation = Citation(beside, title, page.raw("doi"))
    kind = _type(page, citation)
    identified = identify_work(page, kind)
    schemes = frozenset(known.scheme for known in identified.identifiers)
    identifiers = [*identified.identifiers, *citation.identifiers(schemes)]
    authors = _authors(page, citation, directory)
    day, of_page = _date(page, citation)
    venue, tail = _venue(page, title, citation)
    if kind == "journal-article" and venue and day:
        # The year of the work is no part of a journal's name.
        venue = re.sub(rf"[,.，]\s*{day[:4]}\.?$|\s*\({day[:4]}\)$", "", venue)
    if kind == "other" and venue and is_preprint_server(venue):
        kind = "preprint"
    url = identified.url or citation.take("url", ("url",), _url_of_entry)
    own = None if url else address_of_page(page, path)
    work = {
        "title": title,
        "type": kind,
        "date": day,
        "venue": venue,
        **read_parts(page, citation, tail, kind),
        "authors": authors.contributors,
        "identifiers": [known._asdict() for known in identifiers],
        "url": url or own,
        "abstract": _abstract(page, title, venue),
        "language": citation.take("language", ("langid", "language"), Entry.language),
    }
    page.remarks += citation.remarks
    notes = [
        identified.note,
        authors.inferred,
        of_page,
        own and "url: inferred from the page's folder",
    ]
    said = "; ".join(note for note in (*notes, citation.note()) if note)
    origin = f"hugo:{page.where('title')}" + (f" ({said})" if said else "")
    return {**{key: value for key, value in work.items() if value}, "origin": origin}, (
        authors.authors
    )


def _type(page: PublicationPage, citation: Citation) -> str:
    stated = [
        (path, text)
        for path, item in page.items("publication_types")
        if (text := page.written(item, path))
    ]
    if not stated:
        if kind := citation.type(_type_of_entry):
            return kind
        fix = "publication_types: [article-journal]"
        page.remark("publication_types", "the type of the publication is not said", "missing", fix)
        return "other"
    (path, first), *others = stated
    for below, _ in others:
        page.remark(below, f"left out: a work has one type, {first!r}")
    if kind := type_of_page(first, page.site):
        return kind
    fix = "a name of CSL's: article-journal, paper-conference, chapter, …"
    page.remark(path, f"{first!r} is no known type of publications", "left-out", fix)
    return "other"


def _type_of_entry(entry: Entry) -> str | None:
    if entry.type in ("misc", "online", "unpublished") and is_arxiv(entry):
        return "preprint"
    return type_of_bibtex(entry.type)


def _url_of_entry(entry: Entry) -> str | None:
    url = clean.url(entry.verbatim("url") or "")
    return None if url and work_identifiers.is_resolver(url) else url


def _date(page: PublicationPage, citation: Citation) -> tuple[str | None, str]:
    """Return the date of the work, and a note where it is that of the page."""
    stated, online = page.raw("date"), page.raw("publishdate")
    is_example = stated is not None and is_example_date("date", stated)
    if is_example:
        said = "left out: it is the date of the theme's example"
        page.remark("date", said, "placeholder", "the day without a time: 2024-03-01")
    elif stated:
        if day := dates.point(stated):
            return day, ""
        page.remark("date", f"left out: {stated!r} is no date", "date", "2024-03-01")
    if day := citation.take("date", ("date", "year"), Entry.date):
        return day, ""
    if online is None or is_example or is_example_date("publishdate", online):
        return None, ""
    day = dates.point(online)
    return day, "date: publishDate, when the page went online" if day else ""


_VENUES = (
    "publication",
    "publication.name",
    "publication_short",
    "publication.short_name",
    "journal",
    "venue",
    "where",
)


def _venue(page: PublicationPage, title: str, citation: Citation) -> tuple[str | None, Location]:
    """Return the venue, and what the page says after its name."""
    found, tail = None, Location({}, "")
    for key in _VENUES:
        if key == "publication" and isinstance(page.data.get(key), dict):
            continue
        raw = page.raw(key)
        venue = read_venue(raw) if raw else None
        if raw and venue is None and has_not_appeared(raw):
            page.remark(key, f"left out: {raw!r} is nowhere that it has appeared")
        if found or venue is None:
            continue
        if is_example_venue(venue.name):
            page.remark(key, "left out: it is the theme's example", "placeholder")
        elif venue.name.casefold() == title.casefold():
            page.remark(key, "left out: it is the title once more", "contradiction", "the venue")
        else:
            found, tail = venue.name, read_location(venue.rest)
            if tail.rest:
                said = f"{tail.rest!r} is not read: it may be a volume, an issue or pages"
                page.remark(key, said, "unread", "volume: …, issue: …, pages: …")
    return found or citation.take("venue", VENUE, lambda entry: entry.text(*VENUE)), tail


def _authors(page: PublicationPage, citation: Citation, directory: Directory) -> AuthorList:
    key = "authors" if page.data.get("authors") else "author"
    listed = [(path, _author(page, path, item)) for path, item in page.items(key)]
    entries = [(path, name) for path, name in listed if name]
    if not entries:
        found = citation.take("authors", ("author",), Entry.authors) or []
        entries = [(key, name) for name in found]
    if not entries:
        page.remark("authors", "the publication names no authors", "missing", "authors: [admin]")
    understood = read_authors([name for _, name in entries], directory)
    for index, why in understood.left_out:
        page.remark(entries[index][0], f"left out: {why}")
    return understood


def _author(page: PublicationPage, path: str, item: Any) -> str | None:
    if isinstance(item, dict) and isinstance(item.get("name"), str):
        return page.written(item["name"], f"{path}.name")
    return page.written(item, path)


def _abstract(page: PublicationPage, *others: str | None) -> str | None:
    """Return the abstract; a summary stands for it unless it only repeats one of *others*."""
    abstract = page.prose("abstract")
    repeated = {bare_letters(other) for other in others if other}
    for key in ("abstract_short", "summary"):
        page.take(key)
        if abstract is None and (short := page.prose(key)) and bare_letters(short) not in repeated:
            abstract = short
    return abstract
