"""Real profiles of real people: each ends in checked documents or in one clear line."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import AS_OF, FORMATS
from corpus import CORPUS, files, needs_corpus, read_or_refused

from pexport import registry
from pexport.errors import PexportError
from pexport.exporter import Exporter
from pexport.reading.profiles import ReadProfile
from pexport.writing.export import export


@needs_corpus
def test_no_file_of_the_corpus_ends_in_a_traceback() -> None:
    read = [path for path in files() if read_or_refused(path)]

    assert len(files()) > 1000
    assert len(read) > 400


@needs_corpus
@pytest.mark.parametrize("name", FORMATS)
def test_every_author_page_gives_checked_documents_or_a_clear_line(name: str) -> None:
    pages = files("hugo-author")
    exporter = registry.load_exporter(name)
    options = exporter.options(as_of=AS_OF)
    failed = {}
    exported = 0

    for page in pages:
        read = read_or_refused(page)
        if read and has_what_is_required(read, exporter):
            problems = export(read.profile, exporter, options).problems
            exported += 1
            if problems:
                failed[page.parent.name] = problems

    # 14 are an about widget without the config that would name the person.
    assert failed == {}
    assert (len(pages), exported) == (124, 104 if "name" in exporter.requires else 118)


def has_what_is_required(read: ReadProfile, exporter: Exporter[Any, Any]) -> bool:
    """Say whether a document can be made; where none can, a clear line has to say so."""
    lacking = [field for field in exporter.requires if not getattr(read.profile, field)]
    if lacking:
        with pytest.raises(PexportError, match=f"needs a {lacking[0]}, but the input gives none"):
            export(read.profile, exporter, exporter.options(as_of=AS_OF))
    return not lacking


@needs_corpus
@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_every_author_page_passes_the_full_checks(name: str) -> None:
    exporter = registry.load_exporter(name)
    options = exporter.options(as_of=AS_OF)
    failed = {}

    for page in files("hugo-author", "hugo-group-author"):
        read = read_or_refused(page)
        if read and has_what_is_required(read, exporter):
            problems = export(read.profile, exporter, options, full=True).problems
            if problems:
                failed[str(page.relative_to(CORPUS))] = problems

    assert failed == {}
