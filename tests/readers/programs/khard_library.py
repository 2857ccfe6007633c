"""khard, an address book for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..reader import Answer, Facts, Refusal


def read(_form: str, paths: Sequence[Path]) -> list[Answer]:
    """Open a folder with each card as an address book of khard's, and read its contact."""
    return [_read(path) for path in paths]


def _read(path: Path) -> Answer:
    from khard.address_book import (  # type: ignore[import-untyped] # it has no types
        VdirAddressBook,
    )

    with TemporaryDirectory() as folder:
        (Path(folder) / path.name).symlink_to(path)
        book = VdirAddressBook("cards", folder, skip=True)
        book.load()
        for card in book.contacts.values():
            return _facts(card)
    return Refusal("it cannot be read, or has no UID")


def _facts(card: Any) -> Facts:
    addresses = [each for group in card.post_addresses.values() for each in group]
    names = (
        card._get_last_names(),
        card._get_first_names(),
        card._get_additional_names(),
        card._get_name_prefixes(),
        card._get_name_suffixes(),
    )
    return {
        "names": [card.formatted_name],
        "name": [" ".join(part) for part in names],
        "nicknames": card.nicknames,
        "emails": _values(card.emails),
        "phones": _values(card.phone_numbers),
        "addresses": [
            [each[part] for part in ("street", "city", "region", "code", "country")]
            for each in addresses
        ],
        "organization": (_values(card.organisations) or [[]])[0],
        "titles": _values(card.titles),
        "urls": _values(card.webpages),
        "notes": _values(card.notes),
        "uid": card.uid,
    }


def _values(found: Any) -> list[Any]:
    """Return the values, by their types, or with their labels where they have such."""
    if isinstance(found, dict):
        return [value for values in found.values() for value in values]
    return [
        value for each in found for value in (each.values() if isinstance(each, dict) else [each])
    ]
