"""A person in FOAF (http://xmlns.com/foaf/spec/), with SKOS and Dublin Core for what it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import quote

import orjson

from pexport.profile import (
    Account,
    Education,
    Interest,
    Link,
    Name,
    Portrait,
    Position,
    Profile,
    Project,
)
from pexport.vocabulary.catalogue import service_title
from pexport.vocabulary.files import vocab

from ..graph.graph import Node, Statement, node
from ..graph.terms import iri, literal, mailto, script_tag, tel

SAME_AS: Mapping[str, str] = orjson.loads(vocab("rdf/same_as.json"))
"""The registries whose IRIs stand for the person, not for a page about the person."""

_VCARD_LINKS = ("calendar", "key", "chat")
"""Kinds of links that the vCard Ontology has properties for, and FOAF none."""


def foaf_statements(profile: Profile, as_of: date) -> Iterator[Statement]:
    """Yield what FOAF says of the person."""
    yield from _names(profile)
    yield from _identifiers(profile)
    yield from _texts(profile)
    yield from _contact(profile)
    for account in profile.accounts:
        yield "foaf:account", _account(account)
    for interest in profile.interests:
        yield "foaf:topic_interest", _interest(interest)
    for position in profile.positions:
        yield "foaf:workplaceHomepage", _workplace(position, as_of)
    for education in profile.education:
        yield "foaf:schoolHomepage", _school(education)
    for project in profile.projects:
        yield from _project(project, as_of)


def _names(profile: Profile) -> Iterator[Statement]:
    if profile.name:
        yield from _name(profile.name)
    for other in profile.other_names:
        yield "skos:altLabel", literal(other.name, script_tag(other.language, other.script))
    for nickname in profile.nicknames:
        yield "foaf:nick", literal(nickname.name)


def _name(name: Name) -> Iterator[Statement]:
    display = literal(name.display)
    yield "foaf:name", display
    yield "rdfs:label", display
    yield "foaf:givenName", literal(name.given)
    yield "foaf:familyName", literal(name.family)
    yield "foaf:title", literal(name.prefix)


def _identifiers(profile: Profile) -> Iterator[Statement]:
    """Yield the other IRIs of the person, and the identifiers that are no IRIs."""
    for identifier in profile.identifiers:
        template = SAME_AS.get(identifier.scheme)
        if template is None:
            yield "dcterms:identifier", literal(f"{identifier.scheme}:{identifier.value}")
        elif (same := template.format(quote(identifier.value))) != profile.iri:
            yield "owl:sameAs", iri(same)
    if profile.document and profile.document.subject not in (None, profile.iri):
        yield "owl:sameAs", iri(profile.document.subject)


def _texts(profile: Profile) -> Iterator[Statement]:
    for summary in profile.summaries:
        yield "rdfs:comment", literal(summary.text, summary.language)
    for biography in profile.biographies:
        yield "dcterms:description", literal(biography.text, biography.language)


def _contact(profile: Profile) -> Iterator[Statement]:
    if profile.portrait:
        yield "foaf:img", _portrait(profile.portrait)
    for email in profile.emails:
        yield "foaf:mbox", mailto(email.address)
    for phone in profile.phones:
        yield "foaf:phone", tel(phone.number)
    if profile.homepage:
        yield "foaf:homepage", iri(profile.homepage.url)
    for link in profile.links:
        if link.url != profile.iri:
            yield _link(link)


def _portrait(portrait: Portrait) -> Node | None:
    if portrait.url is None:
        return None
    return node(
        ("a", "foaf:Image"),
        ("rdfs:label", literal(portrait.caption)),
        iri=iri(portrait.url),
    )


def _link(link: Link) -> Statement:
    """Return a page about the person, or what else is to be seen."""
    if link.kind in _VCARD_LINKS:
        return "rdfs:seeAlso", None
    if not link.url.startswith("http"):
        return "rdfs:seeAlso", iri(link.url)
    title = literal(link.label)
    page = node(("a", "foaf:Document"), ("dcterms:title", title), iri=iri(link.url))
    return "rdfs:seeAlso" if link.kind == "feed" else "foaf:page", page


def _account(account: Account) -> Node:
    service = "/".join(account.url.split("/", 3)[:3])
    return node(
        ("a", "foaf:OnlineAccount"),
        ("rdfs:label", literal(service_title(account.service))),
        ("foaf:accountName", literal(account.handle)),
        ("foaf:accountServiceHomepage", iri(f"{service}/")),
        ("foaf:page", iri(account.url)),
    )


def _interest(interest: Interest) -> Node:
    """Return the topic: ``foaf:interest`` would mean a page about it."""
    return node(
        ("a", "skos:Concept"),
        ("skos:prefLabel", literal(interest.label, interest.language)),
        iri=interest.url and iri(interest.url),
    )


def _workplace(position: Position, as_of: date) -> str | None:
    url = position.organization and position.organization.url
    works_there = position.kind == "employment" and position.may_be_current(as_of)
    return iri(url) if works_there and url else None


def _school(education: Education) -> str | None:
    url = education.organization and education.organization.url
    return iri(url) if education.kind == "education" and url else None


def _project(project: Project, as_of: date) -> Iterator[Statement]:
    described = node(
        ("a", "foaf:Project"),
        ("foaf:name", literal(project.name)),
        ("foaf:page", project.url and iri(project.url)),
        ("dcterms:description", literal(project.description)),
    )
    if project.ended(as_of):
        yield "foaf:pastProject", described
    elif project.ongoing(as_of):
        yield "foaf:currentProject", described
