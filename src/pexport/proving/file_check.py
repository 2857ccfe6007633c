"""Checks a file: which format it is in, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple

from pexport import registry
from pexport.errors import PexportError
from pexport.exporter import Exporter, Problem
from pexport.files import in_utf8
from pexport.source import Input


class FileCheck(NamedTuple):
    """What the check of one file found."""

    file: str
    format: str
    title: str
    """The format's, for people."""
    problems: list[Problem]
    consumer_problems: list[Problem]
    """What is wrong with it for the programs that were asked for."""
    has_slow_checks: bool
    """Whether slower checks were left out."""

    @property
    def is_valid(self) -> bool:
        """Say whether the file is what it claims to be."""
        return all(problem.warning for problem in self.problems)

    @property
    def fits_consumers(self) -> bool:
        """Say whether the programs that were asked for can read the file."""
        return all(problem.warning for problem in self.consumer_problems)


def check_file(
    file: Path, format_name: str | None, consumers: Collection[str] = (), *, full: bool = False
) -> FileCheck:
    """Check the file at *file*, or standard input for ``-``, as *format_name* or its own format.

    Raises ``PexportError`` for a file that cannot be read or is in no known format.
    """
    given = Input(None if str(file) == "-" else file)
    data = given.document()
    name = format_name or detect_format(data, file)
    exporter = registry.load_exporter(name)
    has_slow_checks = bool(exporter.full_checks) and not full
    try:
        document = exporter.decode(data)
    except ValueError as error:
        rule = getattr(error, "rule", "") or exporter.malformed_rule
        malformed = [Problem(rule, getattr(error, "where", "/"), str(error))]
        return FileCheck(str(file), name, exporter.title, malformed, [], has_slow_checks)
    problems = exporter.problems(document, full=full)
    checks = [check for consumer, check in exporter.consumers.items() if consumer in consumers]
    unfit = [problem for check in checks for problem in check(document)]
    return FileCheck(str(file), name, exporter.title, problems, unfit, has_slow_checks)


def detect_format(data: bytes, file: Path) -> str:
    """Return the format that *data* is in; ``PexportError`` where it is none that is known.

    What the bytes look like decides; among formats that look alike, that take them all the same, or
    where they look like none, the suffix of the file's name does.
    """
    exporters = {name: registry.load_exporter(name) for name in registry.format_names()}
    alike = [name for name, exporter in exporters.items() if claims_format(exporter, data)]
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
        f"{file}: not recognized as any of these formats: {', '.join(exporters)}; "
        "use --format NAME to see what is wrong with it as one of them"
    )


def _is_valid(exporter: Exporter[Any, Any], data: bytes) -> bool:
    try:
        return not exporter.problems(exporter.decode(data))
    except ValueError:
        return False


def claims_format(exporter: Exporter[Any, Any], data: bytes) -> bool:
    """Say whether *data* claims to be of the format, in whatever encoding."""
    data = in_utf8(data)
    if exporter.is_like:
        return exporter.is_like(data)
    try:
        exporter.decode(data)
    except ValueError:
        return False
    return True


def check_as_json(check: FileCheck) -> dict[str, Any]:
    """Return *check* for programs."""
    rules = registry.all_rules()
    return {
        "file": check.file,
        "format": check.format,
        "valid": check.is_valid,
        "fits": check.fits_consumers,
        "problems": [
            {
                "where": problem.where,
                "rule": problem.rule,
                "title": rules[problem.rule].title if problem.rule in rules else "",
                "found": problem.message,
                "hint": problem.hint,
                "level": "warning" if problem.warning else "error",
            }
            for problem in (*check.problems, *check.consumer_problems)
        ],
    }
