"""Whether a text can be in a language, as far as its script shows.

A site has one language, and people write on it in others: an English page below a config for
Chinese, a Korean one below the starter's ``en``. A text without one letter of the language's script
is in another, of which nothing is known.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache

import orjson

from pexport.vocabulary.files import vocab

_WORDS = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL"})
"""Scripts of which a letter says about as much as three of another."""


@cache
def _scripts(language: str) -> frozenset[str]:
    """Return the scripts in which *language* is written, by the names of their letters."""
    table: dict[str, list[str]] = orjson.loads(vocab("names/languages.json"))["scripts"]
    return frozenset(script for script, languages in table.items() if language in languages)


def language_of(text: str, tag: str | None) -> str | None:
    """Return the language *tag*, unless *text* is written in a script that is not its own."""
    language, _, rest = (tag or "").partition("-")
    # A tag may say the script itself: sr-Latn, zh-Hant.
    own = frozenset() if "latn" in rest.lower() else _scripts(language.lower())
    if not own or (text.isascii() and "LATIN" in own):
        return tag
    counted = Counter(_script(char) for char in text if char.isalpha())
    here = sum(count * _weight(script) for script, count in counted.items() if script in own)
    whole = sum(count * _weight(script) for script, count in counted.items())
    # Latin letters stand in texts of all languages, and no others in a text in Latin ones.
    fits = here * 2 >= whole if "LATIN" in own else here > 0
    return tag if fits or not whole else None


def _script(char: str) -> str:
    head = unicodedata.name(char, "").split(" ")[0]
    return "LATIN" if head == "FULLWIDTH" else head


def _weight(script: str) -> int:
    return 3 if script in _WORDS else 1
