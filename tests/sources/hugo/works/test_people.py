"""Whom a name in a publication means: nobody wrongly, and the person in every usual form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pexport.source import Input
from pexport.sources.hugo.reading import read_site
from pexport.sources.hugo.works.authors.authors import read_authors
from pexport.sources.hugo.works.authors.people import Directory, Person

ADA = Person("Ada Njoku")
LAB = Directory(
    {
        "ada": ADA,
        "celine": Person("Céline Ørsted"),
        "sinno": Person("Sinno Jialin Beispiel"),
        "li": Person("Wei Li"),
        "li-2": Person("Li Wei"),
        "rene-1": Person("René Muster"),
        "rene-2": Person("Rene Muster"),
    },
    "ada",
)


def slugs(directory: Any, *entries: str) -> list[str | None]:
    found = read_authors(list(entries), directory)
    return [author.slug for author in found.authors]


@pytest.mark.parametrize(
    ("entry", "slug"),
    [
        ("me", "ada"),
        ("Admin", "ada"),
        ("Celine Orsted", "celine"),
        ("Ørsted, Celine", "celine"),
        ("Sinno J. Beispiel", "sinno"),
        ("Sinno Beispiel", "sinno"),
        ("Sinno K. Beispiel", None),
        ("S. J. Beispiel", "sinno"),
        ("Beispiel SJ", "sinno"),
        ("Dr. Sinno Beispiel", "sinno"),
        ("S. K. Beispiel", None),
        ("K. Beispiel", None),
        ("Wei Li", "li"),
        ("Li Wei", "li-2"),
        ("Njoku Ada", "ada"),
        ("Njoku, A.", "ada"),
        ("Adam Njoku", "ada"),
        ("Anna Njoku", None),
        ("Njoku", None),
        ("W. Li", None),
        ("Muster, R.", None),
        ("René Muster", "rene-1"),
        ("Rene Muster", "rene-2"),
        ("Reñe Muster", None),
        ("が", None),
    ],
)
def test_in_a_lab_a_name_is_that_of_the_only_one_whom_it_fits(entry: str, slug: str | None) -> None:
    assert slugs(LAB, entry) == [slug]


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("Céline Njoku", "Njoku Celine"),
        ("Céline Njoku", "NJOKU C."),
        ("Nan-Hung Njoku", "Njoku NH"),
        ("Nan-Hung Njoku", "N.-H. Njoku"),
        ("Nan-Hung Njoku", "Nanhung Njoku"),
        ("Ada Muster Njoku", "A. Njoku"),
        ("Ada Muster Njoku", "Ada Njoku"),
        ("Ada Muster", "Ada Muster da Cruz Njoku"),
        ("Ada Muster Njoku", "Muster Njoku, A."),
        ("Ada B. Njoku", "anjoku"),
        ("Ada Njoku", "ada_njoku"),
        ("Ada Njoku", "njoku"),
        ("Li Wei", "Wei Li"),
        ("小明 王", "王 小明"),
    ],
)
def test_the_only_person_is_known_in_every_form(name: str, entry: str) -> None:
    only = Directory({"admin": Person(name)}, "admin")
    found = read_authors(["Zoe Rain", entry, "B. Other"], only)
    assert [author.slug for author in found.authors] == [None, "admin", None]
    assert "inferred" in found.inferred


@pytest.mark.parametrize(
    ("name", "entries"),
    [
        ("Ada Njoku", ["A. Njoku", "Adamu Njoku", "A. B. Njoku"]),
        ("Misha Njoku", ["Mikhail Njoku"]),
        ("Ada Njoku", ["Anna Njoku"]),
        ("Ada Njoku", ["Ada B. Njoku", "Ada C. Njoku"]),
        ("Ada Njoku", ["ANN NJOKU"]),
        ("Ada Njoku", ["B. Njoku"]),
        ("Ada Njoku", ["Njoku"]),
        ("Ada Muster Njoku", ["A. Muster"]),
        ("Ada Njoku", ["A. Njoku-Muster"]),
        ("Ada Njoku", ["ada-b"]),
        ("王 小明", ["王 小"]),
        ("Ada", ["Ada Njoku"]),
    ],
)
def test_in_doubt_the_only_person_is_none_of_the_authors(name: str, entries: list[str]) -> None:
    assert slugs(Directory({"admin": Person(name)}, "admin"), *entries) == [None] * len(entries)


@pytest.mark.parametrize(
    ("name", "entry", "is_owner", "is_meant"),
    [
        ("Kim Cloud", "K. Cloud", False, True),
        ("Kim Smith", "K. Smith", False, False),
        ("Kim Smith", "K. Smith", True, True),
        ("Kim Bea Smith", "K. B. Smith", False, True),
        ("Xiaoming Wang", "X. Wang", True, False),
        ("Xiao Ming Wang", "X. M. Wang", False, True),
        ("Xiao Wang", "Xiaoming Wang", True, False),
        ("Geoff Cloud", "Geoffrey Cloud", False, True),
        ("Ge Cloud", "Geoffrey Cloud", False, False),
    ],
)
def test_a_frequent_family_name_wants_more_than_one_initial(
    name: str, entry: str, *, is_owner: bool, is_meant: bool
) -> None:
    lab = Directory({"one": Person(name), "bo": Person("Bo Rain")}, "one" if is_owner else "bo")
    assert slugs(lab, entry, "Z. Other") == ["one" if is_meant else None, None]


def test_in_a_lab_initials_that_fit_two_mean_neither() -> None:
    assert slugs(LAB, "A. Njoku", "A. B. Njoku") == [None, None]
    two = Directory({"ada": ADA, "anna": Person("Anna Njoku")})
    assert slugs(two, "A. Njoku") == [None]


def test_of_two_that_fit_the_only_person_is_the_one_in_bold() -> None:
    only = Directory({"admin": Person("Ada Njoku")}, "admin")
    assert slugs(only, "A. Njoku", "**A. B. Njoku**", "**Z. Rain**") == [None, "admin", None]
    assert slugs(only, "**A. Njoku**", "**A. B. Njoku**") == [None, None]
    assert slugs(only, "A. Njoku", "<u>Adamu Njoku</u>") == [None, "admin"]


def test_an_exact_name_is_the_person_and_another_spelling_beside_it_is_not() -> None:
    assert slugs(LAB, "Sinno J. Beispiel", "Sinno Jialin Beispiel") == [None, "sinno"]
    assert slugs(LAB, "me", "Ada Njoku") == ["ada", "ada"]


def test_a_name_that_the_persons_own_addresses_hold_is_theirs() -> None:
    kenneth = Person("Kenneth Muster", handles=("wenbin.muster", "kmuster", "wenbin-muster-28b"))
    only = Directory({"admin": kenneth}, "admin")
    assert slugs(only, "Wenbin Muster", "Zoe Rain") == ["admin", None]
    assert slugs(only, "Muster, Wenbin") == ["admin"]
    assert slugs(only, "Wenb Muster") == [None]


@pytest.mark.parametrize(
    ("entry", "names"),
    [
        ("Ada Njoku, Zoe Rain", ["Ada Njoku", "Zoe Rain"]),
        ("Bea Cloud, Zoe Rain", ["Bea Cloud, Zoe Rain"]),
        ("van der Cloud, Jan Willem", ["van der Cloud, Jan Willem"]),
        ("Bea Cloud, Zoe Rain, and C. Wind", ["Bea Cloud", "Zoe Rain", "C. Wind"]),
        ("B. Cloud and Z. Rain", ["B. Cloud", "Z. Rain"]),
        ("Bea Cloud; Zoe Rain", ["Bea Cloud", "Zoe Rain"]),
        ("**Ada Njoku**, Zoe Rain", ["Ada Njoku", "Zoe Rain"]),
        ("Rain and Shine Consortium", ["Rain and Shine Consortium"]),
        (
            "River Research Group and Soil Water Institute",
            ["River Research Group and Soil Water Institute"],
        ),
        ("Njoku, Ada", ["Njoku, Ada"]),
        ("Martin King, Jr.", ["Martin King, Jr."]),
    ],
)
def test_two_names_around_a_comma_or_and_are_two(entry: str, names: list[str]) -> None:
    found = read_authors([entry], Directory({"ada": ADA, "b": Person("B B")}))
    assert [author["name"] for author in found.contributors] == names


def test_a_mark_on_the_authors_page_is_no_part_of_the_name() -> None:
    found = read_authors(["adastar"], Directory({"adastar": Person("Ada Njoku*")}))
    assert found.contributors == ({"name": "Ada Njoku"},)


def page(root: Path, place: str, front: str) -> None:
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    text = front if path.suffix == ".yaml" else f"---\n{front}\n---\n"
    path.write_text(text, encoding="utf-8")


def titles(root: Path, slug: str | None = None) -> tuple[list[str], list[str]]:
    reading = read_site(Input(root, author=slug))
    found = [each["title"] for each in reading.tree.get("works", ())]
    return sorted(found), [f"{each.message} | {each.fix}" for each in reading.remarks]


def test_what_names_nobody_is_told_with_what_to_write(tmp_path: Path) -> None:
    page(tmp_path, "config/_default/hugo.yaml", "title: S")
    page(tmp_path, "content/authors/ada/_index.md", "title: Ada Njoku")
    page(tmp_path, "content/publication/a/index.md", "title: A\nauthors: [Z. Rain]")
    page(tmp_path, "content/publication/b/index.md", "title: B\nauthors: [admin, Z. Rain]")
    found, told = titles(tmp_path)
    assert found == ["B"]
    assert any("none of its authors (Z. Rain) is known to be Ada Njoku | 'ada'" in m for m in told)


def test_where_nobody_owns_the_site_the_first_author_is_told(tmp_path: Path) -> None:
    page(tmp_path, "config/_default/hugo.yaml", "title: S")
    for slug in ("ada", "bea"):
        page(tmp_path, f"content/authors/{slug}/_index.md", f"title: {slug.title()} Njoku")
    page(tmp_path, "content/publication/a/index.md", "title: A\nauthors: [Z. Rain]")
    told = [
        [m for m in titles(tmp_path, s)[1] if "an author of the site" in m] for s in ("ada", "bea")
    ]
    assert list(map(len, told)) == [1, 0]


def test_an_owner_in_two_generations_is_one_person(tmp_path: Path) -> None:
    page(tmp_path, "config/_default/hugo.yaml", "title: S")
    page(tmp_path, "content/authors/admin/_index.md", "title: Ada Njoku\nsuperuser: true")
    page(tmp_path, "data/authors/me.yaml", "schema: hugoblox/author/v1\nname: {display: Ada Njoku}")
    for number, entry in enumerate(("admin", "me", "Ada Njoku", "A. Njoku")):
        front = f"title: '{number}'\nauthors: [{entry}]"
        page(tmp_path, f"content/publications/{number}.md", front)
    for slug in ("admin", "me"):
        assert titles(tmp_path, slug)[0] == ["0", "1", "2", "3"]


def test_works_are_one_by_their_place_and_in_the_language_of_the_site(tmp_path: Path) -> None:
    page(tmp_path, "config/_default/hugo.yaml", "title: S\ndefaultContentLanguage: ja")
    page(tmp_path, "content/authors/admin/_index.md", "title: Ada Njoku")
    for place, title in (
        ("2020/one/index.en.md", "Rain"),
        ("2020/one/index.ja.md", "雨"),
        ("2021/one/index.ja.md", "雪"),
    ):
        page(tmp_path, f"content/publication/{place}", f"title: {title}\nauthors: [admin]")
    assert titles(tmp_path)[0] == ["雨", "雪"]


def test_a_translation_may_be_the_one_that_names_the_person(tmp_path: Path) -> None:
    page(tmp_path, "config/_default/hugo.yaml", "title: S\ndefaultContentLanguage: en")
    page(tmp_path, "content/authors/admin/_index.md", "title: Ada Njoku")
    page(tmp_path, "content/publication/one/index.md", "title: Rain\nauthors: [Z. Rain]")
    page(tmp_path, "content/publication/one/index.de.md", "title: Regen\nauthors: [admin]")
    found, told = titles(tmp_path)
    assert found == ["Regen"]
    assert not any("is known to be" in message for message in told)


def test_a_work_of_two_pages_is_one_and_two_of_one_name_are_two(tmp_path: Path) -> None:
    page(tmp_path, "config/_default/hugo.yaml", "title: S")
    page(tmp_path, "content/authors/admin/_index.md", "title: Ada Njoku")
    for place, title, doi in (
        ("publication/1", "Rain", "10.1234/a"),
        ("publications/2", "RAIN", "10.1234/A"),
        ("working-papers/1", "Snow", "10.1234/s"),
        ("publications/3", "Chapter One", "10.1234/book"),
        ("publications/4", "Chapter Two", "10.1234/book"),
    ):
        front = f"title: {title}\nauthors: [admin]\ndoi: {doi}\npublication_types: ['2']"
        page(tmp_path, f"content/{place}/index.md", front)
    found, told = titles(tmp_path)
    assert found == ["Chapter One", "Chapter Two", "Rain", "Snow"]
    assert [m for m in told if "is about the same work" in m]


def test_the_themes_own_people_do_not_make_a_lab(tmp_path: Path) -> None:
    page(tmp_path, "config/_default/hugo.yaml", "title: S")
    page(tmp_path, "content/authors/admin/_index.md", "title: Ada Njoku")
    page(tmp_path, "content/authors/吳恩達/_index.md", "title: 吳恩達")
    page(tmp_path, "content/publication/one/index.md", "title: Rain\nauthors: [A. Njoku]")
    assert titles(tmp_path)[0] == ["Rain"]


def test_a_site_without_config_has_its_publications(tmp_path: Path) -> None:
    page(tmp_path, "content/authors/admin/_index.md", "title: Ada Njoku")
    page(tmp_path, "content/publication/one/index.md", "title: Rain\nauthors: [admin]")
    assert titles(tmp_path)[0] == ["Rain"]
