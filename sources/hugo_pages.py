"""Where a site of Hugo Academic, Wowchemy or Hugo Blox keeps its authors, in each language."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from pexport.source import decoded, read_bytes

from .front_matter import FrontMatter, of_data, parse

DATA = (".yaml", ".yml")
_PLACES = (
    "data/authors/*.y*ml",
    "data/*/authors/*.y*ml",
    "content/authors/*/_index*.md",
    "content/*/authors/*/_index*.md",
)
_LANGUAGE = r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*"


class AuthorFile(NamedTuple):
    """A file about one author, in one language."""

    path: Path
    slug: str | None
    """A folder's name in ``content``, a file's in ``data``; None elsewhere."""
    language: str | None
    """What the path says of it: ``content/de/authors``, ``data/de/authors``, ``_index.de.md``."""

    def front_matter(self) -> FrontMatter:
        """Return the keys and the text; raise ``PexportError`` where the file is broken."""
        text, name = decoded(read_bytes(self.path), str(self.path)), str(self.path)
        return of_data(text, name) if self.path.suffix in DATA else parse(text, name)


def author_file(path: Path) -> AuthorFile:
    """Return what the path of a file says of it."""
    is_data = path.suffix in DATA
    folder = path.parent if is_data else path.parent.parent
    slug = path.stem if is_data else path.parent.name
    return AuthorFile(path, slug if folder.name == "authors" else None, _language(path, folder))


def _language(path: Path, folder: Path) -> str | None:
    above = folder.parent
    within = folder.name == "authors" and above.parent.name in ("content", "data")
    for tag in (
        path.name.removeprefix("_index.").removesuffix(".md"),
        above.name if within else "",
    ):
        # Most have neither, and no pattern is compiled.
        if tag not in ("", "md", path.name) and re.fullmatch(_LANGUAGE, tag, re.IGNORECASE):
            return tag
    return None


def authors(root: Path, language: str | None) -> dict[str, list[AuthorFile]]:
    """Return the files of each author of the site at *root* by slug.

    The first of each is in the site's own *language*, where there is one. The newest theme reads
    data alone: pages beside them hold nothing.
    """
    found: dict[str, list[AuthorFile]] = {}
    for place in _PLACES:
        for path in sorted(root.glob(place)):
            file = author_file(path)
            known = found.setdefault(file.slug or "", [])
            if not known or (known[0].path.suffix in DATA) == (path.suffix in DATA):
                known.append(file)
    own = (language or "en").partition("-")[0].lower()
    return {slug: sorted(files, key=lambda file: _rank(file, own)) for slug, files in found.items()}


def _rank(file: AuthorFile, own: str) -> int:
    if file.language is None:
        return 0
    return 1 if file.language.lower().startswith(own) else 2
