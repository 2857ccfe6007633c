"""Whose files ``-o`` replaces: our own and nobody else's; all or none, however the run ends."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import SAMPLES, shared
from running import pexport, write

SITE = SAMPLES / "sites/academic"
LAB = SAMPLES / "sites/lab-2022"
FOREIGN = {
    "vcard": "BEGIN:VCARD\nVERSION:3.0\nN:Lee;Bo;;;\nFN:Bo Lee\nEND:VCARD\n",
    "jsonld": '{"@context": "https://schema.org", "@type": "Recipe", "name": "Soup"}\n',
    "turtle": "<https://a.example/o> a <http://www.w3.org/2002/07/owl#Ontology> .\n",
    "ntriples": '<https://a.example/> <http://purl.org/dc/terms/title> "A" .\n',
    "jcard": '["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", "Bo"]]]\n',
    "jscontact": '{"@type": "Card", "version": "1.0", "uid": "1", "name": {"full": "Bo"}}\n',
    "orcid": '{"name": "vendor/package", "require": {}}\n',
    "show": '{"name": {"display": "Bo Lee"}}\n',
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_file_of_somebody_else_is_refused_and_replaced_by_force(
    name: str, tmp_path: Path
) -> None:
    file = write(tmp_path / "file", FOREIGN[name])

    done = pexport(name, SITE, "-q", "-o", file)

    assert done.returncode == 2
    assert "file: already exists, and is not as pexport wrote it" in done.stderr
    assert "--force" in done.stderr
    assert file.read_text(encoding="utf-8") == FOREIGN[name]
    assert pexport(name, SITE, "-q", "-o", file, "--force").returncode == 0
    assert file.read_text(encoding="utf-8") != FOREIGN[name]


def test_the_files_that_were_destroyed_are_not() -> None:
    """An address book, an ontology, a file of PHP's package manager."""
    for file in sorted(shared("cases/hostile/overwritten").iterdir()):
        before = file.read_bytes()
        for name in ("vcard", "turtle", "jsonld", "orcid", "show"):
            assert pexport(name, SITE, "-q", "-o", file).returncode == 2
        assert file.read_bytes() == before


def test_our_own_file_is_replaced_until_somebody_edits_it(tmp_path: Path) -> None:
    file = tmp_path / "me.vcf"
    assert pexport("vcard", SITE, "-q", "-o", file).returncode == 0
    assert pexport("jsonld", SITE, "-q", "-o", file).returncode == 0
    file.write_bytes(file.read_bytes() + b" ")

    done = pexport("vcard", SITE, "-q", "-o", file)

    assert done.returncode == 2
    assert "already exists" in done.stderr


def test_a_copy_is_nobodys_unless_it_is_the_same(tmp_path: Path) -> None:
    pexport("vcard", SITE, "-q", "-o", tmp_path / "me.vcf")
    copy = shutil.copy(tmp_path / "me.vcf", tmp_path / "you.vcf")

    assert pexport("vcard", SITE, "-q", "-o", copy).returncode == 0
    shutil.copy(tmp_path / "me.vcf", tmp_path / "third.vcf")
    assert pexport("jsonld", SITE, "-q", "-o", tmp_path / "third.vcf").returncode == 2


def test_without_a_state_folder_nothing_is_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(write(tmp_path / "state", "a file")))
    file = tmp_path / "me.vcf"

    assert pexport("vcard", SITE, "-q", "-o", file).returncode == 0
    assert pexport("vcard", SITE, "-q", "-o", file).returncode == 0, "the same bytes"
    assert pexport("jsonld", SITE, "-q", "-o", file).returncode == 2


