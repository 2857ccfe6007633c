"""All files of a published person: the formats, the pages, and what hosts and agents look for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from pexport.presenting.page import Links, Subject, page, plain_page
from pexport.presenting.presentation import Entry
from pexport.publishing import hosts, markdown, webfinger, webid
from pexport.publishing.file import File

_HTML = "text/html; charset=utf-8"
_FLATTENED = 'application/ld+json; profile="http://www.w3.org/ns/json-ld#flattened"'


class Site(NamedTuple):
    """What is served of one person."""

    stem: str
    """The base name of the files, and so the name of the person below the address."""
    address: str | None
    """Where the folder will be on the web; it ends in a slash."""
    variants: tuple[File, ...]
    """The files that are about the person, each in its own kind, the usual first."""
    home: File
    """``index.html``."""
    webid: File
    descriptor: bytes | None
    """The JRD of the person's account; None without an address."""
    aliases: tuple[str, ...]
    """What WebFinger may be asked for."""

    @property
    def documents(self) -> tuple[File, ...]:
        """All files that people and programs read."""
        return (self.home, *self.variants, self.webid)


def build_site(subject: Subject) -> Site:
    """Return what is served of *subject*."""
    stem = subject.stem
    variants = tuple(_variants(subject))
    alternates = tuple((each.bare_type, each.name) for each in variants)
    hrefs = {each.format: each.file for each in subject.siblings}
    links = Links(hrefs, alternates, subject.address or "")
    iri = subject.profile.iri
    descriptor = subject.address and webfinger.descriptor(
        subject.person,
        stem,
        subject.address,
        iri,
        {each.name: each.bare_type for each in variants},
    )
    turtle = next(each.file for each in subject.siblings if each.format == "turtle")
    return Site(
        stem,
        subject.address,
        variants,
        File("index.html", _HTML, page(subject, links)),
        File(webid.FILE, "text/turtle; charset=utf-8", webid.document(subject.profile, turtle)),
        descriptor or None,
        (
            (webfinger.subject(stem, subject.address), *webfinger.aliases(subject.address, iri))
            if subject.address
            else ()
        ),
    )


def files(site: Site, *, webfinger_as_folder: bool = True) -> Iterator[File]:
    """Yield all files of the folder of *site*, those for hosts included.

    WebFinger's answer is ``index.json`` in a folder, which GitHub Pages serves as JSON, or a file
    without a suffix: one place of a file system cannot be both.
    """
    yield from site.documents
    name = None
    if site.descriptor:
        name = f"{webfinger.PATH}/index.json" if webfinger_as_folder else webfinger.PATH
        yield File(name, webfinger.MEDIA_TYPE, site.descriptor)
    yield from hosts.files(site.documents, site.variants, _path(site), name)


def _path(site: Site) -> str:
    """Return the path of the folder at its host; it begins and ends with a slash."""
    return urlsplit(site.address).path if site.address else "/"


def _variants(subject: Subject) -> Iterator[File]:
    html, twin = f"{subject.stem}.html", f"{subject.stem}.md"
    siblings = [
        File(
            each.file,
            _FLATTENED if each.format == "flattened" else _typed(each.media_type),
            each.data,
        )
        for each in subject.siblings
    ]
    alternates = [(each.bare_type, each.name) for each in siblings]
    links = Links(
        {each.format: each.file for each in subject.siblings},
        ((markdown.MEDIA_TYPE.partition(";")[0], twin), *alternates),
        f"{subject.address}{html}" if subject.address else "",
    )
    yield File(html, _HTML, plain_page(subject, links))
    listed = [Entry(each.title, each.file) for each in subject.siblings]
    yield from siblings
    yield File(twin, markdown.MEDIA_TYPE, markdown.markdown(subject.person, listed))


def _typed(media_type: str) -> str:
    """Return *media_type* with the charset that is not said by the kind itself."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
