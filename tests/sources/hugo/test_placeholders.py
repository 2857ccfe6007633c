from __future__ import annotations

import json
from pathlib import Path

import pytest
from corpus import files, needs_corpus
from hypothesis import given
from hypothesis import strategies as st
from reading import organization, read_path, read_text

from pexport.errors import PexportError
from pexport.sources.hugo.theme.placeholders import is_demo_person, why_placeholder


@pytest.mark.parametrize("name", ["Nelson Bighetti", "nelson  bighetti ", "吳恩達", "吳健雄"])
def test_the_persons_of_the_theme_are_known(name: str) -> None:
    assert is_demo_person(name)


def test_a_person_with_the_name_of_one_of_them_is_none() -> None:
    assert not is_demo_person("Alex Johnson")
    assert not is_demo_person("Alex Johnson", "Reader in Hydrology")
    assert is_demo_person("Alex Johnson", "Senior AI Research Scientist")
    assert not is_demo_person("Ada Njoku", "Senior AI Research Scientist")


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
    assert why_placeholder(value)


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
    assert why_placeholder(value) is None


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    assert why_placeholder(text) in (None, why_placeholder(f" {text} "))
    assert not is_demo_person(f"{text}!")


_LEFT = """---
title: Ada Njoku
role: {role}
bio: {bio}
postnominals: [PhD, MIEEE]
organizations:
- name: Stanford University
- name: Open College
  url: https://www.stanford.edu/
interests: [Artificial Intelligence, Computational Linguistics, Information Retrieval]
education:
  courses:
  - course: PhD in Artificial Intelligence
    institution: Stanford University
    year: 2012
    summary: On rivers.
  - course: PhD in Artificial Intelligence
    institution: Stanford University
    year: 2013
work:
- position: Backend Software Engineer
  company_name: X
  date_start: 2016-01-01
awards:
- title: Best Paper Award
  awarder: NeurIPS
  date: "2022-12-01"
- title: Best Paper Award
  awarder: NeurIPS
  date: "2023-12-01"
skills:
- name: Technical Skills
  items:
  - {{name: Python, percent: 80}}
  - {{name: Data Science, percent: 100}}
  - {{name: SQL, percent: 40}}
- name: Hobbies
  items: [{{name: Hiking, percent: 60}}]
languages: [{{name: English, level: 5, label: Native}}, {{name: Spanish, level: 4, label: Fluent}}]
user_groups: [Researchers, Visitors]
---
"""


def test_what_the_starter_says_of_its_person_is_nobody_elses(tmp_path: Path) -> None:
    text = _LEFT.format(role="Professor of Artificial Intelligence", bio="Lorem ipsum.")

    profile, remarks, *_ = read_text(tmp_path, text)

    assert [organization(tie).name for tie in profile.positions] == ["Open College"]
    assert not (*profile.headlines, *profile.summaries, *profile.interests, *profile.groups)
    assert organization(profile.positions[0]).url is None
    assert [study.end for study in profile.education] == ["2013"]
    assert [award.date for award in profile.awards] == ["2023-12-01"]
    assert [skill.name for skill in profile.skills] == ["Hiking"]
    assert profile.languages == ()
    assert profile.name
    assert profile.name.suffix is None
    left = [each.where.partition("#")[2] for each in remarks if each.rule == "placeholder"]
    assert sorted(left) == [
        "awards[0]", "bio", "education.courses[0]", "interests", "languages", "organizations[0]",
        "organizations[1].url", "postnominals",
        "role", "skills[0]", "user_groups", "work[0]",
    ]  # fmt: skip


def test_what_may_be_true_of_somebody_stays_where_nothing_else_is_the_starters(
    tmp_path: Path,
) -> None:
    text = _LEFT.replace("Stanford University", "Harbour University").replace("bio: {bio}\n", "")
    text = text[: text.index("interests:")] + text[text.index("languages:") :]

    profile = read_text(tmp_path, text.format(role="Professor of Artificial Intelligence")).profile

    assert profile.headlines
    assert len(profile.languages) == len(profile.groups) == 2
    assert profile.name
    assert profile.name.suffix == "PhD, MIEEE"


@pytest.mark.parametrize("text", ["Thesis on _Why LLMs are awesome_.", "GPA: 3.8\n\n- lorem ipsum"])
def test_an_example_stays_out_of_what_is_told_of_a_study(tmp_path: Path, text: str) -> None:
    study = {
        "degree": "PhD", "institution": "Open College", "summary": text,
        "button": {"url": "https://example.com"}, "institution_url": "https://www.example.com/",
    }  # fmt: skip
    page = json.dumps({"title": "Ada Njoku", "education": [study]})

    (read,) = read_text(tmp_path, f"---\n{page}\n---\n").profile.education

    assert read.description is None
    assert read.url is None
    assert organization(read).url is None


@needs_corpus
def test_nothing_of_the_themes_own_persons_is_exported() -> None:
    demos = refused = 0
    for path in files("hugo-demo"):
        try:
            profile = read_path(path, base_url="https://site.example/").profile
        except PexportError:
            refused += 1
            continue
        if not (profile.name and is_demo_person(profile.name.display)):
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
