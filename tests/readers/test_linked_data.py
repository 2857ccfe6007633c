"""Readers of RDF and JSON-LD find in our documents the facts of the profile, and one graph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .comparison import Family, assert_facts_found, reader_form_params
from .facts import linked_data
from .programs import python_rdf
from .programs.linked_data_readers import READERS
from .reader import Reader

LINKED_DATA = Family(
    expected=linked_data.expected,
    actual=linked_data.facts_read,
    of_document=linked_data.of_document,
    prepared=python_rdf.in_web_page,
)


@pytest.mark.parametrize(("reader", "form"), reader_form_params(READERS))
def test_a_reader_finds_the_facts_in_every_graph(
    reader: Reader,
    form: str,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SCHEMA_ORG_CONTEXT", str(python_rdf.context_file()))
    assert_facts_found(reader, form, LINKED_DATA, tmp_path, record_property)
