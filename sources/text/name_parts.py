"""The parts of a name, split only where its form shows them.

A wrong split is worse than none: two words show the parts, or initials, a particle, one word in
capitals or a comma. In doubt, and whole, stay: a script other than Latin, one word, three words
with nothing to tell the family name, capitals alone, a first word that is a frequent family name
("Wang Wei", "Nagy Anna"), an initial first, a particle that may be of the given name, digits,
symbols, small letters, words of groups, roles and templates.
"""

from __future__ import annotations

import re
from itertools import takewhile

from .name_titles import is_prefix, take_titles
from .name_words import (
    DoubtError,
    fold,
    fold_word,
    is_in_capitals,
    is_initial,
    is_latin,
    is_written_as_name,
    words_of,
)


class GroupError(DoubtError):
    """A word of groups, roles or templates, which is in no person's name."""


def split_name(name: str) -> tuple[dict[str, str], str]:
    """Return the parts of *name* and how they were found; raise ``DoubtError`` where in doubt."""
    if not any(map(is_latin, name)):
        raise DoubtError("it is not in Latin script")
    before, *after = [piece.split() for piece in name.split(",")]
    titles = take_titles(before, after)
    _refuse_other_words([word for words in (before, *after) for word in words])
    core, how = _split_at_comma(before, *after) if after else _split_by_order(before)
    parts = {"prefix": "", **core, **titles}
    return {key: part for key, part in parts.items() if part}, f"parts of the name: {how}"


def _refuse_other_words(words: list[str]) -> None:
    """Raise ``DoubtError`` where some word is none of a person's name."""
    for word in words:
        if any(not char.isalpha() and char not in "-‐'’." for char in word):
            raise DoubtError(f"{word!r} has digits or symbols")
        if not all(map(is_latin, filter(str.isalpha, word))):
            raise DoubtError(f"{word!r} is in another script")
        pieces = re.split("[-‐]", word)
        folded = {*map(fold_word, pieces)}
        if words_of("acronyms") & {*pieces} or words_of("organizations") & folded:
            raise GroupError(f"{word!r} is a word of groups, roles or templates")


def _split_at_comma(
    before: list[str], after: list[str], *more: list[str]
) -> tuple[dict[str, str], str]:
    """Read ``Family, Given``."""
    given = list(after)
    while len(given) > 1 and is_initial(given[-1]):
        given.pop()
    surname = before[_count_particles(before) :]
    if (
        more
        or len(surname) != 1
        or not (is_written_as_name(surname[0]) or is_in_capitals(surname[0]))
    ):
        raise DoubtError("what stands before the comma may be more than the family name")
    are_names = all(is_written_as_name(word) or is_initial(word) for word in given)
    if not are_names or not 1 <= len(given) <= 2 or any(map(is_prefix, given)):
        raise DoubtError("what stands after the comma may be no given name")
    initials = " ".join(after[len(given) :])
    parts = {"given": " ".join(given), "additional": initials, "family": " ".join(before)}
    return parts, "the family name stands before the comma"


def _split_by_order(words: list[str]) -> tuple[dict[str, str], str]:
    if len(words) < 2:
        raise DoubtError("one word")
    if any(map(is_in_capitals, words)):
        return _split_by_capitals(words), "the family name is in capitals"
    given, *rest = words
    initials = list(takewhile(is_initial, rest))
    rest = rest[len(initials) :]
    particles = _count_particles(rest)
    _refuse_doubtful_order(given, rest[:particles], rest[particles:], len(words))
    parts = {"given": given, "additional": " ".join(initials), "family": " ".join(rest)}
    shown = "two words" if len(words) == 2 else "initials or a particle between two words"
    return parts, f"{shown}, the first taken for the given name"


def _refuse_doubtful_order(
    given: str, particles: list[str], surname: list[str], count: int
) -> None:
    """Raise ``DoubtError`` where the words may stand or be divided in another way."""
    if is_initial(given):
        raise DoubtError("it begins with an initial, of which name is not said")
    if fold(given) in words_of("family_first"):
        raise DoubtError(f"{given!r} is a frequent family name, so it may be one here")
    if len(surname) != 1:
        raise DoubtError(f"{count} words, and nothing says where the family name begins")
    if not is_written_as_name(given) or not is_written_as_name(surname[0]):
        raise DoubtError("not every word is written as a name")
    if fold(given) in words_of("bound_given"):
        raise DoubtError(f"{given!r} may be one given name with the next word")
    bound = fold(given) in words_of("given_with_particle")
    if particles and (bound or fold(surname[0]) in words_of("family_first")):
        raise DoubtError(f"{particles[0]!r} may belong to the given name")


def _split_by_capitals(words: list[str]) -> dict[str, str]:
    """Read ``Jinyan LIU`` and ``LIU Jinyan``."""
    if all(map(is_in_capitals, words)):
        raise DoubtError("all its words are in capitals, so none shows that it is the family name")
    last = is_in_capitals(words[-1])
    family, given = (words[-1], words[:-1]) if last else (words[0], words[1:])
    # Letters after a name are in capitals too, and so are initials and institutes before one.
    enough = (2 if len(given) == 1 else 5) if last else 4
    if len(family) < enough and (last or fold(family) not in words_of("family_first")):
        raise DoubtError(f"{family!r} may be an abbreviation")
    if set("AEIOUY").isdisjoint(fold(family).upper()) or not all(map(is_written_as_name, given)):
        raise DoubtError("its capitals do not tell one family name")
    return {"given": " ".join(given), "family": family}


def _count_particles(words: list[str]) -> int:
    """Return how many particles *words* begin with; the last word is none."""
    return len(list(takewhile(words_of("particles").__contains__, words[:-1])))
