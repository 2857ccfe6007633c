"""The works of the owner of a site, who may be named in them by initials alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hugo_sites import BASE, site
from reading import read_path


@pytest.mark.parametrize(
    ("authors", "why"),
    [
        ("[Bo Lee, 'Njoku, A.']", "the only one that may be the site's owner"),
        ("[Bo Lee, A. B. Njoku]", "the only one that may be the site's owner"),
        ("[Bo Lee, Njoku AB]", "the only one that may be the site's owner"),
        ("[Bo Lee, Ada B. Njoku]", "the name in another spelling"),
        ("[Bo Lee, B. Njoku]", None),
        ("[Bo Lee, Amara Njoku]", None),
        ("['Njoku, A.', 'Njoku, A. B.']", None),
        ("[Bo Lee]", None),
    ],
)
def test_on_a_site_of_one_person_the_only_entry_that_may_be_theirs_is(
    tmp_path: Path, authors: str, why: str | None
) -> None:
    text = f"title: On Tides\nauthors: {authors}\npublication_types: ['2']"
    files = {"content/publication/tides/index.md": text}
    works = read_path(site(tmp_path, config=BASE, ada="title: Ada Njoku", **files)).profile.works

    assert bool(works) == bool(why)
    assert all(f"inferred, {why}" in work.origin for work in works)


def test_a_site_of_several_people_ties_initials_to_the_only_one_whom_they_fit(
    tmp_path: Path,
) -> None:
    text = "title: On Tides\nauthors: ['Njoku, A.']\npublication_types: ['2']"
    ada, files = "title: Ada Njoku\nsuperuser: true", {"content/publication/tides/index.md": text}
    one = site(tmp_path / "1", config=BASE, ada=ada, bo="title: Bo Lee", **files)
    two = site(tmp_path / "2", config=BASE, ada=ada, bo="title: Amara Njoku", **files)
    (work,) = read_path(one).profile.works

    assert "inferred, the only one of the site whose name it may be" in work.origin
    assert read_path(two).profile.works == ()


def test_a_site_of_widgets_has_the_works_of_its_owner(tmp_path: Path) -> None:
    files = {
        "config": f"{BASE}params: {{name: Ada Njoku}}",
        "content/home/about.md": "widget: about\nactive: true",
        "content/publication/tides.md": "title: On Tides\nauthors: [Ada Njoku, Bo Lee]",
    }
    (work,) = read_path(site(tmp_path, **files)).profile.works

    assert [each.name for each in work.authors] == ["Ada Njoku", "Bo Lee"]
