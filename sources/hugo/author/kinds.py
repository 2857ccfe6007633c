"""What kind of tie an affiliation without dates is, as its role says: ``vocab/hugo/roles.json``.

The theme has a list of organizations and one role, and says of neither whether the person works
there. An associate professor does; a PhD student studies there.
"""

from __future__ import annotations

import re
from functools import cache

import orjson

from pexport.vocabulary.files import vocab

from ..page.author_page import AuthorPage

_KINDS = ("education", "invited-position", "employment")
_WHY = {
    "education": "such a role is a student's",
    "invited-position": "such a role is a guest's",
    "employment": "such a role is held by employees",
}


def infer_kinds(page: AuthorPage) -> None:
    """Add the kind to each position that has a role and none, where the role says it."""
    for position in page.tree.get("positions", ()):
        role = position.get("role")
        if role and "kind" not in position and (kind := kind_of_role(role)):
            position["kind"] = kind
            position["origin"] += f" (kind: inferred, {_WHY[kind]})"


def kind_of_role(role: str) -> str | None:
    """Return the kind of position that *role* is, one of ``Position.kind``, or None in doubt."""
    found = [kind for kind in (*_KINDS, "but") if _has_word_of(kind, role)]
    if "but" in found or not found:
        return None
    # A visiting professor is invited; who studies and works is both.
    if "invited-position" in found and "education" not in found:
        return "invited-position"
    return found[0] if len(found) == 1 or _is_student_who_researches(role) else None


def _is_student_who_researches(role: str) -> bool:
    return re.search(r"\bph\.?d\.? (?:student )?researcher\b", role, re.IGNORECASE) is not None


def _has_word_of(kind: str, role: str) -> bool:
    return re.search(_pattern(kind), role.casefold()) is not None


@cache
def _pattern(kind: str) -> str:
    """Return the pattern of the words of *kind*; in CJK a word may stand beside any letter."""
    words: list[str] = orjson.loads(vocab("hugo/roles.json"))[kind]
    spaced = "|".join(re.escape(word) for word in words if word < "\u2e80")
    joined = "|".join(re.escape(word) for word in words if word >= "\u2e80")
    return rf"(?<!\w)(?:{spaced})(?!\w)" + (f"|{joined}" if joined else "")
