"""How well a person can do something, in the levels of RFC 6715 (section 3.2)."""

from __future__ import annotations

import orjson

from pexport.profile import Skill
from pexport.vocabulary.files import vocab

_LEVELS: dict[str, str] = {
    word: level
    for level, words in orjson.loads(vocab("contact/levels.json")).items()
    if level != "about"
    for word in words
}


def skill_level(skill: Skill) -> str | None:
    """Return the level that a skill's own means, if it means one."""
    return _LEVELS.get(skill.level.lower()) if skill.level else None
