from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import read_path, read_text
from test_corpus import files, needs_corpus

from pexport.errors import PexportError

hugo_placeholders = import_module("pexport.sources.hugo.placeholders")


@pytest.mark.parametrize("name", ["Nelson Bighetti", "nelson  bighetti ", "吳恩達", "吳健雄"])
def test_the_persons_of_the_theme_are_known(name: str) -> None:
    assert hugo_placeholders.is_demo_person(name)


def test_a_person_with_the_name_of_one_of_them_is_none() -> None:
    assert not hugo_placeholders.is_demo_person("Alex Johnson")
    assert not hugo_placeholders.is_demo_person("Alex Johnson", "Reader in Hydrology")
    assert hugo_placeholders.is_demo_person("Alex Johnson", "Senior AI Research Scientist")
    assert not hugo_placeholders.is_demo_person("Ada Njoku", "Senior AI Research Scientist")


@pytest.mark.parametrize(
    "value",
    [
        "Nelson Bighetti",
        "Your Name",
        "your-email@example.com",
        "888 888 88 88",
        "https://example.com/",
        "https://github.com/gcushen",
        "#",
        "GenCoin",
        "Lorem ipsum dolor sit amet",
        "She is interested in distributed robotics, mobile computing and more.",
    ],
)
def test_what_the_theme_says_describes_nobody(value: str) -> None:
    assert hugo_placeholders.placeholder(value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "Ada Njoku",
        "ada@rivers.org",
        "ada@example.edu",
        "+49 30 1234567",
        "https://github.com/ada",
        "https://github.com/wowchemy/wowchemy-hugo-themes",
        "https://rivers.org/",
        "https://[",
        "Stanford University",
        "Professor of Artificial Intelligence",
        "I made this site with Wowchemy.",
    ],
)
def test_what_people_say_does(value: str) -> None:
    assert hugo_placeholders.placeholder(value) is None


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    assert hugo_placeholders.placeholder(text) in (None, hugo_placeholders.placeholder(f" {text} "))
    assert not hugo_placeholders.is_demo_person(f"{text}!")


@needs_corpus
def test_nothing_of_the_themes_own_persons_is_exported() -> None:
    demos = refused = 0
    for path in files("hugo-demo"):
        try:
            profile = read_path(path, base_url="https://site.example/").profile
        except PexportError:
            refused += 1
            continue
        if not (profile.name and hugo_placeholders.is_demo_person(profile.name.display)):
            continue
        demos += 1
        assert profile.emails == ()
        assert profile.identifier("google-scholar") is None
        assert {each.service for each in profile.accounts} <= {"tiktok", "instagram"}

    assert demos + refused > 30


@pytest.mark.parametrize(
    "bio", ["Bio TODO.", ".", "[In prep]", "Coming soon!", "待补充", "TBA", "In Preparation..."]
)
def test_a_note_to_the_author_is_no_text(tmp_path: Path, bio: str) -> None:
    read = read_text(tmp_path, f"---\ntitle: Ada Njoku\nsuperuser: true\nbio: '{bio}'\n---\n")

    assert not read.profile.summaries
    assert [each.rule for each in read.remarks if each.where.endswith("#bio")] == ["placeholder"]


@pytest.mark.parametrize(
    "bio",
    ["Todo sobre mareas", "XXX Congress of Tides", "C++", "🌊", "Work in progress is my life"],
)
def test_a_short_text_may_be_one(tmp_path: Path, bio: str) -> None:
    read = read_text(tmp_path, f"---\ntitle: Ada Njoku\nsuperuser: true\nbio: '{bio}'\n---\n")

    assert [each.text for each in read.profile.summaries] == [bio]
