"""The parts of a name that the site shows, where its form does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hugo_sites import site
from reading import read_path

LINK = "social: [{{icon: github, link: 'https://github.com/{}'}}]"


def parts(root: Path, **files: str) -> tuple[str | None, str | None, str]:
    name = read_path(site(root, config="title: A\n", **files)).profile.name
    assert name
    return name.given, name.family, name.origin


@pytest.mark.parametrize(
    ("name", "handle", "given", "family"),
    [
        ("Cheng Li", "cli99", "Cheng", "Li"),
        ("Cheng Li", "lcheng", "Li", "Cheng"),
        ("Cheng Li", "chengli", None, None),
        ("Cheng Li", "tides", None, None),
        ("Ada Maria Njoku", "amnjoku", "Ada Maria", "Njoku"),
        ("Ada Maria Njoku", "amarianjoku", "Ada", "Maria Njoku"),
        ("Ada Maria Njoku", "ada-njoku", "Ada Maria", "Njoku"),
        ("Ada Maria Njoku", "amarian", "Ada", "Maria Njoku"),
        ("Ada María Ñjoku", "njoku-ada", "Ada María", "Ñjoku"),
        ("Dr. Ada Maria Njoku", "amnjoku", "Ada Maria", "Njoku"),
        ("Tidal Research Lab", "trlab", None, None),
        ("李 成", "cli99", None, None),
    ],
)
def test_a_handle_that_is_built_of_one_split_shows_it(
    tmp_path: Path, name: str, handle: str, given: str | None, family: str | None
) -> None:
    found = parts(tmp_path, ada=f"title: {name}\n{LINK.format(handle)}")

    assert found[:2] == (given, family)
    assert ("inferred" in found[2]) == (given is not None)


@pytest.mark.parametrize(
    ("author", "family"),
    [
        ("Njoku, Ada Maria", "Njoku"),
        ("Lee, Bo and Nj{\\'o}ku, Ada Maria", "Njoku"),
        ("Maria Njoku, Ada", "Maria Njoku"),
        ("Njoku, A. M.", None),
        ("Njoku, Ada Maria and Maria Njoku, Ada", None),
    ],
)
def test_a_bibliography_of_the_site_shows_the_family_name(
    tmp_path: Path, author: str, family: str | None
) -> None:
    bib = f"@article{{a, title = {{Tides}}, author = {{{author}}}}}\n"
    work = {"content/publication/a/cite.bib": bib, "content/publication/a/index.md": "title: Tides"}

    assert parts(tmp_path, ada="title: Ada Maria Njoku", **work)[1] == family


def test_parts_that_are_stated_stay(tmp_path: Path) -> None:
    page = f"title: Cheng Li\nfirst_name: Li\nlast_name: Cheng\n{LINK.format('cli99')}"

    assert parts(tmp_path, ada=page)[:2] == ("Li", "Cheng")
