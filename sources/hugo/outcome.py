"""What becomes of one link or e-mail address: a fact, or the reason why there is none."""

from __future__ import annotations

from typing import Any, NamedTuple


class Advice(NamedTuple):
    """What there is to say of an address, as a remark without its place."""

    message: str
    rule: str
    """One of ``pexport.source.RULES``."""
    fix: str = ""
    """What the author could write instead."""


class Found(NamedTuple):
    """A fact for the member *field* of the profile, without its origin."""

    field: str
    fact: dict[str, Any]
    remarks: tuple[Advice, ...] = ()
    """What could be said better though it is understood."""


class LeftOut(NamedTuple):
    """Why an address is no fact."""

    why: str
    rule: str = "left-out"
    fix: str = ""
