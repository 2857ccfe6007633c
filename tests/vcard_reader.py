"""A foreign reader of vCards, and how the tests ask it."""

from __future__ import annotations

from typing import Any

import vobject  # type: ignore[import-untyped] # it has no types
from conftest import AS_OF

from pexport import registry
from pexport.profile import Profile

EXPORTER = registry.load_exporter("vcard")


def written(profile: Profile, version: Any) -> bytes:
    """Return the card of *profile*, built, checked and written."""
    options = EXPORTER.options(as_of=AS_OF, version=version)
    document = EXPORTER.build(profile, options)
    assert EXPORTER.problems(document, full=True) == []
    data: bytes = EXPORTER.encode(document, options)
    return data


def read(data: bytes) -> Any:
    """Return a card as vobject reads it."""
    return vobject.readOne(data.decode())


def values(card: Any, name: str) -> list[Any]:
    """Return the values of all properties *name*."""
    return [line.value for line in card.contents.get(name, [])]


def grouped(card: Any, group: str) -> dict[str, Any]:
    """Return the properties of one group by their names."""
    return {
        line.name: line.value
        for lines in card.contents.values()
        for line in lines
        if line.group == group
    }
