"""How far a long run is, on a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

_PATIENCE = 1.0
"""Seconds before a bar is shown."""

Item = TypeVar("Item")


def shown(items: Iterable[Item], total: int, label: str) -> Iterator[Item]:
    """Yield *items*; on a terminal a bar shows how many of *total* are done, if it takes long."""
    if not sys.stderr.isatty():
        yield from items
        return
    import typer  # noqa: PLC0415 - for a terminal alone

    started = time.monotonic()
    walk = iter(items)
    done = 0
    for item in walk:
        done += 1
        yield item
        if time.monotonic() - started > _PATIENCE:
            break
    else:
        return
    with typer.progressbar(length=total, label=label, file=sys.stderr) as bar:
        bar.update(done)
        for item in walk:
            yield item
            bar.update(1)
