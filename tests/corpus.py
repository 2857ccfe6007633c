"""The corpus of real profiles: its files by their kinds, and whole sites put together from it."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest
from conftest import SHARED
from reading import read_path

from pexport.errors import PexportError
from pexport.reading.profiles import ReadProfile

CORPUS = SHARED / "corpus"


MANIFEST = CORPUS / "MANIFEST.tsv"


needs_corpus = pytest.mark.skipif(not MANIFEST.exists(), reason=f"{MANIFEST} is missing")


def files(*kinds: str) -> list[Path]:
    """Return the files of *kinds*, or all."""
    if not MANIFEST.exists():
        return []
    with MANIFEST.open(encoding="utf-8", newline="") as rows:
        return [
            CORPUS / row["file"]
            for row in csv.DictReader(rows, delimiter="\t")
            if not kinds or row["kind"] in kinds
        ]


def read_or_refused(path: Path) -> ReadProfile | None:
    """Read *path*; a refusal has to be one clear line that names the file."""
    try:
        return read_path(path, base_url="https://site.example/")
    except PexportError as error:
        line = str(error)
        assert str(path) in line
        assert len(line.replace(str(path), "").splitlines()) == 1
        return None


KINDS = {"hugo-author", "hugo-related", "hugo-group-author", "hugo-publication"}


def rebuilt(folder: Path) -> dict[str, Path]:
    """Put the files of each repository at their own places below *folder*."""
    sites: dict[str, Path] = {}
    with MANIFEST.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            if row["kind"] in KINDS and re.fullmatch(r"[\w./ -]+", row["path"]):
                root = sites.setdefault(row["repo"], folder / row["repo"].replace("/", "__"))
                place = root / row["path"]
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(CORPUS / row["file"], place)
    return sites
