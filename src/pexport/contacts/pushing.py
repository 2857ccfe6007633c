"""One push: find the contact, see who changed what, write it, and remember what became of it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pexport.contacts import last_push, lines, merging
from pexport.contacts.address_book import AddressBook, Contact
from pexport.contacts.last_push import LastPush
from pexport.contacts.lines import Card
from pexport.contacts.merging import Base, Change, Side
from pexport.errors import PexportError

_ATTEMPTS = 3
"""How often to begin anew when somebody edits the contact in the very moment."""


class PushOptions(NamedTuple):
    """How to push."""

    prefer: Side | None = None
    """Who wins where both have changed the same; None for nobody."""
    anew: bool = False
    """Whether to make a contact beside one that has the same e-mail address."""
    into: str | None = None
    """The address of the contact to update, whatever its UID."""
    dry: bool = False
    """Whether to say what would be done, and do nothing."""


class Outcome(NamedTuple):
    """What a push did."""

    kind: Literal["created", "updated", "unchanged", "deleted", "suspected"]
    """``deleted``: it was deleted there since, and is left so; ``suspected``: others have the same
    e-mail address, and nothing was done."""
    url: str = ""
    changes: tuple[Change, ...] = ()
    suspects: tuple[tuple[str, str], ...] = ()
    """The addresses and names of the others."""

    @property
    def is_settled(self) -> bool:
        """Whether the contact says what the page says, but for what was edited there alone."""
        conflicts = any(each.kind == "conflict" for each in self.changes)
        return self.kind not in ("deleted", "suspected") and not conflicts


def push(book: AddressBook, data: bytes, options: PushOptions) -> Outcome:
    """Push the card *data* of the page to *book*; ``PexportError`` where that fails."""
    page = lines.read(data, "the card of the page")
    uid = page.first("UID")
    last = last_push.read(book.url, uid)
    for _ in range(_ATTEMPTS):
        contact = _contact(book, uid, last, options.into)
        outcome = (
            _update(book, contact, page, last, options)
            if contact
            else _create(book, data, page, last, options)
        )
        if outcome:
            return outcome
    raise PexportError(f"{book.url}: the contact is changing during the push; try again later")


def _contact(
    book: AddressBook, uid: str, last: LastPush | None, into: str | None
) -> Contact | None:
    """Return the contact to update, if it is there."""
    if into:
        contact = book.at(into)
        if contact is None:
            raise PexportError(f"--into: no contact at {into}")
        return contact
    if last and last.url and (known := book.at(last.url)):
        return known
    found = book.with_uid(uid)
    if len(found) > 1:
        told = ", ".join(each.url for each in found)
        raise PexportError(f"several contacts have the UID {uid}: {told}; delete all but one")
    return found[0] if found else None


def _create(
    book: AddressBook, data: bytes, page: Card, last: LastPush | None, options: PushOptions
) -> Outcome | None:
    """Make the contact; None where it has come up meanwhile."""
    uid = page.first("UID")
    if last and last.base and options.prefer != "page":
        return Outcome("deleted", last.url)
    if not options.anew and not last and (suspects := _suspects(book, page)):
        return Outcome("suspected", suspects=suspects)
    changes = tuple(
        Change("added", line.name, page=line.value)
        for line in page.lines
        if line.name not in merging.OF_THE_CARD
    )
    if options.dry:
        return Outcome("created", book.url, changes)
    begun = LastPush("", last.base if last else None, Base(page, page))
    last_push.write(book.url, uid, begun)
    url = book.create(f"{uid.rpartition(':')[2]}.vcf", data)
    if url is None:
        if not book.with_uid(uid):
            raise PexportError(f"{book.url}: another contact has the address of this one")
        return None
    kept = _stored(book, url, uid, data)
    base = Base(page, lines.read(kept.data, kept.url))
    last_push.write(book.url, uid, LastPush(kept.url, base))
    return Outcome("created", kept.url, changes)


def _suspects(book: AddressBook, page: Card) -> tuple[tuple[str, str], ...]:
    """Return the contacts with an e-mail address of the page's: they may be of the same person."""
    addresses = [line.value for line in page.lines if line.name == "EMAIL"]
    found = {each.url: each for address in addresses for each in book.with_email(address)}
    return tuple((url, _name(each)) for url, each in found.items())


def _name(contact: Contact) -> str:
    try:
        return lines.read(contact.data, contact.url).first("FN")
    except PexportError:
        return "its card cannot be read"


def _update(
    book: AddressBook, contact: Contact, page: Card, last: LastPush | None, options: PushOptions
) -> Outcome | None:
    """Merge the page into the contact; None where somebody has edited it meanwhile."""
    uid = page.first("UID")
    there = lines.read(contact.data, contact.url)
    merge = merging.merge(last.base_of(there) if last else None, there, page, options.prefer)
    outcome = Outcome("updated" if merge.writes else "unchanged", contact.url, merge.changes)
    if options.dry:
        return outcome
    kept = contact
    if merge.writes:
        data = lines.encode(merging.with_own_groups(merge.card, there))
        begun = LastPush(contact.url, last.base if last else None, merge.base(merge.card))
        last_push.write(book.url, uid, begun)
        if not book.update(contact, data):
            return None
        kept = _stored(book, contact.url, uid, data)
    base = merge.base(lines.read(kept.data, kept.url))
    last_push.write(book.url, uid, LastPush(kept.url, base))
    return outcome


def _stored(book: AddressBook, url: str, uid: str, sent: bytes) -> Contact:
    """Return what the address book made of what it was sent, wherever it put it."""
    if found := book.at(url):
        return found
    return next(iter(book.with_uid(uid)), Contact(url, "", sent))
