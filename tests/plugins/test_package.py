"""What is built to be installed: the wheel and the sdist, and the command run from the wheel."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import NamedTuple

import pytest
from building import isolated
from conftest import ROOT, SAMPLES

FOLDERS = {
    "src/pexport": "pexport",
    "exporters": "pexport/exporters",
    "sources": "pexport/sources",
    "vocab": "pexport/vocab",
}


class Built(NamedTuple):
    """The tree as it is in the repository, and what was built of it, unpacked."""

    tree: Path
    sdist: Path
    wheel: Path


def of_the_repository() -> list[str]:
    """Return the files that git has or would take."""
    git = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(git, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
    return [file for file in listed.split("\0") if file and (ROOT / file).is_file()]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the package, built the way it is released: the wheel from the sdist."""
    if not (ROOT / ".git").exists():
        pytest.skip("what belongs to the package is known from git")
    folder = tmp_path_factory.mktemp("built")
    tree = folder / "tree"
    for file in of_the_repository():
        (tree / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / file, tree / file)
    build = [sys.executable, "-m", "build", *([] if isolated() else ["--no-isolation"])]
    done = subprocess.run(
        [*build, "--outdir", folder, tree], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    shutil.unpack_archive(next(folder.glob("*.tar.gz")), folder / "sdist", filter="data")
    shutil.unpack_archive(next(folder.glob("*.whl")), folder / "wheel", "zip")
    return Built(tree, next((folder / "sdist").iterdir()), folder / "wheel")


def files(folder: Path) -> set[str]:
    """Return the names of all files below *folder*, but for what a build leaves there."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in found if "pexport.egg-info" not in path.parts}


def distribution(built: Built) -> Distribution:
    return next(iter(distributions(name="pexport", path=[str(built.wheel)])))


def test_the_wheel_holds_the_four_folders_and_nothing_else(built: Built) -> None:
    expected = {
        f"{package}/{name}"
        for folder, package in FOLDERS.items()
        for name in files(built.tree / folder)
    }

    held = {name for name in files(built.wheel) if not name.startswith("pexport-")}

    assert sorted(held - expected) == []
    assert sorted(expected - held) == []
    assert {path.name for path in built.wheel.iterdir()} == {
        "pexport", f"pexport-{distribution(built).version}.dist-info"
    }  # fmt: skip
    assert {"pexport/py.typed", "pexport/vocab/catalogue/services.json"} <= held


def test_the_wheel_says_what_pyproject_says(built: Built) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = {**project["entry-points"], "console_scripts": project["scripts"]}

    wheel = distribution(built)

    assert {(entry.group, entry.name, entry.value) for entry in wheel.entry_points} == {
        (group, name, value) for group, names in groups.items() for name, value in names.items()
    }
    assert wheel.version == project["version"]
    extras = [
        f'{requirement}; extra == "{extra}"'
        for extra, requirements in project["optional-dependencies"].items()
        for requirement in requirements
    ]
    assert wheel.requires == project["dependencies"] + extras
    assert wheel.read_text("licenses/LICENSE") == (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_the_sdist_holds_what_is_needed_to_build_and_to_test(built: Built) -> None:
    held = files(built.sdist)

    for folder in [*FOLDERS, "tests", "samples"]:
        needed = {f"{folder}/{name}" for name in files(built.tree / folder)}
        assert sorted(needed - held) == []
    assert {"pyproject.toml", "README.md", "LICENSE"} <= held


def test_the_command_runs_from_the_wheel_alone(built: Built, tmp_path: Path) -> None:
    site = shutil.copytree(SAMPLES / "sites/academic", tmp_path / "site")

    listed = from_wheel(built, "-m", "pexport", "formats", cwd=tmp_path)
    document = from_wheel(built, "-m", "pexport", "jsonld", str(site), cwd=tmp_path)
    written = from_wheel(built, "-m", "pexport", "all", str(site), "-o", "out", cwd=tmp_path)

    formats = [line.split()[0] for line in listed.splitlines()]
    assert {"jsonld", "orcid", "turtle", "vcard"} <= set(formats)
    assert '"@context": "https://schema.org"' in document
    assert written == ""
    assert len(list((tmp_path / "out").iterdir())) == len(formats)


def test_what_runs_from_the_wheel_is_the_wheel(built: Built, tmp_path: Path) -> None:
    code = """
import sys
from pexport import registry
from pexport.proving import json_schema
from pexport.vocabulary import catalogue
catalogue.services()
for name in registry.format_names():
    registry.load_exporter(name)
for name in registry.source_names():
    registry.load_source(name)
for name, module in list(sys.modules.items()):
    if name.split(".")[0] == "pexport":
        print(module.__file__)
"""

    loaded = from_wheel(built, "-c", code, cwd=tmp_path).splitlines()

    assert len(loaded) > 20
    assert [file for file in loaded if not Path(file).is_relative_to(built.wheel)] == []


def from_wheel(built: Built, *arguments: str, cwd: Path) -> str:
    """Return what Python prints with the unpacked wheel on its path."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(built.wheel)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")
@pytest.mark.parametrize(
    ("target", "is_of_the_user"),
    [
        ("demo", True),
        ("test", True),
        ("test-all", True),
        ("check", False),
        ("docs", False),
        ("format", False),
        ("dev", False),
    ],
)
def test_make_tests_what_a_user_has_and_works_on_the_source_tree(
    target: str, is_of_the_user: bool, tmp_path: Path
) -> None:
    """Each target uses one environment; only that of the user gets the package anew each time."""
    users, dev = tmp_path / "users", tmp_path / "dev"
    for environment in (users, dev):
        environment.mkdir()
        for made in ("pip", "tools", "pexport"):
            (environment / made).touch()
    command = ["make", "--dry-run", f"USERS={users}", f"DEV={dev}", target]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)

    assert (f"{users}/bin/" in done.stdout) == is_of_the_user
    assert (f"{dev}/bin/" in done.stdout) == (not is_of_the_user and target != "dev")
    assert ("install --no-deps --force-reinstall ." in done.stdout) == is_of_the_user
    assert "--editable" not in done.stdout
