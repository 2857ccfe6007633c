"""Where the time of one profile goes, warm: microseconds for each step of the road, each format.

    python bench/road.py [PROFILE.json ...]

Every step is run on the same profiles in one process, the formats interleaved, and given as the
best of several rounds; `x floor` is the whole road against orjson loads + dumps of the profile's
JSON in the same run. `source` is what the Hugo source takes for a page, files included; `read` is
what every source needs: one plain tree validated to a profile.
"""

from __future__ import annotations

import sys
import timeit
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from pexport import registry
from pexport.profile import Profile
from pexport.reading.profiles import validate_profile
from pexport.source import Input

ROOT = Path(__file__).parent.parent
ROUNDS, REPEATS = 7, 200
AS_OF = date(2026, 11, 23)


def microseconds(step: Callable[[], Any]) -> float:
    """Return what one call of *step* takes at best."""
    return min(timeit.repeat(step, number=REPEATS, repeat=ROUNDS)) / REPEATS * 1e6


def main() -> None:
    """Measure the sample page and each profile."""
    site = Input(ROOT / "samples/sites/academic")
    hugo = registry.load_source("hugo")
    given = [Path(name) for name in sys.argv[1:]] or [
        ROOT / "samples/profiles/full.json",
        ROOT / "samples/profiles/researcher.json",
    ]
    print(f"source (Hugo page of the sample)  {microseconds(lambda: hugo.read(site)):8.0f} us")
    for path in given:
        measure(path)


def measure(path: Path) -> None:
    """Print the table of one profile."""
    data = path.read_bytes()
    tree = orjson.loads(data)
    profile = validate_profile(tree, str(path))
    facts = sum(1 for _ in profile.facts())
    floor = microseconds(lambda: orjson.dumps(orjson.loads(data)))
    read = microseconds(lambda: validate_profile(tree, ""))
    audience = microseconds(lambda: profile.visible_to("public"))
    print(f"\n{path.stem}: {facts} facts, {len(data)} bytes; floor {floor:.1f} us")
    print(f"{'format':<10}{'read':>8}{'audience':>10}{'build':>8}{'check':>8}{'encode':>8}"
          f"{'whole':>8}{'x floor':>9}")  # fmt: skip
    for name in registry.format_names():
        steps = [read, audience, *road(name, profile)]
        whole = sum(steps)
        print(f"{name:<10}{steps[0]:>8.1f}{steps[1]:>10.1f}{steps[2]:>8.1f}{steps[3]:>8.1f}"
              f"{steps[4]:>8.1f}{whole:>8.1f}{whole / floor:>9.1f}")  # fmt: skip


def road(name: str, profile: Profile) -> list[float]:
    """Return what build, check and encode take for the format *name*."""
    exporter = registry.load_exporter(name)
    options = exporter.options(as_of=AS_OF)
    document = exporter.build(profile, options)
    # A check may keep what it found of one document: each round checks documents of its own.
    fresh = iter([exporter.build(profile, options) for _ in range(ROUNDS * REPEATS)])
    return [
        microseconds(lambda: exporter.build(profile, options)),
        microseconds(lambda: exporter.problems(next(fresh))),
        microseconds(lambda: exporter.encode(document, options)),
    ]


if __name__ == "__main__":
    main()
