"""The authors of a publication: all of them, in order, and nobody made up."""

from __future__ import annotations

import re
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from publication_pages import LAB, PEOPLE, names, publication

from pexport.sources.hugo.site.site import Site
from pexport.sources.hugo.works.authors.authors import read_authors
from pexport.sources.hugo.works.authors.people import Directory
from pexport.sources.hugo.works.publications import read_publication


@pytest.mark.parametrize(
    ("entry", "name", "slug"),
    [
        ("admin", "Ada Njoku", "admin"),
        ("Admin", "Ada Njoku", "admin"),
        ("admin,", "Ada Njoku", "admin"),
        ("**admin**", "Ada Njoku", "admin"),
        ("Ada Njoku", "Ada Njoku", "admin"),
        ("ADA NJOKU", "ADA NJOKU", "admin"),
        ("Njoku, Ada", "Njoku, Ada", "admin"),
        ("A.B. Njoku", "A.B. Njoku", "admin"),
        ("**Ada Njoku***", "Ada Njoku", "admin"),
        ("Ada Njoku†‡", "Ada Njoku", "admin"),
        ("Ada Njoku<sup>*</sup>", "Ada Njoku", "admin"),
        ("Ada Njoku (equal contribution)", "Ada Njoku", "admin"),
        ("Chi Muster", "Chi Muster", "chi-muster"),
        ("and Chi Muster", "Chi Muster", "chi-muster"),
        ("**[WATERS 2019]** Chi Muster", "Chi Muster", "chi-muster"),
        ("Andrea B", "Andrea B", None),
        ("chi-muster", "Chi Muster", "chi-muster"),
        ("Be\u0301la O'Example\u2010Müller", "Béla O'Example‐Müller", "bela"),
        ("A. Njoku", "A. Njoku", "admin"),
        ("A Njoku", "A Njoku", "admin"),
        ("Ada N.", "Ada N.", None),
        ("Bela O’Example-Muller", "Bela O’Example-Muller", "bela"),
        ("Njoku", "Njoku", None),
        ("Same Name", "Same Name", None),
        ("Rain and Shine Consortium (RSC)", "Rain and Shine Consortium (RSC)", None),
        ("lena", "lena", None),
        ("山田花子", "山田花子", None),
    ],
)
def test_an_author_is_a_person_of_the_site_only_by_name(
    tmp_path: Path, entry: str, name: str, slug: str | None
) -> None:
    found = publication(tmp_path, f"title: T\nauthors: [{orjson.dumps(entry).decode()}]")
    assert found.work is not None
    assert names(found.work) == [name]
    assert [author.slug for author in found.authors] == [slug]
    known = PEOPLE[slug].orcid if slug else None
    assert found.work["authors"][0].get("orcid") == known


def test_an_entry_may_hold_a_list_of_bibtex(tmp_path: Path) -> None:
    entry = "Muster, Chi and Njoku, Ada and Rain, Zoe"
    found = publication(tmp_path, f"title: T\nauthors: '{entry}'")
    assert [author.written for author in found.authors] == [
        "Muster, Chi",
        "Njoku, Ada",
        "Rain, Zoe",
    ]
    assert [author.slug for author in found.authors] == ["chi-muster", "admin", None]


@pytest.mark.parametrize("entry", ["admin", "me"])
def test_an_owner_without_a_page_is_nobody(tmp_path: Path, entry: str) -> None:
    path = tmp_path / "content/publication/a.md"
    path.parent.mkdir(parents=True)
    path.write_text(f"---\ntitle: T\nauthors: [{entry}, Zoe Rain]\n---\n", "utf-8")
    found = read_publication(path, Site(root=tmp_path), Directory({}))
    assert found.work is not None
    assert names(found.work) == ["Zoe Rain"]
    assert [author.written for author in found.authors] == [entry, "Zoe Rain"]
    assert any(f"no author page {entry!r}" in remark.message for remark in found.remarks)


PLAIN_NAME = r"[A-Z][a-zß-ö]{1,8}( [A-Z]\.?)?( [A-Z][a-zß-ö]{1,8}){1,2}"


@given(st.lists(st.from_regex(PLAIN_NAME, fullmatch=True)))
def test_plain_names_stay_as_they_are_and_in_order(entries: list[str]) -> None:
    understood = read_authors(entries, LAB)
    assert [each["name"] for each in understood.contributors] == entries
    assert [each.written for each in understood.authors] == entries


@given(st.lists(st.text(max_size=20), max_size=6))
def test_no_author_is_made_up(entries: list[str]) -> None:
    understood = read_authors(entries, LAB)
    assert len(understood.contributors) <= len(understood.authors)
    if not any(re.search("[,;&]| and ", entry) for entry in entries):
        assert len(understood.authors) + len(understood.left_out) <= len(entries)
