"""Pages that are of no person, and what a page of a person says of something else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from reading import read_text

from pexport.errors import LeftOut


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: Tidal Group\nrole: Research Group", "its role is 'Research Group'"),
        ("title: 潮汐\nrole: 课题组", "its role is '课题组'"),
        ("title: Alumni\nuser_groups: [Alumni]", "its title is 'Alumni'"),
        ("title: Former members", "its title is 'Former members'"),
    ],
)
def test_a_page_of_several_is_of_no_person(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(LeftOut, match=said):
        read_text(tmp_path, f"---\n{text}\n---\n")


@pytest.mark.parametrize("role", ["Group leader", "Research Group Leader", "Alumni"])
def test_a_person_of_a_group_is_one(tmp_path: Path, role: str) -> None:
    assert read_text(tmp_path, f"---\ntitle: Ada Njoku\nrole: {role}\n---\n").profile.name


def test_a_button_to_a_cv_is_no_address_of_a_degree(tmp_path: Path) -> None:
    buttons = {"Download CV": "https://a.example/me.pdf", "Read thesis": "https://a.example/t.pdf"}
    studies = [
        f"- {{degree: PhD {label}, institution: Bay, button: {{text: {label}, url: '{url}'}}}}"
        for label, url in buttons.items()
    ]
    text = "---\ntitle: Ada Njoku\neducation:\n" + "\n".join(studies) + "\n---\n"

    profile = read_text(tmp_path, text).profile

    assert [each.url for each in profile.education] == [None, "https://a.example/t.pdf"]
    assert [(each.url, each.kind) for each in profile.links] == [("https://a.example/me.pdf", "cv")]


@pytest.mark.parametrize(("end", "has_ended"), [("2008-09-01", True), ("2098-09-01", False)])
def test_a_period_whose_ends_are_swapped_is_over(
    tmp_path: Path, end: str, *, has_ended: bool
) -> None:
    start = f"{int(end[:4]) + 1}-06-30"
    item = f"{{degree: Abitur, institution: Bay School, date_start: {start}, date_end: {end}}}"

    (study,) = read_text(tmp_path, f"---\ntitle: Ada\neducation: [{item}]\n---\n").profile.education

    assert study.ended(date(2026, 1, 1)) == has_ended
    assert study.dates == f"{start} – {end}"
