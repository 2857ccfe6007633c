"""A card of JSContact in another language: its patches applied (RFC 9553 sections 1.4.3, 2.7.1)."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from pexport.exporter import Problem

from .parts import Node


def localized_cards(card: Node) -> Iterator[tuple[str, Node | Problem]]:
    """Yield the card in each language of its localizations, or what is wrong with the patches."""
    plain = {key: value for key, value in card.items() if key != "localizations"}
    for language, patches in card.get("localizations", {}).items():
        problem = _overlap(patches)
        patched = deepcopy(plain)
        for path, value in patches.items():
            problem = problem or _apply(patched, path, value)
        if problem:
            message, hint, path = problem
            at = f"/localizations/{language}/{path.replace('~', '~0').replace('/', '~1')}"
            yield language, Problem("jscontact-patch", at, message, hint)
        else:
            yield language, patched


_Fault = tuple[str, str, str]
"""What is wrong, what would be right, and the path of the patch."""


def _overlap(patches: Node) -> _Fault | None:
    for path in patches:
        end = path.find("/")
        while end >= 0:
            if (above := path[:end]) in patches:
                return f'"{above}" already replaces "{path}"', "keep only one of them", path
            end = path.find("/", end + 1)
    return None


def _apply(card: Node, path: str, value: Any) -> _Fault | None:
    """Apply one patch; its path is a JSON Pointer without the first slash (RFC 6901)."""
    *steps, last = [step.replace("~1", "/").replace("~0", "~") for step in path.split("/")]
    if (steps or [last])[0] == "localizations":
        return "a translation cannot change localizations", "", path
    holder: Any = card
    for step in steps:
        holder = _member(holder, step)
    if isinstance(holder, list):
        if _member(holder, last) is None:
            return "there is no such element of the array", "replace the whole array", path
        if value is None:
            return (
                "a translation cannot remove an element of an array",
                "replace the whole array",
                path,
            )
        holder[int(last)] = value
    elif not isinstance(holder, dict):
        return "there is nothing at this path in the card", "replace something that exists", path
    elif value is None:
        holder.pop(last, None)
    else:
        holder[last] = value
    return None


def _member(holder: Any, step: str) -> Any:
    if isinstance(holder, dict):
        return holder.get(step)
    if isinstance(holder, list) and step.isdecimal() and int(step) < len(holder):
        return holder[int(step)]
    return None
