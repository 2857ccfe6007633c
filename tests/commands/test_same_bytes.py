"""The same input gives the same bytes: whatever the run, the seed of hashes, the processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import FORMATS, SAMPLES, profile, shared

from pexport import registry
from pexport.profile import Profile
from pexport.writing.export import export

SITES = sorted(path for path in (SAMPLES / "sites").iterdir() if path.is_dir())


def exported(site: Path, into: Path, seed: str, *flags: str) -> dict[str, bytes]:
    """Return the files of all formats, made by a process with *seed* for its hashes."""
    command = [sys.executable, "-m", "pexport", "all", site, "-q", "-o", into, *flags]
    command += ["--as-of", "2026-11-23", "--base-url", "https://site.example/"]
    done = subprocess.run(
        list(map(str, command)),
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr.decode()
    return {
        path.relative_to(into).as_posix(): path.read_bytes()
        for path in sorted(into.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_seeds_and_runs_change_nothing(site: Path, tmp_path: Path) -> None:
    first, again, other = (
        exported(site, tmp_path / str(number), seed) for number, seed in enumerate("114")
    )

    assert first
    assert first == again
    assert first == other


@pytest.mark.parametrize("lab", ["synosys__synosys.github.io", "moultonlab__moultonlab"])
def test_the_number_of_processes_changes_nothing(lab: str, tmp_path: Path) -> None:
    site = shared(f"corpus/groups/{lab}")

    one, two, three = (
        exported(site, tmp_path / jobs, jobs, "--all", "--jobs", jobs) for jobs in "123"
    )

    assert len(one) > 5
    assert one == two
    assert one == three


@pytest.mark.parametrize("name", FORMATS)
def test_a_document_names_the_day_only_where_it_was_asked_for(name: str) -> None:
    """Kept beside the site, the files of two days would differ where nothing has changed."""
    exporter = registry.load_exporter(name)
    today = exporter.options()
    text = profile("researcher").model_dump_json()
    # On a day that the profile itself names it would be in the document.
    known = Profile.model_validate_json(text.replace(today.as_of.isoformat(), "2020-02-29"))

    data = export(known, exporter, today).data

    assert data
    assert today.as_of.isoformat() not in data.decode()
    assert today.as_of.strftime("%Y%m%d") not in data.decode()
