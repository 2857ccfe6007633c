"""Ctrl-C, sent to real processes: it is quiet whenever it comes, and leaves nothing half done."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SAMPLES
from running import write

SITE = SAMPLES / "sites/academic"

pytestmark = pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="there is no /proc")


def interrupted(when: Callable[[int], bool], *arguments: str | Path) -> tuple[int, str]:
    """Return the exit code and what was said of a process that gets Ctrl-C *when* it is so."""
    command = [sys.executable, "-m", "pexport", *map(str, arguments)]
    # Of a session of its own, so that its workers get the signal as those of a terminal do.
    run = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while not when(run.pid):
        assert run.poll() is None, "it ended before"
    os.killpg(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=60)
    return run.returncode, said


def has_loaded(library: str) -> Callable[[int], bool]:
    return lambda pid: library in Path(f"/proc/{pid}/maps").read_text()


def workers(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def is_running(pid: str) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    # What nobody has asked about stays listed as a zombie.
    return state != "Z"


@pytest.mark.parametrize("command", ["jsonld", "show"])
@pytest.mark.parametrize("library", ["_pydantic_core", "orjson"])
def test_it_is_quiet_while_libraries_are_loaded(command: str, library: str) -> None:
    assert interrupted(has_loaded(library), command, SITE) == (130, "")


@pytest.mark.parametrize("later", range(0, 300, 30))
def test_it_is_quiet_at_any_moment_after(later: int) -> None:
    started: list[float] = []

    def then(pid: int) -> bool:
        if not started and has_loaded("_pydantic_core")(pid):
            started.append(time.monotonic())
        return bool(started) and time.monotonic() - started[0] > later / 1000

    assert interrupted(then, "all", SITE, "-q", "-o", "/dev/null/none") == (130, "")


def test_it_takes_away_what_is_half_written(tmp_path: Path) -> None:
    for who in ("ada", "bo"):
        write(tmp_path / f"site/content/authors/{who}/_index.md", f"---\ntitle: {who} Lee\n---\n")
    out = tmp_path / "out"
    out.mkdir()
    # Writing to it waits for a reader that never comes.
    os.mkfifo(out / "bo.vcf")

    def is_writing(_: int) -> bool:
        return len(list(out.iterdir())) == 2

    done = interrupted(is_writing, "vcard", tmp_path / "site", "--all", "-q", "-o", out)

    assert done == (130, "")
    assert [path.name for path in out.iterdir()] == ["bo.vcf"]


def test_it_ends_the_workers_of_many_people_as_well(tmp_path: Path) -> None:
    for number in range(200):
        page = f"---\ntitle: Ada Lee {number}\n---\n"
        write(tmp_path / f"content/authors/a{number}/_index.md", page)
    seen: list[str] = []

    def are_working(pid: int) -> bool:
        seen[:] = workers(pid)
        return len(seen) == 2

    flags = "--all", "--jobs", "2", "-q", "-o", tmp_path / "out"
    assert interrupted(are_working, "all", tmp_path, *flags) == (130, "")
    deadline = time.monotonic() + 10
    while any(map(is_running, seen)):
        assert time.monotonic() < deadline, "a worker goes on"
