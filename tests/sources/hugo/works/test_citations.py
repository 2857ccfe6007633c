"""The cite.bib beside a publication: it fills what the page lacks, where it is of the same work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from publication_pages import identifiers, publication, work

from pexport.files import display_path
from pexport.sources.hugo.site.site import Site
from pexport.sources.hugo.works.authors.people import Directory
from pexport.sources.hugo.works.publications import read_publication


def test_an_entry_about_another_work_is_not_used(tmp_path: Path) -> None:
    bib = "@book{k, title = {Quick Fires}, year = 1999, doi = {10.1234/q}}"
    found = publication(tmp_path, "title: Slow Rivers", bib)
    assert found.work is not None
    assert not found.work.keys() & {"date", "identifiers"}
    assert "contradiction" in [remark.rule for remark in found.remarks]


def test_an_entry_of_another_doi_is_told_by_that(tmp_path: Path) -> None:
    bib = "@book{k, title = {Slow Rivers},\n year = 1999,\n doi = {10.1234/q}}"
    found = publication(tmp_path, "title: Slow Rivers\ndoi: 10.1234/abc", bib)
    (told,) = [remark for remark in found.remarks if remark.rule == "contradiction"]
    assert told.where.endswith("cite.bib:3")
    assert told.message == "not read: it is about '10.1234/q', the page about '10.1234/abc'"


@pytest.mark.parametrize(
    "bib",
    [
        b"@article{a = {b}, title = {x}, year = 1}",
        b"\xff\xfe doi = {x}",
        b" ",
        b"{" * 9000 + b"doi = 1",
    ],
)
def test_a_broken_citation_is_a_remark(tmp_path: Path, bib: bytes) -> None:
    publication(tmp_path, "title: Slow Rivers")
    path = tmp_path / "content/publication/slow/cite.bib"
    path.write_bytes(bib)
    found = read_publication(path.with_name("index.md"), Site(root=tmp_path), Directory({}))
    assert found.work is not None
    broken = [remark for remark in found.remarks if remark.rule == "broken"]
    assert all(display_path(path) in remark.where for remark in broken)


def test_a_citation_is_parsed_only_when_it_is_needed(tmp_path: Path) -> None:
    keys = "title: T\nauthors: [Zoe Rain]\ndate: 2020\npublication: W\npublication_types: ['2']"
    publication(tmp_path, keys, "@article{k, title = {T}, year = 2020, author = {Rain, Zoe}}")
    page = tmp_path / "content/publication/slow/index.md"
    code = (
        "import sys; from pathlib import Path;"
        "from pexport.sources.hugo.works.publications import read_publication;"
        "from pexport.sources.hugo.works.authors.people import Directory;"
        "from pexport.sources.hugo.site.site import Site;"
        f"read_publication(Path({str(page)!r}), Site(), Directory({{}}));"
        "print([m for m in sys.modules if m in ('bibtexparser', 'pylatexenc')])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert run.stdout == "[]\n"


def test_the_themes_example_in_a_citation_is_nobodys(tmp_path: Path) -> None:
    bib = "@article{a, title = {Slow Rivers}, doi = {10.5555/123456}, isbn = {9783161484100}}"
    assert identifiers(work(tmp_path, "", bib)) == [("isbn", "9783161484100")]


@pytest.mark.parametrize(
    ("page", "entry"),
    [
        (r"On $\ell_{1,2}$ norms of rivers", "On {ℓ}₁,₂ norms of rivers"),
        ("Personalised rivers", "Personalized {R}ivers"),
        ("Slow rivers", "<i>Slow</i> rivers"),
        ("Interpretable assessment of rivers", "Interpretable assesment of rivers"),
    ],
)
def test_an_entry_is_about_the_work_whatever_its_typography(
    tmp_path: Path, page: str, entry: str
) -> None:
    bib = f"@article{{k, title = {{{entry}}}, year = 1999}}"
    found = publication(tmp_path, f"title: '{page}'", bib)
    assert found.work is not None
    assert found.work["date"] == "1999"


@pytest.mark.parametrize(
    ("day", "cited", "date"),
    [
        ("2024-01-01", "year = {2024}", "2024"),
        ("2024-05-01", "year = {2024}, month = may", "2024-05"),
        ("2024-05-01", "year = {2024}", "2024-05-01"),
        ("2024-01-01", "year = {2023}", "2024-01-01"),
        ("2024-01-01", "date = {2024-01-01}", "2024-01-01"),
        ("2024-05-17", "year = {2024}", "2024-05-17"),
        ("2024-01", "year = {2024}", "2024-01"),
        ("2024-01-01", "volume = 3", "2024-01-01"),
    ],
)
def test_a_day_that_an_import_made_up_is_not_the_date(
    tmp_path: Path, day: str, cited: str, date: str
) -> None:
    found = work(tmp_path, f"date: '{day}'", f"@article{{a, title = {{Slow Rivers}}, {cited}}}")

    assert found["date"] == date
