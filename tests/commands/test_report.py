"""What people are told of an export: little that they can act on, and all of it with ``-v``."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import SAMPLES
from running import pexport, write

SITE = SAMPLES / "sites/academic"
FRONT = "---\ntitle: Ada\nsuperuser: true\n---\n"


def work(folder: Path, name: str) -> None:
    text = f"---\ntitle: {name}\nauthors: [admin]\ndate: 2024-01-02\nurl_slides: s.pdf\n---\n"
    write(folder / f"content/publication/{name}/index.md", text)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path / "config.toml", 'baseURL = "https://ada.example/"\n')
    write(tmp_path / "content/authors/admin/_index.md", FRONT)
    for number in range(12):
        work(tmp_path, f"work-{number:02}")
    return tmp_path


def test_remarks_of_one_kind_are_one_line_across_files(site: Path) -> None:
    done = pexport("jsonld", cwd=site)
    lines = [line for line in done.stderr.splitlines() if "slides" in line]

    assert len(lines) == 1
    assert lines[0].startswith("pexport: content/publication/work-00/index.md:5#url_slides: ")
    assert lines[0].endswith(" (and 11 more; -v lists them all)")
    assert pexport("jsonld", "-v", cwd=site).stderr.count("url_slides: ") == 12


def test_what_formats_have_no_place_for_is_a_line_for_those_that_lose_the_same(
    tmp_path: Path,
) -> None:
    short = pexport("all", SITE, "-o", tmp_path / "a").stderr.splitlines()
    verbose = pexport("all", SITE, "-v", "-o", tmp_path / "b").stderr.splitlines()

    lines = [line for line in short if line.startswith("pexport: not all in ")]
    assert all(line.endswith(" (-v says why)") for line in lines)
    formats = [name for line in lines for name in line.split(": ")[1][11:].split(", ")]
    assert len(formats) == len(set(formats)) > len(lines)
    assert not [line for line in short if line.startswith("pexport: not in ")]
    assert not [line for line in verbose if "not all in" in line]
    reasons = [line for line in verbose if line.startswith("pexport: not in ")]
    assert len(reasons) > 3 * len(lines)
    assert len(short) < 15


def test_what_a_flag_would_mend_is_told_with_its_reason(tmp_path: Path) -> None:
    person = write(
        tmp_path / "ada.json", '{"name": {"display": "Ada"}, "portrait": {"file": "a.jpg"}}'
    )

    told = pexport("jsonld", person).stderr

    assert ": the picture has no web address; give the site's address with --base-url" in told


def test_quiet_silences_what_was_lost_and_not_what_a_reader_needs(tmp_path: Path) -> None:
    text = """{"name": {"display": "Ada"}, "interests": [{"label": "rivers"}],
        "positions": [{"role": "Fellow", "organization": {"name": "Open College"}}]}"""
    person = write(tmp_path / "ada.json", text)
    command = ("orcid", person, "--shape", "write")

    loud, quiet = pexport(*command).stderr, pexport(*command, "-q").stderr

    assert "ORCID iD is missing" in loud
    assert "ORCID iD is missing" not in quiet
    assert "'Open College' has no identifier of a registry" in quiet


def test_the_written_files_are_named(tmp_path: Path) -> None:
    one = pexport("jsonld", SITE, "-o", "ada.jsonld", cwd=tmp_path)
    several = pexport("all", SITE, "-o", "out", cwd=tmp_path)

    assert one.stderr.splitlines()[-1] == "pexport: wrote ada.jsonld"
    last = several.stderr.splitlines()[-1]
    head, _, names = last.removeprefix("pexport: ").rpartition(": ")
    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert head == f"wrote {len(written)} files in out"
    assert sorted(names.split(", ")) == written


def test_all_formats_need_a_folder(tmp_path: Path) -> None:
    done = pexport("all", SITE, cwd=tmp_path)

    assert done.returncode == 2
    assert "give a folder with -o DIR" in done.stderr
    assert not list(tmp_path.iterdir())


def test_an_element_is_written_as_html(tmp_path: Path) -> None:
    pexport("jsonld", SITE, "--script", "-q", "-o", tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["person.jsonld.html"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("vcf", "vcard"),
        ("ttl", "turtle"),
        ("JSON-LD", "jsonld"),
        ("vCard", "vcard"),
        (".nt", "ntriples"),
    ],
)
def test_a_format_is_known_by_its_other_names(said: str, meant: str) -> None:
    day = ("--as-of", "2026-11-01", "-q")

    assert pexport(said, SITE, *day).stdout == pexport(meant, SITE, *day).stdout != ""


def test_a_reader_is_known_by_its_other_names() -> None:
    one, other = (pexport("vcard", SITE, "-q", "--target", name) for name in ("iPhone", "apple"))

    assert one.stdout == other.stdout != ""


def test_help_and_version_may_be_commands() -> None:
    assert pexport("help").stdout == pexport("--help").stdout
    assert "--photo" in pexport("help", "vcard").stdout
    assert pexport("version").stdout == pexport("--version").stdout


def test_help_lists_what_most_come_for_first_and_cuts_nothing() -> None:
    shown = pexport("--help").stdout
    names = [
        line.split()[0] for line in shown.splitlines() if line.startswith("  ") and line.split()
    ]

    assert "..." not in shown.partition("Commands:")[2]
    first = names[names.index("jsonld") :]
    assert first[:4] == ["jsonld", "vcard", "orcid", "turtle"]
    assert shown.index("Formats:") < shown.index("More formats:") < shown.index("Commands:")
    own = pexport("vcard", "--help").stdout
    assert own.index("--photo") < own.index("--author")


def test_an_address_is_no_source() -> None:
    done = pexport("jsonld", "https://ada.example/")

    assert done.returncode == 2
    assert "is a web address, and pexport reads files; clone or download" in done.stderr


@pytest.mark.parametrize("patience", ["0", "1000"])
def test_a_bar_is_shown_on_a_terminal_and_only_where_it_takes_long(patience: str) -> None:
    program = (
        "from pexport.command_line import progress\n"
        f"progress._PATIENCE = {patience}\n"
        "assert list(progress.shown(range(5), 5, 'people')) == [0, 1, 2, 3, 4]\n"
    )
    terminal, end = pty.openpty()
    done = subprocess.run([sys.executable, "-c", program], stderr=end, check=False)
    os.close(end)
    shown = b""
    try:
        while part := os.read(terminal, 1000):
            shown += part
    except OSError:
        pass  # nobody is at the other end any more
    os.close(terminal)

    assert done.returncode == 0, shown
    assert (b"people" in shown) == (patience == "0")
    piped = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert (piped.returncode, piped.stderr) == (0, b"")
