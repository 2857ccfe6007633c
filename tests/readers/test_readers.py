"""What holds for the foreign programs as such: enough of them, and none left out silently."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import FORMATS

from .comparison import Family, compare
from .facts.contact import expected, facts_read
from .forms import FORMS, variant
from .people import samples
from .programs import contact_readers, linked_data_readers, record_readers
from .reader import Answer, Reader, Refusal, library, required

FAMILIES = {
    "contacts": contact_readers.READERS,
    "linked data": linked_data_readers.READERS,
    "records": record_readers.READERS,
}
READERS = [reader for readers in FAMILIES.values() for reader in readers]


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_read_by_foreign_programs(name: str) -> None:
    forms = {form for form, each in FORMS.items() if each.format == name}

    assert [reader.name for reader in READERS if forms & set(reader.forms)]


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_is_read_by_three_programs_of_different_makers(family: str) -> None:
    written = [form for form in FORMS if variant(form)]
    programs = {reader.package for reader in FAMILIES[family] if set(reader.forms) & set(written)}

    assert len(programs) >= 3


MISSING = Reader("Nobody", "npm:no-such-package", ("vcard 3.0",), library(lambda _form, _data: {}))


def test_a_missing_reader_is_reported_with_what_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CI", raising=False)

    with pytest.raises(pytest.skip.Exception, match=r"Nobody .* `make readers`"):
        required(MISSING)


def test_a_missing_reader_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")

    with pytest.raises(pytest.fail.Exception, match="Nobody"):
        required(MISSING)


def test_a_reader_that_refuses_or_reads_otherwise_is_reported(tmp_path: Path) -> None:
    """Each of the documents comes up in the differences, with what was read and expected."""
    people = samples()[:2]

    def read(_form: str, _paths: Sequence[Path]) -> list[Answer]:
        return [Refusal("too long"), {"names": ["Eve"]}]

    reader = MISSING._replace(read=read, reported=frozenset({"names"}))
    result = compare(reader, "vcard 3.0", Family(expected, facts_read), people, tmp_path)

    names = expected("vcard 3.0", people[1].profile)["names"]
    assert result.differences == [
        f"{people[0].label}: refused: too long",
        f"{people[1].label}: names: read ['Eve'], not {names!r}",
    ]
