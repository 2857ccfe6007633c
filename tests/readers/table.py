"""The table of what each foreign program has read, shown at the end of a run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

HEAD = ("reader", "version", "form", "documents", "facts", "differences")


def rows(reporter: Any) -> Iterator[str]:
    """Yield the lines of the table, from the properties that the tests have recorded."""
    read = sorted(
        {
            tuple(map(str, value))
            for kind in ("passed", "failed")
            for report in reporter.stats.get(kind, ())
            if report.when == "call"
            for name, value in report.user_properties
            if name == "reader"
        }
    )
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
