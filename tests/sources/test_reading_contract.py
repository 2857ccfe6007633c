"""The contract of reading: every value of a page is read, or declared to be presentation only, or
reported as unread. Nothing else.

Each value of real pages is changed, and the page read again.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from changing import Reading, is_unread, key_path, places, what_comes_of
from corpus import files, needs_corpus
from reading import read_text

from pexport.errors import PexportError
from pexport.profile.leaves import leaves
from pexport.sources.hugo.theme.presentation import AUTHOR_PAGE, is_presentation


class Page:
    """A real page, as YAML that can be changed."""

    def __init__(self, text: str, folder: Path) -> None:
        _, head, self.body = re.split(r"^---[ \t]*$", text, maxsplit=2, flags=re.MULTILINE)
        self.tree = yaml.load(head, yaml.BaseLoader)  # noqa: S506 - it makes texts alone
        self.folder = folder

    def read(self, tree: Any) -> Reading | None:
        head = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=10_000)
        try:
            read = read_text(
                self.folder, f"---\n{head}---{self.body}", base_url="https://a.example/"
            )
        except PexportError:
            return None
        return list(leaves(read.profile)), {
            remark.where.partition("#")[2].lower()
            for remark in read.remarks
            # What is the theme's example is reported as a whole fact, of which some keys tell it.
            if remark.rule in {"unread", "placeholder"}
        }


def pages(*kinds: str) -> list[Path]:
    """Return the pages with YAML that can be read."""
    return [path for path in files(*kinds) if path.name.startswith("_index")]


def table(paths: list[Path], folder: Path) -> tuple[Counter[str], dict[str, list[str]]]:
    """Count the files and key paths, and list those that break the contract."""
    counts: Counter[str] = Counter()
    broken: dict[str, list[str]] = {}
    for path in paths:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        if not re.match(r"\s*---[ \t]*\n.*\n---[ \t]*(\n|$)", text, re.DOTALL):
            continue
        try:
            page = Page(text, folder)
        except yaml.YAMLError:
            continue
        whole = page.read(page.tree)
        if whole is None:
            continue
        counts["files"] += 1
        known, unread = whole
        for place in places(page.tree):
            counts["key paths"] += 1
            name = key_path(place)
            if is_presentation(name, AUTHOR_PAGE):
                counts["presentation"] += 1
            elif is_unread(name.lower(), unread):
                counts["unread"] += 1
            elif how := what_comes_of(page.tree, place, page.read, known):
                counts[how] += 1
            else:
                broken.setdefault(str(path), []).append(name)
    return counts, broken


@needs_corpus
@pytest.mark.parametrize(
    "paths",
    [
        pytest.param(pages("hugo-author")[::8], id="some"),
        pytest.param(pages("hugo-author"), id="owners", marks=pytest.mark.slow),
        pytest.param(pages("hugo-group-author")[::2], id="labs", marks=pytest.mark.slow),
        pytest.param(pages("hugo-group-author")[1::2], id="labs, too", marks=pytest.mark.slow),
        pytest.param(
            pages("hugo-author-older-version", "hugo-demo"), id="older", marks=pytest.mark.slow
        ),
    ],
)
def test_every_value_is_read_or_presentation_or_reported(paths: list[Path], tmp_path: Path) -> None:
    counts, broken = table(paths, tmp_path)

    sys.stderr.write(f"\n{dict(counts)}\n")
    assert broken == {}
    assert counts["read"] > counts["files"]
