"""The name of a person in JSContact: the whole, and its parts in their order (section 2.2.1)."""

from __future__ import annotations

import re
from typing import Any

from pexport.profile import Name

_ORDERS = (
    ("title", "given", "given2", "surname", "credential", "generation"),
    ("title", "surname", "given", "given2", "credential", "generation"),
    ("surname", "title", "given", "given2", "credential", "generation"),
)
"""The orders in which names are shown."""

_GENERATION = re.compile(r"(?:[JS]r\.?|[IVX]+)")


def name_object(known: Name) -> dict[str, Any]:
    """Return the name, whose components make the whole one where they are all there is in it."""
    found: dict[str, Any] = {"full": known.display}
    parts = _parts(known)
    if parts:
        ordered = next(filter(None, (_ordered(known.display, parts, o) for o in _ORDERS)), None)
        found["components"] = ordered or [
            {"kind": kind, "value": value} for kind, value in parts.items()
        ]
        if ordered:
            found["isOrdered"] = True
    return found


def _parts(known: Name) -> dict[str, str]:
    suffix = known.suffix or ""
    parts = {
        "title": known.prefix,
        "given": known.given,
        "given2": known.additional,
        "surname": known.family,
        "generation" if _GENERATION.fullmatch(suffix) else "credential": suffix,
    }
    return {kind: value for kind, value in parts.items() if value}


def _ordered(
    display: str, parts: dict[str, str], order: tuple[str, ...]
) -> list[dict[str, str]] | None:
    """Return the components that make *display*, with what stands between them; else none.

    Where no separator stands between two, it is a blank.
    """
    components: list[dict[str, str]] = []
    end = 0
    for kind in order:
        if kind not in parts:
            continue
        start = display.find(parts[kind], end)
        between = display[end:start]
        if start < 0 or any(map(str.isalnum, between)) or (between and not components):
            return None
        if components and between != " ":
            components.append({"kind": "separator", "value": between})
        components.append({"kind": kind, "value": parts[kind]})
        end = start + len(parts[kind])
    return components if end == len(display) else None
