"""Whose works those of a site are: pages of one person, names that only the site gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from hugo_sites import BASE, site

from pexport.source import Input
from pexport.sources.hugo.reading import read_site

ORCID = "links: [{icon: orcid, link: https://orcid.org/0000-0001-2345-6789}]"
OTHER = "links: [{icon: orcid, link: https://orcid.org/0000-0003-1234-1235}]"
WORK = "title: On Tides\nauthors: [{}]\npublication_types: ['2']"


def works(
    root: Path, slug: str | None = None, other_names: tuple[tuple[str | None, str], ...] = ()
) -> list[str]:
    tree = read_site(Input(root, author=slug, other_names=other_names)).tree
    return [each["title"] for each in tree.get("works", ())]


def lab(root: Path, entry: str, **pages: str) -> Path:
    files = {f"content/authors/{slug}/_index.md": text for slug, text in pages.items()}
    files["content/publication/tides/index.md"] = WORK.format(entry)
    return site(root, config=BASE, **files)


@pytest.mark.parametrize("entry", ["Ada Njoku", "njoku", "main", "A. Njoku"])
@pytest.mark.parametrize("iris", [(ORCID, ORCID), (ORCID, ""), ("", "")])
def test_two_pages_of_the_owner_lose_no_work(
    tmp_path: Path, entry: str, iris: tuple[str, str]
) -> None:
    root = lab(
        tmp_path,
        entry,
        main=f"title: Ada Njoku\nsuperuser: true\n{iris[0]}",
        njoku=f"title: Ada Njoku\n{iris[1]}",
        bo="title: Bo Lee",
    )
    assert works(root, "main") == works(root, "njoku") == ["On Tides"]
    assert works(root, "bo") == []


def test_two_people_of_one_name_have_no_work_of_that_name(tmp_path: Path) -> None:
    pages = {"one": "title: Ada Njoku", "two": "title: Ada Njoku", "bo": "title: Bo Lee"}
    owned = pages | {"one": f"title: Ada Njoku\nsuperuser: true\n{ORCID}"}
    owned |= {"two": f"title: Ada Njoku\n{OTHER}"}
    for number, each in enumerate((pages, owned)):
        root = lab(tmp_path / str(number), "Ada Njoku", **each)
        assert works(root, "one") == works(root, "two") == []


def test_whoever_is_named_by_the_site_alone_has_works(tmp_path: Path) -> None:
    config = f"{BASE}params: {{name: Ada Njoku}}"
    files = {"content/publication/tides/index.md": WORK.format("Ada Njoku, B. Rain")}
    root = site(
        tmp_path, config=config, ada="superuser: true\nbio: Sea", bo="title: Bo Rain", **files
    )
    assert works(root, "admin") == works(root, "bo") == ["On Tides"]


def test_a_broken_page_is_somebody_still(tmp_path: Path) -> None:
    root = lab(tmp_path, "Ada Njoku", bo="title: Bo Lee", broken="title: Ada Njoku\nbio: [a, b]")
    remarks = read_site(Input(root, author="bo")).remarks
    assert not [each for each in remarks if "none of its authors" in each.message]


def test_a_title_and_a_nickname_are_no_obstacle(tmp_path: Path) -> None:
    ada = "title: 'Prof. Adaeze (Ada) Njoku, PhD'\nsuperuser: true"
    for number, entry in enumerate(("Adaeze Njoku", "Ada Njoku", "A. Njoku", "'Njoku, Adaeze'")):
        root = lab(tmp_path / str(number), entry, ada=ada, bo="title: Bo Lee")
        assert works(root, "ada") == ["On Tides"], entry


def test_other_spellings_are_those_that_pexport_toml_has(tmp_path: Path) -> None:
    root = lab(tmp_path, "Mikhail Njoku", admin="title: Misha Njoku", bo="title: Bo Lee")
    remarks = read_site(Input(root, author="admin")).remarks
    (told,) = (each for each in remarks if "none of its authors" in each.message)
    assert "under other_names in pexport.toml" in told.fix
    assert works(root, "admin", other_names=((None, "Mikhail Njoku"),)) == ["On Tides"]
    assert works(root, "bo", other_names=(("bo", "Mikhail Njoku"),)) == ["On Tides"]
