"""Readers of ORCID records find ours valid by ORCID's XML Schemas, and the facts in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from conftest import shared
from lxml import etree
from orcid_xml import to_xml

from .comparison import Family, assert_facts_found, reader_form_params
from .facts import record
from .programs.record_readers import READERS, XSD
from .reader import Reader


def prepared(form: str, data: bytes) -> bytes:
    """Return the record as it is, or in XML by ORCID's own rules for the two."""
    return etree.tostring(to_xml(orjson.loads(data))) if form == "orcid as xml" else data


RECORDS = Family(expected=record.expected, actual=record.facts_read, prepared=prepared)


@pytest.mark.parametrize(("reader", "form"), reader_form_params(READERS))
def test_a_reader_finds_the_facts_in_every_record(
    reader: Reader,
    form: str,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ORCID_XSD", str(shared(XSD)))
    assert_facts_found(reader, form, RECORDS, tmp_path, record_property)
