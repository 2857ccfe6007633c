"""The facts that both versions of vCard write in the same way, one small function each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pexport.profile import Address, Headline, Name, Position, Profile, Text

from ...contact import identity
from ...contact.links import iri_to_uri
from ...contact.positions import indices_without_organization
from ..syntaxes.text import Params, Property

PRODUCT = "-//pexport//vCard//EN"

NOT_NOW = "a card lists only current positions"
_NO_DATES = "a card lists current positions, without dates"
_OF_THE_ORGANIZATION = "a card has only the name of an organization"
DROPS = {
    "summaries/*/markdown": "a note is plain text",
    "summaries/*/links/**": "a note is plain text, without links",
    "biographies/*/markdown": "a note is plain text",
    "biographies/*/links/**": "a note is plain text, without links",
    "positions/*/kind": "a card does not say how the person belongs to the organization",
    "positions/*/organization/url": _OF_THE_ORGANIZATION,
    "positions/*/organization/city": _OF_THE_ORGANIZATION,
    "positions/*/organization/region": _OF_THE_ORGANIZATION,
    "positions/*/organization/country": _OF_THE_ORGANIZATION,
    "positions/*/organization/identifiers/**": _OF_THE_ORGANIZATION,
    "positions/*/description": "a card has no description of a position",
    "positions/*/start": _NO_DATES,
    "positions/*/end": _NO_DATES,
    "positions/*/dates": _NO_DATES,
    "education/**": "a card has no property for education",
    "awards/**": "a card has no property for awards",
    "groups/**": "address books would turn CATEGORIES into groups of their own",
    "works/**": "a card has no property for works",
    "projects/**": "a card has no property for projects",
    "fundings/**": "a card has no property for fundings",
    "document/title": "a card does not name the page it was made from",
    "document/site_url": "a card does not name the site it was made from",
    "document/site_name": "a card does not name the site it was made from",
    "document/created": "the page and the card were not created on the same day",
}


def source(profile: Profile) -> Iterator[Property]:
    """Name the page that presents the person, which holds more and newer facts."""
    page = profile.document
    if page and page.url:
        yield Property("SOURCE", iri_to_uri(page.url))


def uid(profile: Profile) -> Property:
    """Return the UID, by which programs know the card again."""
    return Property("UID", identity.uid(profile))


def name(known: Name | None, *, required: bool) -> Iterator[Property]:
    """Write the parts of the name; where none is known and N is *required*, the whole is given.

    So ORCID asks of who has one name only, and no family name is made up.
    """
    if known is None:
        return
    given = known.given
    if not (known.family or known.given or known.additional):
        if not required and not (known.prefix or known.suffix):
            return
        given = known.display
    parts = (known.family, given, known.additional, known.prefix, known.suffix)
    yield Property("N", tuple([(part or "",) for part in parts]))


def phonetic_names(known: Name | None) -> Iterator[Property]:
    """Write how the given and the family name are spoken, as Apple and Google show it.

    They can be told apart where each is one word, and so many are spoken, in the order of the name.
    The parameter PHONETIC (RFC 9554) would need a second N, for which programs refuse a card.
    """
    if known is None or not (known.pronunciation and known.given and known.family):
        return
    words = known.pronunciation.split()
    parts = {"FIRST": known.given, "LAST": known.family}
    places = {which: known.display.find(part) for which, part in parts.items()}
    apart = -1 not in places.values() and len(set(places.values())) == len(parts)
    if apart and len(words) == len(parts) and not any(" " in part for part in parts.values()):
        spoken = dict(zip(sorted(places, key=places.__getitem__), words, strict=True))
        yield from (Property(f"X-PHONETIC-{which}-NAME", spoken[which]) for which in parts)


def nicknames(profile: Profile) -> list[Property]:
    """Return a property for each nickname: some readers take no more than one from a list."""
    return [Property("NICKNAME", (nickname.name,)) for nickname in profile.nicknames]


def organization(position: Position, params: Params = (), group: str = "") -> Iterator[Property]:
    """Write the organization, then its unit; a job without one has its TITLE alone."""
    if position.organization:
        parts = (position.organization.name, position.department)
        yield Property("ORG", tuple([(part,) for part in parts if part]), params, group)


def department_drops(positions: Iterable[Position]) -> dict[str, str]:
    """Return the drops of departments whose organization is not known."""
    return {
        f"positions/{index}/department": "it needs an organization, and none is named"
        for index in indices_without_organization(positions)
    }


def titles(headlines: Iterable[Headline], roles: Iterable[tuple[str, str]]) -> Iterator[Property]:
    """Write each role at an organization, in the group beside it, then what the person goes by."""
    known = tuple(headlines)
    texts = {headline.text for headline in known}
    groups: dict[str, str] = {}
    for role, group in roles:
        if role in texts and role not in groups:
            groups[role] = group
        else:
            yield Property("TITLE", role, group=group)
    alternatives = altid(known)
    for headline in known:
        params = alternatives + language(headline.language)
        yield Property("TITLE", headline.text, params, groups.get(headline.text, ""))


def altid(facts: Sequence[Headline | Text], mark: str = "1") -> Params:
    """Return the *mark* of one fact in several languages, where no two are in the same."""
    languages = {fact.language for fact in facts}
    apart = len(languages) == len(facts) > 1 and None not in languages
    return (("ALTID", (mark,)),) if apart else ()


def language(tag: str | None) -> Params:
    """Return the parameter for a text's language."""
    return (("LANGUAGE", (tag,)),) if tag else ()


def components(address: Address) -> tuple[tuple[str, ...], ...]:
    """Return the components of ADR, the first two of which should be empty (RFC 6350 6.3.1)."""
    street, locality, region = address.street, address.locality, address.region
    parts = ("", "", street, locality, region, address.postal_code, address.country)
    return tuple([(part or "",) for part in parts])
