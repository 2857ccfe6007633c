"""One thing in the spellings of the theme's generations."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import organization, read_path, read_text

from pexport.profile import Profile
from pexport.reading.profiles import ReadProfile

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
    url: https://orcid.org/0000-0001-2345-6789
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
def data(tmp_path: Path) -> ReadProfile:
    file = tmp_path / "data/authors/me.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(DATA, encoding="utf-8")
    return read_path(tmp_path)


def test_names_have_parts_where_the_page_gives_them(structured: Profile) -> None:
    assert structured.name
    assert (structured.name.given, structured.name.family) == ("Ada", "Njoku")
    assert structured.name.pronunciation == "AH-da"
    assert structured.pronouns[0].pronouns == "she/her"


def test_studies_and_jobs_of_2024(structured: Profile) -> None:
    [study], [job] = structured.education, structured.positions

    assert (study.degree, study.start, study.end) == (
        "PhD Soil Physics",
        "2014-10-01",
        "2018-07-31",
    )
    assert study.description == "Thesis on moving water."
    # The organization of the page and the current job there are one position.
    assert organization(job).url == "https://quiet-rivers.example/"
    assert "organizations[0]" in job.origin
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


def test_the_data_file_of_2025(data: ReadProfile) -> None:
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
    assert profile.identifier("orcid") == "0000-0001-2345-6789"
    assert [(p.kind, p.role) for p in profile.positions] == [("employment", "Lecturer")]
    assert (profile.education[0].degree, profile.education[0].field) == ("PhD", "Soil Physics")
    assert profile.skills[0].level == "4/5"
    assert profile.languages[0].level == "native"


@pytest.mark.parametrize(
    ("job", "positions"),
    [
        ("date_start: 2019-01-01", 1),
        ("date_start: 2019-01-01, company_url: 'https://quiet.example/'", 1),
        ("date_start: 2019-01-01, date_end: 2020-01-01", 2),
        ("date_start: 2019-01-01, company_url: 'https://other.example/'", 2),
        ("date_start: 2019-01-01, company_name: Other", 2),
    ],
)
def test_an_organization_and_the_current_job_there_are_one_position(
    tmp_path: Path, job: str, positions: int
) -> None:
    name = "" if "company_name" in job else "company_name: QUIET, "
    profile = read_text(
        tmp_path,
        "---\ntitle: Ada\norganizations: [{name: Quiet, url: 'https://quiet.example/'}]\n"
        f"work: [{{position: Lead, {name}{job}}}]\n---\n",
    ).profile

    assert len(profile.positions) == positions
    assert any(organization(each).url == "https://quiet.example/" for each in profile.positions)


def test_what_the_theme_shows_nowhere_is_private(tmp_path: Path) -> None:
    profile = read_text(
        tmp_path,
        "---\ntitle: Ada\norganizations:\n- name: Quiet\n  adress: 1 Quay, Delta\n"
        "  phone: '+64 4 555 0100'\n  email: ada@quiet.test\n---\n",
    ).profile

    hidden = [profile.addresses[0], profile.phones[0], profile.emails[0]]
    assert [fact.visibility for fact in hidden] == ["private"] * 3
    assert profile.addresses[0].street == "1 Quay, Delta"


def test_what_stands_beside_the_usual_keys(tmp_path: Path) -> None:
    read = read_text(
        tmp_path,
        "---\nname: The Tide\ntitle: Ada Njoku\nnickname: Tide\nRole: Lead\n"
        "external_link: https://ada.test/\nprofessional experience:\n  experiences:\n"
        "  - {experience: Intern, institution: Delta, year: 2015-2016}\n"
        "work: [{position: Lead, company: Quiet, location: 'Turku, Finland'}]\n---\n",
    )

    profile = read.profile
    assert read.remarks == []
    assert [name.name for name in profile.other_names] == ["The Tide"]
    assert [name.name for name in profile.nicknames] == ["Tide"]
    assert [link.url for link in profile.links] == ["https://ada.test/"]
    assert profile.headlines[0].text == "Lead"
    assert [(p.role, organization(p).name, p.start, p.end) for p in profile.positions] == [
        ("Intern", "Delta", "2015", "2016"),
        ("Lead", "Quiet", None, None),
    ]
    assert organization(profile.positions[1]).city == "Turku"
    assert organization(profile.positions[1]).country == "FI"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("www.delta.test", "https://www.delta.test"),
        ("htttp://delta.test/", "http://delta.test/"),
        ("delta.test/x", "https://delta.test/x"),
        ("/partners/", "https://site.test/partners/"),
    ],
)
def test_the_address_of_an_organization_is_mended_as_links_are(
    tmp_path: Path, written: str, address: str
) -> None:
    text = f"---\ntitle: Ada\norganizations: [{{name: Delta, url: '{written}'}}]\n---\n"

    read = read_text(tmp_path, text, base_url="https://site.test/")

    assert organization(read.profile.positions[0]).url == address


def test_what_is_no_place_and_what_only_tracks_is_left_out(tmp_path: Path) -> None:
    read = read_text(
        tmp_path,
        "---\ntitle: Ada\nwork:\n- position: Clerk\n  company_name: Bay Co\n  location: Remote\n"
        "  company_url: https://bay.test/jobs?gclid=C1&id=2\n---\n",
    )
    (job,) = read.profile.positions

    assert organization(job).url == "https://bay.test/jobs?id=2"
    assert organization(job).city is None
    assert {each.message for each in read.remarks} >= {
        "left out: 'Remote' is not a place",
        "left out of the address, as it only tracks readers: gclid",
    }


@pytest.mark.parametrize("null", ["null", "~", "Null", "", "NULL"])
def test_null_is_nothing_and_a_quoted_one_a_text(tmp_path: Path, null: str) -> None:
    keys = ("social", "education", "organizations", "interests", "bio", "user_groups", "skills")
    empty = "".join(f"{key}: {null}\n" for key in keys)
    read = read_text(tmp_path, f"---\ntitle: Ada Njoku\nsuperuser: true\n{empty}---\n")

    assert read.profile.name
    assert not read.remarks
    assert not read.profile.interests + read.profile.summaries + read.profile.groups
    quoted = read_text(tmp_path, '---\ntitle: Ada Njoku\nrole: "~ing"\n---\n')
    assert [each.text for each in quoted.profile.headlines] == ["~ing"]


def test_who_works_for_oneself_has_no_employer(tmp_path: Path) -> None:
    work = "work: [{position: Translator, company_name: Self-employed, date_start: 2020-01-01}]"
    read = read_text(tmp_path, f"---\ntitle: Ada Njoku\n{work}\n---\n")

    (job,) = read.profile.positions
    assert (job.role, job.organization, job.start) == ("Translator", None, "2020-01-01")
    assert [each.message for each in read.remarks] == [
        "left out: 'Self-employed' is not an organization"
    ]


def test_a_period_that_ends_before_it_begins_is_told_as_such(tmp_path: Path) -> None:
    study = "{degree: PhD, institution: Bay, date_start: 2015-09-01, date_end: 2011-06-30}"
    read = read_text(tmp_path, f"---\ntitle: Ada\neducation: [{study}]\n---\n")

    (told,) = [each for each in read.remarks if each.rule == "date"]
    assert told.message.endswith("is kept as text: it ends before it begins")
    assert told.fix == "from 2011-06-30 to 2015-09-01, if they are mixed up"
    (kept,) = read.profile.education
    assert kept.dates == "2015-09-01 – 2011-06-30"


def test_what_is_no_date_is_told_where_it_stands(tmp_path: Path) -> None:
    study = "{degree: PhD, institution: Bay, date: long ago}"
    read = read_text(tmp_path, f"---\ntitle: Ada\neducation: [{study}]\n---\n")

    (told,) = [each for each in read.remarks if each.rule == "date"]
    assert told.where.endswith(":3#education[0].date")
