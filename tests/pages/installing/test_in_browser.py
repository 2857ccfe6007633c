"""A browser finds what is installed in the head of the right page, once, and no script of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from running import pexport, write

from ..browser import browser
from ..built import documents
from ..test_sites_in_browser import HOSTILE, PERSON, WATCH, loaded
from .test_hugo import hugo
from .test_other_generators import ACADEMICPAGES, PAGE, jekyll
from .theme_sites import THEMES, built_by, theme_site

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    with browser() as started:
        page = started.new_page()
        page.add_init_script(WATCH)
        yield page


def check(page: Any, plain: str, file: Path) -> None:
    """Hold the page *file* to what it was, but for the one block."""
    (document,) = documents(file)
    found = loaded(page, file)
    assert [json.loads(block) for block in found["blocks"]] == [document]
    assert document["mainEntity"]["jobTitle"] == HOSTILE
    assert (found["inHead"], found["broken"], found["told"]) == (1, None, 0)
    assert found["body"] == plain


@pytest.mark.parametrize("age", ["old", "new"])
@pytest.mark.parametrize("flag", ["", "--minify"])
def test_hugo(page: Any, tmp_path: Path, age: str, flag: str) -> None:
    site = theme_site(tmp_path / "site", THEMES["Wowchemy 5.7"])
    person = write(tmp_path / "person.json", json.dumps(PERSON))
    plain = loaded(page, built_by(hugo(age), site, flag) / "index.html")["body"]

    assert pexport("install", "hugo", site, "--from", person, "-q").returncode == 0

    built = built_by(hugo(age), site, flag)
    check(page, plain, built / "index.html")
    assert pexport("inject", built, "--check", "--from", person).returncode == 0
    assert loaded(page, built / "fr/index.html")["blocks"] == []


def test_a_compressing_layout_of_jekyll(page: Any, tmp_path: Path) -> None:
    site = tmp_path / "site"
    for file, text in ACADEMICPAGES.items():
        write(site / file, text)
    write(site / "index.md", PAGE.format("Home"))
    person = write(tmp_path / "person.json", json.dumps(PERSON))
    plain = loaded(page, jekyll(site) / "index.html")["body"]

    assert pexport("install", "jekyll", site, "--from", person, "-q").returncode == 0

    check(page, plain, jekyll(site) / "index.html")
