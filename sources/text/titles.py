"""Whether two wordings of a title are of one work, whatever their typography, TeX and spelling."""

from __future__ import annotations

import html
import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

_MARKUP = r"</?[A-Za-z][^<>]*>|\\(?:text|math)[a-z]+\b|\\(?:emph|mbox|ensuremath|left|right)\b"
_GREEK = (
    r"\\(?:var)?(alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|"
    r"sigma|tau|upsilon|phi|chi|psi|omega)(?![a-z])"
)
_SYMBOL = (
    r"\\(?:times|cdot|infty|to|rightarrow|pm|sim|approx|leq|geq|circ|star|dagger|ldots|dots)\b"
)
_SPELLINGS = (
    (r"(?<=\w\w)is(?=(?:e|ed|es|er|ers|ing|ations?|ational)\b)", "iz"),
    (r"ys(?=(?:e|ed|es|er|ers|ing)\b)", "yz"),
    (r"(?<=\w\w)our", "or"),
    (r"(?<=\w\w)tre\b", "ter"),
    (r"ogue(?=s?\b)", "og"),
    (r"(?<=\wen)ce\b", "se"),
    (r"ll(?=(?:ed|ing|er|ers)\b)", "l"),
    (r"programme", "program"),
    (r"aluminium", "aluminum"),
    (r"grey", "gray"),
    (r"sulph", "sulf"),
    (r"[ao]e", "e"),
)
"""British spellings and their American ones."""
_PARTS = r"\s?[:：;?!—–]+\s?|\.\s|\s[-‐]\s|——"
_ROMAN = r"[ivx]+"
_ENOUGH = 15
"""So many letters of a title are not those of another one by chance."""
_ALIKE = 0.92
_LONGEST = 400
"""Titles have fewer letters; to compare more takes long."""


@lru_cache(maxsize=4096)
def title_key(title: str) -> str:
    """Return the letters and digits of *title*, by which two wordings of one are the same."""
    return "".join(_words(title))


def are_of_one_work(first: str, second: str) -> bool:
    """Say whether two titles beside each other are of one work.

    A subtitle, a remark in brackets or a letter may be missing in one of them; numbers may not.
    """
    one, other = sorted((_bare(first), _bare(second)), key=lambda title: len(title_key(title)))
    shorter, longer = title_key(one), title_key(other)
    if not shorter or shorter == longer:
        return shorter == longer
    numbers = _numbers(one)
    if _numbers(other)[: len(numbers)] != numbers:
        return False
    if shorter in longer and len(shorter) > _ENOUGH + 5:
        return True
    parts = [title_key(part) for part in re.split(_PARTS, other)]
    if shorter in parts and len(shorter.encode()) > _ENOUGH:
        return True
    beginning = longer[: len(shorter)]
    return len(shorter) > _ENOUGH and (_alike(shorter, longer) or _alike(shorter, beginning))


def _alike(one: str, other: str) -> bool:
    if len(one) > _LONGEST:
        return one == other
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= _ALIKE <= matcher.ratio()


def _bare(title: str) -> str:
    """Return *title* without remarks in brackets, where it says more."""
    bare = re.sub(r"\s?\[[^][]*\]", "", title)
    return bare if title_key(bare) else title


def _numbers(title: str) -> list[str]:
    return [word for word in _words(title) if word.isdecimal() or re.fullmatch(_ROMAN, word)]


def _words(title: str) -> list[str]:
    """Return the words of *title* in one typography and spelling."""
    text = re.sub(_MARKUP, "", html.unescape(title))
    text = re.sub(r"\\ell(?![a-z])", "l", re.sub(_GREEK, r"\1", text))
    text = re.sub(_SYMBOL, " ", text).replace("\\", "")
    text = unicodedata.normalize("NFKD", text).casefold().replace("&", " and ")
    text = "".join(map(_letter, text))
    for british, american in _SPELLINGS:
        text = re.sub(british, american, text)
    # What is set below or above a letter in a formula is joined to it.
    text = re.sub(r"(?<=\w)[_^{},']+(?=\w)", "", text.replace("_", "^"))
    return re.findall(r"\w+", text)


def _letter(char: str) -> str:
    if unicodedata.combining(char) or char == "\u00ad":
        return ""
    if char.isascii():
        return char
    name = unicodedata.name(char, "")
    return name.rpartition(" ")[2].casefold() if name.startswith("GREEK SMALL LETTER ") else char
