"""The person and what is said of them directly, in schema.org's JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from pexport.profile import (
    Headline,
    Identifier,
    Interest,
    Language,
    Link,
    Name,
    OtherName,
    Portrait,
    Profile,
    Pronouns,
    Text,
)
from pexport.vocabulary import catalogue

from .organization import postal_address
from .page import page_iri
from .relations import relations
from .values import CROSSWALK, Node, one_or_many, property_value, text, unique, without_empty
from .works import works

_LINKS: dict[str, dict[str, str]] = CROSSWALK["links"]


def texts(profile: Profile) -> Iterator[OtherName | Pronouns | Headline | Text | Interest]:
    """Yield all texts that may say their language."""
    yield from profile.other_names
    yield from profile.pronouns
    yield from profile.headlines
    yield from profile.summaries
    yield from profile.biographies
    yield from profile.interests


def person(profile: Profile, as_of: date) -> Node:
    """Return the person, with what identifies and presents them first."""
    iri = profile.iri
    page = profile.document
    language = page.language if page else None
    links = _links(profile.links)
    return without_empty(
        {
            "@type": "Person",
            "@id": iri,
            **_name(profile.name),
            "alternateName": one_or_many(_alternate_names(profile, language)),
            "pronouns": one_or_many(
                [text(each.pronouns, each.language, language) for each in profile.pronouns]
            ),
            "jobTitle": one_or_many(
                [text(each.text, each.language, language) for each in profile.headlines]
            ),
            **_descriptions(profile, language),
            "image": _image(profile.portrait),
            "url": profile.homepage.url if profile.homepage else None,
            "mainEntityOfPage": page_iri(page, iri),
            "email": one_or_many([email.address for email in profile.emails]),
            "telephone": one_or_many([phone.number for phone in profile.phones]),
            "contactPoint": one_or_many(links["contactPoint"]),
            "address": one_or_many([postal_address(address) for address in profile.addresses]),
            **relations(profile, as_of),
            "knowsAbout": one_or_many([_topic(each, language) for each in profile.interests]),
            "skills": one_or_many([skill.name for skill in profile.skills]),
            "knowsLanguage": one_or_many([_language(each) for each in profile.languages]),
            # A text (https://schema.org/award), and no Role around it: that is no text.
            "award": one_or_many([award.title for award in profile.awards]),
            "identifier": one_or_many([_identifier(each) for each in profile.identifiers]),
            "sameAs": one_or_many(_same_as(profile, iri)),
            "subjectOf": one_or_many(links["subjectOf"]),
            "@reverse": works(profile, as_of),
        }
    )


def _name(name: Name | None) -> Node:
    if name is None:
        return {}
    return {
        "name": name.display,
        "givenName": name.given,
        "additionalName": name.additional,
        "familyName": name.family,
        "honorificPrefix": name.prefix,
        "honorificSuffix": name.suffix,
    }


def _alternate_names(profile: Profile, language: str | None) -> list[Any]:
    names: list[Any] = [text(each.name, each.language, language) for each in profile.other_names]
    names += [nickname.name for nickname in profile.nicknames]
    if profile.name and profile.name.pronunciation:
        # Text that tells how it is spoken may stand wherever text may. In `name`, where one might
        # expect it, Google needs a plain string.
        names.append(
            {
                "@type": "PronounceableText",
                "textValue": profile.name.display,
                "phoneticText": profile.name.pronunciation,
            }
        )
    return names


def _descriptions(profile: Profile, language: str | None) -> Node:
    """Return the long text and the short one, which is the description where it is the only one.

    Google shows ``description``; ``disambiguatingDescription`` is schema.org's subproperty of it
    for short texts.
    """
    short = [text(each.text, each.language, language) for each in profile.summaries]
    long = [text(each.text, each.language, language) for each in profile.biographies]
    if not long:
        return {"description": one_or_many(short)}
    return {
        "disambiguatingDescription": one_or_many(short),
        "description": one_or_many(long),
    }


def _image(portrait: Portrait | None) -> Node | None:
    if portrait is None or portrait.url is None:
        return None
    return without_empty(
        {
            "@type": "ImageObject",
            "url": portrait.url,
            "contentUrl": portrait.url,
            "encodingFormat": portrait.media_type,
            "width": _pixels(portrait.width),
            "height": _pixels(portrait.height),
            "caption": portrait.caption,
        }
    )


def _pixels(number: int | None) -> Node | None:
    if number is None:
        return None
    # E37 is the pixel in UN/CEFACT Recommendation 20.
    return {"@type": "QuantitativeValue", "value": number, "unitCode": "E37"}


def _topic(interest: Interest, language: str | None) -> str | Node:
    label = text(interest.label, interest.language, language)
    if interest.url is None:
        return label
    return {"@type": "DefinedTerm", "@id": interest.url, "name": label}


def _language(known: Language) -> Node:
    return without_empty({"@type": "Language", "name": known.name, "alternateName": known.tag})


def _identifier(identifier: Identifier) -> Node:
    service = catalogue.services().get(identifier.scheme)
    title = service.title if service else None
    registry = (service and service.registry) or identifier.scheme
    return property_value(title, registry, identifier.value, identifier.url)


def _same_as(profile: Profile, iri: str | None) -> list[str]:
    """Return the addresses that identify the person, and no others.

    The person's own IRI is among them where a registry gave it: Google does not read ``@id``.
    """
    addresses = [identifier.url for identifier in profile.identifiers if identifier.url]
    addresses += [account.url for account in profile.accounts]
    if profile.document and profile.document.subject and profile.document.subject != iri:
        addresses.append(profile.document.subject)
    return unique(addresses)


def _links(links: tuple[Link, ...]) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = {"contactPoint": [], "subjectOf": []}
    for link in links:
        kind = _LINKS[link.kind or "other"]
        found[kind["term"]].append(
            without_empty({"@type": kind["type"], "name": link.label, "url": link.url})
        )
    return found
