"""Address books and libraries of contacts read our cards, and find the facts of the profile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .comparison import Family, assert_facts_found, reader_form_params
from .facts import contact
from .programs.contact_readers import READERS
from .reader import Reader

CONTACTS = Family(expected=contact.expected, actual=contact.facts_read)


@pytest.mark.parametrize(("reader", "form"), reader_form_params(READERS))
def test_a_reader_finds_the_facts_in_every_card(
    reader: Reader, form: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    assert_facts_found(reader, form, CONTACTS, tmp_path, record_property)
