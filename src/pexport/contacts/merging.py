"""What becomes of a contact that two have edited: its page, and whoever holds the phone.

Four cards are looked at: what pexport pushed last, what the address book made of it then, what is
there now, and what would be pushed. The difference of the first and the last is what the page
changed; of the second and the third what was changed there, whatever the address book had rewritten
by itself. What only one side changed is taken from it. What both changed, otherwise, is a conflict:
it stays as it is there, and is told until one side gives in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from pexport.contacts.lines import Card, Line, with_group

Side = Literal["page", "phone"]

OF_THE_CARD = frozenset({"VERSION", "UID", "PRODID", "REV", "X-ABUID"})
"""Properties that say nothing of the person."""

_ONE = frozenset(
    "FN N ORG TITLE ROLE NOTE PHOTO LOGO BDAY ANNIVERSARY GENDER KIND SORT-STRING".split()
)
"""Properties of which a contact is shown one; another value of it replaces the first."""

Kind = Literal["added", "removed", "changed", "kept", "conflict"]


class Change(NamedTuple):
    """One thing that differs: what the push changes, what it leaves as it is there, a conflict."""

    kind: Kind
    name: str
    """The property."""
    there: str | None = None
    """What the address book holds; None for nothing."""
    page: str | None = None
    """What the page says; None for nothing."""


class Base(NamedTuple):
    """What was so at the last push."""

    pushed: Card
    stored: Card
    """What the address book made of it."""


class Merge(NamedTuple):
    """What becomes of a contact."""

    card: Card
    changes: tuple[Change, ...]
    results: tuple[_Result, ...]
    page: Card

    @property
    def writes(self) -> bool:
        """Whether the contact changes."""
        return any(each.kind in ("added", "removed", "changed") for each in self.changes)

    def base(self, stored: Card) -> Base:
        """Return what is so after this push, when the address book has made *stored* of it.

        What stays as it was edited there counts as if the edit were new, now and ever after: else
        the next change of the page would overwrite it.
        """
        pushed = [line for each in self.results for line in each.pushed]
        became = _stored_lines(self.card, stored)
        ours = [became.get(id(line), line) for each in self.results for line in each.ours]
        before = [line for each in self.results for line in each.stored]
        return Base(
            self.page._replace(lines=tuple(pushed)), stored._replace(lines=(*ours, *before))
        )


class _Four(NamedTuple):
    """The lines of one property, or of one group of them, in the four cards."""

    pushed: list[Line]
    stored: list[Line]
    there: list[Line]
    page: list[Line]


class _Result(NamedTuple):
    """What becomes of one property."""

    lines: list[Line]
    changes: list[Change]
    pushed: list[Line]
    """What counts as pushed from now on; what is in conflict comes up again."""
    ours: list[Line]
    """Those of the lines that hold what the page says."""
    stored: list[Line]
    """What counts as what the address book made of the rest."""


def merge(base: Base | None, there: Card, page: Card, prefer: Side | None = None) -> Merge:
    """Return what becomes of *there* when *page* is pushed; *prefer* says who wins a conflict.

    Without a *base* nobody knows who changed what: nothing is removed, and a value of which there
    is one is a conflict where the two differ.
    """
    results = []
    for name in _names(page, there):
        four = _Four(
            _of(base.pushed, name) if base else [],
            _of(base.stored, name) if base else [],
            _of(there, name),
            _of(page, name),
        )
        if name in _ONE and all(len(each) <= 1 for each in four):
            results.append(_one(name, four, prefer, is_known=base is not None))
        else:
            results.append(_several(name, four, is_known=base is not None))
    kept = [line for line in there.lines if line.name in OF_THE_CARD]
    placed = _in_place([*kept, *(line for each in results for line in each.lines)], there)
    changes = tuple(change for each in results for change in each.changes)
    return Merge(there._replace(lines=tuple(placed)), changes, tuple(results), page)


def _names(*cards: Card) -> list[str]:
    names = dict.fromkeys(line.name for card in cards for line in card.lines)
    return [name for name in names if name not in OF_THE_CARD]


def _of(card: Card, name: str) -> list[Line]:
    return [line for line in card.lines if line.name == name]


def _one(name: str, four: _Four, prefer: Side | None, *, is_known: bool) -> _Result:
    """Return what becomes of a property of which there is one."""
    pushed, stored, there, page = ([line.value for line in each] for each in four)
    as_there = _Result(four.there, [], four.page, four.there, [])
    if page == there:
        return as_there
    was_changed_there = stored != there if is_known else bool(there)
    changes_here = pushed != page if is_known else bool(page)
    values = next(iter(there), None), next(iter(page), None)
    if not changes_here and not was_changed_there:
        return as_there
    if not changes_here or (was_changed_there and prefer == "phone"):
        kept = [Change("kept", name, *values)]
        return _Result(four.there, kept, four.page, [], four.stored)
    if was_changed_there and prefer != "page":
        conflict = [Change("conflict", name, *values)]
        return _Result(four.there, conflict, four.pushed, [], four.stored)
    kind: Kind = "changed" if there and page else "added" if page else "removed"
    return _Result(four.page, [Change(kind, name, *values)], four.page, four.page, [])


def _several(name: str, four: _Four, *, is_known: bool) -> _Result:
    """Return what becomes of a property of which there are several: each stands for itself."""
    pushed, stored, there, page = ({line.identity: line for line in each} for each in four)
    kept_as = _stored_lines_of(four.pushed, four.stored)
    as_stored = {key: kept_as.get(id(line), line).identity for key, line in pushed.items()}
    result = _Result([], [], four.page, [], [])
    held = set()
    for key, line in there.items():
        ours = {key, *(old for old, kept in as_stored.items() if kept == key)}
        new = next((page[each] for each in ours if each in page), None)
        if new is None and not ours.isdisjoint(pushed):
            result.changes.append(Change("removed", name, there=line.value))
        elif new is None:
            if is_known:
                result.changes.append(Change("kept", name, there=line.value))
            result.lines.append(line)
        else:
            held.add(new.identity)
            becomes = line
            if _relabelled(pushed.get(new.identity), stored.get(key), line, new):
                becomes = new
                labels = _with_label(line), _with_label(new)
                result.changes.append(Change("changed", name, *labels))
            result.lines.append(becomes)
            result.ours.append(becomes)
    for key, line in page.items():
        if key in held:
            continue
        if key in pushed:
            result.changes.append(Change("kept", name, page=line.value))
            result.stored.extend([stored[as_stored[key]]] if as_stored[key] in stored else [])
        else:
            result.changes.append(Change("added", name, page=line.value))
            result.lines.append(line)
            result.ours.append(line)
    return result


def _stored_lines(sent: Card, stored: Card) -> dict[int, Line]:
    """Return what became of each line of *sent*, by its ``id``: an address book may rewrite it."""
    return {
        number: line
        for name in _names(sent)
        for number, line in _stored_lines_of(_of(sent, name), _of(stored, name)).items()
    }


def _stored_lines_of(sent: Sequence[Line], stored: Sequence[Line]) -> dict[int, Line]:
    """Return what became of lines of one property: the same, or else, in their order, another."""
    kept = {line.identity: line for line in stored}
    found = {id(line): kept[line.identity] for line in sent if line.identity in kept}
    same = {line.identity for line in found.values()}
    lost = [line for line in sent if id(line) not in found]
    new = [line for line in stored if line.identity not in same]
    if len(lost) == len(new):
        found.update({id(old): line for old, line in zip(lost, new, strict=True)})
    return found


def _relabelled(pushed: Line | None, stored: Line | None, there: Line, page: Line) -> bool:
    """Say whether the page alone gave a value another label."""
    if pushed is None or stored is None:
        return False
    return pushed.label != page.label and stored.label == there.label != page.label


def _with_label(line: Line) -> str:
    return f"{line.value} ({line.label})" if line.label else line.value


def _in_place(lines: Sequence[Line], there: Card) -> list[Line]:
    """Return *lines* in the order of the card there; what is new follows the last of its name."""
    order = {id(line): number for number, line in enumerate(there.lines)}
    placed = sorted((line for line in lines if id(line) in order), key=lambda each: order[id(each)])
    for line in lines:
        if id(line) not in order:
            ends = [at for at, each in enumerate(placed, 1) if each.name == line.name]
            placed.insert(ends[-1] if ends else len(placed), line)
    return placed


def with_own_groups(card: Card, there: Card) -> Card:
    """Return *card*, with what comes from the page in groups that nothing *there* is in."""
    old = {id(line) for line in there.lines}
    taken = {line.group.lower() for line in there.lines}
    groups: dict[str, str] = {}
    lines = []
    for line in card.lines:
        if id(line) in old or not line.group:
            lines.append(line)
            continue
        if line.group not in groups:
            number = next(n for n in range(1, 100_000) if f"item{n}" not in taken)
            groups[line.group] = f"item{number}"
            taken.add(f"item{number}")
        lines.append(with_group(line, groups[line.group]))
    return card._replace(lines=tuple(lines))
