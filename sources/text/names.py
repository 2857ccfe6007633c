"""Display names as people write them: their parts, and the other names beside them."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from .name_parts import GroupError, split_name
from .name_titles import take_titles
from .name_words import DoubtError, is_latin, is_written_as_name, script_of

_BRACKETS = r"[(（\[【]([^()（）\[\]【】]+)[)）\]】]|[\"“”„«]([^\"“”„«»]+)[\"“”»]"
_OPENING = frozenset('(（[【"“”„«')
_PRONOUNS = r"[a-z]{2,6}(?:\s?/\s?[a-z]{2,6}){1,2}"
_SEPARATORS = " \u00a0\u3000/|,，、·・-–—:"


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


class _OtherNames(NamedTuple):
    variants: list[Variant]
    nicknames: list[str]
    pronouns: list[str]


def parse_name(display: str) -> ParsedName:
    """Return the parts of the name *display*, where they are sure, and what stands beside it."""
    others = _OtherNames([], [], [])
    name, is_of_a_group = display, False
    try:
        name = _without_second_script(_without_brackets(display, others), others)
        parts, note = split_name(name)
    except DoubtError as doubt:
        parts, note = {}, f"no parts of the name: {doubt}"
        is_of_a_group = isinstance(doubt, GroupError)
    return ParsedName(
        name=name,
        parts=parts,
        variants=tuple(others.variants),
        nicknames=tuple(others.nicknames),
        pronouns=next(iter(others.pronouns), None),
        note=note,
        is_of_a_group=is_of_a_group,
    )


def prefix_and_suffix(display: str) -> dict[str, str]:
    """Return the ``prefix`` and the ``suffix`` of *display*, whose other parts are known."""
    try:
        around = _without_brackets(display, _OtherNames([], [], []))
        before, *after = [piece.split() for piece in around.split(",")]
        return take_titles(before, after)
    except DoubtError:
        return {}


def without_titles(display: str) -> str:
    """Return *display* without the titles before the name and the letters after it."""
    titles = prefix_and_suffix(display)
    for title in titles.get("prefix", "").split():
        display = display.removeprefix(title).strip()
    for title in reversed(re.split(r"[\s,]+", titles.get("suffix", ""))):
        display = display.removesuffix(title).rstrip(" ,")
    return display


def _without_brackets(display: str, others: _OtherNames) -> str:
    if _OPENING.isdisjoint(display):
        return " ".join(display.split())
    around = " ".join(re.sub(_BRACKETS, " ", display).split())
    if any(map(is_latin, display)) and not any(map(is_latin, around)):
        # The Latin name is the one in brackets.
        return " ".join(re.sub(_BRACKETS, r" \1\2 ", display).split())
    for found in re.finditer(_BRACKETS, display):
        inner, after = (found[1] or found[2]).strip(), display[found.end() :].strip()
        if any(map(str.isalpha, inner)) and not any(map(is_latin, inner)):
            others.variants.append(Variant(inner, script_of(inner)))
        elif re.fullmatch(_PRONOUNS, inner.casefold()):
            others.pronouns.append(inner)
        elif is_written_as_name(inner) and (after or found[2] or inner[:2] == display[:2]):
            others.nicknames.append(inner)
        else:
            raise DoubtError(f"{found[0]!r} may belong to it or not")
    return around


def _without_second_script(name: str, others: _OtherNames) -> str:
    latin = [place for place, char in enumerate(name) if is_latin(char)]
    if name.isascii() or not latin:
        return name
    first, end = latin[0], latin[-1] + 1
    end += name[end:].startswith(".")
    for other in (name[:first], name[end:]):
        if any(map(str.isalpha, other)):
            if any(unicodedata.category(char)[0] in "NS" for char in other):
                raise DoubtError(f"{other.strip()!r} has digits or symbols")
            others.variants.append(Variant(other.strip(_SEPARATORS), script_of(other)))
    start = first if any(map(str.isalpha, name[:first])) else 0
    return name[start:end] if any(map(str.isalpha, name[end:])) else name[start:]
