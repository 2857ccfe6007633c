"""JSContact, the contact card of JMAP (RFC 9553), in version 2.0 (RFC 9982).

A card says what is so now: no past, and nothing that needs more than a line. What the person says
in other languages stands in its localizations.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from pydantic import Field

from pexport.exporter import (
    Exporter,
    MalformedError,
    Member,
    Options,
    Specification,
    drops_portrait_without_url,
)
from pexport.profile import Profile
from pexport.profile.collective import Collective
from pexport.vocabulary.rules import rules_from

from ..contact.identity import distinct_uids
from ..contact.positions import current_positions, indices_not_shown, indices_without_organization
from ..json_document import parse_json
from .checks import CHECKS
from .group import group
from .parts import Node, utc_date_time
from .person import jscontact_level, names_in_other_languages, person


class JscontactOptions(Options):
    """The options of ``pexport jscontact``."""

    compact: bool = Field(default=False, description="One line, without indentation.")


Document = Node | list[Node]
"""A card, or several."""


def build(profile: Profile, options: JscontactOptions) -> Document:
    """Return the card of a person."""
    return person(profile, options.as_of)


def bundle(
    members: Sequence[Member[Document]], collective: Collective | None, _: JscontactOptions
) -> Document:
    """Return the cards of several people, after that of the group whose members they are.

    An array of cards is named in RFC 9553 section 1.3.4; a card of them all there is not. Who has
    left the organization is no member of it.
    """
    people = [
        (card, each.has_left)
        for each in members
        for card in (each.document if isinstance(each.document, list) else [each.document])
    ]
    uids = distinct_uids([card["uid"] for card, _ in people])
    cards = [{**card, "uid": uid} for (card, _), uid in zip(people, uids, strict=True)]
    if collective is None:
        return cards
    present = [card for card, (_, has_left) in zip(cards, people, strict=True) if not has_left]
    return [group(collective, present), *cards]


def encode(document: Document, options: JscontactOptions) -> bytes:
    """Return the card or the cards as JSON in UTF-8."""
    pretty = 0 if options.compact else orjson.OPT_INDENT_2
    return orjson.dumps(document, option=orjson.OPT_APPEND_NEWLINE | pretty)


def decode(data: bytes) -> Any:
    """Return the card or the cards in *data*; raise ``MalformedError`` for other JSON.

    JSContact has to be I-JSON (RFC 9553 section 1.3.1).
    """
    document = parse_json(data)
    cards = document if isinstance(document, list) else [document]
    if not (cards and all(isinstance(c, dict) and c.get("@type") == "Card" for c in cards)):
        raise MalformedError('expected a JSON object with "@type": "Card", or an array of those')
    return document


_CARD = re.compile(rb'"@type"\s*:\s*"Card"')


def _is_like(data: bytes) -> bool:
    return data.lstrip()[:1] in {b"{", b"["} and _CARD.search(data) is not None


_NO_PLACE = "JSContact has no property for it"
_NAME_AND_UNITS_ONLY = "a card has only the name and the units of an organization"
_NOW = "a card lists current positions, without dates"
_PLAIN = "a note is plain text"
_THE_PAGE = "a card does not describe the page it was made from"
_DROPS = {
    "name/pronunciation": "JSContact wants it for each part of the name, in a known system",
    "summaries/*/markdown": _PLAIN,
    "summaries/*/links/**": _PLAIN,
    "biographies/*/markdown": _PLAIN,
    "biographies/*/links/**": _PLAIN,
    "portrait/file": "a file path of the site is of no use outside it",
    "portrait/data": "the address of the picture is exported instead",
    "portrait/width": _NO_PLACE,
    "portrait/height": _NO_PLACE,
    "positions/*/kind": "a card does not say how the person belongs to the organization",
    "positions/*/organization/url": _NAME_AND_UNITS_ONLY,
    "positions/*/organization/city": _NAME_AND_UNITS_ONLY,
    "positions/*/organization/region": _NAME_AND_UNITS_ONLY,
    "positions/*/organization/country": _NAME_AND_UNITS_ONLY,
    "positions/*/organization/identifiers/**": _NAME_AND_UNITS_ONLY,
    "positions/*/description": _NO_PLACE,
    "positions/*/start": _NOW,
    "positions/*/end": _NOW,
    "positions/*/dates": _NOW,
    "education/**": _NO_PLACE,
    "interests/*/url": "personalInfo has only a text",
    "skills/*/description": "personalInfo has only a text",
    "languages/*/name": "a card has only the tag of a language",
    "languages/*/level": _NO_PLACE,
    "awards/**": _NO_PLACE,
    "works/**": _NO_PLACE,
    "projects/**": _NO_PLACE,
    "fundings/**": _NO_PLACE,
    "document/title": _THE_PAGE,
    "document/site_url": _THE_PAGE,
    "document/site_name": _THE_PAGE,
}


def drops(profile: Profile, options: JscontactOptions) -> Mapping[str, str]:
    """Return what the card of *profile* has no place for."""
    page = profile.document
    localized = names_in_other_languages(profile.other_names, page.language if page else None)
    return {
        **{
            f"positions/{index}/{member}": "a card lists only current positions"
            for index in indices_not_shown(
                profile.positions, current_positions(profile.positions, options.as_of)
            )
            for member in ("organization/name", "role", "department", "url")
        },
        **{
            f"other_names/{index}/script": "only a name in another language has its script with it"
            for index, _ in enumerate(profile.other_names)
            if index not in localized
        },
        **{
            f"document/{day}": "created and updated need a full date"
            for day in ("created", "modified")
            if page and getattr(page, day) and not utc_date_time(getattr(page, day))
        },
        **{
            f"skills/{index}/level": "the level in personalInfo can only be high, medium or low"
            for index, skill in enumerate(profile.skills)
            if skill.level and not jscontact_level(skill)
        },
        **{
            f"positions/{index}/department": "it needs an organization, and none is named"
            for index in indices_without_organization(profile.positions)
        },
        **drops_portrait_without_url(profile),
        **_DROPS,
    }


EXPORTER = Exporter(
    title="JSContact",
    media_type="application/jscontact+json",
    suffix=".json",
    specification=Specification(
        title="JSContact: A JSON Representation of Contact Data",
        version="2.0 (RFC 9553, RFC 9982)",
        url="https://www.rfc-editor.org/rfc/rfc9553",
    ),
    options=JscontactOptions,
    build=build,
    encode=encode,
    decode=decode,
    checks=CHECKS,
    drops=drops,
    requires=("name",),
    rules=rules_from("jscontact/problems.toml"),
    malformed_rule="jscontact-syntax",
    is_like=_is_like,
    bundle=bundle,
)
