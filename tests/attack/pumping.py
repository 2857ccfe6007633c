"""Texts on which a regular expression could take more than linear time, made of its own parts.

A backtracking engine is slow where a text can be read in many ways, and then fails: something that
the expression repeats, many times over, and a character at the end that nothing takes.
"""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Iterator
from itertools import product
from re import _constants as code  # type: ignore[attr-defined] # the one parser of re's syntax
from re import _parser as parser  # type: ignore[attr-defined] # the same
from types import FrameType
from typing import Any, NamedTuple

_TELLING = "aZ0 \n\t.,:;/\\-–_'\"()[]{}<>@#*+=|&%!?~^$`é日İ\u3000\u2028\x00"
_REPEATS = {code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT}
_ONE = {code.LITERAL, code.NOT_LITERAL, code.IN, code.ANY}
_SHORT, _LONG = 4_000, 16_000
_SUSPECT = 0.0015
"""Seconds that a linear search takes by no means for ``_SHORT`` characters."""
_LIMIT = 4.0
_FASTER_THAN_TEXT = 12
"""Four times the text takes a linear search four times as long, a quadratic one sixteen times."""
_MOST = 400


class Slow(NamedTuple):
    """What an expression is slow on: the text, and how much longer four times the text takes."""

    text: str
    growth: float


class _TooLongError(Exception):
    """A match did not end within the limit."""


def slow_text(compiled: re.Pattern[Any], method: str) -> Slow | None:
    """Return a text on which *method* of *compiled* takes more than linear time, or None."""
    for parts in _attacks(compiled):
        growth = _growth(compiled, method, parts)
        # Something else may have had the processor meanwhile.
        for _ in range(5):
            if growth > _FASTER_THAN_TEXT:
                growth = min(growth, _growth(compiled, method, parts))
        if growth > _FASTER_THAN_TEXT:
            return Slow("…".join(parts), growth)
    return None


def _growth(compiled: re.Pattern[Any], method: str, parts: tuple[str, str, str]) -> float:
    def seconds(length: int, rounds: int) -> float:
        start, pump, end = parts
        text: Any = start + pump * (length // len(pump)) + end
        if isinstance(compiled.pattern, bytes):
            text = text.encode("utf-8", "surrogatepass")
        return min(_seconds(compiled, method, text) for _ in range(rounds))

    try:
        if seconds(_SHORT, 1) < _SUSPECT:
            return 0
        return seconds(_LONG, 3) / seconds(_SHORT, 7)
    except _TooLongError:
        return float("inf")


def _seconds(compiled: re.Pattern[Any], method: str, text: Any) -> float:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, _LIMIT)
    begun = time.perf_counter()
    try:
        if method in {"match", "search", "fullmatch"}:
            getattr(compiled, method)(text)
        else:
            for _ in compiled.finditer(text):
                pass
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.perf_counter() - begun


def _attacks(compiled: re.Pattern[Any]) -> Iterator[tuple[str, str, str]]:
    """Yield beginnings, what stands many times, and ends."""
    pattern = compiled.pattern
    if isinstance(pattern, bytes):
        pattern = pattern.decode("latin-1")
    flags = compiled.flags & ~re.UNICODE
    tree = parser.parse(pattern, flags)
    alphabet = _alphabet(tree, flags)
    places = list(_repeats(tree, "", alphabet))
    starts = list(dict.fromkeys(["", *(start for start, _ in places)]))
    bodies = list(dict.fromkeys(body for _, body in places))[:12]
    # What leads to a repetition may itself stand many times, each a place to begin.
    pumps = [*starts, _example(tree, alphabet, 0), *alphabet, *bodies]
    pumps += map("".join, product(alphabet, repeat=2))
    pumps += [pump for body in bodies for char in alphabet for pump in (body + char, char + body)]
    for start, pump in product(starts[:8], list(dict.fromkeys(filter(None, pumps)))[:_MOST]):
        yield start, pump, "\x00"
        yield start, pump, ""


def _alphabet(tree: Any, flags: int) -> list[str]:
    """Return one character of each kind that the expression tells apart."""
    atoms = list(_atoms(tree))
    known = [chr(value) for op, value in atoms if op in {code.LITERAL, code.NOT_LITERAL}]
    for op, value in atoms:
        if op is code.IN:
            known += [chr(v) for o, v in value if o is code.LITERAL]
            known += [chr(v[0]) for o, v in value if o is code.RANGE]
    kinds: dict[tuple[bool, ...], str] = {}
    for char in dict.fromkeys([*_TELLING, *known]):
        kinds.setdefault(tuple(_takes(op, value, char, flags) for op, value in atoms), char)
    return list(kinds.values())[:18]


def _takes(op: Any, value: Any, char: str, flags: int) -> bool:
    if op is code.LITERAL:
        folded = bool(flags & re.IGNORECASE) and char.lower() == chr(value).lower()
        return bool(ord(char) == value or folded)
    if op is code.NOT_LITERAL:
        return bool(ord(char) != value)
    if op is code.ANY:
        return char != "\n" or bool(flags & re.DOTALL)
    forms = {char, *char.lower(), *char.upper()} if flags & re.IGNORECASE else {char}
    negated = any(o is code.NEGATE for o, _ in value)
    return any(_is_of(o, v, form) for o, v in value for form in forms) != negated


def _is_of(op: Any, value: Any, char: str) -> bool:
    if op is code.LITERAL:
        return bool(ord(char) == value)
    if op is code.RANGE:
        return bool(value[0] <= ord(char) <= value[1])
    if op is code.CATEGORY:
        name = str(value).lower()
        kind = r"\d" if "digit" in name else r"\s" if "space" in name else r"\w"
        return (re.match(kind, char) is not None) != ("not" in name)
    return False


def _atoms(tree: Any) -> Iterator[tuple[Any, Any]]:
    for op, value in tree:
        if op in _ONE:
            yield op, value
        for inner in _inner(op, value):
            yield from _atoms(inner)


def _inner(op: Any, value: Any) -> list[Any]:
    if op in _REPEATS:
        return [value[2]]
    if op is code.SUBPATTERN:
        return [value[3]]
    if op is code.ATOMIC_GROUP:
        return [value]
    if op in {code.ASSERT, code.ASSERT_NOT}:
        return [value[1]]
    return list(value[1]) if op is code.BRANCH else []


def _repeats(tree: Any, before: str, alphabet: list[str]) -> Iterator[tuple[str, str]]:
    """Yield what leads to each repetition, and what it repeats."""
    for op, value in tree:
        if op in _REPEATS and value[1] > 8:
            for variant in range(3):
                yield before, _example(value[2], alphabet, variant)
        for inner in _inner(op, value):
            yield from _repeats(inner, before, alphabet)
        before += _example([(op, value)], alphabet, 0)


def _example(tree: Any, alphabet: list[str], variant: int) -> str:
    """Return a text that *tree* takes, roughly."""
    text = ""
    for op, value in tree:
        inner = [] if op in {code.ASSERT, code.ASSERT_NOT} else _inner(op, value)
        if op is code.LITERAL:
            text += chr(value)
        elif op in _ONE:
            takes = [char for char in alphabet if _takes(op, value, char, 0)]
            text += takes[variant % len(takes)] if takes else ""
        elif inner:
            once = _example(inner[variant % len(inner)], alphabet, variant)
            text += once * max(value[0], 1) if op in _REPEATS else once
    return text
