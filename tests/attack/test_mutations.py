"""No input ends in a traceback, hangs, or ends the process, whatever is changed in it.

A short run in ``make test-all``; ``PEXPORT_ATTACK=3600`` attacks for as many seconds.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from running import pexport, write

from attack.test_hidden_text import HIDDEN

SECONDS = float(os.environ.get("PEXPORT_ATTACK", "60"))


@pytest.mark.slow
def test_no_input_ends_in_more_than_a_line(tmp_path: Path) -> None:
    seed = random.randrange(10**9) if "PEXPORT_ATTACK" in os.environ else 1  # noqa: S311 - no secret
    command = [sys.executable, str(ROOT / "tests/attack/mutating.py")]

    done = subprocess.run(
        [*command, str(seed), str(SECONDS), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )

    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, (
        f"seed {seed}: ended with {done.returncode} at {list(tmp_path.iterdir())}"
    )
    assert told[:-1] == [], f"seed {seed}"
    assert told[-1]["inputs"] > SECONDS


@pytest.mark.slow
def test_no_secret_is_told_wherever_it_is_hidden(tmp_path: Path) -> None:
    """Each way of hiding text stands at several places of a real page."""
    page = (ROOT / "samples/sites/academic/content/authors/admin/_index.md").read_text("utf-8")
    head, body = page.rsplit("---\n", 1)
    paragraphs = body.split("\n\n")
    rng = random.Random(1)  # noqa: S311 - the same places each time
    ways = [text for way, text in HIDDEN.items() if "not end" not in way]
    for number in range(10):
        mixed = list(paragraphs)
        for text in rng.sample(ways, len(ways)):
            mixed.insert(rng.randrange(len(mixed) + 1), text)
        slug = tmp_path / f"content/authors/a{number}/_index.md"
        write(slug, f"{head}---\n" + "\n\n".join(mixed))
    out = tmp_path / "out"

    done = pexport("all", tmp_path, "--all", "-q", "-o", out)

    assert done.returncode in {0, 1}, done.stderr
    written = [file for file in out.rglob("*") if file.is_file()]
    assert len(written) >= 10
    assert [file for file in written if b"SECRET" in file.read_bytes()] == []
    assert "SECRET" not in done.stderr
