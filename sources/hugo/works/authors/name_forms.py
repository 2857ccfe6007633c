"""The forms of a name: what is the same in another typography, and its words and parts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from ....text.name_words import words_of

Words = tuple[str, ...]


def name_key(name: str) -> str:
    """Return *name* so that the same letters in another typography are the same."""
    text = unicodedata.normalize("NFKC", name).casefold()
    text = re.sub("[‐‑‒–—−]", "-", re.sub("[’‘`´]", "'", text)).replace(".", " ")
    return unicodedata.normalize("NFC", " ".join(text.split()))


_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})


def words_in(name: str) -> Words:
    """Return the words of *name* without case and without the diacritics of Latin letters."""
    text = unicodedata.normalize("NFKD", name_key(name).translate(_LETTERS))
    bare = re.sub("(?<=[a-z])[\u0300-\u036f]+", "", text)
    return tuple(unicodedata.normalize("NFC", bare).split())


def is_same_middle(written: Words, own: Words) -> bool:
    """Say whether two middles of a name differ in nothing but initials."""
    if not written or not own:
        return all(len(word) == 1 for word in (*written, *own))
    return len(written) == len(own) and all(map(_is_initial_of, written, own))


def _is_initial_of(first: str, second: str) -> bool:
    """Say whether the two words are the same, or one the initial of the other."""
    shorter, longer = sorted((first, second), key=len)
    is_initial = len(shorter) == 1 and shorter.islower()
    return shorter == longer or (is_initial and longer.startswith(shorter))


def is_abbreviation(written: Parts, own: Parts, *, is_owner: bool) -> bool:
    """Say whether the given names may be the same; the family names are.

    A frequent family name wants more than one initial, but where it is that of the site's owner
    and not one of the few of a whole country.
    """
    pairs = list(zip(written.given, own.given, strict=False))
    if not pairs or not all(_may_be_same(*pair, own.family) for pair in pairs):
        return False
    family = own.family[-1]
    if family in words_of("family_first"):
        return len(pairs) > 1
    is_frequent = family in words_of("frequent_families") and not is_owner
    return not is_frequent or len(pairs) > 1 or len(min(pairs[0], key=len)) > 1


def _may_be_same(first: str, second: str, family: Words) -> bool:
    """Say whether two given names may be one: an initial, or the other's beginning, as Geoff is.

    Where names are of syllables, each beginning is another name.
    """
    shorter, longer = sorted((first, second), key=len)
    is_short_form = len(shorter) > 2 and longer.startswith(shorter)
    is_of_syllables = not words_of("family_first").isdisjoint(family)
    return _is_initial_of(first, second) or (is_short_form and not is_of_syllables)


class Parts(NamedTuple):
    """One way to take a name apart."""

    given: Words
    family: Words


def parts_of(name: str, *, reordered: bool = False) -> Iterator[Parts]:
    """Yield all ways to take *name* apart; *reordered* with the family name first as well."""
    family, comma, given = name.partition(",")
    capitals = name == name.upper()
    if comma:
        yield Parts(_given(given, capitals=capitals), words_in(family))
        return
    words = name.split()
    for place in range(1, len(words)):
        first, last = " ".join(words[:place]), " ".join(words[place:])
        yield Parts(_given(first, capitals=capitals), words_in(last))
        if reordered:
            yield Parts(_given(last, capitals=capitals), words_in(first))


def _given(written: str, *, capitals: bool) -> Words:
    """Return the given names of ``Nan-Hung``, ``N.-H.``, ``NH``; *capitals* are no initials."""
    if not capitals and re.fullmatch(r"(?:[^\W\d_a-z][\s.-]*){1,3}", written):
        written = " ".join(written)
    return words_in(written.replace("-", " "))


def are_same(written: Parts, own: Parts) -> bool:
    """Say whether the two may be one name on a site of one person."""
    pairs = list(zip(written.given, own.given, strict=False))
    if not pairs or not all(_may_be_same(*pair, own.family) for pair in pairs):
        return "".join(written.given) == "".join(own.given) != "" and written.family == own.family
    if written.family == own.family:
        return True
    # Some sign with less of their family name than they have, or with more.
    length = min(len(written.family), len(own.family))
    is_whole = written.given[0] == own.given[0] and len(own.given[0]) > 1
    return is_whole and length > 0 and written.family[:length] == own.family[:length]


def is_slug(written: str) -> bool:
    """Say whether *written* has the form of a folder's name."""
    return re.fullmatch(r"[a-z][a-z0-9]*+(?:[_.-][a-z0-9]++)*+", written) is not None


def slugs_of(parts: Parts) -> set[str]:
    """Return the slugs that are made of a name."""
    given, family = "".join(parts.given), "".join(parts.family)
    initials = "".join(word[0] for word in parts.given)
    made = {given, family}
    for first in (given, parts.given[0] if parts.given else "", initials, initials[:1]):
        made |= {first + family, family + first}
    return {slug for slug in made if len(slug) > 2}
