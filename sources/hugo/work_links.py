"""The identifiers of a publication, and its addresses, among all that its page links to.

``url`` of a work is the first address that its page states for the work itself: ``external_link``,
the publisher's page, then the file. The others stay as identifiers of the scheme ``uri``. Where a
page states none, its own address on the site is the work's. Code, data, slides, posters, videos
and other versions are works of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .. import work_identifiers
from ..work_identifiers import Known
from .publication_page import PublicationPage

_SCHEMES = ("doi", "arxiv", "pmid", "pmcid", "isbn", "issn", "handle")
_PLACES = ("", "ids.", "hugoblox.ids.")
_PAGE = frozenset(
    "url link doi paper article publisher journal html source publication online web read view "
    "fulltext abstract book chapter thesis report pubmed pmc pmid hal openreview springer wiley "
    "elsevier sciencedirect ieee ieeexplore acm acmdl jstor pmlr usenix publisherpage "
    "publisherversion publishedversion officialversion versionofrecord journalpage journalsite "
    "journallink journalwebsite journalarticle articlepage paperlink paperpage readonline "
    "viewonline fullarticle conferencepage openaccess acmdigitallibrary lien article en ligne "
    "handle".split()
)
_FILE = frozenset("pdf fullpdf paperpdf pdffile fulltextpdf download manuscript".split())
_PREPRINT = frozenset(
    "arxiv preprint biorxiv medrxiv psyarxiv socarxiv ssrn chemrxiv eprint préimpression "
    "prépublication workingpaper".split()
)
# What follows from nothing but a link's name would be a guess: other names are other things.


_ROLES = ("external", "page", "file", "preprint")
"""What an address shows, in the order in which it becomes the work's: the page that its title
leads to, another page about it, the work as a file, an early version of it.
"""


class Link(NamedTuple):
    """An address on the page of a publication."""

    path: str
    role: str
    """One of ``_ROLES``."""
    url: str


def links(page: PublicationPage) -> Iterator[Link]:
    """Yield the addresses that *page* states, in its order."""
    if stated := page.raw("external_link"):
        yield from _link(page, "external_link", "external", stated)
    for key in page.data:
        if key.startswith("url_") and key != "url_custom" and (stated := page.raw(key)):
            yield from _link(page, key, key.removeprefix("url_"), stated)
    for key in ("links", "url_custom"):
        for path, item in page.items(key):
            if not isinstance(item, dict):
                page.remark(path, "left out: a mapping like {name: …, url: …} is needed here")
                continue
            named = [page.written(item.get(name), f"{path}.{name}") for name in _NAMES]
            names = [name for name in named if name]
            stated = page.written(item.get("url"), f"{path}.url")
            if stated:
                yield from _link(page, f"{path}.url", names[0] if names else "", stated)
            for below in item.keys() - {"url", "icon", "icon_pack", *_NAMES}:
                page.remark(f"{path}.{below}", "this key is not read", "unread")


_NAMES = ("type", "name", "label")


def _link(page: PublicationPage, path: str, name: str, stated: str) -> Iterator[Link]:
    if stated in ("#", "~", "/") or re.match(r"https?://(?:127\.|localhost|example\.)", stated):
        page.remark(path, "left out: it leads nowhere", "placeholder", "the address, or nothing")
        return
    key = re.sub(r"[\W_]|'s\b", "", name.casefold())
    roles = {"external": {"external"}, "page": _PAGE, "file": _FILE, "preprint": _PREPRINT}
    role = next((role for role, names in roles.items() if key in names), None)
    is_address = re.match("[a-z]+:/", stated, re.IGNORECASE)
    known = None if is_address else work_identifiers.stated("doi", stated)
    url = f"https://doi.org/{known.value}" if known else page.site.resolve(stated)
    if role is None:
        page.remark(path, f"left out: {name!r} is not the work itself", "unread")
    elif url is None:
        fix = "" if is_address else "the whole address, or --base-url"
        page.remark(path, f"left out: {stated!r} is no whole address", "relative", fix)
    else:
        yield Link(path, role, url)


class Identified(NamedTuple):
    """What identifies a work, and where it is found."""

    identifiers: list[Known]
    url: str | None
    note: str
    """Which identifiers were taken from an address."""


def identified(page: PublicationPage, work_type: str) -> Identified:
    """Return the identifiers and the address of the work on *page*."""
    found: dict[str, Known] = {}
    notes: list[str] = []
    addresses = list(_stated(page, found))
    for link in links(page):
        own = link.role != "preprint" or work_type in ("preprint", "working-paper")
        known = work_identifiers.in_address(link.url)
        if known and (own or known.scheme == "arxiv"):
            if not _add(page, found, notes, known, link.path):
                continue
            own = own and not work_identifiers.is_resolver(link.url)
        elif not own:
            page.remark(link.path, "left out: the address of another version", "unread")
        if own:
            addresses.append(link)
    for key in ("publication", "publication_short"):
        text = page.raw(key) if isinstance(page.data.get(key), str) else None
        for known in work_identifiers.in_text(text or ""):
            if known.scheme not in found:
                _add(page, found, notes, known, key)
    addresses.sort(key=lambda link: _ROLES.index(link.role))
    urls = list(dict.fromkeys(link.url for link in addresses))
    rest = [Known("uri", url) for url in urls[1:]]
    return Identified([*found.values(), *rest], urls[0] if urls else None, ", ".join(notes))


def _add(
    page: PublicationPage, found: dict[str, Known], notes: list[str], known: Known, path: str
) -> bool:
    """Add *known* to *found*; say whether nothing stated before contradicts it."""
    first = found.setdefault(known.scheme, known)
    if first is known:
        notes.append(f"{known.scheme}: {path}")
    elif first.value.casefold() != known.value.casefold():
        page.remark(
            path,
            f"left out: {known.scheme} {known.value} is not {first.value}, stated before",
            "contradiction",
        )
        return False
    return True


def _stated(page: PublicationPage, found: dict[str, Known]) -> Iterator[Link]:
    """Add the identifiers that have keys of their own to *found*; yield addresses put there."""
    for place in _PLACES:
        for scheme in _SCHEMES:
            path = f"{place}{scheme}"
            raw = page.raw(path)
            if raw is None:
                continue
            known = work_identifiers.stated(scheme, raw) or work_identifiers.in_address(raw)
            known = known or work_identifiers.stated("arxiv", raw)
            if known and known.scheme not in found:
                found[known.scheme] = known
            if known is None and re.match("https?://", raw):
                yield from _link(page, path, "url", raw)
            elif known is None:
                page.remark(path, f"left out: {raw!r} is no {scheme.upper()}", *_why(scheme))


def _why(scheme: str) -> tuple[str, str]:
    if scheme in ("isbn", "issn"):
        return "checksum", ""
    return "left-out", "10.1234/…" if scheme == "doi" else ""
