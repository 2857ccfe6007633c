"""Losses as people are told them: one line a reason, whatever the number of values and formats."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from pexport.exporter import Loss

_DERIVED = r"/(markdown|kind|handle|media_type)$|^document/|^accounts/\d+/service$"
_ALTERNATIVE = r"^portrait/(file|data)$|/language$"
_MOST_PARTS = 2

Said = TypeVar("Said", bound=Hashable)


class Lost(NamedTuple):
    """What a format has no place for, for one reason."""

    values: str
    """``education/degree (3), groups/name``."""
    why: str


def names_by_member(found: Mapping[str, Iterable[Loss]]) -> dict[str, list[str]]:
    """Return the members of a profile that formats lose something of, with those formats.

    A member of which one or two parts are lost is told with them: ``biographies/links``. That a
    picture is given in one way of several is not told, nor the language of a text.
    """
    members = {name: ", ".join(_members(lost)) for name, lost in found.items()}
    return names_by_statement({name: [text] for name, text in members.items() if text})


def _members(lost: Iterable[Loss]) -> Iterator[str]:
    parts: dict[str, dict[str, None]] = {}
    for loss in lost:
        if not re.search(_DERIVED, loss.path) and not re.search(_ALTERNATIVE, loss.path):
            member, _, rest = re.sub(r"/\d+", "", loss.path).partition("/")
            parts.setdefault(member, {})[rest.partition("/")[0]] = None
    for member, several in parts.items():
        if len(several) > _MOST_PARTS:
            yield member
        else:
            yield from (f"{member}/{part}" if part else member for part in several)


def names_by_reason(found: Mapping[str, Iterable[Loss]]) -> dict[Lost, list[str]]:
    """Return what is lost for each reason, with the names of the formats that lose it.

    What pexport itself derived from other values is not told: the author never wrote it.
    """
    return names_by_statement({name: _reasons(lost) for name, lost in found.items()})


def names_by_statement(found: Mapping[str, Iterable[Said]]) -> dict[Said, list[str]]:
    """Return what is said of formats with the names of all of which it is said."""
    formats: dict[Said, list[str]] = {}
    for name, sentences in found.items():
        for sentence in dict.fromkeys(sentences):
            formats.setdefault(sentence, []).append(name)
    return formats


def _reasons(lost: Iterable[Loss]) -> Iterator[Lost]:
    """Yield each reason of losses, with the paths that it is of."""
    paths: dict[str, dict[str, int]] = {}
    for loss in lost:
        if re.search(_DERIVED, loss.path):
            continue
        path = re.sub(r"/\d+", "", loss.path)
        counts = paths.setdefault(loss.why, {})
        counts[path] = counts.get(path, 0) + 1
    for why, counts in paths.items():
        shown = (f"{path} ({count})" if count > 1 else path for path, count in counts.items())
        yield Lost(", ".join(shown), why)
