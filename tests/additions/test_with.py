"""``pexport.toml`` as a user has it: beside the site's config, or named with ``--with``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from running import pexport, write

PAGE = """---
title: Ada Njoku
organizations: [{name: Bay University}]
social: [{icon: envelope, link: "mailto:ada@bay.test"}]
---
"""
FACTS = """[name]
given = "Ada O."

[[identifiers]]
scheme = "orcid"
value = "0000-0001-2345-6789"

[organizations."Bay University"]
country = "NZ"

[visibility]
emails = "private"

[authors.bo]
nicknames = [{name = "Bob"}]
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path / "site/hugo.yaml", "baseURL: https://bay.test/")
    write(tmp_path / "site/content/authors/admin/_index.md", PAGE)
    write(tmp_path / "site/content/authors/bo/_index.md", "---\ntitle: Bo Lee\n---\n")
    return tmp_path / "site"


def shown(*arguments: str | Path) -> dict[str, Any]:
    return dict(json.loads(pexport("show", "-q", "--audience", "private", *arguments).stdout))


@pytest.mark.parametrize("source", ["", "content/authors/admin/_index.md"])
def test_the_file_beside_the_config_is_found(site: Path, source: str) -> None:
    write(site / "pexport.toml", FACTS)

    profile = shown(site / source)

    assert profile["name"]["given"] == "Ada O."
    assert profile["identifiers"][0]["value"] == "0000-0001-2345-6789"
    assert profile["positions"][0]["organization"]["country"] == "NZ"
    assert profile["emails"][0]["visibility"] == "private"
    assert "pexport.toml:1#name" in profile["name"]["origin"]
    public = pexport("vcard", "-q", site / source)
    assert (public.returncode, "ada@bay.test" in public.stdout) == (0, False)


def test_an_author_has_facts_of_their_own_and_not_the_owners(site: Path) -> None:
    write(site / "pexport.toml", FACTS)

    profile = shown(site, "--author", "bo")

    assert profile["nicknames"][0]["name"] == "Bob"
    assert "identifiers" not in profile


def test_another_file_is_named(site: Path, tmp_path: Path) -> None:
    facts = write(tmp_path / "more.toml", '[name]\nfamily = "Njoku-Béart"\n')

    assert shown(site, "--with", facts)["name"]["family"] == "Njoku-Béart"
    everyone = pexport("jsonld", "-q", "--all", site, "--with", write(facts, FACTS))
    assert "0000-0001-2345-6789" in everyone.stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[name]\ngivn = "x"', "more.toml:2#name.givn"),
        ("[name", "more.toml:1"),
        ('[[identifiers]]\nscheme = "orcid"\nvalue = "0000-0001-2345-6780"', "more.toml:3"),
    ],
)
def test_a_mistake_in_it_is_one_line(site: Path, tmp_path: Path, text: str, said: str) -> None:
    done = pexport("jsonld", site, "--with", write(tmp_path / "more.toml", text))

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert said in done.stderr


def test_init_writes_a_file_that_says_nothing_yet_and_no_other_over_it(site: Path) -> None:
    before = shown(site)

    done = pexport("init", site)

    assert done.returncode == 0
    assert "wrote " in done.stderr
    assert (site / "pexport.toml").read_text(encoding="utf-8").startswith("# pexport.toml")
    assert shown(site) == before
    again = pexport("init", site)
    assert again.returncode == 2
    assert "already exists" in again.stderr


def test_the_schema_for_editors_is_printed() -> None:
    schema = json.loads(pexport("init", "--schema").stdout)

    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors({"name": {"givn": "x"}}))


@pytest.mark.parametrize(
    "facts",
    ['[[other_names]]\nname = "Obi Njoku"', '[name]\ngiven = "Obi"\nfamily = "Njoku"'],
)
def test_a_name_that_the_file_adds_is_known_among_the_authors_of_a_work(
    site: Path, facts: str
) -> None:
    page = "---\ntitle: Slow Rivers\nauthors: [Obi Njoku]\n---\n"
    write(site / "content/publication/slow.md", page)
    assert "works" not in shown(site)

    write(site / "pexport.toml", facts)

    assert [work["title"] for work in shown(site)["works"]] == ["Slow Rivers"]
