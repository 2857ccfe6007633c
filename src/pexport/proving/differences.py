"""What changed between two documents, or two profiles, in words: added, removed, changed facts.

Things in a list are the same where one of the members that identify them is, else where most of
what they say is; so that a changed role is told as one, not as a job lost and another won.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple, TypeGuard

import orjson

Kind = Literal["added", "removed", "changed", "reordered"]

_IDENTIFYING = (
    "@id", "id", "uid", "UID", "put-code", "iri", "url", "value", "address", "number", "name",
    "title", "display", "label", "text",
)  # fmt: skip
"""Members by which a thing is known, in whatever format; those that say it best first."""
_NAMING = ("display", "name", "title", "label", "text", "address", "number")
"""Members that people know a thing by, its own or those of its parts."""
_LAST = ("value", "url", "@id")
"""Members that tell it where there are none of those."""
_ALIKE = 0.5
"""How much of two things has to be the same where nothing identifies them."""
_MOST_PAIRS = 250_000
_SHOWN = 60


class Difference(NamedTuple):
    """One thing that is not as it was."""

    kind: Kind
    where: str
    """``positions[Open College]/role``: names of members, and in brackets what a thing is."""
    old: Any = None
    new: Any = None

    def __str__(self) -> str:
        match self.kind:
            case "added":
                return f"added {self.where}: {_shown(self.new)}"
            case "removed":
                return f"removed {self.where}: {_shown(self.old)}"
            case "reordered":
                return f"reordered {self.where}"
        return f"changed {self.where}: {_shown(self.old)} -> {_shown(self.new)}"


def differences(old: Any, new: Any, where: str = "") -> Iterator[Difference]:
    """Yield what differs between two trees of mappings, sequences and values."""
    if _key(old) == _key(new):
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _of_mappings(old, new, where)
    elif _is_list(old) and _is_list(new):
        yield from _of_lists(old, new, where)
    elif _is_list(old) or _is_list(new):
        # Formats write one value plainly, and several as a list.
        yield from _of_lists(_listed(old), _listed(new), where)
    else:
        yield Difference("changed", where or "/", old, new)


def _is_list(value: Any) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes))


def _listed(value: Any) -> Sequence[Any]:
    return value if _is_list(value) else (value,)


def _of_mappings(
    old: Mapping[str, Any], new: Mapping[str, Any], where: str
) -> Iterator[Difference]:
    for key in dict.fromkeys([*old, *new]):
        place = f"{where}/{key}" if where else key
        if key not in new:
            yield from _each("removed", place, old[key])
        elif key not in old:
            yield from _each("added", place, new[key])
        else:
            yield from differences(old[key], new[key], place)


def _each(kind: Kind, where: str, value: Any) -> Iterator[Difference]:
    """Yield each thing of what came or went as a whole."""
    for each in _listed(value):
        yield Difference(kind, where, *((None, each) if kind == "added" else (each, None)))


def _of_lists(old: Sequence[Any], new: Sequence[Any], where: str) -> Iterator[Difference]:
    pairs, rest = _pair_equal(old, new)
    lost = [each for number, each in enumerate(old) if number not in pairs]
    gained = [new[number] for number in rest]
    for before, after in _pair_alike(lost, gained):
        label = _label(before) or _label(after)
        yield from differences(before, after, f"{where}[{label}]" if label else where)
        lost = [each for each in lost if each is not before]
        gained = [each for each in gained if each is not after]
    if len(lost) == len(gained) == 1 and _is_small(lost[0]) and _is_small(gained[0]):
        yield from differences(lost[0], gained[0], where)
    else:
        yield from (Difference("removed", where, each) for each in lost)
        yield from (Difference("added", where, None, each) for each in gained)
    places = list(pairs.values())
    if places != sorted(places):
        yield Difference("reordered", where)


def _is_small(value: Any) -> bool:
    """Say whether a thing is so small that another in its place is a change of it."""
    return len(list(_leaves(value, ""))) <= 1


def _pair_equal(old: Sequence[Any], new: Sequence[Any]) -> tuple[dict[int, int], list[int]]:
    """Return which of *new* each of *old* is, and the numbers of the others of *new*."""
    places: dict[bytes, list[int]] = {}
    for number, each in enumerate(new):
        places.setdefault(_key(each), []).append(number)
    pairs = {}
    for number, each in enumerate(old):
        if found := places.get(_key(each)):
            pairs[number] = found.pop(0)
    return pairs, sorted(number for left in places.values() for number in left)


def _key(value: Any) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS, default=str)


def _pair_alike(lost: Sequence[Any], gained: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Yield those that are the same thing, before and after."""
    before = [each for each in lost if isinstance(each, Mapping)]
    after = [each for each in gained if isinstance(each, Mapping)]
    for member in _IDENTIFYING:
        named = {_key(each[member]): each for each in reversed(after) if member in each}
        for each in list(before):
            if member in each and (found := named.pop(_key(each[member]), None)) is not None:
                before = [other for other in before if other is not each]
                after = [other for other in after if other is not found]
                yield each, found
    if len(before) * len(after) > _MOST_PAIRS:
        return
    scored = [(_likeness(old, new), i, j) for i, old in enumerate(before)
              for j, new in enumerate(after)]  # fmt: skip
    taken: set[tuple[str, int]] = set()
    for score, i, j in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
        if score >= _ALIKE and taken.isdisjoint({("old", i), ("new", j)}):
            taken |= {("old", i), ("new", j)}
            yield before[i], after[j]


def _likeness(old: Any, new: Any) -> float:
    """Return which part of what two things say is the same."""
    one, other = (set(_leaves(each, "")) for each in (old, new))
    return len(one & other) / max(len(one), len(other), 1)


def _leaves(value: Any, where: str) -> Iterator[tuple[str, bytes]]:
    if isinstance(value, Mapping):
        for key, member in value.items():
            yield from _leaves(member, f"{where}/{key}")
    elif _is_list(value):
        for each in value:
            yield from _leaves(each, where)
    else:
        yield where, _key(value)


def _label(value: Any) -> str:
    """Return what people know a thing by."""
    return _first_text(value, _NAMING) or _first_text(value, _LAST)


def _first_text(value: Any, members: Sequence[str]) -> str:
    if isinstance(value, str) or not isinstance(value, (Mapping, Sequence)):
        return ""
    if not isinstance(value, Mapping):
        return next((told for each in value if (told := _first_text(each, members))), "")
    # Names of RDF have the prefix of their vocabulary.
    named = {key.rpartition(":")[2]: member for key, member in reversed(list(value.items()))}
    for name in members:
        texts = [each for each in _listed(named.get(name, ())) if isinstance(each, str)]
        if texts:
            return _short(texts[0])
    return next((told for each in value.values() if (told := _first_text(each, members))), "")


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return f'"{_short(value)}"'
    return _short(orjson.dumps(_without_empty(value), default=str).decode())


def _without_empty(value: Any) -> Any:
    """Return *value* without the members that are there and say nothing."""
    if isinstance(value, Mapping):
        return {key: _without_empty(each) for key, each in value.items() if each is not None}
    return [_without_empty(each) for each in value] if _is_list(value) else value


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"{line[:_SHOWN]}…" if len(line) > _SHOWN else line
