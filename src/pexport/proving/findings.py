"""Is a file what it claims to be: which format it is of, and what its checks find."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple

from pexport import registry
from pexport.errors import PexportError
from pexport.exporter import Exporter, Problem
from pexport.source import Input


class Findings(NamedTuple):
    """What was found in one file."""

    file: str
    format: str
    title: str
    """The format's, for people."""
    problems: list[Problem]
    wants: list[Problem]
    """What the programs miss that have to read it, too."""
    more: bool
    """Whether slower checks were left out."""

    @property
    def valid(self) -> bool:
        """Say whether the file is what it claims to be."""
        return all(problem.warning for problem in self.problems)

    @property
    def fits(self) -> bool:
        """Say whether the programs that have to read it can."""
        return all(problem.warning for problem in self.wants)


def checked(
    file: Path, form: str | None, consumers: Collection[str] = (), *, full: bool = False
) -> Findings:
    """Check the file at *file*, or standard input for ``-``, as the format *form* or its own.

    Raises ``PexportError`` for a file that cannot be read or is of no format.
    """
    given = Input(None if str(file) == "-" else file)
    data = given.document()
    name = form or recognized(data, file)
    exporter = registry.exporter(name)
    more = bool(exporter.full_checks) and not full
    try:
        document = exporter.decode(data)
    except ValueError as error:
        rule = getattr(error, "rule", "") or exporter.malformed
        malformed = [Problem(rule, getattr(error, "where", "/"), str(error))]
        return Findings(str(file), name, exporter.title, malformed, [], more)
    problems = exporter.problems(document, full=full)
    programs = [program for who, program in exporter.consumers.items() if who in consumers]
    wants = [problem for program in programs for problem in program(document)]
    return Findings(str(file), name, exporter.title, problems, wants, more)


def recognized(data: bytes, file: Path) -> str:
    """Return the format that *data* is of; ``PexportError`` where none knows it.

    What the bytes look like decides; among formats that look alike, that take them all the same, or
    where they look like none, the suffix of the file's name does.
    """
    exporters = {name: registry.exporter(name) for name in registry.formats()}
    alike = [name for name, exporter in exporters.items() if is_like(exporter, data)]
    by_suffix = [name for name, each in exporters.items() if each.suffix == file.suffix.lower()]
    for name in alike:
        if name in by_suffix:
            return name
    # A dataset without named graphs looks like triples alone, and is what its suffix says as well.
    if len(by_suffix) == 1 and (not alike or _is_valid(exporters[by_suffix[0]], data)):
        return by_suffix[0]
    if alike:
        return alike[0]
    raise PexportError(
        f"{file}: it is none of {', '.join(exporters)}; --format NAME says what it lacks"
    )


def _is_valid(exporter: Exporter[Any, Any], data: bytes) -> bool:
    try:
        return not exporter.problems(exporter.decode(data))
    except ValueError:
        return False


def is_like(exporter: Exporter[Any, Any], data: bytes) -> bool:
    """Say whether *data* claims to be of the format; see ``Exporter.is_like``."""
    if exporter.is_like:
        return exporter.is_like(data)
    try:
        exporter.decode(data)
    except ValueError:
        return False
    return True


def described(found: Findings) -> dict[str, Any]:
    """Return *found* in its parts, for programs."""
    rules = registry.rules()
    return {
        "file": found.file,
        "format": found.format,
        "valid": found.valid,
        "fits": found.fits,
        "problems": [
            {
                "where": problem.where,
                "rule": problem.rule,
                "title": rules[problem.rule].title if problem.rule in rules else "",
                "found": problem.message,
                "hint": problem.hint,
                "level": "warning" if problem.warning else "error",
            }
            for problem in (*found.problems, *found.wants)
        ],
    }
