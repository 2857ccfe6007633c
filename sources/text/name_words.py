"""Words of names: how they are written, and the tables of them (``vocab/names/words.json``)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

import orjson

from pexport.vocabulary.files import vocab

# McCoy, AlSaid, DeLuca
_JOINED = ("Mc", "Mac", "Al", "El", "De", "Di", "Du", "La", "Le", "Van", "Von", "Fitz")
_SMALL = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "d", "l"})


class DoubtError(Exception):
    """Why a name is not split."""


@cache
def _tables() -> dict[str, Any]:
    tables: dict[str, Any] = orjson.loads(vocab("names/words.json"))
    return {kind: rows if kind == "scripts" else set(rows) for kind, rows in tables.items()}


def words_of(kind: str) -> set[str]:
    """Return the folded words of a *kind*: ``particles``, ``suffixes``, ``family_first``."""
    words: set[str] = _tables()[kind]
    return words


def fold(text: str) -> str:
    """Return *text* in small letters without diacritics."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in apart if not unicodedata.combining(char))


def fold_word(word: str) -> str:
    """Return *word* in small letters without diacritics and dots."""
    return fold(word.replace(".", ""))


def is_initial(word: str) -> bool:
    """Say whether *word* is ``T``, ``T.``, ``J.R.`` or ``J.-P.``."""
    letters = re.split("[.-]+", word.removesuffix("."))
    shown = len(word) == 1 or word.endswith(".")
    return shown and all(len(letter) == 1 and letter.isupper() for letter in letters)


def is_in_capitals(word: str) -> bool:
    """Say whether *word* is written in capitals, and no initials: ``LIU``."""
    return len(word) > 1 and "." not in word and word.isupper()


def is_written_as_name(word: str) -> bool:
    """Say whether *word* is written as a name: Anna, Jean-Luc, O'Brien, McCoy, al-Khatib."""
    first, *more = re.split("[-‐'’]", unicodedata.normalize("NFC", word))
    if more and first in _SMALL:
        first, *more = more
    return len(word) > 1 and first[:1].isupper() and all(map(_is_piece, (first, *more)))


def _is_piece(piece: str) -> bool:
    joined = (len(j) for j in _JOINED if piece.startswith(j) and piece[len(j) :][:1].isupper())
    rest = piece[next(joined, 0) :]
    return rest.isalpha() and (len(rest) == 1 or rest[1:].islower())


def is_latin(char: str) -> bool:
    """Say whether *char* is a letter of the Latin script."""
    return char.isalpha() and (char.isascii() or unicodedata.name(char, "").startswith("LATIN"))


def script_of(text: str) -> str | None:
    """Return the ISO 15924 code of the script of *text*, None where its letters are of several."""
    heads = {re.split("[ -]", unicodedata.name(char, ""))[0] for char in text if char.isalpha()}
    codes = {_tables()["scripts"].get(head) for head in heads}
    if codes & {"Hira", "Kana"} and len(codes) > 1 and codes <= {"Hani", "Hira", "Kana"}:
        return "Jpan"
    if codes == {"Hani", "Hang"}:
        return "Kore"
    return codes.pop() if len(codes) == 1 else None
