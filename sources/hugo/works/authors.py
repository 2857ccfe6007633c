"""The authors of a publication: the entries of its list, and whom of the site they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pexport.profile import clean

from ...text import markdown
from ..site.author_files import OWNER_SLUGS
from .people import Directory, is_slug

# Signs of equal contribution, of correspondence and of affiliations after a name.
_MARKS = r"(?:[*∗⁎⋆★☆✉†‡§¶‖#^,;\"}\\⁰¹²³⁴-⁹]|\$[^$]*\$|\u20e3|\ufe0f|\s)+$"
_ROLE = r"\s*\((?:equal contributions?|(?:the )?co-?first(?: authors?)?|corresponding author)\)$"
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
    written, links, places, left_out = [], [], [], []
    for index, entry in enumerate(entries):
        for name, link in _names_in_entry(entry, directory):
            if re.fullmatch(_OTHERS, name, re.IGNORECASE):
                left_out.append((index, f"{name!r} is not a name"))
                continue
            written.append(name)
            links.append(link)
            places.append(index)
    matches = directory.find_all(written)
    authors = tuple(
        Author(name, match.slug if match else None)
        for name, match in zip(written, matches, strict=True)
    )
    unknown = [each.is_nobody for each in authors]
    left_out += [
        (index, f"the site has no author page {name!r}")
        for index, name, is_unknown in zip(places, written, unknown, strict=True)
        if is_unknown
    ]
    contributors = (
        _contributor(author, link, directory)
        for author, link, is_unknown in zip(authors, links, unknown, strict=True)
        if not is_unknown
    )
    inferred = (
        f"author {name!r}: inferred, {match.why}"
        for name, match in zip(written, matches, strict=True)
        if match and match.why
    )
    return AuthorList(authors, tuple(contributors), tuple(left_out), "; ".join(inferred))


def _names_in_entry(entry: str, directory: Directory) -> Iterator[tuple[str, str | None]]:
    """Yield the names in *entry*, each with the address it links to."""
    for piece in _pieces(entry, directory):
        rendered = markdown.render(piece)
        # Not every sign that Markdown could take for its own is one in a name.
        shown = clean.line(rendered.text or "") or ""
        while shown != (bare := re.sub(f"{_MARKS}|{_ROLE}", "", shown, flags=re.IGNORECASE)):
            shown = bare
        name = re.sub(r"^(?:[\s*∗†‡§\"{]+|and\s(?=\S+\s\S)|\[[^][]*\]\s+)+", "", shown)
        if name:
            yield name, next((clean.url(address) for _, address in rendered.links), None)


def _pieces(entry: str, directory: Directory) -> list[str]:
    """Return the names of *entry*: there is one, but for lists written as one text.

    ``Family, Given and Family, Given`` is BibTeX's. A comma alone may be that of one name, so two
    names around it are two where one of them is somebody's here.
    """
    listed = re.split(r"\s+and\s+", entry)
    if len(listed) > 1 and all("," in piece for piece in listed):
        return listed
    pieces = [piece.strip() for piece in re.split(r"[,;]\s*(?:and\s|&)?|\sand\s|\s&\s", entry)]
    if len(pieces) < 2 or not all(map(_is_full_name, pieces)):
        return [entry]
    is_list = len(pieces) > 2 or re.search(r"\sand\s|[&;]", entry)
    is_known = any(directory.find(piece.strip("*_")) for piece in pieces)
    return pieces if is_list or is_known else [entry]


def _is_full_name(piece: str) -> bool:
    """Say whether *piece* has a given and a family name, and none of the words of groups."""
    words = re.sub("[*_]", "", piece).split()
    if not 2 <= len(words) <= 4 or not all(word[:1].isupper() for word in (words[0], words[-1])):
        return False
    from ...text import names  # noqa: PLC0415 - few entries hold several names

    return not names.parse_name(piece).is_of_a_group


def _contributor(author: Author, link: str | None, directory: Directory) -> dict[str, Any]:
    written, slug = author
    if slug is None:
        return {"name": written, **({"url": link} if link else {})}
    person = directory.people[slug]
    is_by_slug = written.casefold() in (slug.casefold(), *OWNER_SLUGS) or is_slug(written)
    known = {"orcid": person.orcid, "url": person.url or link}
    name = re.sub(_MARKS, "", person.name) if is_by_slug else written
    return {"name": name, **{key: value for key, value in known.items() if value}}
