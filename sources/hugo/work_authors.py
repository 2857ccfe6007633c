"""The authors of a publication: who is meant, and the name under which the work names them.

An entry means a person of the site when it is the name of that person's folder, as Hugo writes it
in an address, or one of the names on that page. Initials and likeness are no evidence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pexport import clean

from .. import markdown
from .permalinks import urlize

# Signs of equal contribution, of correspondence and of affiliations after a name.
_MARKS = r"(?:[*∗⁎⋆★☆✉†‡§¶‖#^,;\"}\\⁰¹²³⁴-⁹]|\$[^$]*\$|\u20e3|\ufe0f|\s)+$"
_ROLE = r"\s*\((?:equal contributions?|(?:the )?co-?first(?: authors?)?|corresponding author)\)$"
_OTHERS = r"(?:and )?others|et\.? al\.?|\.\.\.|…"
_OWNERS = frozenset({"admin", "me"})


class Person(NamedTuple):
    """What the site says of one of its authors."""

    name: str
    """The display name."""
    others: tuple[str, ...] = ()
    """Other spellings of it."""
    orcid: str | None = None
    url: str | None = None
    """The address of the author's page."""


class Author(NamedTuple):
    """One author of a publication."""

    written: str
    """The entry of the list of authors, without the marks around the name."""
    slug: str | None
    """The author of the site whom it means."""


class Understood(NamedTuple):
    """What the list of authors of a work says."""

    authors: tuple[Author, ...]
    contributors: tuple[dict[str, Any], ...]
    """In the shape of ``pexport.facts.Contributor``."""
    left_out: tuple[tuple[int, str], ...]
    """The place in the list and the reason."""
    inferred: str = ""
    """Who was found to be meant though the entry is not their name."""


def understood(entries: list[str], people: Mapping[str, Person]) -> Understood:
    """Return the authors that *entries* name, in their order; *people* is by slug."""
    known = _Directory(people)
    authors, contributors, left_out = [], [], []
    for index, entry in enumerate(entries):
        for written, link in _separate(entry):
            if re.fullmatch(_OTHERS, written, re.IGNORECASE):
                left_out.append((index, f"{written!r} names nobody"))
                continue
            slug = known.find(written)
            authors.append(Author(written, slug))
            if slug is None and written.casefold() in _OWNERS:
                left_out.append((index, f"the site has no author page {written!r}"))
                continue
            contributors.append(_contributor(written, link, slug, people))
    inferred = _tie_the_only_one(authors, contributors, people)
    return Understood(tuple(authors), tuple(contributors), tuple(left_out), inferred)


def _tie_the_only_one(
    authors: list[Author], contributors: list[dict[str, Any]], people: Mapping[str, Person]
) -> str:
    """Tie the one entry that may be the only person of the site, and say so.

    The site shows its owner's publications, so one of the entries is that person; only one may be.
    """
    if len(people) != 1 or any(author.slug for author in authors):
        return ""
    ((slug, person),) = people.items()
    fitting = [each.written for each in authors if _may_be(each.written, person)]
    if len(fitting) != 1:
        return ""
    (written,) = fitting
    names = [each["name"] for each in contributors]
    authors[[each.written for each in authors].index(written)] = Author(written, slug)
    contributors[names.index(written)] = _contributor(written, None, slug, people)
    return f"author {written!r}: inferred, the only one that may be the site's owner"


def _may_be(written: str, person: Person) -> bool:
    """Say whether *written* has the family name of *person* and the given name or its initial."""
    family, given = _apart(written)
    for name in (person.name, *person.others):
        own_family, own_given = _apart(name)
        same = _key(family) == _key(own_family) and given[:1].casefold() == own_given[:1].casefold()
        if given and same and (_is_initials(given) or _first(given) == _first(own_given)):
            return True
    return False


def _apart(name: str) -> tuple[str, str]:
    """Return the family name and the given names of ``Njoku, A.``, ``A. Njoku``, ``Njoku A``."""
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma:
        return family, given
    *rest, last = name.split() or [""]
    if rest and _is_initials(last):
        return " ".join(rest), last
    return last, " ".join(rest)


def _is_initials(given: str) -> bool:
    return re.fullmatch(r"(?:[^\W\d_a-z]\.?[\s-]?){1,3}", given) is not None


def _first(given: str) -> str:
    return _key(given).split(" ", 1)[0]


def _separate(entry: str) -> Iterator[tuple[str, str | None]]:
    """Yield the names in *entry*, each with the address it links to.

    There is one, but for a list copied from BibTeX: ``Family, Given and Family, Given``.
    """
    pieces = re.split(r"\s+and\s+", entry)
    listed = len(pieces) > 1 and all("," in piece for piece in pieces)
    for piece in pieces if listed else [entry]:
        rendered = markdown.render(piece)
        # Not every sign that Markdown could take for its own is one in a name.
        shown = clean.line(rendered.text or "") or ""
        while shown != (bare := re.sub(f"{_MARKS}|{_ROLE}", "", shown, flags=re.IGNORECASE)):
            shown = bare
        name = re.sub(r"^[\s*∗†‡§\"{]+", "", shown)
        if name:
            yield name, next((clean.url(address) for _, address in rendered.links), None)


def _contributor(
    written: str, link: str | None, slug: str | None, people: Mapping[str, Person]
) -> dict[str, Any]:
    if slug is None:
        return {"name": written, **({"url": link} if link else {})}
    person = people[slug]
    is_slug = written.casefold() == slug.casefold()
    said = {"orcid": person.orcid, "url": person.url or link}
    name = person.name if is_slug else written
    return {"name": name, **{key: value for key, value in said.items() if value}}


class _Directory:
    """The people of a site by all their names; a name of two people means neither."""

    def __init__(self, people: Mapping[str, Person]) -> None:
        self._slugs = {urlize(slug): slug for slug in people}
        self._names: dict[str, set[str]] = {}
        for slug, person in people.items():
            for name in (person.name, *person.others):
                self._names.setdefault(_key(name), set()).add(slug)

    def find(self, written: str) -> str | None:
        """Return the slug of whom *written* means, or None."""
        if slug := self._slugs.get(urlize(written)):
            return slug
        turned = " ".join(part.strip() for part in reversed(written.split(",", 1)))
        found = self._names.get(_key(written), set()) | self._names.get(_key(turned), set())
        return next(iter(found)) if len(found) == 1 else None


def _key(name: str) -> str:
    """Return *name* so that the same letters in another typography are the same."""
    text = unicodedata.normalize("NFKC", name).casefold()
    text = re.sub("[‐‑‒–—−]", "-", re.sub("[’‘`´]", "'", text)).replace(".", " ")
    return unicodedata.normalize("NFC", " ".join(text.split()))
