"""Which positions a card shows: it says what is so now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pexport.profile import Position


def current_positions(positions: Iterable[Position], as_of: date) -> tuple[Position, ...]:
    """Return the positions of which nothing shows that they were over, or had not begun."""
    return tuple([position for position in positions if position.may_be_current(as_of)])


def indices_not_shown(positions: Iterable[Position], shown: Iterable[Position]) -> list[int]:
    """Return the indices of all positions but those that are *shown*."""
    kept = {id(position) for position in shown}
    return [index for index, position in enumerate(positions) if id(position) not in kept]


def indices_without_organization(positions: Iterable[Position]) -> list[int]:
    """Return the indices of the positions whose organization is not known."""
    return [index for index, each in enumerate(positions) if each.organization is None]
