"""The table of what each foreign program has read, shown at the end of a run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

HEAD = ("reader", "version", "form", "documents", "facts", "differences")


def rows(reporter: Any) -> Iterator[str]:
    """Yield the lines of the table from the properties that the tests have recorded.

    Below it stands in what each reader is known to differ, and why that is not ours to change.
    """
    read = _recorded(reporter, "reader")
    if not read:
        return
    table = [HEAD, *read]
    widths = [max(len(row[column]) for row in table) for column in range(len(HEAD))]
    yield ""
    for row in table:
        cells = zip(row, widths, strict=True)
        yield "  ".join(
            cell.rjust(width) if cell.isdecimal() else cell.ljust(width) for cell, width in cells
        ).rstrip()
    differing: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for name, why, form, what in _recorded(reporter, "known"):
        differing[name, why, form].append(what)
    for (name, why, form), facts in differing.items():
        yield f"{name}, {form}, {', '.join(facts)}: {why}"


def _recorded(reporter: Any, name: str) -> list[tuple[str, ...]]:
    return sorted(
        {
            tuple(map(str, value))
            for kind in ("passed", "failed")
            for report in reporter.stats.get(kind, ())
            if report.when == "call"
            for key, value in report.user_properties
            if key == name
        }
    )
