"""Finds, reads and validates a ``pexport.toml`` (docs/pexport-toml.md)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import orjson
from pydantic import ValidationError

from pexport.errors import PexportError
from pexport.files import decode_utf8, display_path, read_bytes
from pexport.reading.additions import checks, toml_lines
from pexport.reading.additions.model import KEYS, Fact, additions_model, key_of, may_match
from pexport.vocabulary import catalogue

NAME = "pexport.toml"

_MAX_SHOWN = 80

# What marks the root of a site, at which the way up ends.
_ROOTS = (
    ".git",
    "config/_default",
    *(f"{stem}.{suffix}" for stem in ("hugo", "config") for suffix in ("toml", "yaml", "yml")),
)


class Additions(NamedTuple):
    """What a valid file says."""

    name: str
    """What messages and origins call the file."""
    facts: Mapping[str, Any]
    lines: Mapping[toml_lines.KeyPath, int]

    def place(self, path: toml_lines.KeyPath) -> str:
        """Return where *path* stands: ``pexport.toml:7#identifiers[0].value``."""
        key = "".join(map(_step, path)).removeprefix(".")
        return f"{self.name}:{toml_lines.line_of(path, self.lines)}#{key}"

    def names(self) -> tuple[tuple[str | None, str], ...]:
        """Return the names that it gives people: the slug, None for the owner, and the name."""
        found: list[tuple[str | None, str]] = []
        for base, person in _people(dict(self.facts)):
            name = person.get("name", {})
            whole = " ".join(name[part] for part in ("given", "family") if part in name)
            others = (each["name"] for each in person.get("other_names", ()))
            names = (name.get("display"), whole if len(name) > 1 else None, *others)
            found += [(str(base[-1]) if base else None, each) for each in names if each]
        return tuple(found)


def _step(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    bare = step.replace("-", "").replace("_", "")
    return f".{step}" if bare.isascii() and bare.isalnum() else f'."{step}"'


def find_additions(start: Path) -> Path | None:
    """Return the nearest ``pexport.toml`` from the file or folder *start* up to the site's root."""
    here = start.absolute()
    way = [here, *here.parents] if here.is_dir() else list(here.parents)
    ends = (i for i, folder in enumerate(way) if any((folder / root).exists() for root in _ROOTS))
    files = (folder / NAME for folder in way[: next(ends, 0) + 1])
    return next((file for file in files if file.is_file()), None)


def load_additions(path: Path) -> Additions:
    """Return what the file at *path* says; ``PexportError`` for what no profile could hold."""
    name = display_path(path)
    text = decode_utf8(read_bytes(path), name)
    try:
        # By way of JSON: the dates of TOML become text.
        data = orjson.dumps(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(name, text, str(error)) from None
    except (RecursionError, TypeError, ValueError):
        raise PexportError(f"{name}: nested too deeply, or a number is too large") from None
    facts = orjson.loads(data)
    additions = Additions(name, facts, toml_lines.line_numbers(text))
    for key_path, message in checks.placeholders(facts):
        raise PexportError(f"{additions.place(key_path)}: {message}")
    try:
        additions_model().model_validate_json(data, strict=True)
    except ValidationError as error:
        key_path, message = checks.describe_error(error.errors(include_url=False)[0])
        raise PexportError(f"{additions.place(key_path)}: {message}") from None
    for base, person in _people(facts):
        for key_path, message in checks.mistakes(person):
            raise PexportError(f"{additions.place((*base, *key_path))}: {message}")
        _refuse_duplicates(additions, base, person)
        _complete(person)
    return additions


def _syntax_error(name: str, text: str, error: str) -> PexportError:
    message, _, place = error.rpartition(" (at ")
    end = [text.rstrip().count("\n") + 1, 1]
    row, column = [int(number) for number in re.findall(r"\d+", place)] or end
    line = text.split("\n")[row - 1].strip()[:_MAX_SHOWN]
    return PexportError(
        f"{name}:{row}:{column}: invalid TOML: {message or error} in {line!r}{_hint(error)}"
    )


# How the parser's message begins, and what TOML wants instead.
_HINTS = (
    ("Invalid value", "text needs quotes"),
    ("Cannot overwrite", "each key may appear only once"),
    ("Cannot declare", "each table may appear only once"),
    ("Expected ']'", "write the name of a table in [brackets]"),
    ("Expected '='", "write KEY = VALUE, or a table in [brackets]"),
)


def _hint(error: str) -> str:
    return next((f"; {hint}" for beginning, hint in _HINTS if error.startswith(beginning)), "")


def _people(facts: Fact) -> Iterable[tuple[toml_lines.KeyPath, Fact]]:
    yield (), facts
    for slug, person in facts.get("authors", {}).items():
        yield ("authors", slug), person


def _refuse_duplicates(additions: Additions, base: toml_lines.KeyPath, person: Fact) -> None:
    """Raise ``PexportError`` where two entries of a list are of one fact."""
    for member in KEYS.keys() & person.keys():
        entries = person[member]
        for index, entry in enumerate(entries):
            for other in range(index):
                if may_match(key_of(member, entry), key_of(member, entries[other])):
                    first = additions.place((*base, member, other))
                    place = additions.place((*base, member, index))
                    raise PexportError(f"{place}: the same entry as {first}; merge the two")


def _complete(person: Fact) -> None:
    """Complete what follows from what is stated: the address of an account or an identifier."""
    for entry in person.get("identifiers", ()):
        service = catalogue.services().get(entry["scheme"])
        if service and service.url and "value" in entry:
            entry.setdefault("url", service.url.format(id=entry["value"]))
    for entry in person.get("accounts", ()):
        service = catalogue.services().get(entry["service"])
        if service and service.url and "handle" in entry:
            entry.setdefault("url", service.url.format(id=entry["handle"]))
        known = catalogue.recognize(entry["url"]) if "url" in entry else None
        if known and known.service.key == entry["service"]:
            entry.setdefault("handle", known.id)
