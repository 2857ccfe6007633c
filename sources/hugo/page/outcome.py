"""What a link or an e-mail address gives: a fact for the profile, or why it is left out."""

from __future__ import annotations

from typing import Any, NamedTuple

from ...text.addresses import Advice


class Found(NamedTuple):
    """A fact for the member *field* of the profile, without its origin."""

    field: str
    fact: dict[str, Any]
    remarks: tuple[Advice, ...] = ()
    """What could be written better, though it can be read."""


class NoFact(NamedTuple):
    """Why an address is left out."""

    why: str
    rule: str = "left-out"
    fix: str = ""
