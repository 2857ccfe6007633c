"""Positions whose role says that they are over: ``Former PhD student``, ``Alumna``."""

from __future__ import annotations

import re
from functools import cache

import orjson

from pexport.vocabulary import vocab

from .page import AuthorPage

# Beside a role of the past another may be held: "Former PhD student, now lecturer".
_SEVERAL = r"[,;/&|+–—]| - |\b(?:and|now|currently|und|et|y|e|en|jetzt|actuellement)\b"


def end_positions(page: AuthorPage) -> None:
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
    said = " ".join(re.sub(r"\([^()]*\)", " ", role).casefold().split())
    words = _words()
    if said in words["whole"]:
        return True
    begins = any(re.match(rf"{re.escape(word)}\b", said) for word in words["begins"])
    return begins and not said.startswith(tuple(words["but"])) and not re.search(_SEVERAL, said)


@cache
def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = orjson.loads(vocab("hugo/past_roles.json"))
    return words
