"""vobject, on which Radicale, khard and many more are built."""

from __future__ import annotations

from typing import Any

from ..facts import contact
from ..reader import Facts


def facts(_form: str, data: bytes) -> Facts:
    """Return what a card says."""
    import vobject  # type: ignore[import-untyped] # it has no types

    card = vobject.readOne(data.decode())
    lines = [line for lines in card.contents.values() for line in lines]
    return contact.facts_of_properties(
        [{"name": line.name, "value": _value(line.value)} for line in lines]
    )


def _value(value: Any) -> Any:
    if hasattr(value, "family"):
        return [value.family, value.given, value.additional, value.prefix, value.suffix]
    if hasattr(value, "street"):
        parts = [value.street, value.city, value.region, value.code, value.country]
        return [value.box, value.extended, *parts]
    return value
