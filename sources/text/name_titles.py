"""Titles before a name and letters after it: ``Prof. Dr.``, ``PhD``, ``Jr.``."""

from __future__ import annotations

from .name_words import DoubtError, fold_word, is_in_capitals, words_of


def take_titles(before: list[str], after: list[list[str]]) -> dict[str, str]:
    """Take the titles and the letters after the name off the words *before* and *after* a comma."""
    prefix, suffixes = _take_prefixes(before), _take_suffixes(before)
    while after and (len(before) > 1 or len(after) > 1) and _is_suffix(after[-1]):
        suffixes.insert(0, " ".join(after.pop()))
    titles = {"prefix": " ".join(prefix), "suffix": ", ".join(suffixes)}
    return {key: part for key, part in titles.items() if part}


def _take_prefixes(words: list[str]) -> list[str]:
    """Take the titles off the beginning of *words*."""
    taken: list[str] = []
    while words and (is_prefix(words[0]) or _is_prefix_before_another(words[:2])):
        taken.append(words.pop(0))
        while words and _is_within_prefix(words[0]):
            taken.append(words.pop(0))
    return taken


def is_prefix(word: str) -> bool:
    """Say whether *word* is a title, ``Dr.``."""
    # Not "MR" and "MS", which are initials; "Ing" and "Hon" are names, "Ing." is not.
    dotted = word.endswith(".") and fold_word(word) in words_of("dotted_prefixes")
    return dotted or (fold_word(word) in words_of("prefixes") and not is_in_capitals(word))


def _is_prefix_before_another(words: list[str]) -> bool:
    # "PD Dr.": the second word shows that the first is no initials.
    return len(words) == 2 and fold_word(words[0]) in words_of("prefixes") and is_prefix(words[1])


def _is_within_prefix(word: str) -> bool:
    # "Dr. med."
    return word.endswith(".") and fold_word(word) in words_of("prefixes_within")


def _take_suffixes(words: list[str]) -> list[str]:
    """Take the letters after the name off the end of *words*."""
    taken: list[str] = []
    while len(words) > 2 and _is_suffix(words[-1:]):
        word = words[-1]
        plain = "." not in word and fold_word(word).capitalize() not in words_of("generations")
        if plain and sum(map(str.isupper, word)) < 2:
            break
        if plain and word in {"BA", "DO", "MA", "MENG", "PA", "PE"}:
            raise DoubtError(f"{word!r} may be a family name or a degree")
        taken.insert(0, words.pop())
    return taken


def _is_suffix(words: list[str]) -> bool:
    known = words_of("suffixes")
    return bool(words) and (
        all(fold_word(word) in known for word in words) or fold_word("".join(words)) in known
    )
