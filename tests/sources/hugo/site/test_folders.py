"""Which author is read where the folder of a site, of its authors or of one of them is given."""

from __future__ import annotations

from pathlib import Path

import pytest
from hugo_sites import site
from reading import read_path
from running import pexport

from pexport.errors import PexportError
from pexport.source import Input
from pexport.writing.people import list_people

BO = "title: Bo Lee\nrole: Clerk"
BO_DE = "title: Bo Lee\nrole: Schreiber"


def lab(root: Path, **more: str) -> Path:
    pages = {"ada": "title: Ada Njoku\nsuperuser: true", "bo": BO, **more}
    return site(root, config="baseURL: https://a.example/\n", **pages)


def name_read(path: Path, **given: str) -> str:
    name = read_path(path, **given).profile.name
    assert name
    return name.display


def test_the_folder_of_an_author_is_that_authors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = lab(tmp_path) / "content/authors/bo"

    assert name_read(folder) == "Bo Lee"
    assert list_people(Input(folder)) == ["bo"]
    monkeypatch.chdir(folder)
    assert name_read(Path()) == "Bo Lee"
    assert "Bo Lee" in pexport("jsonld", cwd=folder).stdout
    with pytest.raises(PexportError, match="is the folder of 'bo'"):
        read_path(folder, author="admin")


def test_an_authors_folder_in_another_language_is_that_authors(tmp_path: Path) -> None:
    root = lab(tmp_path, **{"content/de/authors/bo/_index.md": BO_DE})

    profile = read_path(root / "content/de/authors/bo").profile

    assert [each.text for each in profile.headlines] == ["Clerk", "Schreiber"]


def test_the_folder_of_all_authors_asks_which(tmp_path: Path) -> None:
    folder = lab(tmp_path) / "content/authors"

    with pytest.raises(PexportError, match="several authors; choose one with --author: admin, bo"):
        read_path(folder)
    assert name_read(folder, author="bo") == "Bo Lee"
    assert list_people(Input(folder)) == ["admin", "bo"]
    (folder / "bo/_index.md").unlink()
    (folder / "bo/avatar.txt").touch()
    assert name_read(folder) == "Ada Njoku"
    with pytest.raises(PexportError, match="no author's page in this folder"):
        read_path(folder / "bo")


def test_the_folders_of_a_site_are_of_its_owner(tmp_path: Path) -> None:
    root = lab(tmp_path)

    assert name_read(root) == name_read(root / "content") == "Ada Njoku"


def test_a_copied_folder_of_an_author_is_read_outside_of_any_site(tmp_path: Path) -> None:
    site(tmp_path, **{"bo/_index.md": BO, "bo/_index.de.md": BO_DE})

    profile = read_path(tmp_path / "bo").profile

    assert profile.name
    assert profile.name.display == "Bo Lee"
    assert [each.language for each in profile.headlines] == [None, "de"]
    with pytest.raises(PexportError, match="folder of one author"):
        read_path(tmp_path / "bo", author="ada")
