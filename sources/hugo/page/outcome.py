"""What becomes of one link or e-mail address: a fact, or the reason why there is none."""

from __future__ import annotations

from typing import Any, NamedTuple

from ...text.addresses import Advice


class Found(NamedTuple):
    """A fact for the member *field* of the profile, without its origin."""

    field: str
    fact: dict[str, Any]
    remarks: tuple[Advice, ...] = ()
    """What could be said better though it is understood."""


class NoFact(NamedTuple):
    """Why an address is no fact."""

    why: str
    rule: str = "left-out"
    fix: str = ""
