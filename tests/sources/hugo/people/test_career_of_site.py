"""What a role says of the tie to an organization, and what a site says twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from reading import organization, read_text
from running import pexport

from pexport.sources.hugo.author.kinds import kind_of_role


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("Associate Professor", "employment"),
        ("Postdoctoral Researcher", "employment"),
        ("Profesora titular", "employment"),
        ("副教授", "employment"),
        ("Visiting Professor", "invited-position"),
        ("Master's Student", "education"),
        ("PhD researcher", "education"),
        ("Doktorandin", "education"),
        ("博士生", "education"),
        ("Professor Emeritus", None),
        ("名誉教授", None),
        ("PhD student and lecturer", None),
        ("Director of Student Affairs", None),
        ("Lab member", None),
        ("Professional swimmer", None),
    ],
)
def test_a_role_says_what_kind_of_position_it_is(role: str, kind: str | None) -> None:
    assert kind_of_role(role) == kind


@pytest.mark.parametrize(
    ("role", "section"),
    [
        ("Associate Professor", "employment"),
        ("Master's Student", "education"),
        ("Member", "membership"),
    ],
)
def test_orcid_gets_the_kind_that_the_role_says(tmp_path: Path, role: str, section: str) -> None:
    text = f"---\ntitle: Ada Njoku\nrole: {role}\norganizations: [{{name: Bay}}]\n---\n"
    (position,) = read_text(tmp_path, text).profile.positions
    record = json.loads(pexport("orcid", tmp_path / "content/authors/admin/_index.md").stdout)
    found = {
        kind: group
        for kind, group in record["activities-summary"].items()
        if isinstance(group, dict) and group.get("affiliation-group")
    }

    assert list(found) == [f"{section}s"]
    assert ("kind: inferred" in position.origin) == (section != "membership")
    (summary,) = found[f"{section}s"]["affiliation-group"][0]["summaries"]
    assert summary[f"{section}-summary"]["role-title"] == role


def test_what_is_stated_twice_is_one(tmp_path: Path) -> None:
    text = """---
title: Ada Njoku
role: Clerk
organizations: [{name: Bay Co, url: https://www.bay.example}]
work:
- {position: Clerk, org: Bay Co, company_url: 'https://bay.example/', date_start: 2020-01-01}
- {position: Diver, company_name: Reef, date_start: 2011-02-01, date_end: 2012-01-01}
- {position: Diver, company_name: Reef, date_start: 2015-02-01, date_end: 2016-01-01}
experience:
- {role: diver, org: Reef, start: 2011-02, end: 2012, summary: Dived.}
education:
  courses:
  - {course: PhD, institution: Open College, year: 2012}
  - {course: PhD, institution: Open College, year: 2008-2012}
  - {course: PhD, institution: Open College, year: 2019}
---
"""
    profile = read_text(tmp_path, text).profile

    assert [(each.role, each.start, each.end, each.description) for each in profile.positions] == [
        ("Clerk", "2020-01-01", None, None),
        ("Diver", "2011-02-01", "2012-01-01", "Dived."),
        ("Diver", "2015-02-01", "2016-01-01", None),
    ]
    assert organization(profile.positions[0]).url == "https://bay.example/"
    assert "#experience[0]" in profile.positions[1].origin
    assert [(each.start, each.end) for each in profile.education] == [
        ("2008", "2012"),
        (None, "2019"),
    ]
