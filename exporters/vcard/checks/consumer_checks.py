"""What the readers of cards drop or show wrongly, beyond what the standard says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pexport.exporter import Problem

from ..syntaxes.grammar import grammar, is_extension, property_rule
from ..syntaxes.text import Card, Document, Property

Findings = Iterator[tuple[str, str, str, str]]
"""The end of a rule's code, where it is broken, what was found, and a hint."""


def check_apple(document: Document) -> Iterator[Problem]:
    """Yield what Apple's Contacts would not show."""
    for where, card in _cards(document):
        yield from _problems("apple", where, _photo(card))


def check_google(document: Document) -> Iterator[Problem]:
    """Yield what Google Contacts, and Android with it, would not read or show otherwise."""
    for where, card in _cards(document):
        yield from _problems("google", where, _version(card))
        yield from _problems("google", where, _photo(card))
        yield from _problems("google", where, _categories(card))


def check_outlook(document: Document) -> Iterator[Problem]:
    """Yield what Outlook would not read."""
    if len(document.cards) > 1:
        message = f"the file has {len(document.cards)} cards, and Outlook reads only the first"
        yield Problem(
            "vcard-outlook-cards", "card 2", message, "write a file for each: --all -o DIR"
        )
    for where, card in _cards(document):
        for found in (_version, _photo, _untyped, _grouped, _several):
            yield from _problems("outlook", where, found(card))


def check_strict(document: Document) -> Iterator[Problem]:
    """Yield what is of no standard but a later one, or of none."""
    for where, card in _cards(document):
        yield from _problems("strict", where, _later(card))


CONSUMERS = {
    "apple": check_apple,
    "google": check_google,
    "outlook": check_outlook,
    "strict": check_strict,
}


def _cards(document: Document) -> Iterator[tuple[str, Card]]:
    several = len(document.cards) > 1
    for number, card in enumerate(document.cards, 1):
        yield (f"card {number}: " if several else ""), card


def _problems(consumer: str, prefix: str, found: Findings) -> Iterator[Problem]:
    for rule, where, message, hint in found:
        yield Problem(f"vcard-{consumer}-{rule}", f"{prefix}{where}", message, hint)


def _properties_named(card: Card, names: Sequence[str]) -> Iterator[tuple[str, Property]]:
    """Yield the properties of these names, each with its place."""
    seen: Counter[str] = Counter()
    for prop in card.properties:
        seen[prop.name] += 1
        if prop.name in names:
            yield f"{prop.name}[{seen[prop.name]}]", prop


def _version(card: Card) -> Findings:
    if card.version == "4.0":
        yield "version", "VERSION", "the card has version 4.0", "export it as 3.0"


def _photo(card: Card) -> Findings:
    for where, prop in _properties_named(card, ("PHOTO",)):
        if str(prop.value)[:5].lower() == "http:" or str(prop.value)[:6].lower() == "https:":
            message = "the picture is a web address, which is not fetched"
            yield "photo", where, message, "put the picture into the card: --photo embed"


def _categories(card: Card) -> Findings:
    for where, _ in _properties_named(card, ("CATEGORIES",)):
        message = "each category becomes a label in the address book"
        yield "categories", where, message, "remove CATEGORIES"


def _untyped(card: Card) -> Findings:
    for where, prop in _properties_named(card, ("ADR", "TEL")):
        if all(name != "TYPE" for name, _ in prop.params):
            yield "type", where, "TYPE is missing, so it is dropped", "add TYPE=WORK or VOICE"


def _grouped(card: Card) -> Findings:
    for where, prop in _properties_named(card, ("ADR", "EMAIL", "TEL")):
        if prop.group:
            message = f"it is in the group {prop.group!r}, so it is not shown"
            yield "group", where, message, "remove the group"


def _several(card: Card) -> Findings:
    for name in ("NOTE", "TITLE", "URL"):
        places = [where for where, _ in _properties_named(card, (name,))]
        if len(places) > 1:
            message = f"there are {len(places)} {name} properties, and only one is shown"
            yield "several", places[1], message, "put everything into one note"


def _later(card: Card) -> Findings:
    own = {"3.0": "RFC 2426", "4.0": "RFC 6350"}[card.version]
    for where, prop in _properties_named(card, tuple({each.name for each in card.properties})):
        row = property_rule(card.version, prop.name)
        if is_extension(prop.name) or row is None or not row.see.startswith(own):
            yield (
                "later",
                where,
                f"{own} has no property {prop.name}",
                "export with --target strict",
            )
            continue
        for name, _ in prop.params:
            if is_extension(name) or name in grammar(card.version).later:
                yield (
                    "later",
                    where,
                    f"{own} has no parameter {name}",
                    "export with --target strict",
                )
