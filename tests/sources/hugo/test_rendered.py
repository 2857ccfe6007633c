"""What Hugo renders is read: pages with little in them, marks of HTML, stray files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hugo_sites import ADMIN, site
from reading import organization, read_path, read_text
from running import pexport, write

from pexport import registry
from pexport.source import Input
from pexport.writing.people import ExportRequest, export_people

DATA = "name: {display: Ada Njoku}\nrole: Professor\n"
BIGHETTI = "title: Nelson Bighetti\nsuperuser: true\nrole: Professor of Artificial Intelligence"


def name_of(path: Path) -> str:
    name = read_path(path).profile.name
    assert name
    return name.display


@pytest.mark.parametrize("blanks", ["\n", "  \n\t\n", "  ", "\ufeff\n"])
def test_blanks_before_the_front_matter_are_skipped(tmp_path: Path, blanks: str) -> None:
    read = read_text(tmp_path, f"{blanks}---\ntitle: Ada Njoku\nrole: Clerk\nshoe: 38\n---\nHi.\n")

    assert read.profile.headlines[0].text == "Clerk"
    (line,) = [each.where for each in read.remarks if "shoe" in each.where]
    assert line.endswith(f":{blanks.count(chr(10)) + 4}#shoe")


@pytest.mark.parametrize("page", ["---\ntitle: Ada Njoku\n---\n", "Just a text.\n", "", "\n"])
def test_a_page_beside_data_is_of_the_same_person(tmp_path: Path, page: str) -> None:
    root = site(tmp_path, config="title: A\n", **{"data/authors/me.yaml": DATA})
    path = write(root / "content/authors/me/_index.md", page)

    # A file that is empty is refused where it is named itself.
    for source in (root, path.parent, path)[: 3 if page.strip() else 2]:
        profile = read_path(source).profile
        assert profile.name
        assert profile.name.display == "Ada Njoku"
        assert [each.text for each in profile.headlines] == ["Professor"]


def test_a_whole_page_beside_data_is_read_where_it_is_named(tmp_path: Path) -> None:
    root = site(tmp_path, config="title: A\n", **{"data/authors/me.yaml": DATA})
    path = write(root / "content/authors/me/_index.md", "---\ntitle: Ada O\nrole: Dean\n---\n")

    assert name_of(path) == "Ada O"
    assert name_of(root) == "Ada Njoku"


def test_a_stray_file_of_a_language_is_nobody_else(tmp_path: Path) -> None:
    data = {f"data/authors/{name}.yaml": DATA + "is_owner: true\n" for name in ("me", "me.bn")}
    read = read_path(site(tmp_path, config="title: A\n", **data))

    assert read.profile.name
    assert [each.fix for each in read.remarks if "me.bn" in each.where] == [
        "data/bn/authors/me.yaml"
    ]


def test_the_starters_person_is_no_second_owner(tmp_path: Path) -> None:
    root = site(tmp_path, config="title: A\n", ada=BIGHETTI, bo="title: Bo Lee\nsuperuser: true")

    assert name_of(root) == "Bo Lee"


def test_one_person_who_is_the_owner_twice_is_one(tmp_path: Path) -> None:
    data = {f"data/authors/{name}.yaml": DATA + "is_owner: true\n" for name in ("ada", "me")}

    assert name_of(site(tmp_path, config="title: A\n", **data)) == "Ada Njoku"


def test_texts_are_names_of_affiliations(tmp_path: Path) -> None:
    text = "---\ntitle: Ada Njoku\naffiliations: [Open College, {name: Bay Co}]\n---\n"

    positions = read_text(tmp_path, text).profile.positions

    assert [organization(each).name for each in positions] == ["Open College", "Bay Co"]


@pytest.mark.parametrize("broken", [b"", b"\xff\xfe", b"---\ntitle: [\n---\n", b"---\n", b"Text"])
def test_a_broken_page_stops_nobody_else(tmp_path: Path, broken: bytes) -> None:
    root = site(tmp_path, config="title: A\n", ada="title: Ada Njoku", bo="title: Bo Lee")
    (root / "content/authors/bo/_index.md").write_bytes(broken)
    (root / "content/authors/cy/_index.md").mkdir(parents=True)
    formats = {"jsonld": registry.load_exporter("jsonld").options()}

    found = list(export_people(Input(root), ExportRequest(formats, "public", full=False), 1))

    assert [(each.slug, bool(each.error)) for each in found][:2] == [("admin", False), ("bo", True)]
    assert all("\n" not in each.error for each in found)
    assert '"Ada Njoku"' in pexport("jsonld", "--all", root).stdout
    assert "Ada Njoku" in pexport("jsonld", root / ADMIN).stdout


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Open College<br>School of Tides", "Open College, School of Tides"),
        ("Open College,<br/>School of Tides", "Open College, School of Tides"),
        ("Open College<br />\n  <br>(School of Tides)", "Open College, (School of Tides)"),
        ("Open College &<br>Tides", "Open College & Tides"),
        ("Open College<br>", "Open College"),
    ],
)
def test_a_break_separates(tmp_path: Path, written: str, shown: str) -> None:
    value = written.replace("\n", "\\n")
    text = f'title: Ada Njoku\nrole: "{value}"\norganizations: [{{name: "{value}"}}]\n'
    text += f'education: [{{degree: PhD, institution: "{value}"}}]'

    profile = read_text(tmp_path, f"---\n{text}\n---\n").profile

    assert profile.headlines[0].text == shown
    assert organization(profile.positions[0]).name == shown
    assert organization(profile.education[0]).name == shown


@pytest.mark.parametrize(
    ("name", "organizations"),
    [
        ("[Open College](https://o.example/)", [("Open College", "https://o.example/")]),
        (
            "<a href='https://o.example/'>Open College</a> & <a href='https://t.example/'>Tides</a>",
            [("Open College", "https://o.example/"), ("Tides", "https://t.example/")],
        ),
        ("[Tides](https://t.example/), Bay", [("Tides, Bay", "https://t.example/")]),
        ("[A](https://a.example/) at [B](https://b.example/)", [("A at B", "https://a.example/")]),
    ],
)
def test_a_link_in_the_name_of_an_organization_is_its_address(
    tmp_path: Path, name: str, organizations: list[tuple[str, str]]
) -> None:
    text = f'title: Ada Njoku\norganizations: [{{name: "{name}"}}]\n'
    text += f'experience: [{{role: Clerk, org: "{name}", start: 2011-01-01, end: 2012-01-01}}]'

    positions = read_text(tmp_path, f"---\n{text}\n---\n").profile.positions

    found = [(organization(each).name, organization(each).url) for each in positions]
    assert found[: len(organizations)] == organizations
    assert found[-1][1] == organizations[0][1]
