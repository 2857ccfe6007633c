"""Jobs and studies that a site states in two places: one of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..page.author_page import AuthorPage

_SAYING_WHAT = {"positions": ("kind", "role"), "education": ("degree", "field")}
"""What, beside the organization, says which job or which studies these are."""
_DATES = ("start", "end")


def merge_duplicates(page: AuthorPage) -> None:
    """Make one of each two jobs or studies that are alike and whose dates may be the same."""
    for member, parts in _SAYING_WHAT.items():
        kept: list[dict[str, Any]] = []
        alike: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        for fact in page.tree.get(member, ()):
            known = alike.setdefault(_what(fact, parts), [])
            same = next((each for each in known if _are_same(each, fact, parts)), None)
            if same is None:
                kept.append(fact)
                known.append(fact)
            else:
                _merge(same, fact)
        if kept:
            page.tree[member] = kept


def _what(fact: dict[str, Any], parts: Iterable[str]) -> tuple[str, ...]:
    """Return which job or studies a fact is about, in any spelling."""
    where = _folded((fact.get("organization") or {}).get("name"))
    return (where, *(_folded(fact.get(part)) for part in parts))


def _are_same(one: dict[str, Any], other: dict[str, Any], parts: Iterable[str]) -> bool:
    """Say whether two facts about the same job or studies may be one."""
    if not any(one.get(part) for part in parts if part != "kind"):
        return False
    organizations = one.get("organization") or {}, other.get("organization") or {}
    return (
        _agree(one, other, {*parts, *_DATES, "organization", "origin"})
        and _agree(*organizations, {"name"})
        and all(map(_fit, *zip(*_pairs(one, other), strict=True)))
    )


def _agree(one: dict[str, Any], other: dict[str, Any], but: set[str]) -> bool:
    """Say whether the two say the same in all but some members, where both say anything."""
    both = (one.keys() & other.keys()) - but
    return all(one[key] == other[key] for key in both if one[key] and other[key])


def _pairs(one: dict[str, Any], other: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key in _DATES:
        yield one.get(key) or "", other.get(key) or ""


def _fit(one: str, other: str) -> bool:
    """Say whether two dates may be the same: one may be missing, or less precise."""
    return one.startswith(other) or other.startswith(one)


def _merge(first: dict[str, Any], second: dict[str, Any]) -> None:
    """Add to *first* what *second* knows better: the longer of two dates, what is missing."""
    for key, value in second.items():
        is_better = key in _DATES and len(value or "") > len(first.get(key) or "")
        if key != "origin" and (is_better or not first.get(key)):
            first[key] = value
    known, more = first.get("organization"), second.get("organization")
    if known and more:
        first["organization"] = {**more, **{key: each for key, each in known.items() if each}}
    place = second["origin"].removeprefix("hugo:").partition(" (")[0]
    first["origin"] += f" (and {place})"


def _folded(text: str | None) -> str:
    return " ".join((text or "").casefold().split())
