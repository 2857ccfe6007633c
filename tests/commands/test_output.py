"""Where documents go: ``-o`` of a real process, and what it leaves alone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from conftest import SAMPLES
from running import pexport, write

AUTHOR = "content/authors/admin/_index.md"
WORK = "content/publication/tides/cite.bib"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site of one author, with files of every kind that people keep."""
    site = tmp_path / "site"
    shutil.copytree(SAMPLES / "sites/academic", site)
    write(site / "hugo.json", '{"baseURL": "https://ada.example/", "title": "Ada"}')
    write(site / "pexport.toml", '[name]\ngiven = "Ada"\n')
    write(site / WORK, "@article{tides, title = {Tides}}\n")
    write(site / "content/authors/bo/_index.md", "---\ntitle: Bo Lee\n---\n")
    # Pages that hold a document of each kind, and are none.
    write(site / "content/quads.md", '---\na: b\n---\n\n<a:s> <a:p> "o" <a:g> .\n')
    head = '<script type="application/ld+json">{"@context": "https://schema.org"}</script>'
    write(site / "page.html", f"<!doctype html><html><head>{head}</head></html>")
    write(site / "layouts/partials/head.html", f'<link rel="icon" href="/i.png">\n{head}\n')
    return site


def refused(done: object) -> str:
    """Return the one line of a refusal."""
    assert getattr(done, "returncode", None) == 2
    said = str(getattr(done, "stderr", ""))
    assert said.count("\n") == 1, said
    return said


@pytest.mark.parametrize("name", ["jsonld", "turtle", "show"])
@pytest.mark.parametrize(
    "file",
    [
        AUTHOR,
        "content/authors/admin/avatar.jpg",
        "content/authors/bo/_index.md",
        "content/quads.md",
        "hugo.json",
        "layouts/partials/head.html",
        "page.html",
        "pexport.toml",
        WORK,
    ],
)
def test_no_file_of_the_source_is_overwritten(site: Path, name: str, file: str) -> None:
    target = site / file
    if not target.exists():
        write(target, "no picture")
    before = target.read_bytes()

    said = refused(pexport(name, site, "-q", "--author", "admin", "-o", target))

    assert f"{file}: already exists, and is not as pexport wrote it" in said
    assert target.read_bytes() == before


def test_the_given_file_is_not_overwritten(site: Path, tmp_path: Path) -> None:
    profile = tmp_path / "ada.json"
    assert pexport("show", site / AUTHOR, "-q", "-o", profile).returncode == 0
    link = tmp_path / "link.json"
    link.symlink_to(profile)
    before = profile.read_bytes()

    for target in (profile, link):
        assert "is an input of this export" in refused(pexport("show", profile, "-o", target))
        assert "is an input of this export" in refused(pexport("jsonld", profile, "-o", target))
    more = site / "pexport.toml"
    done = pexport("jsonld", site / AUTHOR, "--with", more, "-o", more)
    assert "is an input of this export" in refused(done)
    assert profile.read_bytes() == before


def test_a_folder_of_exports_spares_what_is_none(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    mine = write(out / "person.jsonld", "{}")

    assert "person.jsonld: already exists" in refused(pexport("all", site, "-q", "-o", out))
    assert [path.name for path in out.iterdir()] == ["person.jsonld"]
    mine.rename(out / "admin.vcf")
    said = refused(pexport("vcard", site, "--all", "-q", "-o", out))
    assert "admin.vcf: already exists" in said
    mine = write(tmp_path / "people.jsonld", "notes")
    assert "already exists" in refused(pexport("jsonld", site, "--all", "-q", "-o", mine))


def test_an_item_of_orcid_spares_what_is_none(site: Path, tmp_path: Path) -> None:
    flags: list[str | Path] = [
        "orcid",
        site,
        "-q",
        "--author",
        "admin",
        "--shape",
        "write",
        "-o",
        tmp_path / "items",
    ]
    assert pexport(*flags).returncode == 0
    first = min((tmp_path / "items").rglob("*.json"))
    first.write_text('{"mine": 1}', encoding="utf-8")

    assert f"{first.name}: already exists" in refused(pexport(*flags))
    assert json.loads(first.read_text(encoding="utf-8")) == {"mine": 1}


@pytest.mark.parametrize(
    ("first", "then", "file"),
    [
        (["jsonld"], ["jsonld", "--bare"], "ada.jsonld"),
        (["jsonld", "--script"], ["jsonld", "--script", "--compact"], "ada.html"),
        (["orcid"], ["jscontact"], "ada.json"),
        (["show"], ["show", "--no-works"], "ada.json"),
        (["jsonld", "--all"], ["vcard", "--all"], "ada.txt"),
        (["turtle"], ["nquads"], "ada.rdf"),
    ],
)
def test_an_earlier_export_is_replaced(
    site: Path, tmp_path: Path, first: list[str], then: list[str], file: str
) -> None:
    target = tmp_path / file
    target.touch()
    (site / "pexport.toml").unlink()

    for command in (first, then):
        before = target.read_bytes()
        who = [] if "--all" in command else ["--author", "admin"]
        done = pexport(*command, site, "-q", *who, "-o", target)
        assert (done.returncode, done.stderr) == (0, "")
        assert target.read_bytes() != before


def test_a_folder_that_is_there_gets_a_file_named_as_all_names_it(
    site: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.d"
    out.mkdir()

    for name in ("jsonld", "orcid", "vcard", "show"):
        assert pexport(name, site / AUTHOR, "-q", "-o", out).returncode == 0
    assert pexport("jsonld", site, "--author", "bo", "-q", "-o", out).returncode == 0

    assert {path.name for path in out.iterdir()} == {
        "bo.jsonld",
        "person.jsonld",
        "person.orcid.json",
        "person.profile.json",
        "person.vcard.vcf",
    }
