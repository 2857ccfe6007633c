"""Display names as people write them: their parts, and the other names that stand beside.

A wrong split is worse than none: a name is split only where its form shows the parts, as two words
do, or initials, a particle, one word in capitals or a comma. In doubt, and whole, stay: a script
other than Latin, one word, three words with nothing to tell the family name, capitals alone, a
first word that is a frequent family name ("Wang Wei", "Nagy Anna"), an initial first, a particle
that may be of the given name, digits, symbols, small letters, words of groups, roles and templates
(``vocab/names``).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import takewhile
from typing import Any, NamedTuple

import orjson

from pexport.vocabulary.files import vocab

_BRACKETS = r"[(（\[【]([^()（）\[\]【】]+)[)）\]】]|[\"“”„«]([^\"“”„«»]+)[\"“”»]"
_OPENING = frozenset('(（[【"“”„«')
_PRONOUNS = r"[a-z]{2,6}(?:\s?/\s?[a-z]{2,6}){1,2}"
_SEPARATORS = " \u00a0\u3000/|,，、·・-–—:"
# McCoy, AlSaid, DeLuca
_JOINED = ("Mc", "Mac", "Al", "El", "De", "Di", "Du", "La", "Le", "Van", "Von", "Fitz")
_SMALL = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "d", "l"})


class Variant(NamedTuple):
    """The name in a second script: its ISO 15924 code, None where the letters are of several."""

    name: str
    script: str | None


class ParsedName(NamedTuple):
    """What a display name says."""

    name: str
    """The display name without what stands beside it; this was split."""
    parts: dict[str, str]
    """``prefix``, ``given``, ``additional``, ``family``, ``suffix``; nothing where in doubt."""
    variants: tuple[Variant, ...]
    nicknames: tuple[str, ...]
    pronouns: str | None
    note: str
    """How the parts were found, or why there are none."""
    is_of_a_group: bool
    """Whether there are no parts because a word is one of groups, roles or templates."""


class _DoubtError(Exception):
    """Why a name is not split."""


class _GroupError(_DoubtError):
    """A word of groups, roles or templates, which is in no person's name."""


class _Beside(NamedTuple):
    variants: list[Variant]
    nicknames: list[str]
    pronouns: list[str]


def parse(display: str) -> ParsedName:
    """Return the parts of the name *display*, where they are sure, and what stands beside it."""
    beside = _Beside([], [], [])
    name, is_of_a_group = display, False
    try:
        name = _without_second_script(_without_brackets(display, beside), beside)
        parts, note = _split(name)
    except _DoubtError as doubt:
        parts, note = {}, f"no parts of the name: {doubt}"
        is_of_a_group = isinstance(doubt, _GroupError)
    return ParsedName(
        name=name,
        parts=parts,
        variants=tuple(beside.variants),
        nicknames=tuple(beside.nicknames),
        pronouns=next(iter(beside.pronouns), None),
        note=note,
        is_of_a_group=is_of_a_group,
    )


def titles(display: str) -> dict[str, str]:
    """Return the ``prefix`` and the ``suffix`` of *display*, whose other parts are known."""
    try:
        around = _without_brackets(display, _Beside([], [], []))
        before, *after = [piece.split() for piece in around.split(",")]
        return _titles(before, after)
    except _DoubtError:
        return {}


def _without_brackets(display: str, beside: _Beside) -> str:
    if _OPENING.isdisjoint(display):
        return " ".join(display.split())
    around = " ".join(re.sub(_BRACKETS, " ", display).split())
    if any(map(_is_latin, display)) and not any(map(_is_latin, around)):
        # The Latin name is the one in brackets.
        return " ".join(re.sub(_BRACKETS, r" \1\2 ", display).split())
    for found in re.finditer(_BRACKETS, display):
        held, after = (found[1] or found[2]).strip(), display[found.end() :].strip()
        if any(map(str.isalpha, held)) and not any(map(_is_latin, held)):
            beside.variants.append(Variant(held, _script(held)))
        elif re.fullmatch(_PRONOUNS, held.casefold()):
            beside.pronouns.append(held)
        elif _is_name(held) and (after or found[2] or held[:2] == display[:2]):
            beside.nicknames.append(held)
        else:
            raise _DoubtError(f"{found[0]!r} may belong to it or not")
    return around


def _without_second_script(name: str, beside: _Beside) -> str:
    latin = [place for place, char in enumerate(name) if _is_latin(char)]
    if name.isascii() or not latin:
        return name
    first, end = latin[0], latin[-1] + 1
    end += name[end:].startswith(".")
    for other in (name[:first], name[end:]):
        if any(map(str.isalpha, other)):
            if any(unicodedata.category(char)[0] in "NS" for char in other):
                raise _DoubtError(f"{other.strip()!r} has digits or symbols")
            beside.variants.append(Variant(other.strip(_SEPARATORS), _script(other)))
    start = first if any(map(str.isalpha, name[:first])) else 0
    return name[start:end] if any(map(str.isalpha, name[end:])) else name[start:]


