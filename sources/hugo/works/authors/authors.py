"""The authors of a publication: the entries of its list, and whom of the site they mean."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ...site.author_files import OWNER_SLUGS
from .entries import Name, names_in_entry, without_marks
from .name_forms import is_slug
from .people import Directory

_OTHERS = r"(?:and )?(?:\d+ )?others|and (?:\d+ |many )?more|\+ ?\d+(?: more)?|et\.? al\.?|\.\.\.|…"


class Author(NamedTuple):
    """One author of a publication."""

    written: str
    """The entry of the list of authors, without the marks around the name."""
    slug: str | None
    """The author of the site whom it means."""

    @property
    def is_nobody(self) -> bool:
        """Whether it is the slug of an owner whom the site does not have."""
        return not self.slug and self.written.casefold() in OWNER_SLUGS


class AuthorList(NamedTuple):
    """What the list of authors of a work says."""

    authors: tuple[Author, ...]
    contributors: tuple[dict[str, Any], ...]
    """In the shape of ``pexport.profile.Contributor``."""
    left_out: tuple[tuple[int, str], ...]
    """The place in the list and the reason."""
    inferred: str = ""
    """Who was found to be meant though the entry is not their name."""


def read_authors(entries: list[str], directory: Directory) -> AuthorList:
    """Return the authors that *entries* name, in their order."""
    names: list[Name] = []
    places, left_out = [], []

    def is_known(name: str) -> bool:
        return directory.find(name) is not None

    for index, entry in enumerate(entries):
        for name in names_in_entry(entry, is_known):
            if re.fullmatch(_OTHERS, name.written, re.IGNORECASE):
                left_out.append((index, f"{name.written!r} is not a name"))
                continue
            names.append(name)
            places.append(index)
    emphasized = [place for place, name in enumerate(names) if name.is_emphasized]
    matches = directory.find_all([name.written for name in names], emphasized)
    authors = tuple(
        Author(name.written, match.slug if match else None)
        for name, match in zip(names, matches, strict=True)
    )
    unknown = [each.is_nobody for each in authors]
    left_out += [
        (index, f"the site has no author page {name!r}")
        for index, (name, _), is_unknown in zip(places, authors, unknown, strict=True)
        if is_unknown
    ]
    contributors = (
        _contributor(author, name.link, directory)
        for author, name, is_unknown in zip(authors, names, unknown, strict=True)
        if not is_unknown
    )
    inferred = (
        f"author {name.written!r}: inferred, {match.why}"
        for name, match in zip(names, matches, strict=True)
        if match and match.why
    )
    return AuthorList(authors, tuple(contributors), tuple(left_out), "; ".join(inferred))


def _contributor(author: Author, link: str | None, directory: Directory) -> dict[str, Any]:
    written, slug = author
    if slug is None:
        return {"name": written, **({"url": link} if link else {})}
    person = directory.people[slug]
    # The theme of 2025 names the data of an author `_me.yaml`, too.
    key = written.casefold().strip("_")
    is_by_slug = key in (slug.casefold().strip("_"), *OWNER_SLUGS) or is_slug(written)
    known = {"orcid": person.orcid, "url": person.url or link}
    name = without_marks(person.name) if is_by_slug else written
    return {"name": name, **{key: value for key, value in known.items() if value}}
