"""The people of a site, and whom of them a name in a publication means.

A name means the person whose page has it, be it with the family name first, without its diacritics
or with an initial for a middle name. Initials, or a part of the given names, mean the one person of
the site whose name they fit, where they fit no other of the authors. On a site of one person one
author of each publication is that person: there a shorter or a longer family name, and a name that
the person's own addresses hold are evidence as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from ....text import names
from ...site.author_files import OWNER_SLUGS
from ...site.permalinks import urlize
from .name_forms import (
    Parts,
    Words,
    are_same,
    is_abbreviation,
    is_same_middle,
    is_slug,
    name_key,
    parts_of,
    slugs_of,
    words_in,
)


class Person(NamedTuple):
    """What the site says of one of its authors."""

    name: str
    """The display name."""
    other_names: tuple[str, ...] = ()
    """Other spellings of it."""
    orcid: str | None = None
    url: str | None = None
    """The address of the author's page."""
    handles: tuple[str, ...] = ()
    """What the person's accounts and e-mail addresses begin or end with."""

    @property
    def names(self) -> tuple[str, ...]:
        """All spellings."""
        return (self.name, *self.other_names)

    def called(self, names: Iterable[str]) -> Person:
        """Return the person with further *names*."""
        return self._replace(other_names=(*self.other_names, *names))

    def with_names_of(self, other: Person) -> Person:
        """Return the person with the names of *other*, who is the same, and what was missing."""
        spellings = dict.fromkeys((*self.other_names, *other.names))
        handles = (*self.handles, *other.handles)
        orcid, url = self.orcid or other.orcid, self.url or other.url
        return Person(self.name, tuple(spellings), orcid, url, handles)


class Match(NamedTuple):
    """Whom a name means."""

    slug: str
    why: str = ""
    """How that was found, where the name is not one of the person's page."""


