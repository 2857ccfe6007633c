"""Both packages of samples/plugins beside pexport: they work together, and break nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES
from guests import installed, python

PLUGINS = SAMPLES / "plugins"


@pytest.fixture(scope="session")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that both are installed in."""
    exporter, source = (
        installed(PLUGINS / name, tmp_path_factory) for name in ("exporter", "source")
    )
    shutil.copytree(source, exporter, dirs_exist_ok=True)
    return exporter


def test_a_format_of_a_guest_takes_what_a_source_of_another_reads(both: Path) -> None:
    command = ("-m", "pexport", "card", "-q", "staff.csv", "--author", "ada")

    done = python(both, *command, cwd=PLUGINS / "source")

    assert done.stdout.splitlines()[1] == "Ada Njoku"


@pytest.mark.parametrize(
    "tests",
    [
        [
            "tests/plugins/test_registry.py",
            "tests/architecture/test_docs.py",
            "tests/readers/test_readers.py",
        ],
        pytest.param(
            ["tests", "--ignore-glob=*/test_plugin*.py", "--ignore=tests/exporters"],
            marks=pytest.mark.slow,
        ),
    ],
    ids=["some", "all"],
)
def test_guests_break_none_of_our_tests(both: Path, tests: list[str]) -> None:
    """Those below exporters/ are of one format each, and ask for it by name."""
    pytest_here = ["-m", "pytest", "-q", "--color=no", "-p", "no:cacheprovider", "-p", "no:xdist"]

    done = python(both, *pytest_here, "-m", "not slow", *tests, cwd=ROOT)

    assert done.returncode == 0, done.stdout
