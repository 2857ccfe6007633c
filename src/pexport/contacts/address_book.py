"""An address book on a CardDAV server (RFC 6352): how it is found, read and written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin

from pexport.contacts import multistatus
from pexport.contacts.multistatus import Resource
from pexport.contacts.transport import Answer, Server
from pexport.errors import PexportError

_PROPERTIES = (
    "D:resourcetype",
    "D:displayname",
    "D:current-user-principal",
    "D:current-user-privilege-set",
    "C:addressbook-home-set",
)
_WELL_KNOWN = "/.well-known/carddav"
_WRITING = ("D:write", "D:write-content", "D:bind", "D:all")
_REASONS = {
    403: "the server does not allow it",
    404: "there is nothing at that address",
    405: "the server does not allow it",
    413: "the card is too large for the server; --photo none is smaller",
    415: "the server takes no such card",
    423: "it is locked",
    507: "the server has no room left",
}


class Contact(NamedTuple):
    """A contact as the server keeps it."""

    url: str
    etag: str
    data: bytes


class AddressBook:
    """One address book."""

    def __init__(self, server: Server, url: str) -> None:
        """*url* is that of the collection, and ends in a slash."""
        self._server = server
        self.url = url

    def with_uid(self, uid: str) -> list[Contact]:
        """Return the contacts whose UID is *uid*, whether or not they write it as a URN."""
        bare = _bare_uid(uid)
        found = self._search("UID", bare, "contains")
        return [each for each in found if any(_bare_uid(it) == bare for it in _values(each, "UID"))]

    def with_email(self, address: str) -> list[Contact]:
        """Return the contacts that have the e-mail *address*."""
        found = self._search("EMAIL", address, "equals")
        wanted = address.lower()
        return [each for each in found if wanted in map(str.lower, _values(each, "EMAIL"))]

    def at(self, url: str) -> Contact | None:
        """Return the contact at *url*, if there is one."""
        answer = self._server.ask("GET", self._server.within(url, self.url), Accept="text/vcard")
        if answer.status in (404, 410):
            return None
        _raise_if_failed(answer, "the contact cannot be read")
        etag = answer.headers.get("ETag", "")
        return Contact(answer.url, etag, answer.body)

    def create(self, name: str, data: bytes) -> str | None:
        """Store a new contact as *name*; return its address, or None where that is taken."""
        url = urljoin(self.url, name)
        answer = self._put(url, data, If_None_Match="*")
        if answer is None:
            return None
        return self._server.within(answer.headers.get("Location", "") or url, url)

    def update(self, contact: Contact, data: bytes) -> bool:
        """Store *data* in place of *contact*; False where somebody else has changed it since."""
        if not contact.etag:
            raise PexportError(
                f"{contact.url}: the server gives no version of the contact (ETag), so an edit "
                "made meanwhile could be lost; nothing was written"
            )
        return self._put(contact.url, data, If_Match=contact.etag) is not None

    def _put(self, url: str, data: bytes, **conditions: str) -> Answer | None:
        kind = {"Content_Type": "text/vcard; charset=utf-8"}
        answer = self._server.ask("PUT", url, data, **kind, **conditions)
        if answer.status == 412:
            return None
        _raise_if_failed(answer, "the contact cannot be written")
        return answer

    def _search(self, name: str, text: str, how: str) -> list[Contact]:
        body = multistatus.query_body(name, text, how)
        answer = self._server.ask("REPORT", self.url, body, Depth="1", Content_Type=_XML)
        _raise_if_failed(answer, "the server does not search its contacts")
        return [
            Contact(
                self._server.within(each.href, answer.url),
                each.text("D:getetag"),
                (each.properties["C:address-data"].text or "").encode(),
            )
            for each in multistatus.read(answer.body, answer.url)
            if "C:address-data" in each.properties
        ]


_XML = "application/xml; charset=utf-8"


def _bare_uid(uid: str) -> str:
    return uid.strip().lower().removeprefix("urn:uuid:")


def _values(contact: Contact, name: str) -> Iterator[str]:
    """Yield the values of a property without looking at the whole of a card, which may be broken.

    ``pexport.contacts.lines`` refuses such, and others in the book are nobody's concern here.
    """
    unfolded = contact.data.replace(b"\r\n", b"\n").replace(b"\n ", b"").replace(b"\n\t", b"")
    for line in unfolded.decode(errors="replace").split("\n"):
        head, colon, value = line.partition(":")
        if colon and head.split(";")[0].rpartition(".")[2].upper() == name:
            yield value.strip()


def find_address_book(server: Server, url: str) -> AddressBook:
    """Return the address book at *url*, or the one of the account that is there.

    Looks at the address itself, at ``/.well-known/carddav`` (RFC 6764 section 5), the principal and
    its home (RFC 6352 section 7.1.1). Raises ``PexportError`` where there is none, or several.
    """
    described = _propfind(server, url, "0")
    first = _resource_at(described, url)
    if first and _is_book(first):
        return AddressBook(server, _with_slash(first.href))
    homes = _homes(server, first, url)
    if not homes:
        known = _propfind(server, urljoin(url, _WELL_KNOWN), "0")
        homes = _homes(server, known[0] if known else None, url)
    books = {
        _with_slash(each.href): each
        for home in homes
        for each in _propfind(server, home, "1")
        if _is_book(each) and _is_writable(each)
    }
    if len(books) == 1:
        return AddressBook(server, next(iter(books)))
    if books:
        resources = ", ".join(f"{at} ({each.text('D:displayname')})" for at, each in books.items())
        raise PexportError(f"{url}: several address books; choose one of: {resources}")
    raise PexportError(
        f"{url}: no address book that can be written to; use the address book's own address, which "
        "the server's settings show"
    )


def _homes(server: Server, account: Resource | None, url: str) -> list[str]:
    """Return where the address books of an account are."""
    if account is None:
        return []
    homes = account.hrefs("C:addressbook-home-set")
    for principal in () if homes else account.hrefs("D:current-user-principal"):
        place = server.within(principal, url)
        for each in _propfind(server, place, "0"):
            homes += each.hrefs("C:addressbook-home-set")
    return list(dict.fromkeys(server.within(each, url) for each in homes))


def _propfind(server: Server, url: str, depth: str) -> list[Resource]:
    """Return what the server tells of *url*; nothing where it has no such place."""
    body = multistatus.propfind_body(*_PROPERTIES)
    answer = server.ask("PROPFIND", url, body, Depth=depth, Content_Type=_XML)
    if answer.status in (400, 403, 404, 405, 501):
        return []
    _raise_if_failed(answer, "the address books cannot be listed")
    return [
        each._replace(href=server.within(each.href, answer.url))
        for each in multistatus.read(answer.body, answer.url)
    ]


def _resource_at(resources: list[Resource], url: str) -> Resource | None:
    same = (each for each in resources if _with_slash(each.href) == _with_slash(url))
    return next(same, resources[0] if resources else None)


def _is_book(resource: Resource) -> bool:
    return resource.holds("D:resourcetype", "C:addressbook")


def _is_writable(resource: Resource) -> bool:
    """Say whether the user may write there; a server that tells no privileges has none to tell."""
    name = "D:current-user-privilege-set"
    if name not in resource.properties:
        return True
    return any(resource.holds(name, "D:privilege", each) for each in _WRITING)


def _with_slash(url: str) -> str:
    return url if url.endswith("/") else f"{url}/"


def _raise_if_failed(answer: Answer, what: str) -> None:
    """Raise ``PexportError`` where a request failed."""
    if 200 <= answer.status < 300:
        return
    condition = multistatus.precondition(answer.body)
    why = _REASONS.get(answer.status, "the server failed" if answer.status >= 500 else "refused")
    named = f", {condition}" if condition else ""
    raise PexportError(f"{answer.url}: {what}: {why} ({answer.status}{named})")
