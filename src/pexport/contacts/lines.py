"""A card as its content lines: what each says, and the bytes it stands in.

What an address book has written stays as it is, byte for byte: whoever takes a card apart and
writes it anew loses what only that address book understands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pexport import registry
from pexport.errors import PexportError

_LINE_END = re.compile(rb"(?<!\r)\r*+\n(?![ \t])")
_BEGIN, _END = b"BEGIN:VCARD", b"END:VCARD"
_DATA = re.compile(r"data:(?:(?!data:)[^,])*+,", re.IGNORECASE)
_LABEL = "X-ABLABEL"
_COMPANION = "X-AB"
"""How properties begin that say something of another one in their group."""


class Line(NamedTuple):
    """One property of a card."""

    octets: bytes
    """As it stands, folds included, without its end."""
    name: str
    """In capitals."""
    value: str
    """What it says, in whatever version and by whomever it was written; parts end in ``; ``."""
    group: str = ""
    label: str = ""
    """The label that its group gives it."""
    companions: tuple[bytes, ...] = ()
    """The lines in its group that say something of it, the label among them."""

    @property
    def identity(self) -> tuple[str, str]:
        """What it is known by among others of its card."""
        return self.name, self.value


class Card(NamedTuple):
    """A card, in its order."""

    version: str
    lines: tuple[Line, ...]

    def first(self, name: str) -> str:
        """Return the first value of the property *name*, or nothing."""
        return next((line.value for line in self.lines if line.name == name), "")


def read(data: bytes, whose: str) -> Card:
    """Return the one card in *data*; ``PexportError`` for another number, or another version."""
    octets = [each for each in _LINE_END.split(data.strip()) if each.strip()]
    ends = [each.strip().upper() for each in octets]
    if not ends or ends[0] != _BEGIN or ends[-1] != _END or ends.count(_BEGIN) != 1:
        raise PexportError(f"{whose}: expected one vCard; it is left as it is")
    exporter = registry.load_exporter("vcard")
    try:
        (card,) = exporter.decode(data).cards
    except ValueError:
        raise PexportError(
            f"{whose}: not a vCard of version 3.0 or 4.0; it is left as it is"
        ) from None
    version = str(card.version)
    return Card(version, tuple(_with_companions(_lines(octets[1:-1], version, exporter))))


def _lines(octets: Iterable[bytes], version: str, exporter: Any) -> Iterator[Line]:
    for each in octets:
        line = each.rstrip(b"\r")
        wrapped = b"\r\n".join([_BEGIN, f"VERSION:{version}".encode(), line, _END, b""])
        (card,) = exporter.decode(wrapped).cards
        for prop in card.properties[1:2]:
            yield Line(line, prop.name.upper(), _value(prop), prop.group)
        if not card.properties[1:]:
            yield Line(line, "", line.decode(errors="replace"))


def _value(prop: Any) -> str:
    """Return what a property says, without what differs from version to version."""
    if not isinstance(prop.value, str):
        parts = [each if isinstance(each, str) else ", ".join(each) for each in prop.value]
        while parts and not parts[-1]:
            parts.pop()
        return "; ".join(parts)
    name = prop.name.upper()
    if name in ("PHOTO", "LOGO", "SOUND", "KEY"):
        return _DATA.sub("", "".join(prop.value.split()))
    if name == "TEL":
        return prop.value.removeprefix("tel:").strip()
    return prop.value.strip()


def _with_companions(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines with those of their group that say something of them."""
    known = list(lines)
    groups: dict[str, list[Line]] = {}
    for line in known:
        if line.group and line.name.startswith(_COMPANION):
            groups.setdefault(line.group.lower(), []).append(line)
    for line in known:
        if line.group and line.name.startswith(_COMPANION):
            continue
        of = groups.pop(line.group.lower(), [])
        label = next((each.value for each in of if each.name == _LABEL), "")
        yield line._replace(label=label, companions=tuple(each.octets for each in of))
    for alone in groups.values():
        yield from (each._replace(group="") for each in alone)


def encode(card: Card) -> bytes:
    """Return the bytes of *card*."""
    octets = [each for line in card.lines for each in (line.octets, *line.companions)]
    return b"\r\n".join([_BEGIN, *octets, _END, b""])


def with_group(line: Line, group: str) -> Line:
    """Return *line* in another group."""
    if not line.group:
        return line
    begins = len(line.group)
    moved = [group.encode() + each[begins:] for each in (line.octets, *line.companions)]
    return line._replace(octets=moved[0], companions=tuple(moved[1:]), group=group)
