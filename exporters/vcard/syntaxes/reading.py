"""How cards are read: lines unfolded and taken apart, as leniently as they can still be told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from pexport.exporter import MalformedError, Problem
from pexport.files import BYTE_ORDER_MARK

from .escapes import PARAMETER, PARAMETER_VALUE, escape_faults, quoting_faults
from .grammar import VERSIONS, Version, is_extension, property_rule, value_type
from .octets import byte_flaws, encoding_flaws, flaw, in_lines
from .text import Card, Document, Params, Property, Value


class _Line(NamedTuple):
    """One content line, unfolded."""

    number: int
    octets: bytes
    cut: int
    """The number of a line of the file that begins inside of a character, or 0."""


class _Lines(NamedTuple):
    """What stands between ``BEGIN`` and ``END``."""

    begin: int
    lines: list[_Line]


# A run of CR is tried from its first one alone.
_LINE_END = re.compile(rb"(?<!\r)(?:\r*+\n(?![ \t])|\r++\Z)")
_FOLD = re.compile(rb"(?<!\r)\r*+\n[ \t]")
_CUT = re.compile(rb"\n[ \t][\x80-\xbf]")
_CONTENT = re.compile(
    r"""(?:([A-Za-z0-9-]++)\.)?  ([A-Za-z0-9-]++)  ((?:;(?:"[^"]*+"|[^":;])*+)*+)  :(.*)""",
    re.DOTALL | re.VERBOSE,
)
_VERSION = re.compile(rb"(?:[A-Za-z0-9-]+\.)?VERSION[^:]*:(.*)", re.IGNORECASE | re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_CARET = re.compile(r"\^([n^'])")
_NEWLINES = {"n": "\n", "N": "\n"}
_CARETS = {"n": "\n", "^": "^", "'": '"'}
_VERSIONS: dict[str, Version] = {version: version for version in VERSIONS}
_BEGIN, _END = b"BEGIN:VCARD", b"END:VCARD"


def is_like(data: bytes) -> bool:
    """Say whether *data* claims to be a vCard, of whatever version."""
    return data.removeprefix(BYTE_ORDER_MARK).lstrip()[: len(_BEGIN)].upper() == _BEGIN


def decode(data: bytes) -> Document:
    """Return the cards in *data*; raise ``MalformedError`` for what is no vCard.

    Lenient where the cards can still be told, so that a check can name all that is wrong. Cards of
    another version are not taken apart: that they are there is a flaw of the document.
    """
    flaws: list[Problem] = []
    cards: list[Card] = []
    others: dict[str, list[int]] = {}
    for begin, lines in _cards(_unfolded(in_lines(data))):
        version_text = _version(lines) or "3.0"
        if version := _VERSIONS.get(version_text):
            cards.append(_card(version, lines, flaws))
        else:
            others.setdefault(version_text, []).append(begin)
    if cards:
        flaws[:0] = byte_flaws(data)
    elif not others:
        raise MalformedError("there is no BEGIN:VCARD")
    return Document(tuple(cards), (*flaws, *_other_version_flaws(others)))


def _unfolded(data: bytes) -> Iterator[_Line]:
    """Yield every line that is not blank.

    Octets are joined before they are decoded: some writers fold inside of a character.
    """
    number = 1
    for folded in _LINE_END.split(data):
        octets = _FOLD.sub(b"", folded)
        if octets.strip():
            cut = _CUT.search(folded)
            cut_at = number + folded.count(b"\n", 0, cut.end()) if cut else 0
            yield _Line(number, octets, cut_at)
        number += 1 + folded.count(b"\n")


def _cards(lines: Iterable[_Line]) -> Iterator[_Lines]:
    """Yield the lines of each card; a card of 2.1 may hold other cards."""
    card = _Lines(0, [])
    depth = 0
    for line in lines:
        mark = line.octets.strip().upper()
        if mark == _BEGIN:
            if depth and (_version(card.lines) or "3.0") in VERSIONS:
                raise MalformedError("a card begins before the previous one ends", _at(line.number))
            card = card if depth else _Lines(line.number, [])
            depth += 1
        elif not depth:
            raise MalformedError("text outside of BEGIN:VCARD and END:VCARD", _at(line.number))
        elif mark == _END:
            depth -= 1
            if not depth:
                yield card
        else:
            card.lines.append(line)
    if depth:
        raise MalformedError("the card that begins here has no END:VCARD", _at(card.begin))


def _version(lines: list[_Line]) -> str:
    """Return what a card says of its version, or nothing."""
    version_text = (_VERSION.fullmatch(line.octets) for line in lines)
    return next((found[1].strip().decode(errors="replace") for found in version_text if found), "")


def _other_version_flaws(others: dict[str, list[int]]) -> Iterator[Problem]:
    for version, begins in others.items():
        more = f", as in {len(begins) - 1} more cards" if begins[1:] else ""
        message = f"the card has version {version}, not 3.0 or 4.0{more}"
        yield flaw("version", begins[0], message, "export it again as 3.0")


def _card(version: Version, lines: list[_Line], flaws: list[Problem]) -> Card:
    """Return a card, and add to *flaws* what is wrong with its lines."""
    found: list[Property] = []
    unread: list[int] = []
    foreign: list[int] = []
    for line in lines:
        if line.cut:
            message = "the line is broken inside a character"
            flaws.append(flaw("encoding", line.cut, message, "break lines between characters"))
        try:
            text = line.octets.decode()
        except UnicodeDecodeError:
            text = line.octets.decode(errors="replace")
            foreign.append(line.number)
        if parts := _CONTENT.fullmatch(text):
            group, name, params, value = (part or "" for part in parts.groups())
            found.append(_property(version, group, name, params, value))
            if foreign[-1:] != [line.number]:
                flaws += _flaws_of_text(version, found[-1], params, value, line.number)
        else:
            unread.append(line.number)
    flaws += encoding_flaws(foreign)
    flaws += _unreadable_lines(unread)
    return Card(version, tuple(found))


def _flaws_of_text(
    version: Version, prop: Property, params: str, value: str, number: int
) -> Iterator[Problem]:
    """Yield what is wrong with how a property is written that is not seen in what was read."""
    if "\\" in value or "," in value or ";" in value:
        for message, hint in escape_faults(version, prop.name, prop.params, value):
            yield flaw("escape", number, f"{prop.name}: {message}", hint)
    if '"' in params:
        for message, hint in quoting_faults(version, prop.name, params):
            yield flaw("parameter-value", number, f"{prop.name}: {message}", hint)


def _unreadable_lines(numbers: list[int]) -> Iterator[Problem]:
    """Yield one problem for all lines of a stretch that are no properties."""
    starts = [0, *(at for at, (one, two) in enumerate(pairwise(numbers), 1) if two > one + 1)]
    for start, end in pairwise([*starts, len(numbers)]):
        if start < end:
            more = f", and neither are the next {end - start - 1} lines" if end > start + 1 else ""
            hint = "expected NAME:value or NAME;PARAM=x:value; a continued line begins with a space"
            yield flaw("line", numbers[start], f"not a property{more}", hint)


def _at(number: int) -> str:
    return f"line {number}"


def _property(version: Version, group: str, name: str, params: str, value: str) -> Property:
    name = _upper_case(name)
    known = tuple(_params(version, params))
    return Property(name, _value(version, name, known, value), known, group)


def _upper_case(name: str) -> str:
    """Return a name in capitals; that of an extension stays as it is."""
    return name if is_extension(name) else name.upper()


def _params(version: Version, text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, values in PARAMETER.findall(text):
        found = PARAMETER_VALUE.findall(values) or [""]
        yield _upper_case(name), tuple(_unquoted(version, value) for value in found)


def _unquoted(version: Version, value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == '"':
        value = value[1:-1]
    if version == "4.0":
        value = _CARET.sub(lambda found: _CARETS[found[1]], value)
    return value


def _value(version: Version, name: str, params: Params, text: str) -> Value:
    if value_type(version, name, params) != "text":
        return text
    row = property_rule(version, name)
    if row and row.components:
        return tuple(_texts(part, ",") for part in _split(text, ";"))
    if row and row.listed:
        return _texts(text, ",")
    return unescape(text)


def _texts(text: str, separator: str) -> tuple[str, ...]:
    return tuple(unescape(part) for part in _split(text, separator))


def _split(text: str, separator: str) -> Iterable[str]:
    """Cut *text* at each *separator* that is not escaped."""
    if "\\" not in text:
        return text.split(separator)
    parts, begin = [], 0
    for found in re.finditer(rf"\\.|{separator}", text, re.DOTALL):
        if found[0] == separator:
            parts.append(text[begin : found.start()])
            begin = found.end()
    return [*parts, text[begin:]]


def unescape(text: str) -> str:
    """Return a text without the escapes of vCard (RFC 6350 section 3.4)."""
    return _ESCAPE.sub(lambda found: _NEWLINES.get(found[1], found[1]), text)