def _split(name: str) -> tuple[dict[str, str], str]:
    if not any(map(_is_latin, name)):
        raise _DoubtError("it is not in Latin script")
    before, *after = [piece.split() for piece in name.split(",")]
    beside = _titles(before, after)
    _examine([word for words in (before, *after) for word in words])
    core, how = _around_comma(before, *after) if after else _one_after_another(before)
    parts = {"prefix": "", **core, **beside}
    return {key: part for key, part in parts.items() if part}, f"parts of the name: {how}"


def _titles(before: list[str], after: list[list[str]]) -> dict[str, str]:
    """Take the titles and the letters after the name off the words *before* and *after* a comma."""
    prefix, suffixes = _prefix(before), _suffixes(before)
    while after and (len(before) > 1 or len(after) > 1) and _is_suffix(after[-1]):
        suffixes.insert(0, " ".join(after.pop()))
    beside = {"prefix": " ".join(prefix), "suffix": ", ".join(suffixes)}
    return {key: part for key, part in beside.items() if part}


def _prefix(words: list[str]) -> list[str]:
    """Take the titles off the beginning of *words*."""
    taken: list[str] = []
    while words and (_is_prefix(words[0]) or _is_title(words[:2])):
        taken.append(words.pop(0))
        while words and words[0].endswith(".") and _key(words[0]) in _words("prefixes_within"):
            taken.append(words.pop(0))
    return taken


def _is_prefix(word: str) -> bool:
    # Not "MR" and "MS", which are initials; "Ing" and "Hon" are names, "Ing." is not.
    dotted = word.endswith(".") and _key(word) in _words("dotted_prefixes")
    return dotted or (_key(word) in _words("prefixes") and not _is_loud(word))


def _is_title(words: list[str]) -> bool:
    # "PD Dr.": the second word shows that the first is no initials.
    return len(words) == 2 and _key(words[0]) in _words("prefixes") and _is_prefix(words[1])


def _suffixes(words: list[str]) -> list[str]:
    """Take the letters after the name off the end of *words*."""
    taken: list[str] = []
    while len(words) > 2 and _is_suffix(words[-1:]):
        word = words[-1]
        plain = "." not in word and _key(word).capitalize() not in _words("generations")
        if plain and sum(map(str.isupper, word)) < 2:
            break
        if plain and word in {"BA", "DO", "MA", "MENG", "PA", "PE"}:
            raise _DoubtError(f"{word!r} may be a family name or a degree")
        taken.insert(0, words.pop())
    return taken


def _is_suffix(words: list[str]) -> bool:
    known = _words("suffixes")
    return bool(words) and (
        all(_key(word) in known for word in words) or _key("".join(words)) in known
    )


def _examine(words: list[str]) -> None:
    """Raise ``_DoubtError`` where some word is none of a person's name."""
    for word in words:
        if any(not char.isalpha() and char not in "-‐'’." for char in word):
            raise _DoubtError(f"{word!r} has digits or symbols")
        if not all(map(_is_latin, filter(str.isalpha, word))):
            raise _DoubtError(f"{word!r} is in another script")
        pieces = re.split("[-‐]", word)
        known = _words("acronyms") & {*pieces} or _words("organizations") & {*map(_key, pieces)}
        if known:
            raise _GroupError(f"{word!r} is a word of groups, roles or templates")


def _around_comma(
    before: list[str], after: list[str], *more: list[str]
) -> tuple[dict[str, str], str]:
    """Read ``Family, Given``."""
    given = list(after)
    while len(given) > 1 and _is_initial(given[-1]):
        given.pop()
    surname = before[_particles(before) :]
    if more or len(surname) != 1 or not (_is_name(surname[0]) or _is_loud(surname[0])):
        raise _DoubtError("what stands before the comma may be more than the family name")
    named = all(_is_name(word) or _is_initial(word) for word in given)
    if not named or not 1 <= len(given) <= 2 or any(map(_is_prefix, given)):
        raise _DoubtError("what stands after the comma may be no given name")
    initials = " ".join(after[len(given) :])
    parts = {"given": " ".join(given), "additional": initials, "family": " ".join(before)}
    return parts, "the family name stands before the comma"


