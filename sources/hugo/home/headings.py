"""What a list of a CV contains, by its heading: jobs, studies, projects, awards, skills.

The theme has three such lists, and people use them for whatever looks like it: studies below
``experience``, internships and grants below ``accomplishments``. ``vocab/hugo/headings.json`` has
the words of headings and degrees.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

import orjson

from pexport.vocabulary.files import vocab

from ...text import markdown

_OTHER_KINDS = frozenset({"research", "biography"})
"""Kinds of words that say nothing of what a list contains."""


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = orjson.loads(vocab("hugo/headings.json"))
    return table


def kind_of_list(heading: str, default: str) -> str | None:
    """Return what the list below *heading* contains; in the theme it contains *default*.

    None where it is something else, or more than one thing. A heading of which no word is known
    is another name for accomplishments, which are of many kinds; jobs and skills are named.
    """
    text = _plain_text(heading)
    if not text:
        return default
    found = {kind for part in _parts(text) if (kind := _kind(part))}
    if default in found or not (found or default != "awards"):
        return default
    if len(found) != 1 or "others" in found:
        return None
    # What was done in research is listed as an accomplishment, and is seldom an employment.
    is_research = default == "awards" and found == {"jobs"} and _has_word_of(text, "research")
    return None if is_research else found.pop()


def is_known_heading(heading: str) -> bool:
    """Say whether any word of *heading* is known."""
    return any(_has_word_of(_plain_text(heading), kind) for kind in _table()["kinds"])


def mentions_kind(text: str, kind: str) -> bool:
    """Say whether *text*, a heading or the name of a file, has a word of *kind*."""
    return _has_word_of(_plain_text(re.sub(r"[_-]", " ", text)), kind)


def is_degree(title: str) -> bool:
    """Say whether *title* is that of a degree, ``PhD in Physics``, and not of a student."""
    text = _plain_text(title)
    # A field may be named after what somebody does: "PhD in Research Methods".
    what = re.split(r"\s(?:in|of)\s", text, maxsplit=1)[0]
    return bool(re.match(_degrees(), text)) and not re.search(_no_degrees(), what)


def _plain_text(heading: str) -> str:
    """Return *heading* in small letters, without markup and soft hyphens."""
    shown = (markdown.to_line(heading) or "").replace("\N{SOFT HYPHEN}", "")
    return " ".join(unicodedata.normalize("NFKC", shown).casefold().split())


def _parts(text: str) -> list[str]:
    return [part for part in re.split(_connectors(), text) if part.strip()]


@cache
def _connectors() -> str:
    words = _table()["connectors"]
    return "|".join(
        rf"(?<=\s){word}(?=\s)" if word.isalpha() and _has_spaces(word) else re.escape(word)
        for word in words
    )


def _kind(part: str) -> str | None:
    kinds = (kind for kind in _table()["kinds"] if kind not in _OTHER_KINDS)
    return next((kind for kind in kinds if _has_word_of(part, kind)), None)


def _has_word_of(text: str, kind: str) -> bool:
    return re.search(_word_patterns(kind), text) is not None


@cache
def _word_patterns(kind: str) -> str:
    return "|".join(map(_word_pattern, _table()["kinds"][kind]))


def _word_pattern(word: str) -> str:
    """Return the pattern of *word*; scripts without spaces have it anywhere."""
    stem = re.escape(word.rstrip("*"))
    if not _has_spaces(word):
        return stem
    return rf"(?<!\w){stem}" if word.endswith("*") else rf"(?<!\w){stem}(?!\w)"


def _has_spaces(word: str) -> bool:
    """Say whether words of this script stand apart."""
    return unicodedata.name(word[0]).split()[0] in {
        "LATIN",
        "CYRILLIC",
        "GREEK",
        "ARABIC",
        "HEBREW",
    }


@cache
def _degrees() -> str:
    table = _table()
    alone, before_anything, at_the_end = (
        "|".join(table[key]) for key in ("degrees", "degrees_before_anything", "degrees_at_the_end")
    )
    following = r"(?:$|\s?[,(:–—-]|\s(?:in|of|en|de|em|di)\s)"
    return (
        rf"(?:{alone}){following}|(?:{before_anything})(?!\w)|doctor of\s"
        rf"|\S*(?:{at_the_end})(?:$|\s?[,(:]|\s)"
    )


@cache
def _no_degrees() -> str:
    return rf"(?<!\w)(?:{'|'.join(_table()['no_degrees'])})(?!\w)"
