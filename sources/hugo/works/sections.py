"""The sections of a site that hold its publications, by their names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from ..site.author_files import LANGUAGE_TAG

_PUBLICATIONS = r"publications?(?![-_]?types?)[\w-]*"
_OTHERS = r"(?:working[-_]?|discussion[-_]?)?papers?|preprints?|thes[ei]s"
"""Sections in which some sites keep a part of their publications, among other pages."""
PUBLICATION_SECTION = rf"{_PUBLICATIONS}|{_OTHERS}"


def find_publication_sections(root: Path, folders: Iterable[str] = ("content",)) -> list[Path]:
    """Return the sections of the site at *root*, sorted, until they are forgotten.

    They lie in the *folders* of content, or in the folder of a language there.
    """
    return _find_sections(root, tuple(folders))


def forget() -> None:
    """Forget the sections of sites."""
    _find_sections.cache_clear()


@lru_cache(maxsize=8)
def _find_sections(root: Path, folders: tuple[str, ...]) -> list[Path]:
    found = set()
    for folder in folders:
        below = [path for path in (root / folder).glob("*") if path.is_dir()]
        found |= {path for path in below if re.fullmatch(PUBLICATION_SECTION, path.name)}
        for path in below:
            names = PUBLICATION_SECTION if re.fullmatch(LANGUAGE_TAG, path.name) else _PUBLICATIONS
            within = (it for it in path.glob("*") if re.fullmatch(names, it.name))
            found |= {it for it in within if it.is_dir()}
    return sorted(found)


def is_in_publication_section(path: Path, root: Path | None) -> bool:
    """Say whether all pages beside that at *path* are publications, by the name of the section."""
    whole = path.absolute()
    within = whole.relative_to(root) if root and whole.is_relative_to(root) else whole
    return any(re.fullmatch(_PUBLICATIONS, step) for step in within.parts[:-1])
