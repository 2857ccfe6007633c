"""How time and memory grow with the input: sizes are doubled, for every source and every format.

    python bench/growth.py [WORD ...]

Of each shape of `shapes.py` whose line has one of the WORDs, four sizes are read, each half as
large as the next, by a process that reads nothing else. What is printed is the size of the largest,
what it took beyond the start of the process, and by how much each doubling was slower: 2 is linear,
4 quadratic. A file is checked as its format, a page or a site exported as JSON-LD.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from shapes import AUTHOR, DECODERS, PROFILE, SITES

DOUBLINGS = 3
SECONDS = 60
"""After which a process is ended: what takes as long needs no greater size."""


class Case(NamedTuple):
    """One shape: its name, how it is run, and its files in a size."""

    name: str
    arguments: tuple[str, ...]
    first: int
    """The number of parts in the smallest size."""
    files: Callable[[int], Mapping[str, str]]

    def written(self, folder: Path, number: int) -> Path:
        """Write the files of *number* parts, and return what to read of them."""
        made = self.files(number)
        for name, text in made.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        return folder / next(iter(made)) if len(made) == 1 else folder


def _one_file(name: str, text: Callable[[int], str]) -> Callable[[int], Mapping[str, str]]:
    return lambda number: {name: text(number)}


def cases() -> Iterator[Case]:
    """Yield all shapes."""
    for name, shapes in DECODERS.items():
        for shape, text in shapes.items():
            arguments = ("check", "--format", name)
            yield Case(f"check {name}: {shape}", arguments, 2_000, _one_file("given", text))
    for kind, shapes, file in (("page", AUTHOR, "ada.md"), ("profile", PROFILE, "ada.json")):
        for shape, text in shapes.items():
            yield Case(f"{kind}: {shape}", ("jsonld",), 1_000, _one_file(file, text))
    for shape, files in SITES.items():
        flags = ("jsonld", "--all") if shape == "authors" else ("jsonld",)
        yield Case(f"site: {shape}", flags, 100, files)


class Cost(NamedTuple):
    """What a process took."""

    seconds: float
    """Of the processor's time."""
    megabytes: float
    code: int


def cost(arguments: tuple[str, ...], path: Path | None) -> Cost:
    """Run pexport and return what it took."""
    command = [sys.executable, "-m", "pexport", *arguments, *([str(path)] if path else [])]
    begun = time.monotonic()
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS)),  # noqa: PLW1509 - no threads
    ) as process:  # fmt: skip
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = used.ru_utime + used.ru_stime
    return Cost(seconds or time.monotonic() - begun, used.ru_maxrss / 1024, process.returncode)


def growth(case: Case) -> list[Cost]:
    """Return what each size took, the smallest first; fewer where one did not end."""
    found = []
    for doubling in range(DOUBLINGS + 1):
        with tempfile.TemporaryDirectory() as folder:
            path = case.written(Path(folder), case.first << doubling)
            found.append(cost(case.arguments, path))
        if found[-1].code not in {0, 1, 2}:
            break
    return found


def main() -> None:
    """Print the table."""
    words = sys.argv[1:]
    start = cost(("--version",), None)
    print(f"{'':<40}{'parts':>8}{'seconds':>9}{'MB':>7}  doublings")
    for case in cases():
        if words and not any(word in case.name for word in words):
            continue
        costs = growth(case)
        own = [max(each.seconds - start.seconds, 0.01) for each in costs]
        ratios = " ".join(f"{two / one:.1f}" for one, two in pairwise(own))
        end = "" if costs[-1].code in {0, 1, 2} else f"  ENDED WITH {costs[-1].code}"
        size = case.first << (len(costs) - 1)
        print(f"{case.name:<40}{size:>8}{own[-1]:>9.2f}{costs[-1].megabytes:>7.0f}  {ratios}{end}",
              flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
