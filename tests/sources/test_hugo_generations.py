"""One thing in the spellings of the theme's generations."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import read_path, read_text

from pexport.model import Profile
from pexport.source import Read

STRUCTURED = """---
title: Ada Njoku
first_name: Ada
last_name: Njoku
name_pronunciation: AH-da
pronouns: she/her
profiles:
  - icon: at-symbol
    url: 'mailto:ada@rivers.example'
  - icon: brands/github
    url: https://github.com/adanjoku
    label: Code
organizations:
  - name: Institute of Quiet Rivers
    url: https://quiet-rivers.example/
education:
  - area: PhD Soil Physics
    institution: University of the Delta
    date_start: 2014-10-01
    date_end: 2018-07-31
    summary: |
      Thesis on *moving* water.
    button: {text: Read, url: https://delta.example/thesis}
work:
  - position: Lecturer
    company_name: Institute of Quiet Rivers
    company_url: ''
    date_start: 2019-01-01
    date_end: ''
    summary: Teaches.
skills:
  - name: Tools
    items:
      - name: R
        description: since 2005
        percent: 90
        icon: code
languages:
  - name: English
    percent: 100
awards:
  - title: Tide Medal
    url: https://tides.example/
    date: '2019-11-25'
    awarder: Society of Tides
    summary: For the atlas.
status:
  icon: ☕️
---
"""

DATA = """schema: hugoblox/author/v1
slug: me
is_owner: true
name:
  display: Ada Njoku
  given: Ada
  family: Njoku
  middle: O.
  alternate: アダ
  pronouns: she/her
postnominals: [PhD, FRS]
role: Lecturer
affiliations:
  - name: Institute of Quiet Rivers
    url: https://quiet-rivers.example/
links:
  - icon: academicons/orcid
    url: https://orcid.org/0000-0002-1825-0097
experience:
  - role: Lecturer
    org: Institute of Quiet Rivers
    start: 2019-01-01
    summary: Teaches.
education:
  - degree: PhD
    area: Soil Physics
    institution: University of the Delta
    start: 2014-10-01
    end: 2018-07-31
languages:
  - name: English
    label: native
skills:
  - name: Tools
    items:
      - label: R
        level: 4
"""


@pytest.fixture
def structured(tmp_path: Path) -> Profile:
    read = read_text(tmp_path, STRUCTURED)
    assert read.remarks == []
    return read.profile


@pytest.fixture
def data(tmp_path: Path) -> Read:
    file = tmp_path / "data/authors/me.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(DATA)
    return read_path(tmp_path)


def test_names_have_parts_where_the_page_gives_them(structured: Profile) -> None:
    assert structured.name
    assert (structured.name.given, structured.name.family) == ("Ada", "Njoku")
    assert structured.name.pronunciation == "AH-da"
    assert structured.pronouns[0].pronouns == "she/her"


def test_studies_and_jobs_of_2024(structured: Profile) -> None:
    [study], [tie, job] = structured.education, structured.positions

    assert (study.degree, study.start, study.end) == (
        "PhD Soil Physics",
        "2014-10-01",
        "2018-07-31",
    )
    assert study.description == "Thesis on moving water."
    assert (tie.kind, tie.role) == ("affiliation", None)
    assert (job.kind, job.role, job.start, job.state) == (
        "employment", "Lecturer", "2019-01-01", "ongoing",
    )  # fmt: skip


def test_skills_languages_awards_and_links_of_2024(structured: Profile) -> None:
    [skill], [language], [award] = structured.skills, structured.languages, structured.awards

    assert (skill.name, skill.category, skill.level) == ("R", "Tools", "90 %")
    assert (language.name, language.level) == ("English", "100 %")
    assert (award.title, award.awarder, award.date) == (
        "Tide Medal",
        "Society of Tides",
        "2019-11-25",
    )
    assert structured.emails[0].address == "ada@rivers.example"
    assert structured.accounts[0].handle == "adanjoku"


def test_the_data_file_of_2025(data: Read) -> None:
    profile = data.profile

    assert data.remarks == []
    assert profile.name
    assert profile.name.model_dump(exclude={"origin", "visibility"}, exclude_none=True) == {
        "display": "Ada Njoku",
        "given": "Ada",
        "additional": "O.",
        "family": "Njoku",
        "suffix": "PhD, FRS",
    }
    assert profile.other_names[0].name == "アダ"
    assert profile.identifier("orcid") == "0000-0002-1825-0097"
    assert [(p.kind, p.role) for p in profile.positions] == [
        ("affiliation", "Lecturer"),
        ("employment", "Lecturer"),
    ]
    assert (profile.education[0].degree, profile.education[0].field) == ("PhD", "Soil Physics")
    assert profile.skills[0].level == "4/5"
    assert profile.languages[0].level == "native"
