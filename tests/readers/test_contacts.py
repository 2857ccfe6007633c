"""Address books and libraries of contacts read our cards, and find the facts of the profile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .comparison import Family, finds_the_facts, pairs
from .facts import contact
from .programs.contact_readers import READERS
from .reader import Reader

CONTACTS = Family(expected=contact.expected, told=contact.told)


@pytest.mark.parametrize(("reader", "form"), pairs(READERS))
def test_a_reader_finds_the_facts_in_every_card(
    reader: Reader, form: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    finds_the_facts(reader, form, CONTACTS, tmp_path, record_property)
