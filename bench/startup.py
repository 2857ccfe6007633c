"""What a whole run costs: CPU of `pexport jsonld SAMPLE`, checked, against two empty programs.

    python bench/startup.py [ROUNDS]

The commands are run in turn, so that noise meets all of them alike; given are the medians of user
plus system time of the whole process, and the ratios of this one run. Run it in an environment
where pexport is installed from its wheel (`make bench`): an editable install adds a finder of its
own to every start.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
from pathlib import Path

SAMPLE = Path(__file__).parent.parent / "samples/sites/academic/content/authors/admin/_index.md"
EMPTY = """
import typer
from pydantic import BaseModel

class Options(BaseModel):
    number: int = 0

app = typer.Typer()

@app.command()
def one(number: int = 1) -> None:
    Options(number=number)

@app.command()
def two(number: int = 1) -> None:
    Options(number=number)

app(["one"])
"""
FORMATS = ["jsonld", "vcard", "orcid", "turtle"]
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "typer + pydantic": [sys.executable, "-c", EMPTY],
    **{
        f"pexport {name}": [
            str(Path(sys.executable).parent / "pexport"),
            name,
            "-q",
            "--no-works",
            str(SAMPLE),
        ]
        for name in FORMATS
    },
}


def cpu(command: list[str]) -> float:
    """Return the milliseconds of user and system time that *command* takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def main() -> None:
    """Run all commands in turn and print the medians."""
    rounds = int(sys.argv[1]) if sys.argv[1:] else 21
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        for name, command in COMMANDS.items():
            times[name].append(cpu(command))
    medians = {name: statistics.median(values) for name, values in times.items()}
    print(f"{'':<20}{'CPU ms':>8}{'x pass':>8}{'x typer + pydantic':>20}")
    for name, median in medians.items():
        print(f"{name:<20}{median:>8.0f}{median / medians['python -c pass']:>8.1f}"
              f"{median / medians['typer + pydantic']:>20.2f}")  # fmt: skip


if __name__ == "__main__":
    main()
