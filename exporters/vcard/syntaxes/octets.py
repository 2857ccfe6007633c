"""What is wrong with the bytes of a file of cards: encoding, line ends, lengths of lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pexport.exporter import MalformedError, Problem
from pexport.files import BYTE_ORDER_MARK, LIKE_LATIN_1, wide_encoding

from .text import WIDTH

_ONE_CR = "remove one carriage return from each line end"
_LAST = "add CR LF after END:VCARD"


def flaw(rule: str, number: int, message: str, hint: str = "") -> Problem:
    """Return a problem of the line *number* of the file."""
    return Problem(f"vcard-{rule}", f"line {number}", message, hint)


def in_lines(data: bytes) -> bytes:
    """Return *data* without a byte order mark, and with line feeds where it has none.

    Raises ``MalformedError`` for what is UTF-16 or UTF-32.
    """
    if encoding := wide_encoding(data):
        message = f"the file is {encoding}; save it as UTF-8"
        raise MalformedError(message, "line 1", "vcard-encoding")
    data = data.removeprefix(BYTE_ORDER_MARK)
    return data if b"\n" in data else data.replace(b"\r", b"\r\n")


def byte_flaws(data: bytes) -> Iterator[Problem]:
    """Yield what is wrong with the bytes of a file, whatever they say."""
    if data.startswith(BYTE_ORDER_MARK):
        message = "there is a byte order mark before BEGIN:VCARD"
        yield flaw("encoding", 1, message, "save the file as UTF-8 without it")
    yield from _line_ends(data)
    lines = data.split(b"\n" if b"\n" in data else b"\r")
    long = [number for number, line in enumerate(lines, 1) if len(line.rstrip(b"\r")) > WIDTH]
    if long:
        message = f"the line is longer than {WIDTH} bytes{_and_more(long)}"
        hint = "break it with CR LF and a space, between characters"
        yield flaw("fold", long[0], message, hint)._replace(warning=True)


def _line_ends(data: bytes) -> Iterator[Problem]:
    """Yield a problem for each way in which lines end otherwise than in CR LF."""
    if b"\n" not in data and b"\r" in data.rstrip(b"\r"):
        hint = "mac2unix and then unix2dos fix the whole file"
        yield flaw("line-end", 1, "the lines end in a carriage return alone", hint)
        return
    *lines, last = data.split(b"\n")
    bare = [number for number, line in enumerate(lines, 1) if not line.endswith(b"\r")]
    doubled = [number for number, line in enumerate(lines, 1) if line.endswith(b"\r\r")]
    message = "the line does not end in CR LF"
    if bare:
        hint = "unix2dos fixes the whole file" if not last else f"unix2dos fixes it; {_LAST}"
        yield flaw("line-end", bare[0], message, hint)
    if doubled:
        yield flaw("line-end", doubled[0], message, _ONE_CR)
    if last and not bare:
        yield flaw("line-end", len(lines) + 1, message, _LAST)


def encoding_flaws(numbers: Sequence[int]) -> Iterator[Problem]:
    """Yield one problem for all lines that are not UTF-8."""
    if numbers:
        message = f"the line is not UTF-8{_and_more(numbers)}"
        yield flaw("encoding", numbers[0], message, f"{LIKE_LATIN_1}; save the file as UTF-8")


def _and_more(numbers: Sequence[int]) -> str:
    more = len(numbers) - 1
    return f", as {'is' if more == 1 else 'are'} {more} more" if more else ""
