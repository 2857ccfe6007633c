"""A site made with Hugo Academic, Wowchemy or Hugo Blox: what it is known by."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from pexport.input_head import InputHead
from pexport.source import Claim, Input, Reading, Source

from .theme.places import AUTHOR_DATA_PATTERN, AUTHOR_SECTIONS, DATA_SCHEMA, DATA_SUFFIXES

if TYPE_CHECKING:
    from pexport.profile.collective import Collective

_PAGES = (".md", ".markdown", ".html")
_FRONT_MATTER = ("---", "+++")


def claim(head: InputHead) -> Claim | None:
    """Claim sites, the pages of their authors, their data, and what has front matter."""
    if head.path is None:
        return Claim.POSSIBLE if head.text.lstrip().startswith(_FRONT_MATTER) else None
    if head.is_folder:
        return Claim.PLACE if _is_of_site(head.path) else Claim.POSSIBLE
    if head.path.suffix in DATA_SUFFIXES:
        return _claim_to_data(head, head.path)
    if head.suffix not in _PAGES:
        return None
    if not head.text.lstrip().startswith((*_FRONT_MATTER, "{")):
        return Claim.POSSIBLE
    return Claim.PLACE if _is_in_place(head.path) else Claim.SUFFIX


def _is_of_site(folder: Path) -> bool:
    return _is_in_place(folder) or any(
        (folder / place).is_dir() for place in ("content", "data/authors")
    )


def _is_in_place(path: Path) -> bool:
    return not {"content", *AUTHOR_SECTIONS}.isdisjoint(path.absolute().parts)


def _claim_to_data(head: InputHead, path: Path) -> Claim | None:
    if DATA_SCHEMA in head.text:
        return Claim.SIGNATURE
    if path.parent.name == AUTHOR_SECTIONS[0]:
        return Claim.PLACE
    return Claim.SUFFIX if re.search(AUTHOR_DATA_PATTERN, head.text) else None


def read(given: Input) -> Reading:
    """Read the author's file, or that of the owner of the site in a folder."""
    from .reading import read_site  # noqa: PLC0415 - every input is claimed, and few are of a site

    return read_site(given)


def people(given: Input) -> list[str]:
    """Return the slugs of all authors of the site."""
    from .choice import slugs_of_authors  # noqa: PLC0415 - the same

    return slugs_of_authors(given)


def collective(given: Input) -> Collective | None:
    """Return the organization whose site it is, where the site says so."""
    from .home.collective import read_collective  # noqa: PLC0415 - only everybody of a site is one of it

    return read_collective(given)


def forget() -> None:
    """Forget what is kept of a site from one of its people to the next."""
    from .site import author_files, cascade  # noqa: PLC0415 - the same as read
    from .works import sections, works  # noqa: PLC0415 - the same

    sections.forget()
    author_files.forget()
    cascade.forget()
    works.forget()


SOURCE = Source(
    title="A site of Hugo Academic, Wowchemy or Hugo Blox, or one author's file",
    expects="a site's folder, an author's page with front matter",
    claim=claim,
    read=read,
    people=people,
    collective=collective,
    forget=forget,
)
