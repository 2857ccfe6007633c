"""How the tests run pexport: as a process of its own, over files that they write."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def pexport(
    *arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run pexport and return what it said, as text with its own ends of lines."""
    command = [sys.executable, "-m", "pexport", *map(str, arguments)]
    done = subprocess.run(command, input=stdin, cwd=cwd, capture_output=True, check=False)
    said, told = done.stdout.decode(), done.stderr.decode()
    return subprocess.CompletedProcess(command, done.returncode, said, told)


def write(path: Path, text: str) -> Path:
    """Write *text* to *path*, in folders that are made for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
