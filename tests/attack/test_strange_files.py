"""What is no file, or cannot be read, ends in one line; memory is taken for what there is."""

from __future__ import annotations

import os
import resource
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import SAMPLES
from running import pexport, write

CARD = SAMPLES / "golden/full.vcf"


@pytest.fixture(params=["pipe", "socket", "device", "loop"])
def strange(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "strange.vcf"
    match request.param:
        case "pipe":
            os.mkfifo(path)
        case "socket":
            with socket.socket(socket.AF_UNIX) as one:
                one.bind(str(path))
        case "device":
            path.symlink_to("/dev/zero")
        case "loop":
            path.symlink_to(path.name)
    return path


@pytest.mark.parametrize("command", [("jsonld",), ("check",), ("check", "--format", "vcard")])
def test_what_is_no_file_is_told(strange: Path, command: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pexport", *command, strange],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr.startswith(f"pexport: {strange}: ")
    assert done.stderr.count("\n") == 1


def test_a_pipe_beside_pages_stops_nobody(tmp_path: Path) -> None:
    write(tmp_path / "content/authors/ada/_index.md", "---\ntitle: Ada Njoku\nrole: x\n---\n")
    (tmp_path / "content/authors/bob").mkdir()
    os.mkfifo(tmp_path / "content/authors/bob/_index.md")
    (tmp_path / "content/loop").symlink_to(tmp_path / "content")

    done = pexport("vcard", tmp_path, "--all", "-q")

    assert done.returncode == 1
    assert "Ada Njoku" in done.stdout
    assert "bob/_index.md: not a file, but a pipe" in done.stderr
    assert done.stderr.count("\n") == 1


def test_memory_of_check_grows_with_the_file() -> None:
    """The limit of a document is 2 GB; the memory that a check may take is a quarter of that."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (600_000_000, 600_000_000))

    for stdin, file in ((b"", str(CARD)), (CARD.read_bytes(), "-")):
        done = subprocess.run(
            [sys.executable, "-m", "pexport", "check", file],
            input=stdin,
            preexec_fn=limit,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_what_may_not_be_read_is_told(tmp_path: Path) -> None:
    write(tmp_path / "a/full.vcf", CARD.read_text(encoding="utf-8"))
    write(tmp_path / "b/full.json", "{}").chmod(0)
    closed = write(tmp_path / "c/full.vcf", "x").parent
    closed.chmod(0)
    try:
        done = pexport("check", tmp_path, "-q")
    finally:
        closed.chmod(0o700)

    assert done.returncode == 2
    assert f"{tmp_path}/b/full.json: cannot be read: Permission denied" in done.stderr
    assert f"{closed}: cannot be read: Permission denied" in done.stderr