def content(folder: Path) -> dict[str, bytes]:
    """Return all files below *folder*, hidden ones as well."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_where_one_file_cannot_be_placed_no_other_is(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert pexport("all", SITE, "-q", "-o", out).returncode == 0
    (out / "person.turtle.ttl").unlink()
    (out / "person.turtle.ttl").mkdir()
    before = content(out)

    done = pexport("all", SITE, "--no-works", "-q", "-o", out)

    assert done.returncode == 2
    assert "person.turtle.ttl" in done.stderr
    assert content(out) == before


def killed_between(out: Path, renames: int) -> None:
    """Export all formats to *out*, and kill the process after so many renames."""
    code = (
        "import os, sys, pathlib;"
        "rename, done = pathlib.Path.replace, [];"
        "\ndef replace(path, to):\n"
        " if path.suffix == '.pexport':\n"
        f"  if len(done) == {renames}: os.kill(os.getpid(), 9)\n"
        "  done.append(path)\n"
        " return rename(path, to)\n"
        "pathlib.Path.replace = replace\n"
        "from pexport.__main__ import main; main()"
    )
    command = [sys.executable, "-c", code, "all", str(SITE), "--no-works", "-q", "-o", str(out)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL


def test_what_was_killed_between_renames_is_finished_by_the_next_run(tmp_path: Path) -> None:
    out, whole = tmp_path / "out", tmp_path / "whole"
    assert pexport("all", SITE, "-q", "-o", out).returncode == 0
    assert pexport("all", SITE, "--no-works", "-q", "-o", whole).returncode == 0

    killed_between(out, 5)
    assert any(name.endswith(".pexport") for name in content(out))
    # The next run fails for a reason of its own, when the last one is finished.
    assert pexport("vcard", SITE, "-q", "-o", write(out / "mine", "x")).returncode == 2

    (out / "mine").unlink()
    assert content(out) == content(whole)


def test_what_somebody_wrote_after_the_kill_stays(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert pexport("all", SITE, "-q", "-o", out).returncode == 0
    killed_between(out, 0)
    mine = write(out / "person.jsonld", "{}")

    done = pexport("all", SITE, "-q", "-o", out)

    assert done.returncode == 2
    assert "person.jsonld: already exists" in done.stderr
    assert mine.read_text(encoding="utf-8") == "{}"


SITES = {"old": ["--author", "zora"], "new": ["--author", "ode"]}


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """Return the files of both exports, as an undisturbed run writes them under one name."""
    found = {}
    for name, flags in SITES.items():
        out = tmp_path_factory.mktemp(name) / "out"
        assert run(flags, out).wait() == 0
        found[name] = content(out)
    assert found["old"].keys() == found["new"].keys()
    return found


def run(flags: list[str], out: Path) -> subprocess.Popen[bytes]:
    """Start an export of all formats, with the same names of files for everybody."""
    code = (
        "import sys; from pexport.commands import all_formats as a;"
        "from pexport.writing import output as o;"
        "o.file_name = lambda stem, name, suffix: f'p.{name}{suffix}';"
        "from pexport.__main__ import main; main()"
    )
    command = [sys.executable, "-c", code, "all", str(LAB), *flags, "-q", "-o", str(out)]
    return subprocess.Popen(command)


def moments(count: int, seed: int) -> Iterator[float]:
    """Yield *count* fractions of a run, more of them near its end, where files are renamed."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    return (dice.random() ** 0.2 for _ in range(count))


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_killed_at_any_moment_the_next_run_finds_all_or_nothing(
    number: int, tmp_path: Path, exports: dict[str, dict[str, bytes]]
) -> None:
    out = tmp_path / "out"
    started = time.monotonic()
    assert run(SITES["old"], out).wait() == 0
    whole = time.monotonic() - started
    for fraction in moments(25, number):
        process = run(SITES["new"], out)
        # Any moment is a good one: what holds has to hold at each.
        time.sleep(whole * fraction)
        process.send_signal(number)
        process.wait()
        found = content(out)
        if number != signal.SIGKILL:
            assert found in exports.values(), "a signal that can be caught leaves all or nothing"
        other = {name: data for name, data in found.items() if name in exports["old"]}
        assert all(
            data in (exports["old"][name], exports["new"][name]) for name, data in other.items()
        ), "each file is whole"
        assert run(SITES["old"], out).wait() == 0
        assert content(out) == exports["old"], "no litter, nothing mixed"


@pytest.mark.slow
def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(LAB, site)
    for number in range(200):
        write(site / f"content/authors/p{number}/_index.md", f"---\ntitle: Person {number}\n---\n")
    command = [sys.executable, "-m", "pexport", "jsonld", str(site), "--all", "--jobs", "2", "-q"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    workers: list[str] = []
    while process.poll() is None and len(workers) < 2:
        workers = children.read_text().split()
    assert workers, "the run had ended before it had workers"

    os.kill(process.pid, signal.SIGKILL)
    process.wait()

    while any(is_alive(worker) for worker in workers):
        time.sleep(0.05)


def is_alive(worker: str) -> bool:
    """Say whether a process runs; one that has ended and was not waited for does not."""
    try:
        return Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
