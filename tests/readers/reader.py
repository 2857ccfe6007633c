"""How a foreign program is asked: what it is called, whether it is here, how it reads files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

import pytest

PROGRAMS = Path(__file__).parent / "programs"
NODE = PROGRAMS / "node"

Facts = dict[str, Any]


class Refusal(NamedTuple):
    """What a program said of a document that it did not read."""

    why: str


Answer = Facts | Refusal
Read = Callable[[str, Sequence[Path]], "list[Answer]"]
"""Reads documents of the form that the first argument names, in one go where it can."""


class KnownDifference(NamedTuple):
    """A fact that a program is known to read otherwise, and why that is no fault of ours."""

    why: str
    expected: Callable[[Any], Any]
    """From the fact of the profile to what the program makes of it."""


class Reader(NamedTuple):
    """A foreign program that reads documents."""

    name: str
    package: str
    """``pypi:vobject``, ``npm:ical.js``, ``deb:serdi``: where it comes from."""
    forms: tuple[str, ...]
    """The forms of document it is given."""
    read: Read
    reported: frozenset[str] = frozenset()
    """Which facts it reports; all where none is named."""
    known_differences: Mapping[str, KnownDifference] = {}
    """By the fact, or by the form and the fact."""
    ordered: bool = True
    """Whether it keeps the order in which values stand."""
    unreadable: Mapping[str, str] = {}
    """What it cannot read, by form and person, and why that is no fault of ours."""

    def version(self) -> str | None:
        """Return which version is installed, if any is."""
        return installed(self.package)


@cache
def installed(package: str) -> str | None:
    """Return the installed version of *package*, or none."""
    registry, _, name = package.partition(":")
    return _VERSIONS[registry](name)


def _of_pypi(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _of_npm(name: str) -> str | None:
    description = NODE / "node_modules" / name / "package.json"
    if not description.exists():
        return None
    version: str = json.loads(description.read_bytes())["version"]
    return version


def _of_debian(name: str) -> str | None:
    try:
        asked = subprocess.run(
            ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Version}", name],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    except FileNotFoundError:
        return None
    status, _, version = asked.stdout.partition(" ")
    return version if status == "installed" else None


_VERSIONS = {"pypi": _of_pypi, "npm": _of_npm, "deb": _of_debian}


def required(reader: Reader) -> str:
    """Return the version of *reader*; skip the test where it is missing, and fail it in CI."""
    version = reader.version()
    if version is None:
        why = f"{reader.name} ({reader.package}) is not installed: `make readers` does it"
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)
    return version


def program(*command: str, cwd: Path = PROGRAMS) -> Read:
    """Return how to ask a program of ours that holds the foreign one.

    It is started once, with the form and the files; it writes a line of JSON for each file, facts
    or ``{"refused": why}``.
    """

    def read(form: str, paths: Sequence[Path]) -> list[Answer]:
        done = subprocess.run(
            [*command, form, *map(str, paths)],
            cwd=cwd,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=300,
        )
        lines = done.stdout.split("\n")[:-1]
        assert len(lines) == len(paths), f"{command}: {done.stderr[-2000:]}"
        return [_answer(json.loads(line)) for line in lines]

    return read


def _answer(line: Any) -> Answer:
    return Refusal(line["refused"]) if "refused" in line else line


def java(name: str, jars: str) -> Read:
    """Return how to ask a program in Java, with the jars of Debian that it needs."""
    path = ":".join(f"/usr/share/java/{jar}.jar" for jar in jars.split())
    return program("java", "-cp", path, f"java/{name}.java")


def jq(name: str) -> Read:
    """Return how to ask jq with a filter; it takes all files, and stops at one it cannot read."""

    def read(_form: str, paths: Sequence[Path]) -> list[Answer]:
        done = subprocess.run(
            ["jq", "-c", "-f", str(PROGRAMS / "jq" / name), *map(str, paths)],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        lines: list[Answer] = [json.loads(line) for line in done.stdout.splitlines()]
        return lines + [Refusal(done.stderr)] * (len(paths) - len(lines))

    return read


def library(read_one: Callable[[str, bytes], Facts]) -> Read:
    """Return how to ask a library of Python; what it raises is its refusal."""

    def read(form: str, paths: Sequence[Path]) -> list[Answer]:
        return [_read_one(read_one, form, path.read_bytes()) for path in paths]

    return read


def _read_one(read_one: Callable[[str, bytes], Facts], form: str, data: bytes) -> Answer:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what is old in the library itself
            return read_one(form, data)
    except Exception as error:  # noqa: BLE001 - whatever a foreign library raises is its refusal
        return Refusal(f"{type(error).__name__}: {error}")


PYTHON = sys.executable
