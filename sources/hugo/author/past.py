"""What shows that a position is over: a role, ``Former PhD student``, or a group, ``Alumni``."""

from __future__ import annotations

import re
from functools import cache

import orjson

from pexport.vocabulary.files import vocab

from ..page.author_page import AuthorPage

# Beside a role of the past another may be held: "Former PhD student, now lecturer".
_SEVERAL = r"[,;/&|+–—]| - |\b(?:and|now|currently|und|et|y|e|en|jetzt|actuellement)\b"


def end_past_positions(page: AuthorPage) -> None:
    """Make an end of each position whose role is of the past alone and whose period says nothing.

    That a person is in a group of former members says less: the lab's tie is over, and not that
    to the organization on the page.
    """
    for position in page.tree.get("positions", ()):
        role = position.get("role")
        if (
            role
            and position.keys().isdisjoint({"start", "end", "state", "dates"})
            and _is_past(role)
        ):
            position["state"] = "ended"
            position["origin"] += " (ended: its role says so)"


def _is_past(role: str) -> bool:
    text = " ".join(re.sub(r"\([^()]*\)", " ", role).casefold().split())
    words = _words()
    if text in words["whole"]:
        return True
    begins = any(_begins_with(text, word) for word in words["begins"])
    return begins and not text.startswith(tuple(words["but"])) and not re.search(_SEVERAL, text)


def has_left(page: AuthorPage) -> bool:
    """Say whether all groups of the person are of former members."""
    groups = [each["name"] for each in page.tree.get("groups", ())]
    return bool(groups) and all(map(_is_group_of_former_members, groups))


def _is_group_of_former_members(group: str) -> bool:
    text = " ".join(group.casefold().split())
    words = _words()
    if text.startswith(tuple(words["but"])):
        return False
    begins = [*words["begins"], *words["groups begin"]]
    return any(_begins_with(text, word) for word in begins) or any(
        _contains(text, word) for word in words["groups name"]
    )


def _begins_with(text: str, word: str) -> bool:
    return text.startswith(word) and _ends_word(text[len(word) : len(word) + 1])


def _contains(text: str, word: str) -> bool:
    """Say whether *word* is a word of *text*, where it is first found."""
    before, found, after = text.partition(word)
    return bool(found) and _ends_word(before[-1:]) and _ends_word(after[:1])


def _ends_word(char: str) -> bool:
    """Say whether a word may end beside *char*, which in CJK it may anywhere."""
    return not char.isalnum() or char >= "\u2e80"


@cache
def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = orjson.loads(vocab("hugo/past.json"))
    return words
