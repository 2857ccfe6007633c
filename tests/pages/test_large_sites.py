"""Sites of many pages: killed at any moment, read with little memory, shown how far it is."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from running import pexport, write

from .built import PAGE, documents, files, profile, site

pytestmark = pytest.mark.slow

INJECT = [sys.executable, "-m", "pexport", "inject"]


def test_killed_at_any_moment_each_page_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    """Thirty times, each after another page has been written."""
    names = [f"p/{number:03}.html" for number in range(300)]
    built = site(tmp_path, "index.html")
    assert pexport("inject", built, "--from", profile(tmp_path)).returncode == 0
    old, new = (built / "index.html").read_bytes(), PAGE.encode()
    seen = set()
    for kill in range(30):
        for name in names:
            write(built / name, old.decode())
        awaited = built / names[kill * 9]
        run = subprocess.Popen([*INJECT, built, "--remove", "-q"])
        while awaited.stat().st_size == len(old):
            assert run.poll() is None, "it ended before"
        run.kill()
        run.wait()

        found = [(built / name).read_bytes() for name in names]
        assert set(found) <= {old, new}
        seen.add(found.count(new))
    assert len(seen) > 5
    assert pexport("inject", built, "--remove", "-q").returncode == 0
    assert {content for content, _, _ in files(built).values()} == {new}


def test_what_a_killed_run_left_is_taken_away_by_the_next(tmp_path: Path) -> None:
    built = site(tmp_path, "index.html")
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = write(built / f"p/.a.html.{ended.pid}.abc.pexport", "half")

    assert pexport("inject", built, "--from", profile(tmp_path), "--check").returncode == 1
    assert left.exists()
    assert pexport("inject", built, "--from", profile(tmp_path)).returncode == 0

    assert not left.exists()


def peak(*arguments: str | Path) -> int:
    """Return the most memory, in bytes, that a run needed, which says nothing."""
    code = (
        "import os, resource, sys; pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)\n"
        "status = os.waitpid(pid, 0)[1]\n"
        "assert status == 0, status\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)"
    )
    command = [sys.executable, "-c", code, *INJECT, *map(str, arguments)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def test_ten_thousand_pages_need_no_more_memory_than_ten(tmp_path: Path) -> None:
    ada = profile(tmp_path)
    filling = f"<p>{'words ' * 2000}</p>"
    html = PAGE.replace("</body>", f"{filling}</body>")
    few = site(tmp_path / "few", "index.html", *(f"p/{n}.html" for n in range(10)), html=html)
    names = (f"p/{number // 100}/{number}.html" for number in range(10_000))
    many = site(tmp_path / "many", "index.html", *names, html=html)

    needed = peak(few, "--from", ada, "-q")
    more = peak(many, "--from", ada, "-q")

    assert documents(many / "index.html")
    assert more - needed < 8_000_000


def test_a_terminal_shows_how_far_it_is(tmp_path: Path) -> None:
    names = [f"p/{number}.html" for number in range(200)]
    built = site(tmp_path, "index.html", *names)
    ada = profile(tmp_path)

    def said(*flags: str) -> str:
        ours, theirs = pty.openpty()
        run = subprocess.Popen([*INJECT, built, "--from", ada, *flags], stderr=theirs)
        os.close(theirs)
        told = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:  # how Linux says that nobody writes there any more
                part = b""
            if not part:
                break
            told += part
        assert run.wait() == 0
        os.close(ours)
        return told.decode()

    assert "100%" in said()
    assert said("-q") == ""
    assert "%" not in pexport("inject", built, "--from", ada).stderr
