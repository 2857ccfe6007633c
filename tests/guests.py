"""How the tests install a package of samples/plugins as a user does, and run it beside pexport."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from building import isolated


def installed(package: Path, factory: pytest.TempPathFactory) -> Path:
    """Install *package* from a wheel, and return the folder that it is installed in."""
    # From a copy: building leaves files beside what is built.
    source = factory.mktemp("source") / package.name
    shutil.copytree(package, source)
    target = factory.mktemp("guest")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    flags = [] if isolated() else ["--no-build-isolation"]
    subprocess.run([*pip, "--no-deps", *flags, "--target", target, source], check=True)
    return target


def python(
    guest: str | Path, *arguments: str | Path, cwd: Path, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run Python with the guest's folder on its path."""
    return subprocess.run(
        [sys.executable, "-P", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(guest)},
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def blocks(page: str, language: str) -> list[str]:
    """Return the fenced blocks of *page* in *language*."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
