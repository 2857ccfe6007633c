"""A format of another package, ``samples/plugins/exporter``, installed as a user installs it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES
from guests import blocks, installed, python

from pexport.command_line.flags import Flags
from pexport.exporter import Exporter

PLUGIN = SAMPLES / "plugins/exporter"
PAGE = (ROOT / "docs/writing-an-exporter.md").read_text(encoding="utf-8")
SITE = SAMPLES / "sites/academic"


@pytest.fixture(scope="session")
def guest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the package is installed in."""
    return installed(PLUGIN, tmp_path_factory)


def pexport(guest: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return python(guest, "-m", "pexport", *arguments, cwd=guest)


def test_a_guest_has_a_command_of_its_own(guest: Path) -> None:
    done = pexport(guest, "card", SITE, "-v")

    assert (done.returncode, [done.stdout]) == (0, blocks(PAGE, "text"))
    assert ": plain text has no pictures\n" in done.stderr


def test_a_guest_is_listed_with_its_specification(guest: Path) -> None:
    listed = pexport(guest, "formats").stdout

    assert re.search(
        r"^card +text/plain;charset=utf-8 +plain text RFC 2046  https://", listed, re.MULTILINE
    )


def test_all_writes_the_document_of_a_guest_and_check_recognizes_it(
    guest: Path, tmp_path: Path
) -> None:
    assert pexport(guest, "all", SITE, "-q", "-o", tmp_path).returncode == 0

    card = tmp_path / "person.card.txt"
    assert card.read_text(encoding="utf-8") == pexport(guest, "card", SITE).stdout
    files = sorted(tmp_path.iterdir())
    done = pexport(guest, "check", *files)
    assert done.returncode == 0
    assert f"pexport: {card}: valid Business card\n" in done.stderr
    assert done.stderr.count(": valid ") == len(files) > 4


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("x" * 61, "61 characters, where the rules have 60 (break the line) [width]"),
        ("a\ab", r"control character '\x07' [text]"),
    ],
)
def test_the_checks_of_a_guest_judge_a_file(
    guest: Path, tmp_path: Path, line: str, said: str
) -> None:
    rule = "-" * 60
    card = tmp_path / "ada.txt"
    card.write_text(f"{rule}\nAda Njoku\n{line}\n{rule}\n", encoding="utf-8")

    done = pexport(guest, "check", card)

    assert (done.returncode, done.stderr) == (1, f"pexport: {card}: line 3: {said}\n")


def test_the_options_of_a_guest_are_flags_with_help(guest: Path) -> None:
    shown = pexport(guest, "card", "--help").stdout

    assert re.search(r"\n  --width <int> +The longest line, 40 to 120\.", shown)
    assert re.search(r"\n  --brief +Without accounts and identifiers\.", shown)
    assert "pexport card content/authors/ada/_index.md > ada.txt" in shown
    narrow = pexport(guest, "card", SITE, "--width", "40", "--brief").stdout.splitlines()
    assert max(map(len, narrow)) == 40
    assert not [line for line in narrow if "ORCID" in line or "github" in line]


@pytest.mark.parametrize(
    "flag", [["--width", "30"], ["--width=121"], ["--width", "x"], ["--width"]]
)
def test_a_bad_value_gets_one_line_and_exit_code_2(guest: Path, flag: list[str]) -> None:
    done = pexport(guest, "card", SITE, *flag)

    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"pexport: .*--width.*\n", done.stderr)


def test_a_guest_keeps_the_contract(guest: Path) -> None:
    """Here as on the page; ``vcard`` has ``card`` in its name."""
    pytest_here = ["-m", "pytest", "--color=no", "-p", "no:cacheprovider"]

    done = python(
        guest,
        *pytest_here,
        "tests/contracts/test_contract.py",
        "-k",
        "card and not vcard",
        cwd=ROOT,
    )

    assert done.returncode == 0, done.stdout
    closing = re.search(r" (\d+) passed, (?:\d+ skipped, )?\d+ deselected in ", done.stdout)
    assert closing, done.stdout
    # Every test of the contract, with the default options and with --brief.
    assert int(closing[1]) >= 16


@pytest.mark.parametrize(
    ("width", "said"),
    [
        ("x", "expected a whole number"),
        ("39", "expected at least 40"),
        ("121", "expected at most 120"),
    ],
)
def test_a_wrong_value_of_a_guest_is_refused_in_our_words(
    guest: Path, width: str, said: str
) -> None:
    done = pexport(guest, "card", SITE, "--width", width)

    assert (done.returncode, done.stderr) == (
        2,
        f"pexport: --width: invalid value '{width}'; {said}\n",
    )


def test_the_page_shows_the_whole_package() -> None:
    module = (PLUGIN / "pexport_card.py").read_text(encoding="utf-8")

    assert blocks(PAGE, "toml") == [(PLUGIN / "pyproject.toml").read_text(encoding="utf-8")]
    assert "\n\n".join(blocks(PAGE, "python")) == module


def test_the_page_explains_every_member_of_a_format() -> None:
    for member in Exporter._fields:
        assert re.search(rf"^\| `{member}\b.*` \| ", PAGE, re.MULTILINE), member


def test_the_page_names_every_parameter_that_an_option_cannot_have() -> None:
    taken = set(Flags._fields) - {"as_of"}

    listed = re.search(r"with them the names\n(.*?)\.\n", PAGE, re.DOTALL)

    assert listed
    assert set(re.findall(r"`(\w+)`", listed[1])) == taken
