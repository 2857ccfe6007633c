"""What nobody expected ends in one line: who failed, with what, and how to report it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import write

SITE = {
    "hugo.yaml": "baseURL: https://lab.example/\n",
    "content/authors/ada/_index.md": "---\ntitle: Ada Njoku\nrole: Analyst\n---\n",
    "content/authors/bob/_index.md": "---\ntitle: Bob Okoro\nrole: Analyst\n---\n",
    "content/authors/eve/_index.md": "---\ntitle: Eve Bello\nrole: Analyst\n---\n",
}
FORMAT = """
from pexport.exporter import Exporter, Options, Specification

def build(profile, options):
    if STEP == "build" and "Eve" in profile.name.display:
        raise KeyError("colour\\nof Eve")
    return profile.name.display

def encode(document, options):
    if STEP == "encode":
        raise ZeroDivisionError("nothing")
    return document.encode()

EXPORTER = Exporter(
    title="Names", media_type="text/plain", suffix=".names",
    specification=Specification("Names", "1", "https://names.example/"),
    build=build, encode=encode, decode=bytes.decode, options=Options,
    bundle=lambda members, collective, options: "".join(str(m.document) for m in members),
)
"""
SOURCE = """
from pexport.source import Claim, Source

def claim(preview):
    raise AttributeError("no such thing")

SOURCE = Source("A source that fails", claim, lambda given: None)
"""


def guest(folder: Path, entry: str, code: str) -> Path:
    """Install a plugin as pip does: a module, and what tells its entry point."""
    group, _, told = entry.partition(":")
    write(folder / "guest.py", code)
    write(folder / "guest-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: guest\nVersion: 1\n")
    write(folder / "guest-1.dist-info/entry_points.txt", f"[{group}]\n{told}\n")
    return folder


def pexport_with(plugin: Path, *arguments: str | Path, debug: str = "") -> tuple[int, str, str]:
    environment = {**os.environ, "PYTHONPATH": str(plugin), "PEXPORT_DEBUG": debug}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "pexport", *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in SITE.items():
        write(tmp_path / "site" / name, text)
    return tmp_path / "site"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_of_all_fails_alone(tmp_path: Path, site: Path, jobs: str) -> None:
    entry = "pexport.exporters:names = guest:EXPORTER"
    plugin = guest(tmp_path / "guest", entry, FORMAT.replace("STEP ==", "'build' =="))
    to = tmp_path / "out"

    code, _, said = pexport_with(plugin, "names", site, "--all", "--jobs", jobs, "-q", "-o", to)

    assert code == 1
    assert sorted(file.name for file in to.iterdir()) == ["ada.names", "bob.names"]
    assert said == (
        f"pexport: {site}: the author 'eve': the plugin names = guest:EXPORTER of guest failed, "
        "KeyError: 'colour\\nof Eve' in guest; please report this line to its authors "
        "(PEXPORT_DEBUG=1 shows more)\n"
    )


def test_a_failing_plugin_is_named(tmp_path: Path, site: Path) -> None:
    entry = "pexport.exporters:names = guest:EXPORTER"
    plugin = guest(tmp_path / "guest", entry, FORMAT.replace("STEP ==", "'encode' =="))

    code, out, said = pexport_with(plugin, "names", site, "--author", "ada")

    assert (code, out) == (1, "")
    assert said.count("\n") == 1
    assert "the plugin names = guest:EXPORTER of guest failed, ZeroDivisionError: nothing" in said
    assert "Traceback" in pexport_with(plugin, "names", site, "--author", "ada", debug="1")[2]


def test_a_claim_that_fails_is_named(tmp_path: Path, site: Path) -> None:
    plugin = guest(tmp_path / "guest", "pexport.sources:zeta = guest:SOURCE", SOURCE)

    code, out, said = pexport_with(plugin, "jsonld", site, "--author", "ada")

    assert (code, out) == (1, "")
    assert said.count("\n") == 1
    assert "the plugin zeta = guest:SOURCE of guest failed, AttributeError: no such thing" in said
    assert pexport_with(plugin, "jsonld", site, "--author", "ada", "--source", "hugo")[0] == 0
