"""Every systematic change for the worse of the full golden is found, by the right code.

The mutants are read as files: they are judged as documents from anywhere. `pytest -s` prints the
table of what was changed and which codes told.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

import orjson
import pytest
from conftest import SAMPLES

from pexport import registry
from pexport.exporter import Problem

Path: TypeAlias = tuple[str | int, ...]

EXPORTER = registry.load_exporter("jsonld")
GOLDEN = orjson.loads((SAMPLES / "golden" / "full.jsonld").read_bytes())


class Mutant(NamedTuple):
    """A changed golden, with the codes of which one has to tell."""

    path: Path
    document: Any
    codes: set[str]


def places(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    yield path, value
    if isinstance(value, dict):
        for key, member in value.items():
            yield from places(member, (*path, key))
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from places(member, (*path, index))


def at(path: Path) -> Any:
    value = GOLDEN
    for step in path:
        value = value[step]
    return value


def changed(path: Path, value: Any) -> Any:
    """Return the golden with another value at *path*."""
    document = copy.deepcopy(GOLDEN)
    holder = document
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return document


def without(path: Path, key: str, *, renamed: str = "") -> Any:
    """Return the golden with a key less in the object at *path*, or with another name for it."""
    kept = {renamed if each == key else each: value for each, value in at(path).items()}
    kept.pop("", None)
    return changed(path, kept) if path else kept


def property_of(path: Path) -> str:
    """Return the property whose value stands at *path*."""
    return next((step for step in reversed(path) if isinstance(step, str) and step[0] != "@"), "")


REQUIRED = {
    "PropertyValue": {"value", "propertyID"},
    "ImageObject": {"url", "contentUrl"},
    "Organization": {"name"},
    "Project": {"name"},
    "Grant": {"name", "funder"},
    "EducationalOccupationalCredential": {"name"},
    "DigitalDocument": {"url"},
    "PronounceableText": {"textValue", "phoneticText"},
    "QuantitativeValue": {"value", "unitCode"},
    "Language": {"name"},
    "DefinedTerm": {"name"},
    "PublicationIssue": {"issueNumber"},
    "PublicationVolume": {"volumeNumber"},
    "ScholarlyArticle": {"name"},
}


def dropped() -> Iterator[Mutant]:
    """Leave out what each thing has to say."""
    yield Mutant(("@context",), without((), "@context"), {"jsonld-context"})
    yield Mutant(("mainEntity",), without((), "mainEntity"), {"jsonld-person"})
    yield Mutant(("name",), without(("mainEntity",), "name"), {"jsonld-person"})
    for path, value in places(GOLDEN):
        if not isinstance(value, dict) or "@type" not in value:
            continue
        codes = {"jsonld-untyped", "jsonld-person", "jsonld-required"}
        yield Mutant((*path, "@type"), without(path, "@type"), codes)
        for key in REQUIRED.get(value["@type"], set()) & value.keys():
            yield Mutant((*path, key), without(path, key), {"jsonld-required"})
        if "Role" in value["@type"] and path[-1] != "@reverse":
            term = property_of(path)
            if term in value:
                yield Mutant((*path, term), without(path, term), {"jsonld-range"})


def retyped() -> Iterator[Mutant]:
    """Give each value another kind."""
    for path, value in places(GOLDEN):
        if not path or path[-1] == "@context" or "@reverse" in path[-1:]:
            continue
        if path[-1] in {"@id", "@type", "@language", "@value"}:
            codes = {"jsonld-iri", "jsonld-term", "jsonld-form", "jsonld-range"}
            yield Mutant(path, changed(path, 17.5), codes)
        elif isinstance(value, (str, dict)):
            codes = {"jsonld-range", "jsonld-type", "jsonld-shape"}
            yield Mutant(path, changed(path, 17.5), codes)
            other = {"@type": "Place", "name": "x"} if isinstance(value, str) else True
            codes |= {"jsonld-domain", "jsonld-syntax"}
            yield Mutant(path, changed(path, other), codes)


def misspelt() -> Iterator[Mutant]:
    """Misspell each key."""
    for path, value in places(GOLDEN):
        if isinstance(value, dict):
            for key in value:
                codes = {"jsonld-term"} if key != "@context" else {"jsonld-context"}
                yield Mutant((*path, key), without(path, key, renamed=f"{key}q"), codes)


def misformed() -> Iterator[Mutant]:
    """Spoil the form of each value that has one."""
    for path, value in places(GOLDEN):
        if isinstance(value, str) and path[-1] != "@context":
            for wrong, code in spoilt(path, value):
                yield Mutant(path, changed(path, wrong), {code})


def spoilt(path: Path, value: str) -> Iterator[tuple[str, str]]:
    """Yield what *value* could wrongly be, each with the code that has to tell."""
    term = property_of(path)
    keyword = path[-1] if str(path[-1])[0] == "@" else None
    if keyword is None:
        yield "", "jsonld-size"
    if re.fullmatch(r"(start|end)Date|date[A-Z].*", term) and keyword is None:
        for wrong in ("soon", "2012/09/01", "2023-02-29", "1 May 2012"):
            yield wrong, "jsonld-date"
    elif keyword == "@id" or (term in {"url", "contentUrl", "sameAs"} and keyword is None):
        for wrong in ("/x", "x.html", "#me", "a b"):
            yield wrong, "jsonld-iri"
    elif term == "email":
        yield "nobody", "jsonld-form"
    elif keyword == "@language":
        yield "in French", "jsonld-form"
    if "orcid.org/" in value or value == "0000-0002-1825-0097":
        yield value[:-1] + ("1" if value[-1] != "1" else "2"), "jsonld-checksum"


def mistaken() -> Iterator[Mutant]:
    """Give each thing the type of another, or one that there is not."""
    for path, value in places(GOLDEN):
        if isinstance(value, dict) and "@type" in value:
            for wrong in ("Place", "Foo", "place"):
                codes = {"jsonld-term"}
                if wrong == "Place" and property_of(path) in {"about", "knowsAbout"}:
                    continue  # one may know about a place
                if wrong == "Place":
                    codes = {"jsonld-domain", "jsonld-range", "jsonld-person"}
                    codes |= {"jsonld-required", "jsonld-value", "jsonld-unknown"}
                yield Mutant((*path, "@type"), changed((*path, "@type"), wrong), codes)
    contexts: list[Any] = ["https://schema.example", {"@vocab": "https://a.example/"}, None, 5]
    for context in contexts:
        yield Mutant(("@context",), changed(("@context",), context), {"jsonld-context"})


KINDS = {
    "a required key left out": dropped,
    "a value of another kind": retyped,
    "a key misspelt": misspelt,
    "a wrong date, address, check character ...": misformed,
    "a wrong type or context": mistaken,
}


def unlike(mutants: Iterator[Mutant]) -> Iterator[Mutant]:
    """Yield the first of the mutants that change the same key of the same kind of place alike."""
    seen = set()
    for mutant in mutants:
        value: Any = mutant.document
        for step in mutant.path:
            value = value.get(step) if isinstance(value, dict) else value[step]
        where = tuple(step for step in mutant.path if isinstance(step, str))
        kinds = tuple(at(mutant.path[:n]).get("@type") for n in range(len(mutant.path))
                      if isinstance(at(mutant.path[:n]), dict))  # fmt: skip
        known = (where, kinds, repr(value))
        if known not in seen:
            seen.add(known)
            yield mutant


def told(document: Any) -> list[Problem]:
    read = EXPORTER.decode(orjson.dumps(document))
    found = EXPORTER.problems(read)
    assert {problem.rule for problem in found} <= EXPORTER.rules().keys()
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_each_mutant_is_told_by_the_right_code(kind: str) -> None:
    codes: Counter[str] = Counter()
    wrong = []
    mutants = list(unlike(KINDS[kind]()))
    for mutant in mutants:
        found = told(mutant.document)
        names = {problem.rule for problem in found}
        errors = any(not problem.warning for problem in found)
        codes.update(f"{each}{'' if errors else ' (warning)'}" for each in names & mutant.codes)
        if not names & mutant.codes:
            wrong.append(("/".join(map(str, mutant.path)), sorted(names)))

    print(f"\n{kind}: {len(mutants)} mutants")  # noqa: T201 - the table
    for code, count in sorted(codes.items()):
        print(f"  {code:<32}{count:>6}")  # noqa: T201 - the table
    assert wrong == [], wrong[:12]
    assert len(mutants) > 100
