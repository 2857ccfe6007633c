"""Cards as mappings and lists, so that two files of them can be compared."""

from __future__ import annotations

from typing import Any

from .text import Card, Document, Property

_LABEL = "X-ABLABEL"


def tree(document: Document) -> Any:
    """Return the properties of each card by their names; one card stands alone."""
    cards = [_card(card) for card in document.cards]
    return cards[0] if len(cards) == 1 else cards


def _card(card: Card) -> dict[str, Any]:
    labels = {
        prop.group.lower(): prop.value
        for prop in card.properties
        if prop.group and prop.name.upper() == _LABEL
    }
    found: dict[str, Any] = {}
    for prop in card.properties:
        if prop.name.upper() != _LABEL or not prop.group:
            found.setdefault(prop.name.upper(), []).append(_property(prop, labels))
    return {name: each[0] if len(each) == 1 else each for name, each in found.items()}


def _property(prop: Property, labels: dict[str, Any]) -> Any:
    """Return the value, with its label and its parameters where it has such."""
    value = prop.value
    if not isinstance(value, str):
        value = "; ".join(each if isinstance(each, str) else ", ".join(each) for each in value)
    parameters = {name.upper(): ",".join(values) for name, values in prop.params}
    label = labels.get(prop.group.lower())
    if label:
        parameters["label"] = str(label)
    return {"value": value, **parameters} if parameters else value
