"""What an output says of the machine, and what a draft says that the site does not publish."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import pexport, write

PAGE = """---
title: Ada Njoku
superuser: true
role: Analyst
email: hidden@lab.example
organizations:
- name: Lab
  url: https://lab.example/
  email: private@lab.example
social:
- icon: envelope
  link: 'mailto:ada@lab.example'
---
Text.
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path / "site/hugo.yaml", "baseURL: https://ada.example/\n")
    write(tmp_path / "site/content/authors/admin/_index.md", PAGE)
    write(tmp_path / "elsewhere/x", "")
    return tmp_path / "site"


@pytest.mark.parametrize("given", ["", "content/authors/admin/_index.md"])
def test_no_output_says_where_the_site_lies(site: Path, given: str) -> None:
    for command in ("show", "jsonld", "trig", "jscontact", "vcard"):
        done = pexport(command, site / given, "-q", cwd=site.parent / "elsewhere")
        assert done.returncode == 0
        assert str(site.parent) not in done.stdout
    shown = pexport("show", site, cwd=site.parent / "elsewhere").stdout
    assert '"hugo:content/authors/admin/_index.md:2#title' in shown


def test_a_draft_holds_no_private_address(site: Path) -> None:
    drafted = pexport("init", site, "-o", "-").stdout

    assert "ada@lab.example" in drafted
    assert "private@lab.example" not in drafted
    assert "hidden@lab.example" not in drafted
