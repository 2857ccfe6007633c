"""What the doctor says: where, what, why and how to mend it, once each."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from running import pexport, write

from pexport.source import RULES

PAGE = """---
title: Ada Njoku
shoe_size: 38
organizations: [{name: Bay University}, {name: Bay University}]
social:
- {icon: orcid, link: "https://orcid.org/0000-0001-2345-6780"}
- {icon: github, link: "https://github.com/ada"}
- {icon: github, link: "https://github.com/ada"}
education: {courses: [{course: BSc, institution: Delta, year: long ago}]}
---
"""


def doctor(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return pexport("doctor", *arguments)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return write(tmp_path / "content/authors/ada/_index.md", PAGE)


def found(*arguments: str | Path) -> list[dict[str, Any]]:
    return list(json.loads(doctor(*arguments, "--json").stdout))


def test_each_finding_has_its_place_its_reason_and_its_fix(page: Path) -> None:
    findings = found(page)

    said = {(each["line"], each["key"], each["rule"]) for each in findings}
    assert said >= {
        (2, "title", "missing"),
        (3, "shoe_size", "unread"),
        (4, "organizations[0]", "missing"),
        (6, "social[0].link", "checksum"),
        (8, "social[2].link", "duplicate"),
        (9, "education.courses[0].year", "date"),
    }
    for each in findings:
        is_general = each["why"] == RULES[each["rule"]]
        assert each["why"]
        assert is_general == (each["rule"] != "missing")
    assert all(each["file"] == str(page) for each in findings)
    lines = [each["line"] or 0 for each in findings]
    assert lines == sorted(lines)
    organizations = [each for each in findings if "Bay University" in each["message"]]
    assert len(organizations) == 1


def test_a_study_without_an_organization_is_advised_on(tmp_path: Path) -> None:
    page = write(
        tmp_path / "content/authors/ada/_index.md",
        "---\ntitle: Ada\neducation:\n- {degree: PhD, year: 2011}\n---\n",
    )

    [advice] = [each for each in found(page) if each["key"] == "education[0]"]
    assert (advice["line"], advice["rule"]) == (4, "missing")
    assert advice["message"] == "PhD: no organization"


def test_people_read_one_finding_in_three_lines_at_most(page: Path) -> None:
    done = doctor(page)

    assert done.returncode == 0
    assert f"{page}:3#shoe_size: this key is not read [unread]\n  why: " in done.stdout
    assert done.stderr.endswith(f" findings in {page}\n")


def test_strict_is_for_continuous_integration(page: Path, tmp_path: Path) -> None:
    assert doctor(page, "--strict").returncode == 1
    clean = write(
        tmp_path / "b/content/authors/bo/_index.md",
        "---\ntitle: Bo Lee\nrole: Fellow\nbio: Studies sand.\n"
        'social: [{icon: orcid, link: "https://orcid.org/0000-0001-2345-6789"}]\n---\n',
    )
    done = doctor(clean, "--strict", "--base-url", "https://bo.example/")
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.usefixtures("page")
def test_of_a_whole_site_also_what_is_left_out_or_broken_is_found(tmp_path: Path) -> None:
    write(tmp_path / "content/authors/bad/_index.md", "---\ntitle: X\n\trole: y\n---\n")
    write(tmp_path / "content/authors/cy/_index.md", "---\ntitle: Cy\ndraft: true\n---\n")

    findings = found(tmp_path, "--all")

    rules = {(Path(each["file"]).parent.name, each["line"], each["rule"]) for each in findings}
    assert ("bad", 3, "broken") in rules
    assert ("cy", 3, "hidden") in rules
    assert ("ada", 3, "unread") in rules
    assert sum("address of the site" in each["message"] for each in findings) == 1


def test_a_single_broken_page_is_bad_input(tmp_path: Path) -> None:
    done = doctor(write(tmp_path / "x.md", "---\ntitle: X\n\trole: y\n---\n"))

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


def test_one_orcid_on_two_pages_is_told_of_the_second(tmp_path: Path) -> None:
    text = "---\ntitle: {}\nsocial: [{{icon: orcid, link: 'https://orcid.org/{}'}}]\n---\n"
    same = "0000-0001-2345-6789"
    write(tmp_path / "hugo.yaml", "baseURL: https://a.example/")
    for slug, orcid in (("ada", same), ("ada-njoku", same), ("bo", "0000-0002-1825-0097")):
        write(tmp_path / f"content/authors/{slug}/_index.md", text.format(slug, orcid))

    found = json.loads(doctor("--all", "--json", tmp_path).stdout)

    (twice,) = [each for each in found if "one person twice" in each["message"]]
    assert twice["rule"] == "contradiction"
    assert twice["file"].endswith("content/authors/ada-njoku/_index.md")
    assert f"{tmp_path}/content/authors/ada/_index.md:3#social[0].link" in twice["message"]


def test_one_address_of_two_people_is_told(tmp_path: Path) -> None:
    for slug in ("ada", "bo"):
        text = f"---\ntitle: {slug} Njoku\nemail: ada@bay.example.edu\n---\n"
        write(tmp_path / f"content/authors/{slug}/_index.md", text)

    [twice] = [each for each in found(tmp_path, "--all") if each["rule"] == "duplicate"]

    assert twice["file"].endswith("content/authors/bo/_index.md")
    assert f"also stands at {tmp_path}/content/authors/ada/_index.md:3#email" in twice["message"]


def test_the_same_of_many_places_is_said_once(tmp_path: Path) -> None:
    for slug in "abcdef":
        text = f"---\ntitle: {slug}\norder_pos: 1\norganizations: [{{name: Bay University}}]\n---\n"
        write(tmp_path / f"content/authors/{slug}/_index.md", text)

    lines = doctor(tmp_path, "--all").stdout.splitlines()

    (first,) = [place for place, line in enumerate(lines) if "Bay University" in line]
    assert [line.partition(":")[0] for line in lines[first + 1 : first + 7]] == [
        *["  also"] * 4,
        "  why",
        "  fix",
    ]
    assert lines[first + 4] == "  also: 2 more places"
    assert sum("this key is not read" in line for line in lines) == 1
    assert len(found(tmp_path, "--all")) > 6 * 2


def test_an_export_tells_the_first_of_many_remarks_alike(tmp_path: Path) -> None:
    keys = "".join(f"odd_key_{number}: x\n" for number in range(9))
    page = write(tmp_path / "content/authors/ada/_index.md", f"---\ntitle: Ada\n{keys}---\n")

    done = pexport("jsonld", page)
    verbose = pexport("jsonld", page, "-v")

    line = f"pexport: {page}:3#odd_key_0: this key is not read (and 8 more; -v lists them all)"
    assert [each for each in done.stderr.splitlines() if "is not read" in each] == [line]
    assert verbose.stderr.count("this key is not read") == 9
    assert doctor(page).stdout.count("this key is not read") == 9
    assert "also: " not in doctor(page).stdout


@pytest.mark.parametrize(
    ("title", "is_split"), [("Ada Bo Cy Njoku", False), ("Ada Njoku", True), ("Ada", True)]
)
def test_a_name_of_several_words_wants_its_parts(
    tmp_path: Path, title: str, *, is_split: bool
) -> None:
    page = write(tmp_path / "content/authors/admin/_index.md", f"---\ntitle: {title}\n---\n")

    told = [each for each in found(page) if "given name from the family name" in each["message"]]
    assert (not told) == is_split
    if told:
        (one,) = told
        assert (one["line"], one["key"], one["rule"]) == (2, "title", "missing")
        assert "below [name] in pexport.toml" in one["fix"]
        assert "ORCID" in one["why"]
        write(tmp_path / "pexport.toml", '[name]\ngiven = "Ada"\nfamily = "Njoku"\n')
        after = found(page, "--with", tmp_path / "pexport.toml")
        assert not [each for each in after if "given name from the family name" in each["message"]]


def test_one_finding_is_one(tmp_path: Path) -> None:
    page = write(
        tmp_path / "content/authors/bo/_index.md",
        "---\ntitle: Bo Lee\nrole: Fellow\nbio: Studies sand.\n---\n",
    )

    done = doctor(page, "--base-url", "https://bo.example/")
    assert done.stderr == f"pexport: 1 finding in {page}\n"


def test_all_of_the_doctor_is_told_in_its_own_words() -> None:
    assert "one document" not in doctor("--help").stdout


@pytest.mark.parametrize(
    ("file", "text", "flags"),
    [
        ("ada.json", "{}", ()),
        ("content/authors/ada/_index.md", "---\ntitle: Ada Njoku\ndraft: true\n---\n", ("--json",)),
        ("content/authors/ada/_index.md", "---\nrole: Reader\n---\n", ("--all",)),
    ],
)
def test_a_source_without_anybody_is_no_success(
    tmp_path: Path, file: str, text: str, flags: tuple[str, ...]
) -> None:
    write(tmp_path / file, text)
    write(tmp_path / "content/authors/bo/_index.md", "---\nrole: Reader\n---\n")

    done = doctor(tmp_path if "--all" in flags else tmp_path / file, *flags)

    assert done.returncode == 1
    assert "found nobody with a name" in done.stderr
