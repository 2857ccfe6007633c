"""The card that fits into a code: what it holds of a profile, and what gives way first.

A code is the smaller the less it holds, and a phone scans a small one from further away. So the
card has what people want of a new contact, in the order of ``ORDER``, and nothing that needs an
address book: no picture, no biography, no UID.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from pexport import registry
from pexport.profile import Fact, Profile, Text

ORDER = (
    "name",
    "emails/0",
    "homepage",
    "phones/0",
    "positions/0",
    "identifiers/0",
    "headlines/0",
    "emails",
    "phones",
    "addresses",
    "nicknames",
    "accounts",
)
"""The facts of a small card, what is dearest first; what is last is dropped first.

A number means the first of several, of positions the first that is current, of identifiers the
ORCID iD; the name of a list means the others.
"""

_OF_ADDRESS_BOOKS = frozenset({"PRODID", "REV", "SOURCE", "UID"})
"""Properties for programs that keep cards, which no phone takes from a code."""


class SmallCard(NamedTuple):
    """A profile of the facts that are kept, and the paths of those that gave way to its size."""

    profile: Profile
    dropped: tuple[str, ...]


def small_cards(profile: Profile, as_of: date) -> Iterator[SmallCard]:
    """Yield the small cards of *profile*, from the one with all facts to the name alone."""
    facts = dict(_in_order(profile, as_of))
    for kept in range(len(facts), 0, -1):
        paths = tuple(facts)
        whole = {path: facts[path] for path in paths[:kept]}
        yield SmallCard(_profile_of(whole), paths[kept:])


def without_a_place(profile: Profile, as_of: date) -> list[str]:
    """Return the paths of the facts of *profile* that no small card holds, however large."""
    held = {path for path, _ in _in_order(profile, as_of)}
    return [path for path, _ in profile.facts() if path not in held and path != "document"]


def vcard(small: Profile) -> bytes:
    """Return the card of a small profile in vCard 3.0, which all phones read, without folds.

    A line SHOULD be folded and need not be (RFC 2426 section 2.6); scanners exist that take the
    blank of a fold for a part of the text, and each fold costs three bytes.
    """
    exporter = registry.load_exporter("vcard")
    options = exporter.options(target="strict", photo="none")
    document = exporter.build(small, options)
    (card,) = document.cards
    kept = tuple(each for each in card.properties if each.name not in _OF_ADDRESS_BOOKS)
    data = exporter.encode(document._replace(cards=(card._replace(properties=kept),)), options)
    return data.replace(b"\r\n ", b"")


def _in_order(profile: Profile, as_of: date) -> Iterator[tuple[str, Fact]]:
    """Yield the facts that a small card may hold, the dearest first, by their paths."""
    facts = dict(profile.facts())
    firsts = {
        "positions": next(
            (i for i, each in enumerate(profile.positions) if each.may_be_current(as_of)), None
        ),
        "identifiers": next(
            (i for i, each in enumerate(profile.identifiers) if each.scheme == "orcid"), None
        ),
    }
    told = set()
    for step in ORDER:
        field, _, number = step.partition("/")
        index = firsts.get(field, 0)
        if number:
            paths = [f"{field}/{index}"]
        else:
            paths = [path for path in facts if path.split("/")[0] == field]
        for path in paths:
            if path in facts and path not in told:
                told.add(path)
                yield path, facts[path]


def _profile_of(facts: Mapping[str, Fact]) -> Profile:
    """Return the profile of *facts* alone, with what Android drops in a note, too."""
    tree: dict[str, Any] = {}
    for path, fact in facts.items():
        field, _, index = path.partition("/")
        kept = fact.model_copy(update={"url": None}) if field == "positions" else fact
        tree[field] = (*tree.get(field, ()), kept) if index else kept
    small = Profile.model_construct(**tree)
    orcid = small.identifier("orcid")
    lines = [
        *([small.homepage.url] if small.homepage else ()),
        *([f"https://orcid.org/{orcid}"] if orcid else ()),
    ]
    if not lines:
        return small
    return small.model_copy(update={"summaries": (Text(text="\n".join(lines)),)})
