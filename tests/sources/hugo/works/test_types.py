"""What kind of work a publication is, in the words and numbers of every generation."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from publication_pages import (
    work,
)

from pexport.sources.hugo.site.site import find_site
from pexport.sources.hugo.works.types import type_from_front_matter
from pexport.vocabulary.files import vocab


@pytest.mark.parametrize(
    ("stated", "kind"),
    [
        *(
            (str(number), kind)
            for number, kind in enumerate(
                "other conference-paper journal-article preprint report book book-chapter "
                "dissertation-thesis patent".split()
            )
        ),
        ("article-journal", "journal-article"),
        ("Article-Journal", "journal-article"),
        ("article", "preprint"),
        ("paper_conference", "conference-paper"),
        ("chapter", "book-chapter"),
        ("post-weblog", "blog-post"),
        ("Working Paper", "working-paper"),
        ("Journal", "journal-article"),
        ("9", None),
        ("commentary", None),
    ],
)
def test_types_of_every_generation_are_known(stated: str, kind: str | None) -> None:
    assert type_from_front_matter(stated) == kind


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("0", "other"),
        ("2", "journal-article"),
        ("3", "preprint"),
        ("4", "conference-poster"),
        ("7", "patent"),
        ("8", "conference-abstract"),
        ("9", None),
        ("10", None),
    ],
)
def test_the_config_of_an_old_site_says_what_the_numbers_mean(
    tmp_path: Path, number: str, kind: str | None
) -> None:
    names = ["Uncategorized", "Conference paper", "Journal", "Manuscript", "Poster", "Book"]
    names += ["Book chapter", "Patent", "Conference abstract", "Zeug"]
    (tmp_path / "config.toml").write_text(f"[params]\npublication_types = {names}\n", "utf-8")
    site = find_site(tmp_path, None)
    assert type_from_front_matter(number, site) == kind


def test_a_manuscript_on_a_preprint_server_is_a_preprint(tmp_path: Path) -> None:
    front = "publication_types: [manuscript]\npublication: "
    assert work(tmp_path, front + "'*arXiv*'")["type"] == "preprint"
    assert work(tmp_path, front + "'*Waters*'")["type"] == "other"


def test_every_type_is_one_of_the_formats() -> None:
    tables = orjson.loads(vocab("hugo/work_types.json"))
    known = orjson.loads(vocab("schemaorg/crosswalk.json"))["works"]
    for name in ("numbers", "csl", "words", "bibtex"):
        assert tables[name]
        assert set(tables[name].values()) <= known.keys()
