"""Runs that are killed at a random moment: the next one finds old or new files, and no litter.

A few kills in ``make test-all``; ``PEXPORT_KILLS=100`` makes as many of each command.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import pexport, write

KILLS = int(os.environ.get("PEXPORT_KILLS", "5"))
COMMANDS = {
    "all": ("all",),
    "everybody": ("all", "--all", "--jobs", "2"),
    "a folder": ("vcard", "--all"),
}


def _site(folder: Path, name: str) -> Path:
    write(folder / "hugo.yaml", "baseURL: https://lab.example/\n")
    for slug in ("admin", "bob", "eve"):
        page = f"---\ntitle: {name} {slug.title()}\nrole: x\n---\n"
        write(folder / f"content/authors/{slug}/_index.md", page)
    return folder


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _is_over(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "killpg"), reason="there are no process groups")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_killed_run_leaves_old_or_new(
    tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    old, new = _site(tmp_path / "old", "Old"), _site(tmp_path / "new", "New")
    out = tmp_path / "out"
    arguments = [*COMMANDS[command], "-q", "-o", str(out)]
    begun = time.monotonic()
    assert pexport(*arguments, old).returncode == 0
    whole = time.monotonic() - begun
    before = _files(out)
    assert pexport(*arguments, new).returncode == 0
    after = _files(out)
    assert before != after
    rng = random.Random(1)  # noqa: S311 - about the same moments each time
    for _ in range(KILLS):
        assert pexport(*arguments, old).returncode == 0
        number = rng.choice((signal.SIGKILL, signal.SIGTERM, signal.SIGHUP))
        with subprocess.Popen(
            [sys.executable, "-m", "pexport", *arguments, str(new)], start_new_session=True
        ) as run:
            time.sleep(rng.random() * whole)
            # The parent alone: its workers have to notice.
            run.send_signal(number)
        end = time.monotonic() + 60
        while not _is_over(run.pid):
            assert time.monotonic() < end, "a worker goes on"
            time.sleep(0.01)
        # Whatever run comes next finishes what this one began.
        pexport("vcard", new, "-q", "-o", out / "other.vcf")
        (out / "other.vcf").unlink(missing_ok=True)
        assert _files(out) in (before, after)
