"""What the blocks of a home page say of the owner, and of nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hugo_sites import ADMIN, BASE, BLOCK, site, told
from reading import organization, read_path

from pexport.reading.profiles import ReadProfile


def with_block(root: Path, kind: str, title: str, more: str = "") -> ReadProfile:
    home = BLOCK.format(kind=kind, title=title) + more
    return read_path(site(root, config=BASE, ada="title: Ada Njoku", home=home))


@pytest.mark.parametrize("title", ["Experience", "''", "Beruflicher Werdegang", "工作经历"])
def test_jobs_of_a_block_are_the_owners(tmp_path: Path, title: str) -> None:
    (job,) = with_block(tmp_path, "experience", title).profile.positions

    assert (job.role, organization(job).name, job.start) == ("Clerk", "Bay Co", "2011-01-01")
    assert job.origin == f"hugo:{tmp_path}/content/_index.md:8#sections[0].content.items[0]"


@pytest.mark.parametrize(("kind", "title"), [("experience", "Talks"), ("features", "Hobbies")])
def test_other_things_in_a_block_are_told_to_the_doctor(
    tmp_path: Path, kind: str, title: str
) -> None:
    read = with_block(tmp_path, kind, title)

    assert not read.profile.positions + read.profile.skills
    assert told(read, "other-page") == ["sections[0].content.items"]


def test_a_block_of_somebody_else_is_not_the_owners(tmp_path: Path) -> None:
    read = with_block(tmp_path, "experience", "Experience", "    username: bo")

    assert read.profile.positions == ()


def test_what_is_wrong_in_a_block_refuses_nobody(tmp_path: Path) -> None:
    home = "sections:\n- block: experience\n  content: {items: [{company: {x: y}}, Clerk]}"
    read = read_path(site(tmp_path, config=BASE, ada="title: Ada Njoku", home=home))

    (remark,) = read.remarks
    assert remark.rule == "broken"
    assert remark.where.endswith("#sections[0].content.items[0].company")


def test_a_list_of_texts_is_a_running_text(tmp_path: Path) -> None:
    ada = "title: Ada\nwork: [{role: Clerk, org: Bay Co, summary: [One, Two]}]"
    read = read_path(site(tmp_path, config=BASE, ada=ada))

    assert read.profile.positions[0].description == "- One\n- Two"


BIOGRAPHY = """
sections:
- block: resume-biography-3
  content:
    username: {username}
    text: A *tidal* text
    button: {{text: Download CV, url: uploads/ada.pdf}}
    buttons: [{{text: 简历, url: 'https://files.test/1'}}, {{text: Tides, url: /tides/}}]
"""


def test_the_buttons_below_a_biography_are_the_owners_links(tmp_path: Path) -> None:
    home = BIOGRAPHY.format(username="Admin")
    read = read_path(site(tmp_path, config=BASE, ada="title: Ada Njoku", home=home))

    assert [(each.url, each.label, each.kind) for each in read.profile.links] == [
        ("https://a.example/uploads/ada.pdf", "Download CV", "cv"),
        ("https://files.test/1", "简历", "cv"),
        ("https://a.example/tides/", "Tides", None),
    ]
    assert read.profile.links[0].origin.endswith(
        "content/_index.md:8#sections[0].content.button.url"
    )
    (text,) = read.profile.biographies
    assert (text.text, text.markdown) == ("A tidal text", "A *tidal* text")
    assert text.origin.endswith("content/_index.md:7#sections[0].content.text")


def test_a_link_of_the_page_stands_once(tmp_path: Path) -> None:
    ada = "title: Ada Njoku\nsocial: [{icon: cv, icon_pack: ai, link: uploads/ada.pdf}]"
    home = BIOGRAPHY.format(username="admin")
    read = read_path(site(tmp_path, config=BASE, ada=ada, home=home))

    assert [each.url for each in read.profile.links].count("https://a.example/uploads/ada.pdf") == 1


def test_the_page_of_the_author_has_the_first_word(tmp_path: Path) -> None:
    home = BIOGRAPHY.format(username="admin")
    root = site(tmp_path, config=BASE, ada="title: Ada Njoku", home=home)
    with (root / ADMIN).open("a", encoding="utf-8") as file:
        file.write("My own text.\n")
    read = read_path(root)

    assert [each.text for each in read.profile.biographies] == ["My own text."]
    assert told(read, "other-page") == ["sections[0].content.text"]


def test_the_biography_of_somebody_else_is_not_the_owners(tmp_path: Path) -> None:
    home = BIOGRAPHY.format(username="bo")
    read = read_path(site(tmp_path, config=BASE, ada="title: Ada Njoku", home=home))

    assert not read.profile.links + read.profile.biographies


def test_skills_and_languages_of_a_block_are_the_owners(tmp_path: Path) -> None:
    home = (
        "sections:\n"
        "- {block: resume-skills, content: {title: Strengths, username: admin, "
        "skills: [{name: Rivers, items: [{name: Gauging, percent: 80}]}]}}\n"
        "- {block: resume-languages, content: {languages: [{name: Welsh, percent: 100}]}}\n"
    )
    read = read_path(site(tmp_path, config=BASE, ada="title: Ada Njoku", home=home))

    assert [(each.name, each.category) for each in read.profile.skills] == [("Gauging", "Rivers")]
    assert [each.name for each in read.profile.languages] == ["Welsh"]
    assert told(read, "other-page") == []


def test_a_key_that_a_home_page_has_twice_loses_nothing_else(tmp_path: Path) -> None:
    home = BLOCK.format(kind="experience", title="Talks") + "    title: Experience"
    widget = "widget: experience\nexperience: [{title: Cook, company: Inn}]\nweight: 1\nweight: 2"
    files = {"content/home/experience.md": widget}
    read = read_path(site(tmp_path, config=BASE, ada="title: Ada Njoku", home=home, **files))

    assert [each.role for each in read.profile.positions] == ["Cook", "Clerk"]
    assert told(read, "contradiction") == ["weight", "sections[0].content.title"]
