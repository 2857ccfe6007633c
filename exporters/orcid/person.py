"""The person of an ORCID record v3.0: names, biography, addresses on the web, identifiers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from pexport.profile import AUDIENCES, Email, Fact, Identifier, Link, Name, Profile
from pexport.vocabulary import catalogue

from .values import CROSSWALK, SET_BY_REGISTRY, Node, orcid_uri, section, section_path, value_object

Item: TypeAlias = tuple[Fact, Node]
"""A fact and what an item says of it."""

_IDENTIFIER_TYPES: dict[str, str] = CROSSWALK["externalIdentifiers"]
_LINK_KINDS: dict[str, str] = CROSSWALK["linkKinds"]


SECTIONS: dict[str, tuple[str, str]] = {
    "other-names": ("other-name", "other-names"),
    "researcher-urls": ("researcher-url", "researcher-urls"),
    "addresses": ("address", "address"),
    "keywords": ("keyword", "keywords"),
    "external-identifiers": ("external-identifier", "external-identifiers"),
}
"""The sections of items that others may write to: the name of an item, and the API's path."""


def person_items(profile: Profile, orcid: str | None) -> dict[str, list[Node]]:
    """Return the items of ``SECTIONS``, in their order."""
    return {
        "other-names": _items(_other_names(profile)),
        "researcher-urls": _items(_urls(profile, orcid)),
        "addresses": _items(_countries(profile)),
        "keywords": _items([(each, {"content": each.label}) for each in profile.interests]),
        "external-identifiers": _items(_external_identifiers(profile, orcid)),
    }


def person(profile: Profile, orcid: str | None) -> Node:
    """Return the person of *profile*, whose ORCID iD is *orcid*."""
    sections = {
        name: section(SECTIONS[name][0], entries, section_path(orcid, SECTIONS[name][1]))
        for name, entries in person_items(profile, orcid).items()
    }
    emails = [_email(email, primary=index == 0) for index, email in enumerate(profile.emails)]
    return {
        "last-modified-date": None,
        "name": _name(profile.name, orcid) if profile.name else None,
        "other-names": sections["other-names"],
        "biography": _biography(profile, orcid),
        "researcher-urls": sections["researcher-urls"],
        "emails": section("email", emails, section_path(orcid, "email")),
        "addresses": sections["addresses"],
        "keywords": sections["keywords"],
        "external-identifiers": sections["external-identifiers"],
        "path": section_path(orcid, "person"),
    }


def _items(items: Sequence[Item]) -> list[Node]:
    """Return items of which ORCID shows the one with the highest index first."""
    return [
        {
            **SET_BY_REGISTRY,
            **content,
            "visibility": fact.visibility,
            "path": None,
            "put-code": None,
            "display-index": len(items) - position,
        }
        for position, (fact, content) in enumerate(items)
    ]


def _name(name: Name, orcid: str | None) -> Node:
    """Return the name in its parts; the credit name where the parts do not make it up.

    ORCID asks who has one name only to give it as the given name
    (https://github.com/ORCID/ORCID-Source/blob/main/orcid-api-web/tutorial/personal_info.md).
    """
    given, family = _joined(name.given, name.additional), name.family
    if not given and family in (None, name.display):
        given, family = name.display, None
    return {
        "created-date": None,
        "last-modified-date": None,
        "given-names": value_object(given),
        "family-name": value_object(family),
        "credit-name": value_object(name.display)
        if name.display != _joined(given, family)
        else None,
        "source": None,
        "visibility": name.visibility,
        "path": orcid,
    }


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _other_names(profile: Profile) -> list[Item]:
    names: list[Item] = [(other, {"content": other.name}) for other in profile.other_names]
    names += [(nickname, {"content": nickname.name}) for nickname in profile.nicknames]
    return names


def _biography(profile: Profile, orcid: str | None) -> Node | None:
    """Return the one biography there is room for: the short one as the head of the long one.

    Each in its first language, and the short one only where the long one does not repeat it. Of
    two audiences the narrower one sees both.
    """
    facts = profile.summaries[:1] + profile.biographies[:1]
    if not facts:
        return None
    texts = [fact.text for fact in facts]
    if texts[0] in texts[-1]:
        texts = texts[-1:]
    return {
        "created-date": None,
        "last-modified-date": None,
        "content": "\n\n".join(texts),
        "visibility": max((fact.visibility for fact in facts), key=AUDIENCES.index),
        "path": section_path(orcid, "biography"),
    }


def _urls(profile: Profile, orcid: str | None) -> list[Item]:
    """Return all addresses of the person; the page's own only where no other is the same."""
    home, page = profile.homepage, profile.document
    urls: list[Item] = [(home, _url("Homepage", home.url))] if home else []
    urls += [
        (account, _url(catalogue.service_title(account.service), account.url))
        for account in profile.accounts
    ]
    urls += [(link, _url(_link_name(link), link.url)) for link in profile.links]
    urls += [
        (identifier, _url("ORCID", identifier.url))
        for identifier in profile.identifiers
        if _is_owner(identifier, orcid)
        and identifier.url not in (None, orcid_uri(identifier.value))
    ]
    if page and page.url and all(content["url"]["value"] != page.url for _, content in urls):
        urls.append((page, _url(None, page.url)))
    return urls


def _url(name: str | None, url: str | None) -> Node:
    return {"url-name": name, "url": value_object(url)}


def _link_name(link: Link) -> str | None:
    """Return the label, with what kind of link it is where the label does not say so."""
    kind = _LINK_KINDS[link.kind] if link.kind else None
    if link.label is None or kind is None:
        return link.label or kind
    return link.label if kind.casefold() in link.label.casefold() else f"{link.label} ({kind})"


def _email(email: Email, *, primary: bool) -> Node:
    return {
        **SET_BY_REGISTRY,
        "email": email.address,
        "path": None,
        "visibility": email.visibility,
        "verified": False,
        "primary": primary,
        "put-code": None,
    }


def _countries(profile: Profile) -> list[Item]:
    return [
        (address, {"country": value_object(address.country)})
        for address in profile.addresses
        if address.country
    ]


def _external_identifiers(profile: Profile, orcid: str | None) -> list[Item]:
    """Return all other identifiers; ORCID takes any scheme, by the name its members use."""
    return [
        (
            identifier,
            {
                "external-id-type": _IDENTIFIER_TYPES.get(identifier.scheme)
                or catalogue.service_title(identifier.scheme),
                "external-id-value": identifier.value,
                "external-id-url": value_object(identifier.url),
                "external-id-relationship": "self",
            },
        )
        for identifier in profile.identifiers
        if not _is_owner(identifier, orcid)
    ]


def _is_owner(identifier: Identifier, orcid: str | None) -> bool:
    return identifier.scheme == "orcid" and identifier.value == orcid
