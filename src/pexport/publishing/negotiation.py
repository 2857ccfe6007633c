"""What of several variants a client wants: the header Accept (RFC 9110 section 12.5.1).

Read by us: what libraries do with a range that has parameters loses one of two things that readers
of linked data send. ``application/ld+json;profile="...#flattened"`` has to choose between variants,
and a parameter that no variant has (``charset``, another profile) must not refuse them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

# RFC 9110 section 5.6. What is possessive ("++") is never tried in another way, so that no header
# takes longer than its length.
_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]++"
_QUOTED = r'"(?:[^"\\]|\\.)*+"'
_PARAMETER = rf"(?:(?<![ \t])[ \t]++)?;[ \t]*+(?:({_NAME})=({_NAME}|{_QUOTED}))?+"
_PARAMETERS = re.compile(_PARAMETER)
_RANGE = re.compile(rf"({_NAME})/({_NAME})((?:{_PARAMETER})*+)[ \t]*+")
# A quote that is not closed goes to the end, and the element that it is in is none.
_ELEMENT = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*+(?:"|\\?\Z))++', re.DOTALL)
_WEIGHT = re.compile(r"0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?")


class MediaType(NamedTuple):
    """A media type, or a range of them where ``*`` stands for a part."""

    kind: str
    subtype: str
    parameters: Mapping[str, str]


class Range(NamedTuple):
    """What a client takes, and how much it wants that, from 0 (not at all) to 1."""

    type: MediaType
    weight: float


class Fit(NamedTuple):
    """How well a variant is what a client takes; a greater one is better."""

    weight: float
    precision: int
    """How exactly the client named it: as anything, by its kind, its type, its parameters."""


_REFUSED = Fit(0, 0)
_ANY, _KIND, _TYPE_ALMOST, _TYPE, _WHOLE = range(5)


def parse_accept(header: str) -> list[Range]:
    """Return what a client takes; an element that is none is passed over, as if it were not there.

    A header that says nothing takes anything, as does no header at all.
    """
    found = [each for text in _ELEMENT.findall(header) if (each := _range(text.strip(" \t")))]
    return found or [Range(MediaType("*", "*", {}), 1)]


def _range(text: str) -> Range | None:
    read = _read(text)
    if read is None:
        return None
    weight = read.parameters.get("q", "1")
    if not _WEIGHT.fullmatch(weight) or (read.kind == "*" and read.subtype != "*"):
        return None
    rest = {name: value for name, value in read.parameters.items() if name != "q"}
    return Range(read._replace(parameters=rest), float(weight))


def parse_media_type(text: str) -> MediaType:
    """Return the media type *text* in its parts; ``ValueError`` where it is none."""
    if (read := _read(text)) is None:
        raise ValueError(f"{text!r} is not a media type")
    return read


def _read(text: str) -> MediaType | None:
    found = _RANGE.fullmatch(text)
    if found is None:
        return None
    kind, subtype, rest = found.group(1, 2, 3)
    parameters = {
        name.lower(): re.sub(r"\\(.)", r"\1", value[1:-1]) if value.startswith('"') else value
        for name, value in _PARAMETERS.findall(rest)
        if name
    }
    return MediaType(kind.lower(), subtype.lower(), parameters)


def choose(header: str, variants: Sequence[str]) -> int | None:
    """Return which of *variants*, media types, a client wants; None where it takes none of them.

    The most wanted; among several alike the one that is named most exactly, then the first.
    """
    ranges = parse_accept(header)
    fits = [_fit(parse_media_type(variant), ranges) for variant in variants]
    best = max(fits, default=_REFUSED)
    return fits.index(best) if best.weight else None


def _fit(variant: MediaType, ranges: Sequence[Range]) -> Fit:
    """Return how well *variant* fits: what the range says that names it most exactly."""
    found = max(_matching(variant, ranges), key=lambda fit: fit.precision, default=_REFUSED)
    return found if found.weight else _REFUSED


def _matching(variant: MediaType, ranges: Sequence[Range]) -> Iterator[Fit]:
    for wanted, weight in ranges:
        if wanted.kind == "*":
            yield Fit(weight, _ANY)
        elif wanted.kind == variant.kind and wanted.subtype == "*":
            yield Fit(weight, _KIND)
        elif wanted[:2] == variant[:2]:
            if not wanted.parameters:
                yield Fit(weight, _TYPE)
            elif wanted.parameters.items() <= variant.parameters.items():
                yield Fit(weight, _WHOLE)
            elif weight:
                yield Fit(weight, _TYPE_ALMOST)
