"""All people of one source, each exported on its own: who fails or is left out stops nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from pexport import registry
from pexport.errors import LeftOut, PexportError
from pexport.exporter import Loss, Options, Problem
from pexport.profile import Profile
from pexport.profile.values import Visibility
from pexport.source import Input, Remark
from pexport.writing import interrupts
from pexport.writing.export import document_of


class Outcome(NamedTuple):
    """What came of one format of a person: a document, unless there are problems."""

    document: Any
    problems: list[Problem]
    losses: list[Loss]
    advice: list[str]


class Person(NamedTuple):
    """What came of one person."""

    slug: str
    outcomes: Mapping[str, Outcome] = {}
    """By the name of the format."""
    remarks: Sequence[Remark] = ()
    orcid: str | None = None
    has_left: bool = False
    """Whether the person is listed among former members."""
    refusal: str = ""
    """Why there is no profile, in one line."""
    left_out: bool = False
    """Whether that is no mistake of anybody's."""


class Wanted(NamedTuple):
    """What to make of each person."""

    formats: Mapping[str, Options]
    audience: Visibility
    full: bool


def listed(given: Input) -> list[str]:
    """Return the names of all people in *given*; ``PexportError`` where it holds one alone."""
    kind = registry.detect(given)
    if kind.people is None or not given.is_folder():
        raise PexportError(f"{given.name}: --all takes the folder of a site, not one file")
    return kind.people(given)


def exported(given: Input, wanted: Wanted, jobs: int) -> Iterator[Person]:
    """Yield what comes of each person, in their order, with *jobs* processes at work."""
    slugs = listed(given)
    export_one = partial(_exported, given, wanted)
    if jobs == 1 or len(slugs) < 2:
        yield from map(export_one, slugs)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - slow to import

    processes = min(jobs, len(slugs))
    with ProcessPoolExecutor(processes, initializer=interrupts.end_quietly) as pool:
        with interrupts.held():
            people = pool.map(export_one, slugs, chunksize=max(1, len(slugs) // (4 * jobs)))
        yield from people


def _exported(given: Input, wanted: Wanted, slug: str) -> Person:
    one = given._replace(author=slug)
    try:
        profile, remarks, has_left = registry.read(one)
        outcomes = dict(outcomes_of(profile, wanted))
        return Person(slug, outcomes, remarks, profile.identifier("orcid"), has_left)
    except PexportError as error:
        return Person(slug, refusal=str(error), left_out=isinstance(error, LeftOut))


def outcomes_of(profile: Profile, wanted: Wanted) -> Iterator[tuple[str, Outcome]]:
    """Yield what comes of *profile* in each format, by its name.

    Formats that build and check alike, as the syntaxes of RDF do, share one document.
    """
    seen = profile.seen_by(wanted.audience)
    built: dict[Any, tuple[Any, list[Problem]]] = {}
    for name, options in wanted.formats.items():
        exporter = registry.exporter(name)
        road = exporter.build, exporter.checks, exporter.full_checks, options
        if road not in built:
            document = document_of(profile, exporter, options, audience=wanted.audience)
            built[road] = document, exporter.problems(document, full=wanted.full)
        losses = exporter.losses(seen, options)
        yield name, Outcome(*built[road], losses, list(exporter.advice(seen)))
