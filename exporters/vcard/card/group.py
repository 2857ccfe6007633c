"""Several people in one file, with a card of the organization that they belong to.

4.0 has groups (RFC 6350 section 6.6.5). 3.0 has none: there the organization is a contact of its
own. Apple's own groups of 3.0 are not written, which all others show as a contact without use.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from uuid import NAMESPACE_X500

from pexport.exporter import Member, Options
from pexport.profile import Address
from pexport.profile.collective import Collective

from ...contact.identity import distinct_uids, uuid_of
from ...contact.links import iri_to_uri
from ..syntaxes.grammar import Version
from ..syntaxes.text import Card, Document, Params, Property, uid_of
from . import both_versions

_PLACE = "the addresses of the organization already say where it is"
_BUNDLE_DROPS = {
    "organization/city": _PLACE,
    "organization/region": _PLACE,
    "organization/country": _PLACE,
    "organization/identifiers/**": "a card has no property for identifiers of an organization",
}


def bundle_drops(_: Options) -> Mapping[str, str]:
    """Return what a card has no place for of the organization."""
    return _BUNDLE_DROPS


def bundle(
    members: Sequence[Member[Document]], collective: Collective | None, _: Options
) -> Document:
    """Return the cards of several people, then that of what they belong to.

    The last place is the organization's because some readers take the first card alone. Who has
    left the organization is no ``MEMBER`` of it.
    """
    cards = _apart([card for each in members for card in each.document.cards])
    if collective is None or not cards:
        return Document(cards)
    version = cards[0].version
    have_left = [each.has_left for each in members for _ in each.document.cards]
    present = [card for card, has_left in zip(cards, have_left, strict=True) if not has_left]
    return Document((*cards, Card(version, tuple(_content(version, collective, present)))))


def _apart(cards: Sequence[Card]) -> tuple[Card, ...]:
    """Return *cards*, of which no two have one UID."""
    uids = distinct_uids(map(uid_of, cards))
    return tuple([_with_uid(card, uid) for card, uid in zip(cards, uids, strict=True)])


def _with_uid(card: Card, uid: str) -> Card:
    if uid_of(card) == uid:
        return card
    changed = [p._replace(value=uid) if p.name == "UID" else p for p in card.properties]
    return card._replace(properties=tuple(changed))


def _content(version: Version, of: Collective, people: Sequence[Card]) -> Iterator[Property]:
    """Yield the properties of the organization's card, which each reader knows."""
    name = of.organization.name
    yield Property("VERSION", version)
    if version == "4.0":
        yield Property("KIND", "group")
    yield Property("PRODID", both_versions.PRODUCT)
    yield Property("UID", _uid(of))
    yield Property("FN", name)
    if version == "3.0":
        yield Property("N", (("",),) * 5)
    if of.alternate_name:
        yield Property("NICKNAME", (of.alternate_name,))
    yield Property("ORG", ((name,),))
    yield from _contact(version, of)
    if of.logo:
        value: Params = (("VALUE", ("uri",)),) if version == "3.0" else ()
        yield Property("LOGO", iri_to_uri(of.logo), value)
    if of.description:
        yield Property("NOTE", of.description, both_versions.language(of.language))
    if version == "4.0":
        yield from (Property("MEMBER", uid_of(card)) for card in people)


def _uid(of: Collective) -> str:
    if of.subject:
        return uuid_of(of.subject)
    return uuid_of(f"O={of.organization.name}", NAMESPACE_X500)


def _contact(version: Version, of: Collective) -> Iterator[Property]:
    for_email, for_phone, for_post = _TYPES[version]
    yield from (Property("EMAIL", email, for_email) for email in of.emails)
    yield from (Property("TEL", phone, for_phone) for phone in of.phones)
    for address in of.addresses or _place(of):
        yield Property("ADR", both_versions.components(address), for_post)
    for url in (of.organization.url, *of.urls):
        if url:
            yield Property("URL", iri_to_uri(url))


_TYPES: dict[Version, tuple[Params, Params, Params]] = {
    "3.0": ((("TYPE", ("INTERNET",)),), (("TYPE", ("VOICE",)),), (("TYPE", ("POSTAL",)),)),
    "4.0": ((), (), ()),
}


def _place(of: Collective) -> tuple[Address, ...]:
    known = of.organization
    if not (known.city or known.region or known.country):
        return ()
    return (Address(locality=known.city, region=known.region, country=known.country),)
