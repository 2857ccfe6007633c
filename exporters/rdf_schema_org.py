"""A person in schema.org 30.0 (https://schema.org/Person), as the JSON-LD export expands.

The official context makes IRIs of ``http://schema.org/`` and dates of ``schema:Date``. A text has
no language where that is the page's.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pexport.catalogue import services
from pexport.model import (
    Address,
    Award,
    Identifier,
    Interest,
    Language,
    Link,
    Name,
    Portrait,
    Profile,
    SourceDocument,
)

from .rdf_graph import Node, Statement, node
from .rdf_registries import CROSSWALK
from .rdf_schema_org_ties import property_value, ties
from .rdf_terms import iri, literal, typed
from .rdf_time import schema_date

_LINKS = CROSSWALK["links"]


def page(document: SourceDocument) -> Iterator[Statement]:
    """Yield what schema.org says of the page that presents the person."""
    yield "a", "schema:ProfilePage"
    yield "schema:url", document.url and iri(document.url)
    yield "schema:name", literal(document.title)
    yield "schema:inLanguage", literal(document.language)
    yield "schema:dateCreated", schema_date(document.created)
    yield "schema:dateModified", schema_date(document.modified)
    if document.site_url or document.site_name:
        site = node(
            ("a", "schema:WebSite"),
            ("schema:name", literal(document.site_name)),
            ("schema:url", document.site_url and iri(document.site_url)),
        )
        yield "schema:isPartOf", site


def person(profile: Profile, of_page: str | None, as_of: date) -> Iterator[Statement]:
    """Yield what schema.org says of the person; *of_page* is the IRI of the profile page."""
    default = profile.document.language if profile.document else None
    yield from _names(profile, default)
    yield from _texts(profile, default)
    yield "schema:mainEntityOfPage", of_page
    yield from _reach(profile)
    yield from ties(profile, as_of)
    for interest in profile.interests:
        yield "schema:knowsAbout", _topic(interest, default)
    for skill in profile.skills:
        yield "schema:skills", literal(skill.name)
    for language in profile.languages:
        yield "schema:knowsLanguage", _language(language)
    for award in profile.awards:
        yield from _award(award)
    for identifier in profile.identifiers:
        yield "schema:identifier", _identifier(identifier)
    yield from _same_as(profile)


def _text(value: str, language: str | None, default: str | None) -> str | None:
    """Return a text, with its language where that is not the page's, *default*."""
    return literal(value, None if language == default else language)


def _names(profile: Profile, default: str | None) -> Iterator[Statement]:
    if profile.name:
        yield from _name(profile.name)
    for other in profile.other_names:
        yield "schema:alternateName", _text(other.name, other.language, default)
    for nickname in profile.nicknames:
        yield "schema:alternateName", literal(nickname.name)
    for pronouns in profile.pronouns:
        yield "schema:pronouns", _text(pronouns.pronouns, pronouns.language, default)


def _name(name: Name) -> Iterator[Statement]:
    yield "schema:name", literal(name.display)
    yield "schema:givenName", literal(name.given)
    yield "schema:additionalName", literal(name.additional)
    yield "schema:familyName", literal(name.family)
    yield "schema:honorificPrefix", literal(name.prefix)
    yield "schema:honorificSuffix", literal(name.suffix)
    if name.pronunciation:
        pronounced = node(
            ("a", "schema:PronounceableText"),
            ("schema:textValue", literal(name.display)),
            ("schema:phoneticText", literal(name.pronunciation)),
        )
        yield "schema:alternateName", pronounced


def _texts(profile: Profile, default: str | None) -> Iterator[Statement]:
    """Yield what describes the person; without long texts the short ones stand in their place."""
    for headline in profile.headlines:
        yield "schema:jobTitle", _text(headline.text, headline.language, default)
    short = "disambiguatingDescription" if profile.biographies else "description"
    for summary in profile.summaries:
        yield f"schema:{short}", _text(summary.text, summary.language, default)
    for biography in profile.biographies:
        yield "schema:description", _text(biography.text, biography.language, default)


def _reach(profile: Profile) -> Iterator[Statement]:
    if profile.portrait:
        yield "schema:image", _image(profile.portrait)
    if profile.homepage:
        yield "schema:url", iri(profile.homepage.url)
    for email in profile.emails:
        yield "schema:email", literal(email.address)
    for phone in profile.phones:
        yield "schema:telephone", literal(phone.number)
    for address in profile.addresses:
        yield "schema:address", _address(address)
    for link in profile.links:
        yield _link(link)


def _image(portrait: Portrait) -> Node | None:
    if portrait.url is None:
        return None
    return node(
        ("a", "schema:ImageObject"),
        ("schema:contentUrl", iri(portrait.url)),
        ("schema:encodingFormat", literal(portrait.media_type)),
        ("schema:width", _pixels(portrait.width)),
        ("schema:height", _pixels(portrait.height)),
        ("schema:caption", literal(portrait.caption)),
    )


def _pixels(length: int | None) -> Node | None:
    """Return a length in pixels, whose code is E37 (UN/CEFACT Recommendation 20)."""
    if length is None:
        return None
    return node(
        ("a", "schema:QuantitativeValue"),
        ("schema:value", typed(str(length), "xsd:integer")),
        ("schema:unitCode", '"E37"'),
    )


def _address(address: Address) -> Node:
    return node(
        ("a", "schema:PostalAddress"),
        ("schema:streetAddress", literal(address.street)),
        ("schema:postalCode", literal(address.postal_code)),
        ("schema:addressLocality", literal(address.locality)),
        ("schema:addressRegion", literal(address.region)),
        ("schema:addressCountry", literal(address.country)),
    )


def _link(link: Link) -> Statement:
    kind = _LINKS[link.kind or "other"]
    described = node(
        ("a", f"schema:{kind['type']}"),
        ("schema:name", literal(link.label)),
        ("schema:url", iri(link.url)),
    )
    return f"schema:{kind['term']}", described


def _topic(interest: Interest, default: str | None) -> Node | str | None:
    label = _text(interest.label, interest.language, default)
    if interest.url is None:
        return label
    return node(("a", "schema:DefinedTerm"), ("schema:name", label), iri=iri(interest.url))


def _language(language: Language) -> Node:
    return node(
        ("a", "schema:Language"),
        ("schema:name", literal(language.name)),
        ("schema:alternateName", literal(language.tag)),
    )


def _award(award: Award) -> Iterator[Statement]:
    title = literal(award.title)
    yield "schema:award", title
    if award.date or award.description or award.url:
        role = node(
            ("a", "schema:Role"),
            ("schema:award", title),
            ("schema:startDate", schema_date(award.date)),
            ("schema:description", literal(award.description)),
            ("schema:url", award.url and iri(award.url)),
        )
        yield "schema:award", role


def _identifier(identifier: Identifier) -> Node:
    service = services().get(identifier.scheme)
    title = service.title if service else None
    registry = (service and service.registry) or identifier.scheme
    return property_value(title, registry, identifier.value, identifier.url)


def _same_as(profile: Profile) -> Iterator[Statement]:
    for identifier in profile.identifiers:
        yield "schema:sameAs", identifier.url and iri(identifier.url)
    for account in profile.accounts:
        yield "schema:sameAs", iri(account.url)
    document = profile.document
    if document and document.subject and document.subject != profile.iri:
        yield "schema:sameAs", iri(document.subject)
