from __future__ import annotations

from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import read_path
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