def _one_after_another(words: list[str]) -> tuple[dict[str, str], str]:
    if len(words) < 2:
        raise _DoubtError("one word")
    if any(map(_is_loud, words)):
        return _by_capitals(words), "the family name is in capitals"
    given, *rest = words
    initials = list(takewhile(_is_initial, rest))
    rest = rest[len(initials) :]
    particles = _particles(rest)
    _doubt_order(given, rest[:particles], rest[particles:], len(words))
    parts = {"given": given, "additional": " ".join(initials), "family": " ".join(rest)}
    shown = "two words" if len(words) == 2 else "initials or a particle between two words"
    return parts, f"{shown}, the first taken for the given name"


def _doubt_order(given: str, particles: list[str], surname: list[str], count: int) -> None:
    """Raise ``_DoubtError`` where the words may stand or be divided in another way."""
    if _is_initial(given):
        raise _DoubtError("it begins with an initial, of which name is not said")
    if _folded(given) in _words("family_first"):
        raise _DoubtError(f"{given!r} is a frequent family name, so it may be one here")
    if len(surname) != 1:
        raise _DoubtError(f"{count} words, and nothing says where the family name begins")
    if not _is_name(given) or not _is_name(surname[0]):
        raise _DoubtError("not every word is written as a name")
    if _folded(given) in _words("bound_given"):
        raise _DoubtError(f"{given!r} may be one given name with the next word")
    bound = _folded(given) in _words("given_with_particle")
    if particles and (bound or _folded(surname[0]) in _words("family_first")):
        raise _DoubtError(f"{particles[0]!r} may belong to the given name")


def _by_capitals(words: list[str]) -> dict[str, str]:
    """Read ``Jinyan LIU`` and ``LIU Jinyan``."""
    if all(map(_is_loud, words)):
        raise _DoubtError("all its words are in capitals, so none shows that it is the family name")
    last = _is_loud(words[-1])
    family, given = (words[-1], words[:-1]) if last else (words[0], words[1:])
    # Letters after a name are in capitals too, and so are initials and institutes before one.
    enough = (2 if len(given) == 1 else 5) if last else 4
    if len(family) < enough and (last or _folded(family) not in _words("family_first")):
        raise _DoubtError(f"{family!r} may be an abbreviation")
    if set("AEIOUY").isdisjoint(_folded(family).upper()) or not all(map(_is_name, given)):
        raise _DoubtError("its capitals do not tell one family name")
    return {"given": " ".join(given), "family": family}


def _particles(words: list[str]) -> int:
    """Return how many particles *words* begin with; the last word is none."""
    return len(list(takewhile(_words("particles").__contains__, words[:-1])))


def _is_initial(word: str) -> bool:
    """Say whether *word* is ``T``, ``T.``, ``J.R.`` or ``J.-P.``."""
    letters = re.split("[.-]+", word.removesuffix("."))
    shown = len(word) == 1 or word.endswith(".")
    return shown and all(len(letter) == 1 and letter.isupper() for letter in letters)


def _is_loud(word: str) -> bool:
    return len(word) > 1 and "." not in word and word.isupper()


def _is_name(word: str) -> bool:
    """Say whether *word* is written as a name: Anna, Jean-Luc, O'Brien, McCoy, al-Khatib."""
    first, *more = re.split("[-‐'’]", unicodedata.normalize("NFC", word))
    if more and first in _SMALL:
        first, *more = more
    return len(word) > 1 and first[:1].isupper() and all(map(_is_piece, (first, *more)))


def _is_piece(piece: str) -> bool:
    joined = (len(j) for j in _JOINED if piece.startswith(j) and piece[len(j) :][:1].isupper())
    rest = piece[next(joined, 0) :]
    return rest.isalpha() and (len(rest) == 1 or rest[1:].islower())


def _key(word: str) -> str:
    return _folded(word.replace(".", ""))


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in apart if not unicodedata.combining(char))


@cache
def _tables() -> dict[str, Any]:
    tables: dict[str, Any] = orjson.loads(vocab("names/words.json"))
    return {kind: rows if kind == "scripts" else set(rows) for kind, rows in tables.items()}


def _words(kind: str) -> set[str]:
    words: set[str] = _tables()[kind]
    return words


def _is_latin(char: str) -> bool:
    return char.isalpha() and (char.isascii() or unicodedata.name(char, "").startswith("LATIN"))


def _script(text: str) -> str | None:
    heads = {re.split("[ -]", unicodedata.name(char, ""))[0] for char in text if char.isalpha()}
    codes = {_tables()["scripts"].get(head) for head in heads}
    if codes & {"Hira", "Kana"} and len(codes) > 1 and codes <= {"Hani", "Hira", "Kana"}:
        return "Jpan"
    if codes == {"Hani", "Hang"}:
        return "Kore"
    return codes.pop() if len(codes) == 1 else None
