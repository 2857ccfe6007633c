"""Where a ``pexport.toml`` is, and what it says, in good form (docs/pexport-toml.md)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import orjson
from pydantic import ValidationError

from pexport.errors import PexportError
from pexport.files import decoded, read_bytes, shown
from pexport.reading.additions import checks, toml_lines
from pexport.reading.additions.model import KEYS, Fact, additions, key, name_one
from pexport.vocabulary import catalogue

NAME = "pexport.toml"

_SHOWN = 80

# What tells the folder of a site, at which the way up ends.
_ROOTS = (
    ".git",
    "config/_default",
    *(f"{stem}.{suffix}" for stem in ("hugo", "config") for suffix in ("toml", "yaml", "yml")),
)


class Additions(NamedTuple):
    """What a file says, in good form."""

    name: str
    """What messages and origins call the file."""
    facts: Mapping[str, Any]
    lines: Mapping[toml_lines.Path, int]

    def place(self, path: toml_lines.Path) -> str:
        """Return where *path* stands: ``pexport.toml:7#identifiers[0].value``."""
        key = "".join(map(_step, path)).removeprefix(".")
        return f"{self.name}:{toml_lines.line(path, self.lines)}#{key}"


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
    name = shown(path)
    text = decoded(read_bytes(path), name)
    try:
        # By way of JSON: the dates of TOML become text.
        data = orjson.dumps(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise _broken(name, text, str(error)) from None
    except (RecursionError, TypeError, ValueError):
        raise PexportError(f"{name}: nested too deeply, or a number that is too large") from None
    facts = orjson.loads(data)
    found = Additions(name, facts, toml_lines.lines(text))
    for path_of, said in checks.unfilled(facts):
        raise PexportError(f"{found.place(path_of)}: {said}")
    try:
        additions().model_validate_json(data, strict=True)
    except ValidationError as error:
        path_of, said = checks.worded(error.errors(include_url=False)[0])
        raise PexportError(f"{found.place(path_of)}: {said}") from None
    for base, person in _people(facts):
        for path_of, said in checks.mistakes(person):
            raise PexportError(f"{found.place((*base, *path_of))}: {said}")
        _refuse_twins(found, base, person)
        _fill_in(person)
    return found


def _broken(name: str, text: str, error: str) -> PexportError:
    said, _, place = error.rpartition(" (at ")
    end = [text.rstrip().count("\n") + 1, 1]
    row, column = [int(number) for number in re.findall(r"\d+", place)] or end
    shown = text.split("\n")[row - 1].strip()[:_SHOWN]
    return PexportError(
        f"{name}:{row}:{column}: broken TOML: {said or error}; the line is {shown!r}{_rule(error)}"
    )


# What the words of the parser's begin with, and the rule of TOML that is broken.
_RULES = (
    ("Invalid value", "a text needs quotes"),
    ("Cannot overwrite", "each key stands once"),
    ("Cannot declare", "each table stands once"),
    ("Expected ']'", "the name of a table stands in [brackets]"),
    ("Expected '='", "a line is KEY = VALUE, or a table in [brackets]"),
)


def _rule(error: str) -> str:
    return next((f"; {rule}" for words, rule in _RULES if error.startswith(words)), "")


def _people(facts: Fact) -> Iterable[tuple[toml_lines.Path, Fact]]:
    yield (), facts
    for slug, person in facts.get("authors", {}).items():
        yield ("authors", slug), person


def _refuse_twins(found: Additions, base: toml_lines.Path, person: Fact) -> None:
    """Raise ``PexportError`` where two entries of a list name one fact."""
    for member in KEYS.keys() & person.keys():
        entries = person[member]
        for index, entry in enumerate(entries):
            for other in range(index):
                if name_one(key(member, entry), key(member, entries[other])):
                    first = found.place((*base, member, other))
                    place = found.place((*base, member, index))
                    raise PexportError(f"{place}: names the same as {first}; join the two")


def _fill_in(person: Fact) -> None:
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
