"""Subtitle, volume, issue, pages and publisher of a publication, wherever they stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pexport.profile import Work
from pexport.sources.hugo.site.site import Site
from pexport.sources.hugo.works.authors.people import Directory
from pexport.sources.hugo.works.location import read_location
from pexport.sources.hugo.works.publications import read_publication

PARTS = ("subtitle", "volume", "issue", "pages", "publisher")


def found(folder: Path, front: str, bib: str = "") -> Any:
    path = folder / "content/publication/slow/index.md"
    path.parent.mkdir(parents=True)
    path.write_text(f"---\ntitle: Slow Rivers\n{front}\n---\n", encoding="utf-8")
    if bib:
        (path.parent / "cite.bib").write_text(bib, encoding="utf-8")
    site = Site(root=folder, base_url="https://ada.example/")
    read = read_publication(path, site, Directory({}))
    Work.model_validate(read.work)
    return read


def parts(work: dict[str, Any]) -> dict[str, str]:
    return {part: work[part] for part in PARTS if part in work}


WHOLE = {"volume": "12", "issue": "3", "pages": "45–67"}


@pytest.mark.parametrize(
    "front",
    [
        "volume: 12\nissue: 3\npages: 45--67",
        "volume: 12\nnumber: 3\npages: 45–67",
        "publication: {name: Quiet Waters, volume: 12, issue: 3, pages: 45–67}",
        "publication: '*Quiet Waters*, 12(3), 45–67'",
        "publication: '*Quiet Waters*, vol. 12 (2021), no. 3, pp. 45–67'",
        "publication: '*Quiet Waters*, 12(3), pp. 45–67'",
        "publication: 'Quiet Waters 2021;12(3):45–67'",
        "publication: 'Quiet Waters, 12(3):45–67. doi:10.1234/abc'",
    ],
)
def test_what_stands_behind_a_venue_is_read(tmp_path: Path, front: str) -> None:
    read = found(tmp_path, f"publication_types: [article-journal]\n{front}")

    assert parts(read.work) == WHOLE
    assert [each for each in read.remarks if each.rule == "unread"] == []


@pytest.mark.parametrize(
    ("tail", "expected", "rest"),
    [
        ("", {}, ""),
        ("2021", {}, ""),
        ("23(17):7429", {"volume": "23", "issue": "17", "pages": "7429"}, ""),
        ("652, 151-156.", {"volume": "652", "pages": "151-156"}, ""),
        ("12(2017)", {"volume": "12"}, ""),
        ("Volume 335", {"volume": "335"}, ""),
        ("Volume: 25, Issue: 10, October 2006", {"volume": "25", "issue": "10"}, ""),
        ("292", {"volume": "292"}, ""),
        ("28 123001", {"volume": "28", "pages": "123001"}, ""),
        ("43 (2) (Meeting 2024)", {"volume": "43", "issue": "2"}, "Meeting"),
        ("2025: e70298", {"pages": "e70298"}, ""),
        ("June 2026", {}, ""),
        ("320, 110004 (2026)", {"volume": "320", "pages": "110004"}, ""),
        ("2021, 11, 6157", {"volume": "11", "pages": "6157"}, ""),
        ("11, 61", {}, "11, 61"),
        ("100, 1907.10867", {}, "100, 1907.10867"),
        ("120, 158", {"volume": "120", "pages": "158"}, ""),
        ("2020, 1211 -- 1218", {"pages": "1211–1218"}, ""),
        ("20(6). 2016. 1477-1503.", {"volume": "20", "issue": "6", "pages": "1477-1503"}, ""),
        ("22. 12 (2015): 955-959.", {"volume": "22", "issue": "12", "pages": "955-959"}, ""),
        ("2014, 55, 4, 2350 -- 57", {"volume": "55", "issue": "4", "pages": "2350–57"}, ""),
        ("18, (3), 276.e1 -- 276.e7", {"volume": "18", "issue": "3", "pages": "276.e1–276.e7"}, ""),
        ("(109), 3, pp. 323-328", {"volume": "109", "issue": "3", "pages": "323-328"}, ""),
        ("Vol. 26 No. 3, 348-395", {"volume": "26", "issue": "3", "pages": "348-395"}, ""),
        ("No. 161 (Mar., 2000), 240-263", {"issue": "161", "pages": "240-263"}, ""),
        ("Vol. 30(3-4), 1–17", {"volume": "30", "issue": "3-4", "pages": "1–17"}, ""),
        ("14, Article 458", {"volume": "14", "pages": "458"}, ""),
        ("Volume 7, Article number: 14466", {"volume": "7", "pages": "14466"}, ""),
        ("14(6557)", {"volume": "14", "pages": "6557"}, ""),
        ("396 (10245), 167--176", {"volume": "396", "issue": "10245", "pages": "167–176"}, ""),
        (
            "4, no. Supplement 1 13s-15s",
            {"volume": "4", "issue": "Supplement 1", "pages": "13s-15s"},
            "",
        ),
        ("Vol.(261)", {"volume": "261"}, ""),
        ("11-2024", {"volume": "11"}, ""),
        ("2023, gfad224", {"pages": "gfad224"}, ""),
        ("Bd. 2, S. 143–161", {"volume": "2", "pages": "143–161"}, ""),
        ("Т. 12, № 3, С. 45–56", {"volume": "12", "issue": "3", "pages": "45–56"}, ""),
        ("69. 73–101", {"volume": "69", "pages": "73–101"}, ""),
        ("(pp. 407-417). Berlin: Springer", {"pages": "407-417", "publisher": "Springer"}, ""),
        ("(S. 1–9). Weir Press", {"pages": "1–9", "publisher": "Weir Press"}, ""),
        ("33, 086111 (featured article)", {"volume": "33", "pages": "086111"}, "featured article"),
        ("May 11-16, 2020", {}, ""),
        ("28(2), S16 -- S24", {"volume": "28", "issue": "2", "pages": "S16–S24"}, ""),
    ],
)
def test_numbers_are_told_apart_by_their_form_or_not_at_all(
    tail: str, expected: dict[str, str], rest: str
) -> None:
    assert read_location(tail) == (expected, rest)


def test_what_the_page_does_not_say_is_in_its_bibtex(tmp_path: Path) -> None:
    bib = (
        "@article{a, title={Slow Rivers}, subtitle={And Fast Ones}, journal={Quiet Waters}, "
        "volume={12}, number={3}, pages={45--67}, publisher={Weir Press}}"
    )
    read = found(tmp_path, "publication_types: [article-journal]\nvolume: 13", bib)

    assert parts(read.work) == {
        **WHOLE,
        "volume": "13",
        "subtitle": "And Fast Ones",
        "publisher": "Weir Press",
    }
    assert "publisher: " in read.work["origin"].replace("pages, publisher", "publisher")


@pytest.mark.parametrize("kind", ["patent", "report"])
def test_the_number_of_a_patent_is_no_issue(tmp_path: Path, kind: str) -> None:
    bib = "@techreport{a, title={Slow Rivers}, number={IRI-TR-18-01}}"

    assert parts(found(tmp_path, f"publication_types: [{kind}]", bib).work) == {}


def test_a_publisher_is_no_venue(tmp_path: Path) -> None:
    bib = "@book{a, title={Slow Rivers}, publisher={Weir Press}}"
    work = found(tmp_path, "publication_types: [book]", bib).work

    assert "venue" not in work
    assert work["publisher"] == "Weir Press"


@pytest.mark.parametrize("said", ["Weir University Press", "New Weir, NW: Weir University Press"])
def test_where_a_book_appeared_is_its_publisher(tmp_path: Path, said: str) -> None:
    work = found(tmp_path, f"publication_types: [book]\npublication: '*{said}*'").work

    assert "venue" not in work
    assert work["publisher"] == "Weir University Press"
