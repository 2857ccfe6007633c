"""On which lines of a file the places of problems are, where that can be told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

_LINE = re.compile(r"(?:^|\b)line (\d+)\b")
_PROPERTY = re.compile(r"(?:card (\d+): )?([A-Za-z0-9-]++)\[(\d+)\]")
_CONTENT = re.compile(rb"(?m)^(?:[\w-]+\.)?([\w-]+)[;:]")
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[{}\[\],:\n]|[^\s{}\[\],:"]+')


def lines_of(places: Iterable[str], data: bytes) -> dict[str, int]:
    """Return the lines of *data* that *places* mean, counted from 1, of those that tell one.

    A place is a line, a JSON Pointer (RFC 6901), or a property of a card by its number.
    """
    found: dict[str, int] = {}
    properties, pointers = [], []
    for place in dict.fromkeys(places):
        if told := _LINE.search(place):
            found[place] = int(told[1])
        elif told := _PROPERTY.fullmatch(place):
            properties.append((place, (int(told[1] or 1), told[2].upper(), int(told[3]))))
        elif place.startswith("/"):
            pointers.append(place)
    if properties:
        known = _lines_of_properties(data)
        found |= {place: known[key] for place, key in properties if key in known}
    if pointers and data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        found |= _lines_of_pointers(pointers, data)
    return found


def _lines_of_properties(data: bytes) -> dict[tuple[int, str, int], int]:
    """Return the line of each property, by its card, its name and its number there."""
    known = {}
    card, line, at = 0, 1, 0
    counts: Counter[str] = Counter()
    for content in _CONTENT.finditer(data):
        line += data.count(b"\n", at, content.start())
        at = content.start()
        name = content[1].decode().upper()
        if name == "BEGIN":
            card, counts = card + 1, Counter()
        counts[name] += 1
        known[card, name, counts[name]] = line
    return known


def _lines_of_pointers(pointers: Iterable[str], data: bytes) -> dict[str, int]:
    """Return the line of the value that each pointer means, else of the nearest above it."""
    above = {pointer: list(_upwards(pointer)) for pointer in pointers}
    wanted = {each for upwards in above.values() for each in upwards}
    known: dict[bytes, int] = {}
    for path, line in _values(data):
        if path in wanted:
            known.setdefault(path, line)
    lines = ((pointer, next((known[each] for each in upwards if each in known), None))
             for pointer, upwards in above.items())  # fmt: skip
    return {pointer: line for pointer, line in lines if line is not None}


def _upwards(pointer: str) -> Iterator[bytes]:
    """Yield a pointer, and those of all that it is within."""
    path = pointer.encode().rstrip(b"/")
    while path:
        yield path
        path = path.rpartition(b"/")[0]
    yield b""


def _values(data: bytes) -> Iterator[tuple[bytes, int]]:
    """Yield the pointer and the line of each value; JSON that is broken ends where it breaks."""
    line = 1
    steps: list[int | bytes] = []
    for found in _TOKEN.finditer(data):
        token = found[0]
        if token == b"\n":
            line += 1
        elif token in (b"{", b"["):
            yield _pointer(steps), line
            steps.append(0 if token == b"[" else b"")
        elif token in (b"}", b"]"):
            steps = steps[:-1]
        elif token == b"," and steps and isinstance(steps[-1], int):
            steps[-1] += 1
        elif token not in (b",", b":"):
            if steps and isinstance(steps[-1], bytes) and _is_name(data, found.end()):
                steps[-1] = token[1:-1].replace(b"~", b"~0").replace(b"/", b"~1")
            else:
                yield _pointer(steps), line


def _is_name(data: bytes, end: int) -> bool:
    """Say whether the text that ends at *end* is the name of a member."""
    return data[end : end + 50].lstrip()[:1] == b":"


def _pointer(steps: list[int | bytes]) -> bytes:
    return b"".join(b"/%b" % (b"%d" % each if isinstance(each, int) else each) for each in steps)
