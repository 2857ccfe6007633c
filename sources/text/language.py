"""The tags of languages, and whether a text can be in one, as far as its script shows.

A site has one language, and people write on it in others: an English page below a config for
Chinese, a Korean one below the starter's ``en``. A text without one letter of the language's script
is in another, of which nothing is known.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

import orjson

from pexport.vocabulary.files import vocab

_WORDS = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL"})
"""Scripts of which a letter says about as much as three of another."""


_WELL_FORMED = (
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?"
)
"""BCP 47 (RFC 5646 section 2.1), but for languages of four letters and more, of which there are
none, and for the old tags of section 2.2.8."""


@cache
def language_tag(text: str) -> str | None:
    """Return the well-formed tag that *text* means, or None where it means none.

    Codes of countries that people write for languages, ``cn``, become what they mean, and so does
    ``en-uk``; what is right stays as it is written.
    """
    tag = re.sub(
        r"\A([^._]*+)[._][^@]*+@.*|\.utf-?8$", r"\1", text.strip(), flags=re.IGNORECASE
    ).replace("_", "-")
    if re.fullmatch(_WELL_FORMED, tag, re.IGNORECASE) is None:
        return None
    meant: dict[str, dict[str, str]] = orjson.loads(vocab("names/languages.json"))["meant"]
    language, *rest = tag.split("-")
    if language.lower() in meant["languages"]:
        language = meant["languages"][language.lower()]
    regions = meant["regions"]
    return "-".join([language, *(regions.get(part.lower(), part) for part in rest)])


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