class Directory:
    """The people of a site by all their names; a name of two people means neither."""

    def __init__(
        self,
        people: Mapping[str, Person],
        owner: str | None = None,
        aliases: Mapping[str, str] | None = None,
    ) -> None:
        """*people* is by slug, *owner* the slug of the one whose site it is.

        *aliases* are the slugs of further pages of one of them, with that person's slug.
        """
        self.people = people
        self._owner = owner
        self._slugs = {urlize(slug): slug for slug in people}
        self._slugs |= {urlize(alias): slug for alias, slug in (aliases or {}).items()}
        self._exact: dict[str, set[str]] = {}
        self._plain: dict[str, set[str]] = {}
        self._ends: dict[tuple[str, str], list[tuple[str, Words]]] = {}
        for slug, person in people.items():
            for name in person.names:
                self._exact.setdefault(name_key(name), set()).add(slug)
                words = words_in(name)
                self._plain.setdefault(" ".join(words), set()).add(slug)
                if len(words) > 1 and len(words[0]) > 1:
                    self._ends.setdefault((words[0], words[-1]), []).append((slug, words))

    def find(self, written: str) -> Match | None:
        """Return whom the text *written* means: a slug, or a name of one person alone."""
        if slug := self._slugs.get(urlize(written)):
            return Match(slug)
        if self._owner and urlize(written) in OWNER_SLUGS:
            return Match(self._owner, f"the site's owner, whose page is {self._owner!r}")
        reordered = " ".join(part.strip() for part in reversed(written.split(",", 1)))
        found = self._exact.get(name_key(written), set()) | self._exact.get(
            name_key(reordered), set()
        )
        if found:
            return Match(next(iter(found))) if len(found) == 1 else None
        words = words_in(reordered)
        found = self._plain.get(" ".join(words), set())
        if not found and len(words) > 1:
            alike = self._ends.get((words[0], words[-1]), ())
            found = {slug for slug, own in alike if is_same_middle(words[1:-1], own[1:-1])}
        if not found and (bare := names.without_titles(written)) != written:
            return self.find(bare)
        return Match(next(iter(found)), "the name in another spelling") if len(found) == 1 else None

    def find_all(self, written: list[str], emphasized: Collection[int] = ()) -> list[Match | None]:
        """Return whom each of the names *written* means, who are the authors of one publication.

        Nobody is two of them: another spelling is no evidence where another name may be theirs.
        *emphasized* are the places of the names that stand out, as people set their own.
        """
        found = [self.find(name) for name in written]
        counts = Counter(each.slug for each in found if each)
        for place, each in enumerate(found):
            is_owner_slug = urlize(written[place]) in OWNER_SLUGS
            if each and each.why and not is_owner_slug and counts[each.slug] > 1:
                found[place] = None
        if len(self.people) == 1:
            if not any(found) and (only := self._find_only(written, emphasized)):
                place, found[place] = only
            return found
        meant = {each.slug for each in found if each}
        for slug, places in self._find_abbreviated(written, found).items():
            if len(places) == 1 and slug not in meant:
                found[places[0]] = Match(slug, "the only one of the site whose name it may be")
        return found

    def _find_only(
        self, written: list[str], emphasized: Collection[int]
    ) -> tuple[int, Match] | None:
        """Return the one of the names *written* that may be the only person of the site."""
        ((slug, person),) = self.people.items()
        bare = [names.without_titles(name) for name in written]
        for fits in (_may_be_name_of, _is_slug_of, _is_in_addresses):
            fitting = {name: place for place, name in enumerate(bare) if fits(name, person)}
            if len(fitting) > 1:
                own = {name: place for name, place in fitting.items() if place in emphasized}
                fitting = own if len(own) == 1 else fitting
            if fitting:
                match = Match(slug, "the only one that may be the site's owner")
                return (next(iter(fitting.values())), match) if len(fitting) == 1 else None
        return None

    def _find_abbreviated(
        self, written: list[str], found: list[Match | None]
    ) -> dict[str, list[int]]:
        """Return the places of the names *written* by the person that each alone may mean."""
        places: dict[str, list[int]] = {}
        for place, name in enumerate(written):
            fitting = set() if found[place] else self._whom_fits(names.without_titles(name))
            if len(fitting) == 1:
                places.setdefault(fitting.pop(), []).append(place)
        return places

    def _whom_fits(self, written: str) -> set[str]:
        """Return the slugs of those whose given names *written* abbreviates, or has in part."""
        return {
            slug
            for parts in parts_of(written, reordered=True)
            for slug, own in self._by_family.get(parts.family, ())
            if is_abbreviation(parts, own, is_owner=slug == self._owner)
        }

    @cached_property
    def _by_family(self) -> dict[Words, list[tuple[str, Parts]]]:
        """The people by each way to take their names apart."""
        found: dict[Words, list[tuple[str, Parts]]] = {}
        for slug, person in self.people.items():
            for parts in (parts for name in person.names for parts in parts_of(name)):
                found.setdefault(parts.family, []).append((slug, parts))
        return found


def _may_be_name_of(written: str, person: Person) -> bool:
    """Say whether *written* may be another form of the name of *person*.

    It has the family name, and the given name or its initial.
    """
    pairs = [pair for name in person.names for pair in parts_of(name)]
    return any(are_same(mine, own) for mine in parts_of(written, reordered=True) for own in pairs)


def _is_slug_of(written: str, person: Person) -> bool:
    """Say whether *written* is a slug made of the name of *person*: ``anjoku``, ``ada_njoku``."""
    if not is_slug(written):
        return False
    bare = re.sub("[^a-z]", "", written)
    return any(bare in slugs_of(parts) for name in person.names for parts in parts_of(name))


def _is_in_addresses(written: str, person: Person) -> bool:
    """Say whether the person's own addresses hold the whole of the name *written*."""
    words = words_in(" ".join(reversed(written.split(",", 1))))
    if len(words) < 2 or not all(len(word) > 1 and word.isalpha() for word in words):
        return False
    ways = {"".join(words), "".join((*words[1:], words[0]))}
    handles = ["".join(filter(str.isalpha, handle.casefold())) for handle in person.handles]
    return any(way in handle for way in ways for handle in handles)
