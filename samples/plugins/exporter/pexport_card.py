"""Business cards in plain text (RFC 2046 section 4.1.3): the format ``card`` of pexport.

A card stands between two rules of dashes; no line of it is longer than they are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from textwrap import wrap
from typing import NamedTuple

from pydantic import Field

from pexport.exporter import Exporter, Options, Problem, Specification
from pexport.profile import Position, Profile
from pexport.vocabulary import catalogue


class CardOptions(Options):
    """The options of ``pexport card``."""

    width: int = Field(default=60, ge=40, le=120, description="The longest line, 40 to 120.")
    brief: bool = Field(default=False, description="Without accounts and identifiers.")


class Card(NamedTuple):
    """The lines of a card, and how long each of them may be."""

    width: int
    lines: tuple[str, ...]


def build(profile: Profile, options: CardOptions) -> Card:
    """Return the card of *profile*; a fact too long for one line goes on in the next."""
    lines = [
        line
        for fact in _facts(profile, options)
        for line in wrap(fact, options.width, subsequent_indent="  ", break_on_hyphens=False)
    ]
    return Card(options.width, tuple(lines))


def _facts(profile: Profile, options: CardOptions) -> Iterator[str]:
    """Yield what the card says, from top to bottom."""
    if profile.name:
        yield profile.name.display
    yield from (each.pronouns for each in profile.pronouns[:1])
    yield from (each.text for each in profile.headlines[:1])
    yield from (_position(each, options.as_of) for each in profile.positions)
    yield from (f"E-mail: {each.address}" for each in profile.emails)
    yield from (f"Phone: {each.number}" for each in profile.phones)
    if profile.homepage:
        yield f"Web: {profile.homepage.url}"
    if not options.brief:
        yield from (
            f"{catalogue.service_title(each.service)}: {each.url}" for each in profile.accounts
        )
        yield from (
            f"{catalogue.service_title(each.scheme)}: {each.value}" for each in profile.identifiers
        )


def _position(position: Position, as_of: date) -> str:
    place = position.organization.name if position.organization else None
    tie = ", ".join(filter(None, (position.role, place)))
    return f"formerly {tie}" if position.ended(as_of) else tie


def encode(card: Card, _: CardOptions) -> bytes:
    """Return the card between its rules, in UTF-8."""
    rule = "-" * card.width
    return "\n".join([rule, *card.lines, rule, ""]).encode()


def decode(data: bytes) -> Card:
    """Return the card in *data*; raise ``ValueError`` where there is none."""
    text = data.decode()
    rule, _, rest = text.partition("\n")
    if not rule or rule.strip("-") or not text.endswith(f"\n{rule}\n"):
        raise ValueError("it does not stand between two equal rules of dashes")
    return Card(len(rule), tuple(rest.split("\n")[:-2]))


def no_line_is_too_long(card: Card) -> Iterator[Problem]:
    """Yield the lines that are longer than the rules."""
    for number, line in enumerate(card.lines, start=2):
        if len(line) > card.width:
            message = f"{len(line)} characters, where the rules have {card.width}"
            yield Problem("width", f"line {number}", message, "break the line")


def no_line_holds_controls(card: Card) -> Iterator[Problem]:
    """Yield the lines with control characters, which could do anything to a terminal."""
    for number, line in enumerate(card.lines, start=2):
        controls = [char for char in line if unicodedata.category(char) == "Cc"]
        if controls:
            yield Problem("text", f"line {number}", f"control character {controls[0]!r}")


_NO_ROOM = "a card has no room for it"
_AS_SHOWN = "the name stands as the person shows it"
_ONE_LANGUAGE = "a card is in one language, that of the first"
_NAME_ONLY = "of an organization a card has the name"
_NOT_WHEN = "a card says that a position is over, not when it was held"
_NOT_BRIEF = "--brief leaves it out"
_DROPS = {
    "name/given": _AS_SHOWN,
    "name/family": _AS_SHOWN,
    "name/additional": _AS_SHOWN,
    "name/prefix": _AS_SHOWN,
    "name/suffix": _AS_SHOWN,
    "name/pronunciation": _AS_SHOWN,
    "other_names/**": _AS_SHOWN,
    "nicknames/**": _AS_SHOWN,
    "pronouns/+/**": _ONE_LANGUAGE,
    "pronouns/*/language": "plain text does not tell its language",
    "headlines/+/**": _ONE_LANGUAGE,
    "headlines/*/language": "plain text does not tell its language",
    "positions/*/organization/url": _NAME_ONLY,
    "positions/*/organization/city": _NAME_ONLY,
    "positions/*/organization/region": _NAME_ONLY,
    "positions/*/organization/country": _NAME_ONLY,
    "positions/*/organization/identifiers/**": _NAME_ONLY,
    "positions/*/kind": "a card does not say what kind of tie it is",
    "positions/*/department": _NO_ROOM,
    "positions/*/description": _NO_ROOM,
    "positions/*/url": _NO_ROOM,
    "positions/*/start": _NOT_WHEN,
    "positions/*/end": _NOT_WHEN,
    "positions/*/dates": _NOT_WHEN,
    "accounts/*/handle": "the address of the account stands for it",
    "identifiers/*/url": "the registry's name and the value stand for it",
    "summaries/**": _NO_ROOM,
    "biographies/**": _NO_ROOM,
    "portrait/**": "plain text has no pictures",
    "addresses/**": _NO_ROOM,
    "links/**": _NO_ROOM,
    "education/**": _NO_ROOM,
    "interests/**": _NO_ROOM,
    "skills/**": _NO_ROOM,
    "languages/**": _NO_ROOM,
    "awards/**": _NO_ROOM,
    "groups/**": _NO_ROOM,
    "works/**": _NO_ROOM,
    "projects/**": _NO_ROOM,
    "fundings/**": _NO_ROOM,
    "document/**": "it describes the page, not the person",
}
_BRIEF_DROPS = {**_DROPS, "accounts/**": _NOT_BRIEF, "identifiers/**": _NOT_BRIEF}


def _drops(_: Profile, options: CardOptions) -> Mapping[str, str]:
    return _BRIEF_DROPS if options.brief else _DROPS


EXPORTER = Exporter(
    title="Business card",
    media_type="text/plain;charset=utf-8",
    suffix=".txt",
    specification=Specification(
        "plain text", "RFC 2046", "https://www.rfc-editor.org/rfc/rfc2046#section-4.1.3"
    ),
    options=CardOptions,
    build=build,
    encode=encode,
    decode=decode,
    checks=(no_line_is_too_long, no_line_holds_controls),
    drops=_drops,
    requires=("name",),
)
