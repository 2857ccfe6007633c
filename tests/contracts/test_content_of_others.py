"""What is in a file ends in one clear line or in a document, and never in a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import shared
from hypothesis import given
from hypothesis import strategies as st
from running import pexport, write

from pexport.sources.text import markdown

LONG = "9" * 5000
PAGES = {
    "json": f'{{"title": "Ada Njoku", "weight": {LONG}}}',
    "toml": f'+++\ntitle = "Ada Njoku"\nweight = {LONG}\n+++\n',
    "marked": "---\ntitle: Ada Njoku\n---\nA text <![foo[ that goes on.\n",
    "list": '---\ntitle: Ada Njoku\n---\n<ol start="a"><li>one</li></ol>\n',
    "long list": f'---\ntitle: Ada Njoku\n---\n<ol start="{LONG}"><li>one</li></ol>\n',
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_or_refused_in_one_line(name: str, tmp_path: Path) -> None:
    page = write(tmp_path / "content/authors/ada/_index.md", PAGES[name])

    done = pexport("jsonld", page, "-q")

    assert done.returncode in (0, 2)
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == (1 if done.returncode else 0), done.stderr


DOCUMENTS = {
    "empty.jsonld": json.dumps(
        {"@context": "https://schema.org", "@type": "Person", "name": "A", "": "x"}
    ),
    "marked.html": "<!doctype html><p><![foo[ x <script type=application/ld+json>{}</script>",
    "group.json": '{"group": [null], "last-modified-date": null, "path": "/x"}',
    "groups.json": '{"group": [1], "last-modified-date": null, "path": "/x"}',
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_judged(name: str, tmp_path: Path) -> None:
    done = pexport("check", write(tmp_path / name, DOCUMENTS[name]))

    assert done.returncode in (0, 1, 2)
    assert "Traceback" not in done.stderr
    assert done.stderr


def test_the_files_that_ended_in_tracebacks_do_not() -> None:
    for file in sorted(shared("cases/hostile/tracebacks").iterdir()):
        done = pexport("jsonld" if file.suffix == ".md" else "check", file)
        assert "Traceback" not in done.stderr, file.name


@given(st.lists(st.sampled_from(["<", "!", "[", "foo", "]", ">", "<ol start=", "'a'", "-", "?"])))
def test_any_markup_is_text(pieces: list[str]) -> None:
    markdown.render("".join(pieces))
