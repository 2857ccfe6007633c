"""A source of another package, ``samples/plugins/source``, installed as a user installs it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES
from guests import blocks, installed, python
from running import write

from pexport.input_head import InputHead
from pexport.source import Claim, Input, Reading, Remark, Source

PLUGIN = SAMPLES / "plugins/source"
PAGE = (ROOT / "docs/writing-a-source.md").read_text(encoding="utf-8")
HEAD = "staff_id,name,email\n"


@pytest.fixture(scope="session")
def guest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the package is installed in."""
    return installed(PLUGIN, tmp_path_factory)


def pexport(
    guest: Path, *arguments: str | Path, cwd: Path = PLUGIN, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    return python(guest, "-m", "pexport", *arguments, cwd=cwd, stdin=stdin)


def test_every_format_takes_what_a_guest_reads(guest: Path) -> None:
    done = pexport(guest, "vcard", "staff.csv", "--author", "ada")

    assert (done.returncode, [done.stdout]) == (0, blocks(PAGE, "text"))
    assert "pexport: staff.csv:2#room: not read\n" in done.stderr


def test_a_guest_is_listed_and_chosen_by_its_name(guest: Path) -> None:
    text = (PLUGIN / "staff.csv").read_text(encoding="utf-8")

    listed = pexport(guest, "sources").stdout
    assert re.search(r"^staff +A list of staff in CSV$", listed, re.MULTILINE)
    shown = pexport(guest, "show", "-", "--source", "staff", "--author", "bo", "-q", stdin=text)
    assert json.loads(shown.stdout)["name"]["origin"] == "staff:<stdin>:3#name"
    assert json.loads(shown.stdout)["interests"][0]["label"] == "boats, small ones"


def test_all_takes_everybody_and_a_broken_line_stops_nobody(guest: Path, tmp_path: Path) -> None:
    ada, *_ = (PLUGIN / "staff.csv").read_text(encoding="utf-8").splitlines()[1:]
    head = (PLUGIN / "staff.csv").read_text(encoding="utf-8").splitlines()[0]
    write(tmp_path / "staff.csv", f"{head}\ncy,Cy,too,few\n{ada}\n")

    done = pexport(guest, "jsonld", "staff.csv", "--all", cwd=tmp_path)

    assert done.returncode == 1
    assert "pexport: staff.csv:2: expected 18 cells, found 4" in done.stderr
    assert "0000-0001-2345-6789" in done.stdout


def test_what_is_private_in_a_list_stays_there(guest: Path) -> None:
    show = ("show", "staff.csv", "--author", "ada", "-q")

    assert "555 0101" not in pexport(guest, *show).stdout
    assert "555 0101" in pexport(guest, *show, "--audience", "private").stdout


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", "name,email\n", "a.csv:1: expected different columns, staff_id among"),
        ("a.txt", f'{HEAD}ada,"Ada\n', "a.txt:2: broken CSV: unexpected end of data"),
        ("a.md", f"{HEAD}ada,Ada,\nbo,Bo,\n", "a.md: a list of several people; use --all"),
        (
            "a.txt",
            "name,email\n",
            "a.txt: not recognized as an input: it looks like plain text; expected",
        ),
        ("a.csv", "", "a.csv: the file is empty"),
    ],
)
def test_a_claim_of_a_guest_is_one_among_all(
    guest: Path, tmp_path: Path, name: str, text: str, said: str
) -> None:
    write(tmp_path / name, text)

    done = pexport(guest, "jsonld", name, cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"pexport: {said}")
    assert done.stderr.count("\n") == 1


def test_a_site_is_read_as_before_beside_a_guest(guest: Path) -> None:
    done = pexport(guest, "jsonld", SAMPLES / "sites/academic", "-q")

    assert '"Ada Njoku"' in done.stdout


def contract(guest: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the tests of the package beside what is installed, not beside its source."""
    for name in ("test_pexport_staff.py", "staff.csv"):
        shutil.copy(PLUGIN / name, folder)
    write(folder / "pytest.ini", "[pytest]\n")
    return python(guest, "-m", "pytest", "--color=no", "-p", "no:cacheprovider", cwd=folder)


def test_a_guest_keeps_the_contract_of_reading(guest: Path, tmp_path: Path) -> None:
    """Here as on the page, with the tests of the package itself."""
    done = contract(guest, tmp_path)

    assert done.returncode == 0, done.stdout
    assert re.search(r" 41 passed in ", done.stdout), done.stdout


def test_a_value_that_is_forgotten_breaks_the_contract(guest: Path, tmp_path: Path) -> None:
    module = (guest / "pexport_staff.py").read_text(encoding="utf-8")
    phones = re.search(r'"phones": \[.*?\n        \],', module, re.DOTALL)
    assert phones
    write(tmp_path / "forgetful/pexport_staff.py", module.replace(phones[0], ""))

    done = contract(f"{tmp_path / 'forgetful'}{os.pathsep}{guest}", tmp_path)

    failed = set(re.findall(r"^FAILED .*\[(\w+)\]", done.stdout, re.MULTILINE))
    assert failed == {"phone", "mobile"}, done.stdout


def test_the_page_shows_the_whole_package() -> None:
    *module, tests = blocks(PAGE, "python")

    assert blocks(PAGE, "toml") == [(PLUGIN / "pyproject.toml").read_text(encoding="utf-8")]
    assert blocks(PAGE, "csv") == [(PLUGIN / "staff.csv").read_text(encoding="utf-8")]
    assert "\n\n".join(module) == (PLUGIN / "pexport_staff.py").read_text(encoding="utf-8")
    assert tests == (PLUGIN / "test_pexport_staff.py").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "names",
    [
        Source._fields,
        Reading._fields,
        Remark._fields,
        [name for name in dir(Input) if not name.startswith("_") and name not in dir(tuple)],
        [name for name in dir(InputHead(None, b"")) if not name.startswith("_")],
        list(Claim.__members__),
    ],
    ids=["Source", "Reading", "Remark", "Input", "InputHead", "Claim"],
)
def test_the_page_explains_every_member(names: list[str]) -> None:
    explained = set(
        re.findall(
            r"`(\w+)(?:\(\w*\))?`",
            "".join(row.split(" | ")[0] for row in re.findall(r"^\|.*\|$", PAGE, re.MULTILINE)),
        )
    )

    assert set(names) - explained == set()
