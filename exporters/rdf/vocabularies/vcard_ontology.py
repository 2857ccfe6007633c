"""How to reach a person, in the vCard Ontology (https://www.w3.org/TR/vcard-rdf/).

The person is the ``vcard:Individual``, as in the specification's own examples; its literals have
no language, since they range over ``xsd:string``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pexport.profile import Address, Name, Profile

from ..graph.graph import Node, Statement, node
from ..graph.terms import iri, literal, mailto, tel

_LINKS = {
    "calendar": "vcard:hasCalendarLink",
    "key": "vcard:hasKey",
    "chat": "vcard:hasInstantMessage",
}


def vcard_statements(profile: Profile, as_of: date) -> Iterator[Statement]:
    """Yield what a vCard says of the person."""
    if profile.name:
        yield "vcard:fn", literal(profile.name.display)
        yield "vcard:hasName", _name(profile.name)
    for nickname in profile.nicknames:
        yield "vcard:nickname", literal(nickname.name)
    for headline in profile.headlines:
        yield "vcard:title", literal(headline.text)
    for position in profile.positions:
        if position.organization and position.may_be_current(as_of):
            yield "vcard:organization-name", literal(position.organization.name)
    yield from _contact(profile)
    if profile.document and profile.document.url:
        yield "vcard:hasSource", iri(profile.document.url)


def _contact(profile: Profile) -> Iterator[Statement]:
    if profile.portrait and profile.portrait.url:
        yield "vcard:hasPhoto", iri(profile.portrait.url)
    for email in profile.emails:
        yield "vcard:hasEmail", mailto(email.address)
    for phone in profile.phones:
        yield "vcard:hasTelephone", tel(phone.number)
    for each in profile.addresses:
        yield "vcard:hasAddress", address(each)
    if profile.homepage:
        yield "vcard:hasURL", iri(profile.homepage.url)
    for link in profile.links:
        if link.kind in _LINKS:
            yield _LINKS[link.kind], iri(link.url)


def _name(name: Name) -> Node | None:
    return _unless_empty(
        node(
            ("a", "vcard:Name"),
            ("vcard:honorific-prefix", literal(name.prefix)),
            ("vcard:given-name", literal(name.given)),
            ("vcard:additional-name", literal(name.additional)),
            ("vcard:family-name", literal(name.family)),
            ("vcard:honorific-suffix", literal(name.suffix)),
        )
    )


def address(known: Address) -> Node | None:
    """Return a postal address; of a country alone the vCard Ontology has no code."""
    return _unless_empty(
        node(
            ("a", "vcard:Address"),
            ("vcard:street-address", literal(known.street)),
            ("vcard:locality", literal(known.locality)),
            ("vcard:region", literal(known.region)),
            ("vcard:postal-code", literal(known.postal_code)),
        )
    )


def _unless_empty(thing: Node) -> Node | None:
    """Return *thing*, unless nothing but its class is known."""
    return thing if len(thing.statements) > 1 else None
