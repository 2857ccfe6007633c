"""What ``pexport.toml`` says of people holds among the authors of works, too."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import read_path
from running import pexport, write

OLD, NEW, BO = "0000-0001-5109-3700", "0000-0001-2345-6789", "0000-0002-1694-233X"
PAGE = "---\ntitle: {}\nsocial: [{{icon: orcid, link: 'https://orcid.org/{}'}}]\n---\n"
WORK = "---\ntitle: Tides\nauthors: [admin, bo, 'A. Njoku', Cy Lund]\ndate: 2020-01-01\n---\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path / "hugo.yaml", "baseURL: https://bay.test/")
    write(tmp_path / "content/authors/admin/_index.md", PAGE.format("Ada Njoku", OLD))
    write(tmp_path / "content/authors/bo/_index.md", PAGE.format("Bo Lee", BO))
    write(tmp_path / "content/publication/tides/index.md", WORK)
    return tmp_path


def authors(site: Path, slug: str) -> list[tuple[str, str | None]]:
    (work,) = read_path(site, author=slug).profile.works
    return [(each.name, each.orcid) for each in work.authors]


@pytest.mark.parametrize("slug", ["admin", "bo"])
def test_a_corrected_name_and_id_stand_in_the_works_of_everybody(site: Path, slug: str) -> None:
    additions = f"""
name = {{display = "Ada O. Njoku"}}
identifiers = [{{scheme = "orcid", value = "{NEW}"}}]
[authors.bo]
name = {{display = "Bo Leeds"}}
"""
    before = authors(site, slug)
    write(site / "pexport.toml", additions)

    assert before[:2] == [("Ada Njoku", OLD), ("Bo Lee", BO)]
    assert authors(site, slug) == [
        ("Ada O. Njoku", NEW),
        ("Bo Leeds", BO),
        ("A. Njoku", None),
        ("Cy Lund", None),
    ]


@pytest.mark.parametrize(
    "additions",
    [
        '[visibility]\nidentifiers = "private"\n',
        f'[[identifiers]]\nscheme = "orcid"\nvalue = "{OLD}"\nvisibility = "limited"\n',
        f'visibility.identifiers = "private"\n[[identifiers]]\nscheme = "orcid"\nvalue = "{NEW}"\n',
    ],
)
@pytest.mark.parametrize("slug", ["admin", "bo"])
def test_a_hidden_id_is_in_no_format_of_anybody(site: Path, slug: str, additions: str) -> None:
    write(site / "pexport.toml", additions)
    (site / "out").mkdir()

    done = pexport("all", site, "--author", slug, "-o", site / "out")
    written = list((site / "out").iterdir())

    assert done.returncode == 0, done.stderr
    assert len(written) > 9
    for file in written:
        said = file.read_text(encoding="utf-8")
        assert OLD not in said
        assert NEW not in said


def test_a_hidden_id_stays_in_the_owners_own_works_for_those_who_see_it(site: Path) -> None:
    write(
        site / "pexport.toml",
        '[visibility]\nidentifiers = "private"\n[authors.bo]\nnicknames = []\n',
    )

    assert authors(site, "admin")[0] == ("Ada Njoku", OLD)
    assert authors(site, "bo")[:2] == [("Ada Njoku", None), ("Bo Lee", BO)]
