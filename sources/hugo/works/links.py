"""The identifiers of a publication, and its addresses, among all that its page links to.

``url`` of a work is the first address that its page states for the work itself: ``external_link``,
the publisher's page, then the file. The others stay as identifiers of the scheme ``uri``. Where a
page states none, its own address on the site is the work's. Code, data, slides, posters, videos
and other versions are works of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from ...text import work_identifiers
from ...text.work_identifiers import WorkIdentifier
from ..theme.placeholders import is_example_work
from .publication_page import EXAMPLE, PublicationPage

_SCHEMES = ("doi", "arxiv", "pmid", "pmcid", "isbn", "issn", "handle")
_IDENTIFIER_PREFIXES = ("", "ids.", "hugoblox.ids.")
_PAGE_NAMES = frozenset(
    "url link doi paper article publisher journal html source publication online web read view "
    "fulltext abstract book chapter thesis report pubmed pmc pmid hal openreview springer wiley "
    "elsevier sciencedirect ieee ieeexplore acm acmdl jstor pmlr usenix publisherpage "
    "publisherversion publishedversion officialversion versionofrecord journalpage journalsite "
    "journallink journalwebsite journalarticle articlepage paperlink paperpage readonline "
    "viewonline fullarticle conferencepage openaccess acmdigitallibrary lien article en ligne "
    "handle".split()
)
_FILE_NAMES = frozenset("pdf fullpdf paperpdf pdffile fulltextpdf download manuscript".split())
_PREPRINT_NAMES = frozenset(
    "arxiv preprint biorxiv medrxiv psyarxiv socarxiv ssrn chemrxiv eprint préimpression "
    "prépublication workingpaper".split()
)
# What follows from nothing but a link's name would be a guess: other names are other things.


_ROLES = ("external", "page", "file", "preprint")
"""What an address shows, in the order in which it becomes the work's: the page that its title
leads to, another page about it, the work as a file, an early version of it.
"""


_NAMES_BY_ROLE = {
    "external": frozenset({"external"}),
    "page": _PAGE_NAMES,
    "file": _FILE_NAMES,
    "preprint": _PREPRINT_NAMES,
}
# The theme's title may lead anywhere: there is the code of a work, or a talk about it.
_OTHER_HOSTS = (
    r"https?://(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|youtube\.com|"
    r"youtu\.be|vimeo\.com)/(?!.*\.pdf$)"
)
_NOWHERE = r"https?://(?:127\.|localhost|example\.)"
_WHOLE_BOOK = r"https?://link\.springer\.com/(?:content/pdf/)?book/"


class Link(NamedTuple):
    """An address on the page of a publication."""

    path: str
    role: str
    """One of ``_ROLES``; nothing where its name says none of them."""
    url: str
    name: str


def stated_links(page: PublicationPage) -> Iterator[Link]:
    """Yield the addresses on *page*, in its order."""
    if address := page.raw_at("external_link"):
        yield from _read_link(page, "external_link", ["external"], address)
    for key in page.data:
        is_address = key.startswith("url_") and key != "url_custom" and not key.endswith("_text")
        if is_address and (address := page.raw_at(key)):
            yield from _read_link(page, key, [key.removeprefix("url_")], address)
    for key in ("links", "url_custom"):
        for path, item in page.items_at(key):
            if not isinstance(item, dict):
                page.reject_type(path, "a mapping like {name: …, url: …}", item)
                continue
            values = [page.raw(item.get(key), f"{path}.{key}") for key in _NAME_KEYS]
            names = [name for name in values if name]
            place, address = _address_of_item(page, path, item)
            if address:
                yield from _read_link(page, place, names, address)
            for below in item.keys() - {"url", "icon", "icon_pack", "provider", "id", *_NAME_KEYS}:
                page.remark_unread(f"{path}.{below}")


_NAME_KEYS = ("type", "name", "label")


def _address_of_item(
    page: PublicationPage, path: str, item: dict[str, Any]
) -> tuple[str, str | None]:
    """Return the place and the address of a link: its ``url``, or an ``id`` of a ``provider``."""
    values = {key: page.raw(item.get(key), f"{path}.{key}") for key in _ADDRESS_KEYS}
    if values["url"] or not (values["provider"] and values["id"]):
        for key in ("provider", "id"):
            if values[key]:
                page.remark_unread(f"{path}.{key}")
        return f"{path}.url", values["url"]
    scheme = values["provider"].casefold()
    address = _RESOLVERS.get(scheme, "")
    if not address:
        message = f"left out: the provider {values['provider']!r} is not known"
        page.remark(f"{path}.provider", message, "unread", f"url: …, or {', '.join(_RESOLVERS)}")
    return f"{path}.id", f"{address}{values['id']}" if address else None


_ADDRESS_KEYS = ("url", "provider", "id")
_RESOLVERS = {"doi": "https://doi.org/", "arxiv": "https://arxiv.org/abs/"}


def _read_link(page: PublicationPage, path: str, names: list[str], address: str) -> Iterator[Link]:
    if address in ("#", "~", "/") or re.match(_NOWHERE, address):
        message = f"left out: {address!r} leads nowhere"
        page.remark(path, message, "placeholder", "the address, or nothing")
        return
    if is_example_work(address):
        page.remark(path, EXAMPLE, "placeholder", "the work's own")
        return
    keys = [re.sub(r"[\W_]|'s\b", "", name.casefold()) for name in names]
    roles = (role for key in keys for role, known in _NAMES_BY_ROLE.items() if key in known)
    role, name = next(roles, ""), names[0] if names else ""
    is_address = re.match("[a-z]+:/", address, re.IGNORECASE)
    known = None if is_address else work_identifiers.parse_identifier("doi", address)
    url = f"https://doi.org/{known.value}" if known else page.site.resolve(address)
    if role == "external" and re.match(_OTHER_HOSTS, address):
        role, name = "", "external_link"
    if url:
        yield Link(path, role, url, name)
    elif role:
        fix = "" if is_address else "the whole address, or --base-url"
        page.remark(path, f"left out: {address!r} is not a whole address", "relative", fix)
    else:
        page.remark(path, f"left out: {name!r} is not a link to the work itself", "unread")


class WorkIdentity(NamedTuple):
    """What identifies a work, and where it is found."""

    identifiers: list[WorkIdentifier]
    url: str | None
    note: str
    """Which identifiers were taken from an address."""


def identify_work(page: PublicationPage, work_type: str) -> WorkIdentity:
    """Return the identifiers and the address of the work on *page*."""
    found: dict[str, WorkIdentifier] = {}
    notes: list[str] = []
    addresses = [*_from_own_keys(page, found), *_from_links(page, work_type, found, notes)]
    for key in ("publication", "publication_short"):
        text = page.raw_at(key) if isinstance(page.data.get(key), str) else None
        for known in work_identifiers.identifiers_in_text(text or ""):
            if known.scheme not in found:
                _add(page, found, notes, known, key)
    addresses.sort(key=lambda link: _ROLES.index(link.role))
    urls = list(dict.fromkeys(link.url for link in addresses))
    rest = [WorkIdentifier("uri", url) for url in urls[1:]]
    return WorkIdentity([*found.values(), *rest], urls[0] if urls else None, ", ".join(notes))


def _from_links(
    page: PublicationPage, work_type: str, found: dict[str, WorkIdentifier], notes: list[str]
) -> Iterator[Link]:
    """Add the identifiers that links hold to *found*; yield what leads to the work itself."""
    # What a link of another name leads to is the work where its identifier is the work's.
    for link in sorted(stated_links(page), key=lambda link: not link.role):
        own = link.role != "preprint" or work_type in ("preprint", "working-paper")
        known = work_identifiers.identifier_in_url(link.url)
        if not (link.role or _is_of_the_work(link, known, found, work_type)):
            page.remark(
                link.path, f"left out: {link.name!r} is not a link to the work itself", "unread"
            )
            continue
        if work_type == "book-chapter" and re.match(_WHOLE_BOOK, link.url):
            page.remark(link.path, "left out: it is the address of the whole book", "unread")
            continue
        if known and (own or known.scheme == "arxiv"):
            if not _add(page, found, notes, known, link.path):
                continue
            own = own and not work_identifiers.is_resolver_url(link.url)
        elif not own:
            page.remark(link.path, "left out: it is the address of another version", "unread")
        if own:
            yield link._replace(role=link.role or "page")


def _is_of_the_work(
    link: Link, known: WorkIdentifier | None, found: dict[str, WorkIdentifier], work_type: str
) -> bool:
    """Say whether a link whose name does not say so leads to the work."""
    if link.path == "external_link" and work_type in ("software", "data-set"):
        return True
    first = found.get(known.scheme) if known else None
    return bool(known and first and first.value.casefold() == known.value.casefold())


def _add(
    page: PublicationPage,
    found: dict[str, WorkIdentifier],
    notes: list[str],
    known: WorkIdentifier,
    path: str,
) -> bool:
    """Add *known* to *found*; say whether nothing stated before contradicts it."""
    first = found.setdefault(known.scheme, known)
    if first is known:
        notes.append(f"{known.scheme}: {path}")
    elif first.value.casefold() != known.value.casefold():
        page.remark(
            path,
            f"left out: {known.scheme} {known.value} contradicts {first.value}, which comes first",
            "contradiction",
        )
        return False
    return True


def _from_own_keys(page: PublicationPage, found: dict[str, WorkIdentifier]) -> Iterator[Link]:
    """Add the identifiers that have keys of their own to *found*; yield addresses put there."""
    for place in _IDENTIFIER_PREFIXES:
        for scheme in _SCHEMES:
            path = f"{place}{scheme}"
            raw = page.raw_at(path)
            if raw is None:
                continue
            if is_example_work(raw):
                page.remark(path, EXAMPLE, "placeholder")
                continue
            known = work_identifiers.parse_identifier(
                scheme, raw
            ) or work_identifiers.identifier_in_url(raw)
            known = known or work_identifiers.parse_identifier("arxiv", raw)
            if known and known.scheme not in found:
                found[known.scheme] = known
            if known is None and re.match("https?://", raw):
                yield from _read_link(page, path, ["url"], raw)
            elif known is None:
                page.remark(
                    path,
                    f"left out: {raw!r} is not a valid {scheme.upper()}",
                    *_rule_and_fix(scheme),
                )


def _rule_and_fix(scheme: str) -> tuple[str, str]:
    if scheme in ("isbn", "issn"):
        return "checksum", ""
    return "left-out", "10.1234/…" if scheme == "doi" else ""
