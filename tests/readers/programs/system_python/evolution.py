"""GNOME's Evolution: libebook-contacts, as its address book reads a card."""

# It is run by Debian's own Python, which has GObject's types; the project's Python has not.
# mypy: ignore-errors
# pyright: basic, reportMissingImports=false

import json
import sys
from pathlib import Path
from typing import Any

import gi

gi.require_version("EBookContacts", "1.2")
from gi.repository import EBookContacts  # noqa: E402 - its version is asked for first

Field = EBookContacts.ContactField


def main() -> None:
    for path in sys.argv[2:]:
        card = EBookContacts.Contact.new_from_vcard(Path(path).read_bytes().decode())
        sys.stdout.write(f"{json.dumps(facts(card))}\n")


def facts(card: Any) -> dict[str, Any]:
    return {
        "names": [card.get_property("full-name")],
        "name": name(card.get_property("name")),
        "nicknames": one(card.get_property("nickname")),
        "emails": [
            value for each in card.get_attributes(Field.EMAIL) for value in each.get_values()
        ],
        "phones": [value for each in card.get_attributes(Field.TEL) for value in each.get_values()],
        "addresses": [list(each.get_values())[2:] for each in card.get_attributes(Field.ADDRESS)],
        "organization": [card.get_property("org"), card.get_property("org-unit")],
        "titles": one(card.get_property("title")),
        "notes": one(card.get_property("note")),
        "uid": card.get_property("id"),
        "photo": photo(card.get_property("photo")),
    }


def name(parts: Any) -> list[str]:
    if parts is None:
        return []
    return [parts.family, parts.given, parts.additional, parts.prefixes, parts.suffixes]


def one(text: str | None) -> list[str]:
    return [text] if text else []


def photo(found: Any) -> str:
    return found.get_uri() if found else ""


main()
