"""The shape of the house: how large its parts are, what they are called, who silences a checker."""

from __future__ import annotations

import io
import re
import tokenize
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from modules import PACKAGES, Module, broken, house

ATTICS = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
MAX_LINES = 300
MAX_TEST_LINES = 500
MAX_MODULES = 15


def shape(module: Module) -> Iterator[str]:
    if module.lines > MAX_LINES:
        yield f"{module.file}: {module.lines} lines"
    if ATTICS & set(re.split("[._]", module.name)):
        yield f"{module.file}: the name does not say what is in it"


def test_modules_are_short_and_say_what_is_in_them() -> None:
    assert [fault for module in house() for fault in shape(module)] == []


@pytest.mark.parametrize(
    ("file", "added", "said"),
    [
        ("exporters/rdf/utils.py", "", "the name does not say what is in it"),
        ("sources/long.py", "pass\n" * 299, "301 lines"),
    ],
)
def test_a_broken_shape_is_found(tmp_path: Path, file: str, added: str, said: str) -> None:
    assert list(shape(broken(tmp_path, file, added))) == [f"{file}: {said}"]


def python_files(*folders: str) -> list[Path]:
    """Return the Python files below *folders*, but for what npm brought."""
    found = [file for folder in folders for file in sorted((ROOT / folder).rglob("*.py"))]
    return [file for file in found if "node_modules" not in file.parts]


def faults_of_tests(files: list[Path]) -> list[str]:
    """Return which modules of tests are too long, or do not say what they hold."""
    found = []
    for file in files:
        lines = file.read_text(encoding="utf-8").count("\n")
        if lines > MAX_TEST_LINES:
            found.append(f"{file.name}: {lines} lines")
        if ATTICS & set(file.stem.split("_")):
            found.append(f"{file.name}: the name does not say what is in it")
    return found


def test_modules_of_tests_are_short_and_say_what_they_hold(tmp_path: Path) -> None:
    assert faults_of_tests(python_files("tests")) == []

    (tmp_path / "test_long.py").write_text("pass\n" * 501)
    (tmp_path / "card_helpers.py").touch()
    (tmp_path / "test_short.py").write_text("pass\n" * 500)
    assert faults_of_tests(sorted(tmp_path.glob("*.py"))) == [
        "card_helpers.py: the name does not say what is in it",
        "test_long.py: 501 lines",
    ]


# They test what does for every format what it does for one, whoever has made it.
OF_WHATEVER_IS_INSTALLED = {
    "conftest.py",
    "sources/hugo/site/test_site.py",
    "commands/test_cli.py",
    "plugins/test_package.py",
    "plugins/test_registry.py",
}


def test_all_other_tests_name_the_formats_that_they_are_about() -> None:
    """So that a plugin that is installed beside pexport breaks none of them."""
    asking = re.compile(r"registry\.(format|source)_names\(\)")
    found = {
        file.relative_to(ROOT / "tests").as_posix()
        for file in python_files("tests")
        if asking.search(file.read_text(encoding="utf-8"))
    }

    assert found == OF_WHATEVER_IS_INSTALLED


def test_no_folder_is_crowded() -> None:
    modules = Counter(
        file.parent.relative_to(ROOT).as_posix()
        for file in python_files(*PACKAGES, "tests", "docs", "bench")
        if file.name != "__init__.py"
    )

    # A module a command: it is as long as the list of commands.
    del modules["src/pexport/commands"]
    assert {folder: count for folder, count in modules.items() if count > MAX_MODULES} == {}


SILENT = re.compile(r"# *(noqa|type: *ignore)")
CODES = re.compile(r"# (noqa: [A-Z]+[0-9]+(, [A-Z]+[0-9]+)*|type: ignore\[[a-z-]+\])")


def without_reason(text: str) -> list[str]:
    """Return the comments that make a checker silent, and do not say why."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    comments = [token.string for token in tokens if token.type == tokenize.COMMENT]
    silent = [each for each in comments if SILENT.match(each)]
    return [
        each for each in silent if not (CODES.match(each) and re.search(r"\w", CODES.sub("", each)))
    ]


CHECKED = ["src", "exporters", "sources", "tests", "bench", "docs", "samples/plugins"]


@pytest.mark.parametrize("folder", CHECKED)
def test_whoever_silences_a_checker_says_why(folder: str) -> None:
    files = [file for file in (ROOT / folder).rglob("*.py") if "node_modules" not in file.parts]

    assert files
    found = {file: without_reason(file.read_text(encoding="utf-8")) for file in files}
    assert {file: comments for file, comments in found.items() if comments} == {}


@pytest.mark.parametrize(
    ("comment", "is_silent"),
    [
        ("# noqa: S314 - it is our own", False),
        ("# noqa: N813, PLC0415 - the module beside its class", False),
        ("# type: ignore[misc] # each has one", False),
        ("# type: ignore[import-untyped] # noqa: PLC0415 - it has no types", False),
        ("# noqa: S314", True),
        ("# noqa", True),
        ("# type: ignore", True),
        ("# type: ignore[misc]", True),
        ("# type: ignore[import-untyped] # noqa: PLC0415", True),
        ("# a comment", False),
    ],
)
def test_a_reason_is_words_after_the_codes(comment: str, is_silent: bool) -> None:
    assert without_reason(f"x = 1  {comment}\n") == ([comment] if is_silent else [])
