"""What the lists of a home page hold, whatever the theme meant them for."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import organization, read_path

from pexport.reading.profiles import ReadProfile
from pexport.sources.hugo.home.headings import is_degree, kind_of_list


@pytest.mark.parametrize(
    ("heading", "default", "holds"),
    [
        ("", "jobs", "jobs"),
        ("Experience", "jobs", "jobs"),
        ("Teaching Experience", "jobs", "jobs"),
        ("Опыт работы", "jobs", "jobs"),
        ("教育经历", "jobs", "studies"),
        ("Formación académica", "jobs", "studies"),
        ("项目经历", "jobs", "projects"),
        ("Experience & Projects", "jobs", "jobs"),
        ("教育与核心项目", "jobs", None),
        ("Workshops", "jobs", None),
        ("Accomplish&shy;ments", "awards", "awards"),
        ("Habilitações", "awards", "awards"),
        ("Erfolge", "awards", "awards"),
        ("<i class='fas fa-award'></i> Awards", "awards", "awards"),
        ("Research Grants & Awards", "awards", "awards"),
        ("Education", "awards", "studies"),
        ("Internships", "awards", "jobs"),
        ("Selected Projects", "awards", "projects"),
        ("Funding", "awards", "fundings"),
        ("科研经历", "awards", None),
        ("Talks", "awards", None),
        ("Teaching", "awards", None),
        ("Fähigkeiten", "skills", "skills"),
        ("Увлечения", "skills", None),
        ("In the press", "skills", None),
    ],
)
def test_a_heading_says_what_its_list_holds(heading: str, default: str, holds: str | None) -> None:
    assert kind_of_list(heading, default) == holds


@pytest.mark.parametrize(
    "title",
    [
        "PhD",
        "Ph.D. Hydrology",
        "PhD in Research Methods",
        "MRes in Mechanical Engineering",
        "Master of Science in Applied Computing",
        "Bachelor's degree, Physics",
        "B.Tech, Computer Science",
        "Licence de mathématiques",
        "机械工程博士",
        "本科",
    ],
)
def test_a_degree_is_known(title: str) -> None:
    assert is_degree(title)


@pytest.mark.parametrize(
    "title",
    [
        "PhD Candidate",
        "PhD Research Assistant",
        "PhD Student in Physics",
        "Master Thesis",
        "MSc Thesis at a company",
        "Doctor",
        "MA Cloud Engineer",
        "Best Demo",
        "Manager",
        "博士后",
        "博士研究生",
    ],
)
def test_who_studies_or_works_is_no_degree(title: str) -> None:
    assert not is_degree(title)


def with_list(root: Path, block: str, heading: str, items: str) -> ReadProfile:
    """Return what is read of a site whose home page has one block of *items*."""
    files = {
        "hugo.yaml": "baseURL: https://a.example/\n",
        "content/authors/admin/_index.md": "---\ntitle: Ada Njoku\n---\n",
        "content/_index.md": (
            f"---\nsections:\n- block: {block}\n  content:\n    title: {heading}\n"
            f"    items:\n{items}---\n"
        ),
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return read_path(root)


STUDY = (
    "    - {title: PhD in Hydrology, organization: Bay College, "
    "organization_url: 'https://bay.example.edu/', url: /thesis.pdf, "
    "date_start: 2015-09-01, date_end: %s, description: On tides}\n"
)


def test_studies_among_accomplishments_are_no_awards(tmp_path: Path) -> None:
    read = with_list(tmp_path, "accomplishments", "Education", STUDY % "2019-07-01")

    (study,) = read.profile.education
    assert (study.kind, study.degree, study.start, study.end) == (
        "education",
        "PhD in Hydrology",
        "2015-09-01",
        "2019-07-01",
    )
    assert organization(study).url == "https://bay.example.edu/"
    assert (study.url, study.description) == ("https://a.example/thesis.pdf", "On tides")
    assert not read.profile.awards


def test_the_only_date_of_a_study_may_be_its_start_or_its_end(tmp_path: Path) -> None:
    read = with_list(tmp_path, "accomplishments", "Education", STUDY % "''")

    (study,) = read.profile.education
    assert (study.start, study.end, study.state, study.dates) == (None, None, None, "2015-09-01")
    assert [each.fix for each in read.remarks if each.rule == "date"] == ["date_end: …"]


def test_a_degree_among_jobs_is_a_study(tmp_path: Path) -> None:
    items = (
        "    - {title: MSc in Hydrology, company: Bay College, location: 'Lowmere, Wales', "
        "date_start: 2011-10-01, date_end: ''}\n"
        "    - {title: MSc Student, company: Bay Co, date_start: 2011-10-01}\n"
    )
    read = with_list(tmp_path, "experience", "Experience", items)

    (study,), (job,) = read.profile.education, read.profile.positions
    assert (study.degree, study.start, study.state) == (
        "MSc in Hydrology",
        "2011-10-01",
        "ongoing",
    )
    assert (organization(study).city, organization(study).region) == ("Lowmere", "Wales")
    assert (job.role, job.kind) == ("MSc Student", "employment")


def test_projects_and_grants_are_what_they_are(tmp_path: Path) -> None:
    items = "    - {title: Tide tables, organization: Sea Fund, date_start: 2020-03-01}\n"
    (project,) = with_list(tmp_path, "accomplishments", "Projects", items).profile.projects
    (grant,) = with_list(tmp_path, "accomplishments", "Grants", items).profile.fundings

    assert (project.name, project.start) == ("Tide tables", "2020-03-01")
    assert (grant.title, grant.organization.name, grant.start) == (
        "Tide tables",
        "Sea Fund",
        "2020-03-01",
    )


def test_an_internship_needs_no_role(tmp_path: Path) -> None:
    items = "    - {organization: Bay Co, date_start: 2020-03-01, date_end: 2020-06-01}\n"
    (job,) = with_list(tmp_path, "accomplishments", "Internships", items).profile.positions

    assert (organization(job).name, job.kind, job.end) == ("Bay Co", "employment", "2020-06-01")


def test_what_may_be_no_accomplishment_is_told(tmp_path: Path) -> None:
    items = "    - {title: Tides, organization: Bay Co, date_start: 2020-03-01}\n"
    read = with_list(tmp_path, "accomplishments", "Talks", items)

    assert not read.profile.awards
    (remark,) = [each for each in read.remarks if each.rule == "other-page"]
    assert remark.message == "not read: by the title 'Talks', these may not be awards"
