"""How cards are read: lines unfolded and taken apart, as leniently as they can still be told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pexport.exporter import Problem

from .vcard_table import VERSIONS, Version, is_extension, row_of, value_type
from .vcard_text import Card, Document, Params, Property, Value


class _Line(NamedTuple):
    """One content line, unfolded and taken apart."""

    number: int
    group: str
    name: str
    params: str
    value: str


_CONTENT = re.compile(
    r"""(?:([A-Za-z0-9-]+)\.)?  ([A-Za-z0-9-]+)  ((?:;(?:"[^"]*"|[^":;])*)*)  :(.*)""",
    re.DOTALL | re.VERBOSE,
)
_PARAMETER = re.compile(r""";([^=";:]*)(?:=((?:"[^"]*"|[^";])*))?""")
_PARAMETER_VALUE = re.compile(r"""(?:"[^"]*"|[^",])+""")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_CARET = re.compile(r"\^([n^'])")
_NEWLINES = {"n": "\n", "N": "\n"}
_CARETS = {"n": "\n", "^": "^", "'": '"'}
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def decode(data: bytes) -> Document:
    """Return the cards in *data*; raise ``ValueError`` for what is no vCard 3.0 or 4.0.

    Lenient where the cards can still be told, so that a check can name all that is wrong.
    """
    flaws: list[Problem] = []
    cards: list[Card] = []
    lines: list[_Line] | None = None
    begun = 0
    for number, text in _unfolded(data, flaws):
        mark = text.strip().upper()
        if mark == "BEGIN:VCARD":
            if lines is not None:
                raise ValueError(f"line {number}: a card begins inside of another")
            lines, begun = [], number
        elif lines is None:
            raise ValueError(f"line {number} stands outside of BEGIN:VCARD and END:VCARD")
        elif mark == "END:VCARD":
            cards.append(_card(lines))
            lines = None
        elif found := _CONTENT.fullmatch(text):
            lines.append(_Line(number, *(part or "" for part in found.groups())))
        else:
            flaws.append(_flaw(number, "this is no property", "NAME:value, or NAME;PARAM=x:value"))
    if lines is not None:
        raise ValueError(f"the card that begins in line {begun} has no END:VCARD")
    if not cards:
        raise ValueError("it holds no BEGIN:VCARD")
    return Document(tuple(cards), tuple(flaws))


def _unfolded(data: bytes, flaws: list[Problem]) -> Iterator[tuple[int, str]]:
    """Yield every line that is not blank with its number; note what is wrong with the bytes.

    Octets are joined before they are decoded: some writers fold inside of a character.
    """
    if data.startswith(_BYTE_ORDER_MARK):
        data = data.removeprefix(_BYTE_ORDER_MARK)
        flaws.append(_flaw(1, "a byte order mark stands before BEGIN:VCARD"))
    joined: list[tuple[int, bytes]] = []
    bad_end = 0
    for number, line in enumerate(data.removesuffix(b"\n").split(b"\n"), 1):
        text = line.rstrip(b"\r")
        bad_end = bad_end or (0 if len(line) - len(text) == 1 else number)
        if joined and text[:1] in (b" ", b"\t"):
            if text[1:2] and text[1] & 0xC0 == 0x80:
                flaws.append(_flaw(number, "the line is folded inside of a character"))
            joined[-1] = joined[-1][0], joined[-1][1] + text[1:]
        else:
            joined.append((number, text))
    if bad_end or not data.endswith(b"\n"):
        flaws.append(_flaw(bad_end or data.count(b"\n") + 1, "the line does not end in CR LF"))
    for number, octets in joined:
        try:
            content = octets.decode()
        except UnicodeDecodeError:
            raise ValueError(f"line {number} is not UTF-8") from None
        if content.strip():
            yield number, content


def _flaw(number: int, message: str, hint: str = "") -> Problem:
    return Problem("vcard-line", f"line {number}", message, hint)


def _card(lines: list[_Line]) -> Card:
    version = _version(lines)
    return Card(version, tuple(_property(version, line) for line in lines))


def _version(lines: list[_Line]) -> Version:
    """Return the version of a card; one that does not say is read as 3.0 and found wrong later."""
    said = next((line for line in lines if line.name.upper() == "VERSION"), None)
    if said is None:
        return "3.0"
    for version in VERSIONS:
        if said.value.strip() == version:
            return version
    raise ValueError(f"line {said.number}: version {said.value} is neither 3.0 nor 4.0")


def _property(version: Version, line: _Line) -> Property:
    name = _canonical(line.name)
    params = tuple(_params(version, line.params))
    return Property(name, _value(version, name, params, line.value), params, line.group)


def _canonical(name: str) -> str:
    """Return a name in capitals; that of an extension stays as it is."""
    return name if is_extension(name) else name.upper()


def _params(version: Version, text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, values in _PARAMETER.findall(text):
        found = _PARAMETER_VALUE.findall(values) or [""]
        yield _canonical(name), tuple(_unquoted(version, value) for value in found)


def _unquoted(version: Version, value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == '"':
        value = value[1:-1]
    if version == "4.0":
        value = _CARET.sub(lambda found: _CARETS[found[1]], value)
    return value


def _value(version: Version, name: str, params: Params, text: str) -> Value:
    if value_type(version, name, params) != "text":
        return text
    row = row_of(version, name)
    if row and row.components:
        return tuple(_texts(part, ",") for part in _split(text, ";"))
    if row and row.listed:
        return _texts(text, ",")
    return _unescaped(text)


def _texts(text: str, separator: str) -> tuple[str, ...]:
    return tuple(_unescaped(part) for part in _split(text, separator))


def _split(text: str, separator: str) -> Iterable[str]:
    """Cut *text* at each *separator* that is not escaped."""
    if "\\" not in text:
        return text.split(separator)
    parts = [""]
    for piece in re.findall(r"\\.|[^\\]|\\", text, re.DOTALL):
        if piece == separator:
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: _NEWLINES.get(found[1], found[1]), text)
