"""The people of a site, and whom of them a name in a publication means.

A name means the person whose page has it, be it with the family name first, without its diacritics
or with an initial for a middle name. On a site of one person one author of each publication is that
person: there initials, a shorter or a longer name, and a name that the person's own addresses hold
are evidence as well, where only one of the authors may be meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..site.author_files import OWNER_SLUGS
from ..site.permalinks import urlize

Words = tuple[str, ...]


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


class Match(NamedTuple):
    """Whom a name means."""

    slug: str
    why: str = ""
    """How that was found, where the name is not one of the person's page."""


class Directory:
    """The people of a site by all their names; a name of two people means neither."""

    def __init__(self, people: Mapping[str, Person], owner: str | None = None) -> None:
        """*people* is by slug, *owner* the slug of the one whose site it is."""
        self.people = people
        self._owner = owner
        self._slugs = {urlize(slug): slug for slug in people}
        self._exact: dict[str, set[str]] = {}
        self._plain: dict[str, set[str]] = {}
        self._ends: dict[tuple[str, str], list[tuple[str, Words]]] = {}
        for slug, person in people.items():
            for name in person.names:
                self._exact.setdefault(name_key(name), set()).add(slug)
                words = _words(name)
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
        words = _words(reordered)
        found = self._plain.get(" ".join(words), set())
        if not found and len(words) > 1:
            alike = self._ends.get((words[0], words[-1]), ())
            found = {slug for slug, own in alike if _same_middle(words[1:-1], own[1:-1])}
        return Match(next(iter(found)), "the name in another spelling") if len(found) == 1 else None

    def find_all(self, written: list[str]) -> list[Match | None]:
        """Return whom each of the names *written* means, who are the authors of one publication.

        Nobody is two of them: another spelling is no evidence where another name may be theirs.
        """
        found = [self.find(name) for name in written]
        counts = Counter(each.slug for each in found if each)
        for place, each in enumerate(found):
            is_owner_slug = urlize(written[place]) in OWNER_SLUGS
            if each and each.why and not is_owner_slug and counts[each.slug] > 1:
                found[place] = None
        if not any(found) and (only := self._find_only(written)):
            place, found[place] = only
        return found

    def _find_only(self, written: list[str]) -> tuple[int, Match] | None:
        """Return the one of the names *written* that may be the only person of the site."""
        if len(self.people) != 1:
            return None
        ((slug, person),) = self.people.items()
        for fits in (_may_be_name_of, _is_slug_of, _is_in_addresses):
            fitting = [name for name in dict.fromkeys(written) if fits(name, person)]
            if fitting:
                match = Match(slug, "the only one that may be the site's owner")
                return (written.index(fitting[0]), match) if len(fitting) == 1 else None
        return None


def name_key(name: str) -> str:
    """Return *name* so that the same letters in another typography are the same."""
    text = unicodedata.normalize("NFKC", name).casefold()
    text = re.sub("[‐‑‒–—−]", "-", re.sub("[’‘`´]", "'", text)).replace(".", " ")
    return unicodedata.normalize("NFC", " ".join(text.split()))


_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})


def _words(name: str) -> Words:
    """Return the words of *name* without case and without the diacritics of Latin letters."""
    text = unicodedata.normalize("NFKD", name_key(name).translate(_LETTERS))
    bare = re.sub("(?<=[a-z])[\u0300-\u036f]+", "", text)
    return tuple(unicodedata.normalize("NFC", bare).split())


def _same_middle(written: Words, own: Words) -> bool:
    """Say whether two middles of a name differ in nothing but initials."""
    if not written or not own:
        return all(len(word) == 1 for word in (*written, *own))
    return len(written) == len(own) and all(map(_is_initial_of, written, own))


def _is_initial_of(first: str, second: str) -> bool:
    """Say whether the two words are the same, or one the initial of the other."""
    shorter, longer = sorted((first, second), key=len)
    is_initial = len(shorter) == 1 and shorter.islower()
    return shorter == longer or (is_initial and longer.startswith(shorter))


def _may_be_name_of(written: str, person: Person) -> bool:
    """Say whether *written* may be another form of the name of *person*.

    It has the family name, and the given name or its initial.
    """
    pairs = [pair for name in person.names for pair in _parts(name)]
    return any(_are_same(mine, own) for mine in _parts(written, reordered=True) for own in pairs)


class _Parts(NamedTuple):
    given: Words
    family: Words


def _parts(name: str, *, reordered: bool = False) -> Iterator[_Parts]:
    """Yield all ways to take *name* apart; *reordered* with the family name first as well."""
    family, comma, given = name.partition(",")
    capitals = name == name.upper()
    if comma:
        yield _Parts(_given(given, capitals=capitals), _words(family))
        return
    words = name.split()
    for place in range(1, len(words)):
        first, last = " ".join(words[:place]), " ".join(words[place:])
        yield _Parts(_given(first, capitals=capitals), _words(last))
        if reordered:
            yield _Parts(_given(last, capitals=capitals), _words(first))


def _given(written: str, *, capitals: bool) -> Words:
    """Return the given names of ``Nan-Hung``, ``N.-H.``, ``NH``; *capitals* are no initials."""
    if not capitals and re.fullmatch(r"(?:[^\W\d_a-z][\s.-]*){1,3}", written):
        written = " ".join(written)
    return _words(written.replace("-", " "))


def _are_same(written: _Parts, own: _Parts) -> bool:
    if not written.given or not own.given or not all(map(_is_initial_of, written.given, own.given)):
        return "".join(written.given) == "".join(own.given) != "" and written.family == own.family
    if written.family == own.family:
        return True
    # Some sign with less of their family name than they have, or with more.
    length = min(len(written.family), len(own.family))
    is_whole = written.given[0] == own.given[0] and len(own.given[0]) > 1
    return is_whole and length > 0 and written.family[:length] == own.family[:length]


def is_slug(written: str) -> bool:
    """Say whether *written* has the form of a folder's name."""
    return re.fullmatch(r"[a-z][a-z0-9]*(?:[_.-]?[a-z0-9]+)*", written) is not None


def _is_slug_of(written: str, person: Person) -> bool:
    """Say whether *written* is a slug made of the name of *person*: ``anjoku``, ``ada_njoku``."""
    if not is_slug(written):
        return False
    bare = re.sub("[^a-z]", "", written)
    return any(bare in _slugs(parts) for name in person.names for parts in _parts(name))


def _slugs(parts: _Parts) -> set[str]:
    given, family = "".join(parts.given), "".join(parts.family)
    initials = "".join(word[0] for word in parts.given)
    made = {given, family}
    for first in (given, parts.given[0] if parts.given else "", initials, initials[:1]):
        made |= {first + family, family + first}
    return {slug for slug in made if len(slug) > 2}


def _is_in_addresses(written: str, person: Person) -> bool:
    """Say whether the person's own addresses hold the whole of the name *written*."""
    words = _words(" ".join(reversed(written.split(",", 1))))
    if len(words) < 2 or not all(len(word) > 1 and word.isalpha() for word in words):
        return False
    ways = {"".join(words), "".join((*words[1:], words[0]))}
    handles = ["".join(filter(str.isalpha, handle.casefold())) for handle in person.handles]
    return any(way in handle for way in ways for handle in handles)
