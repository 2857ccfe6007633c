"""How what a program read is compared with what it should have read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import Variant

from pexport.profile import Profile

from .forms import variant
from .people import Person, corpus, samples
from .reader import Facts, Reader, Refusal, required

SHOWN = 40
"""How many differences of a reader are shown."""


class Family(NamedTuple):
    """Formats that tell the same facts."""

    expected: Callable[[str, Profile], Facts]
    """The facts of a profile, in a form of document."""
    actual: Callable[[str, Facts], Facts]
    """The answer of a program, as facts."""
    of_document: Callable[[str, bytes], Facts] = lambda _form, _data: {}
    """What is true of a document beside the facts of its profile."""
    prepared: Callable[[str, bytes], bytes] = lambda _form, data: data
    """The document as it is given to the program."""


class Result(NamedTuple):
    """What came of a program's reading."""

    documents: int
    facts: int
    differences: list[str]


def compare(
    reader: Reader, form: str, family: Family, people: Sequence[Person], folder: Path
) -> Result:
    """Let *reader* read the documents of *people*, and compare."""
    known = variant(form)
    if known is None:
        pytest.skip(f"pexport writes no {form} yet")
    written = _documents(known, form, people, reader)
    suffix = known.exporter.suffix
    files = []
    for number, (_, data) in enumerate(written):
        files.append(folder / f"{number:03}{suffix}")
        files[-1].write_bytes(family.prepared(form, data))
    answers = reader.read(form, files)
    assert len(answers) == len(written)
    lines: list[str] = []
    compared = 0
    for (person, data), answer in zip(written, answers, strict=True):
        if isinstance(answer, Refusal):
            lines.append(f"{person.label}: refused: {answer.why}")
            continue
        found = family.actual(form, answer)
        expected = family.expected(form, person.profile) | family.of_document(form, data)
        for key in sorted(expected.keys() & reader.reported if reader.reported else expected):
            read, want = _comparable(reader, form, key, found.get(key), expected[key])
            compared += _count(want)
            if read != want:
                lines.append(f"{person.label}: {key}: read {read!r}, not {want!r}")
    return Result(len(written), compared, lines)


def _documents(
    known: Variant, form: str, people: Sequence[Person], reader: Reader
) -> list[tuple[Person, bytes]]:
    """Return the documents of *people*; a person of whom there is none is left out."""
    found = []
    for person in people:
        export = known.export(person.profile)
        if not export.problems and f"{form} {person.label}" not in reader.unreadable:
            found.append((person, export.data))
    return found


def _comparable(reader: Reader, form: str, key: str, read: Any, want: Any) -> tuple[Any, Any]:
    """Return what was read and what should have been, as *reader* is known to read."""
    if difference := reader.known_differences.get(f"{form} {key}") or reader.known_differences.get(
        key
    ):
        want = difference.expected(want)
    if not reader.ordered and isinstance(want, list) and isinstance(read, list):
        return sorted(read), sorted(want)
    return read, want


def _count(fact: Any) -> int:
    return sum(map(_count, fact)) if isinstance(fact, (list, tuple)) else bool(fact)


def assert_facts_found(
    reader: Reader,
    form: str,
    family: Family,
    folder: Path,
    record: Callable[[str, object], None],
) -> None:
    """Assert that *reader* finds all facts of all people; record what it read for the table."""
    version = required(reader)
    documents, facts, lines = compare(reader, form, family, samples() + corpus(), folder)
    record("reader", (reader.name, version, form, documents, facts, len(lines)))
    for what, why in known_differences(reader, form):
        record("known", (reader.name, why, form, what))
    assert not lines, "\n".join([f"{len(lines)} differences", *lines[:SHOWN]])
    assert facts > documents


def known_differences(reader: Reader, form: str) -> Iterator[tuple[str, str]]:
    """Yield in what *reader* is known to differ for *form*, and why."""
    for key, difference in reader.known_differences.items():
        if key.startswith(f"{form} ") or " " not in key:
            yield key.removeprefix(f"{form} "), difference.why
    for key, why in reader.unreadable.items():
        if key.startswith(f"{form} "):
            yield key.removeprefix(f"{form} "), f"not read: {why}"


def reader_form_params(readers: Iterable[Reader]) -> list[Any]:
    """Return every reader with every form it is given; those of Debian and npm are slow."""
    return [
        pytest.param(
            reader,
            form,
            id=f"{reader.name} {form}",
            marks=[] if reader.package.startswith("pypi:") else [pytest.mark.slow],
        )
        for reader in readers
        for form in reader.forms
    ]
