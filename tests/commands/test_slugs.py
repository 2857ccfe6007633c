"""The slugs of authors name files below the folder that is exported to, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import shared
from running import pexport, write

PAGE = "---\ntitle: {}\n---\n"


def outside(folder: Path, *but: Path) -> set[str]:
    """Return the files below *folder* that are in none of the folders *but*."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.name for path in files if not any(path.is_relative_to(each) for each in but)}


@pytest.mark.parametrize("shape", [[], ["--shape", "write"]])
def test_a_slug_that_leads_out_of_the_folder_stops_nobody_else(
    shape: list[str], tmp_path: Path
) -> None:
    site, out = tmp_path / "site", tmp_path / "out/inner"
    write(site / "hugo.yaml", "baseURL: https://a.example/\n")
    write(site / "content/authors/ada/_index.md", PAGE.format("Ada Njoku"))
    write(site / "content/authors/bo/_index.md", PAGE.format("Bo Lee"))
    write(site / "data/authors/...yaml", "name: {display: Cy Oe}\nname_en: Cy Oe\n")

    done = pexport("orcid", site, "--all", *shape, "-q", "-o", out)

    assert done.returncode == 1
    assert "'..' cannot name a file" in done.stderr
    assert done.stderr.count("\n") == 1
    assert outside(tmp_path, site, out) == set()
    assert any(out.rglob("*.json"))


def test_the_file_that_was_written_outside_is_not(tmp_path: Path) -> None:
    site, out = shared("cases/hostile/slug-outside"), tmp_path / "out/inner"

    pexport("orcid", site, "--all", "--shape", "write", "-q", "-o", out)

    assert outside(tmp_path, out) == set()


def test_a_slug_that_is_too_long_stops_nobody_else(tmp_path: Path) -> None:
    site, out = tmp_path / "site", tmp_path / "out"
    write(site / "content/authors/ada/_index.md", PAGE.format("Ada Njoku"))
    write(site / f"content/authors/{'b' * 250}/_index.md", PAGE.format("Bo Lee"))

    done = pexport("vcard", site, "--all", "-q", "-o", out)

    assert done.returncode == 1
    assert "cannot name a file" in done.stderr
    assert [path.name for path in out.iterdir()] == ["ada.vcf"]
