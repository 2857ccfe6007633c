"""Ctrl-C, sent to real processes: it is quiet whenever it comes, and leaves nothing half done.

What is interrupted stands still at a pipe that nobody serves, or counts what it has done itself: so
it is there when the signal comes, on a machine of any speed.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import SAMPLES
from running import write

SITE = SAMPLES / "sites/academic"
GUARD = 600
"""The seconds after which a test does not wait any longer: only what is broken takes them."""

pytestmark = pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="there is no /proc")


@pytest.fixture(autouse=True)
def heeded() -> Iterator[None]:
    """Let processes heed Ctrl-C, which all inherit to ignore where the tests run in background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def wait_until(holds: Callable[[], bool], otherwise: str) -> None:
    deadline = time.monotonic() + GUARD
    while not holds():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.001)


def interrupted(
    when: Callable[[int], bool], *arguments: str | Path, alone: bool = False
) -> tuple[int, str]:
    """Return the exit code and what was said of a process that gets Ctrl-C *when* it is so.

    Its workers get it as well, as those of a terminal do, unless it is sent to it *alone*.
    """
    command = [sys.executable, "-m", "pexport", *map(str, arguments)]
    run = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )

    def is_time() -> bool:
        assert run.poll() is None, "it ended before"
        return when(run.pid)

    try:
        wait_until(is_time, "it does not come so far")
        (os.kill if alone else os.killpg)(run.pid, signal.SIGINT)
        run.wait(timeout=GUARD)
        _, said = run.communicate()
    except BaseException:
        os.killpg(run.pid, signal.SIGKILL)
        raise
    return run.returncode, said


@pytest.fixture
def pipe(tmp_path: Path) -> Iterator[Path]:
    """Return a pipe that is full: whoever writes to it waits for a reader that never comes."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    end = os.open(path, os.O_RDWR | os.O_NONBLOCK)
    with suppress(BlockingIOError):
        while True:
            os.write(end, bytes(4096))
    yield path
    os.close(end)


def has_loaded(library: str) -> Callable[[int], bool]:
    return lambda pid: library in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8")


def has_opened(path: Path) -> Callable[[int], bool]:
    def holds(pid: int) -> bool:
        for descriptor in Path(f"/proc/{pid}/fd").iterdir():
            with suppress(FileNotFoundError):  # closed meanwhile
                if descriptor.readlink() == path:
                    return True
        return False

    return holds


def workers(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()


def is_running(pid: str) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    # What nobody has asked about stays listed as a zombie.
    return state != "Z"


@pytest.mark.parametrize("command", ["jsonld", "show"])
@pytest.mark.parametrize("library", ["_pydantic_core", "orjson"])
def test_it_is_quiet_while_libraries_are_loaded(command: str, library: str, pipe: Path) -> None:
    assert interrupted(has_loaded(library), command, SITE, "-q", "-o", pipe) == (130, "")


@pytest.mark.parametrize("command", ["jsonld", "show"])
def test_it_is_quiet_while_its_input_is_read(command: str) -> None:
    """Standard input, which never comes, is the first thing that is read."""
    assert interrupted(has_loaded("_pydantic_core"), command, "-") == (130, "")


def test_a_command_in_the_background_goes_on() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    command = [sys.executable, "-m", "pexport", "show", "-", "-q"]
    # It ends when it is given a page, and not before.
    run = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    )
    wait_until(lambda: has_loaded("_pydantic_core")(run.pid), "it does not come so far")

    os.killpg(run.pid, signal.SIGINT)
    shown, _ = run.communicate(b"---\ntitle: Ada Lee\nrole: Clerk\n---\n", timeout=GUARD)

    assert run.returncode == 0
    assert b"Ada Lee" in shown


@pytest.mark.parametrize("command", ["jsonld", "show"])
def test_it_is_quiet_while_the_document_is_written(command: str, pipe: Path) -> None:
    assert interrupted(has_opened(pipe), command, SITE, "-q", "-o", pipe) == (130, "")


# Counts imports, which come all through a run, once Ctrl-C is quiet; interrupts itself at one.
COUNTING = """
import os, signal, sys

at, seen, leave = int(sys.argv.pop(1)), 0, os._exit

def count(event, _):
    global seen
    if event == "import" and signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        seen += 1
        if seen == at:
            os.kill(os.getpid(), signal.SIGINT)

def tell(code):
    print(seen, flush=True)
    leave(code)

sys.addaudithook(count)
os._exit = tell
from pexport.__main__ import main; main()
"""


def counted(at: int, out: Path) -> tuple[int, int, str]:
    """Return the exit code, the number of imports and what was said of a run that ends *at* one."""
    command = [sys.executable, "-c", COUNTING, str(at), "all", str(SITE), "-q", "-o", str(out)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, int(done.stdout), done.stderr


@pytest.fixture(scope="module")
def imports(tmp_path_factory: pytest.TempPathFactory) -> int:
    """Return the number of imports of a whole run."""
    code, number, _ = counted(0, tmp_path_factory.mktemp("whole"))
    assert code == 0
    assert number > 100
    return number


@pytest.mark.parametrize("tenth", range(10))
def test_it_is_quiet_at_any_moment(tenth: int, imports: int, tmp_path: Path) -> None:
    at = 1 + imports * tenth // 10

    assert counted(at, tmp_path / "out") == (130, at, "")


def test_it_takes_away_what_is_half_written(tmp_path: Path, pipe: Path) -> None:
    for who in ("ada", "bo"):
        write(tmp_path / f"site/content/authors/{who}/_index.md", f"---\ntitle: {who} Lee\n---\n")
    out = tmp_path / "out"
    out.mkdir()
    card = pipe.rename(out / "bo.vcf")

    done = interrupted(has_opened(card), "vcard", tmp_path / "site", "--all", "-q", "-o", out)

    assert done == (130, "")
    assert list(out.iterdir()) == [card]


@pytest.mark.parametrize(("at_a_page", "alone"), [(False, False), (True, False), (True, True)])
def test_it_ends_the_workers_of_many_people_as_well(
    at_a_page: bool, alone: bool, tmp_path: Path
) -> None:
    """As soon as there are two of them, and when one is reading a page."""
    for number in range(20):
        page = f"---\ntitle: Ada Lee {number}\n---\n"
        write(tmp_path / f"content/authors/a{number}/_index.md", page)
    # Reading it takes some seconds, and needs what nobody else loads.
    write(tmp_path / "content/authors/b/_index.md", "---\ntitle: B\n---\n" + "*a* b\n\n" * 10**6)
    seen: list[str] = []

    def are_working(pid: int) -> bool:
        seen[:] = workers(pid)
        reads = has_loaded("pyromark")
        return len(seen) == 2 and (not at_a_page or any(reads(int(worker)) for worker in seen))

    flags = "--all", "--jobs", "2", "-q", "-o", tmp_path / "out"
    assert interrupted(are_working, "all", tmp_path, *flags, alone=alone) == (130, "")
    wait_until(lambda: not any(map(is_running, seen)), "a worker goes on")
