"""All people of one source, each exported on its own: who fails or is left out stops nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from pexport import registry, unexpected
from pexport.errors import LeftOut, PexportError
from pexport.exporter import Loss, Options, Problem
from pexport.profile import Profile
from pexport.profile.values import Visibility
from pexport.source import Input, Remark
from pexport.writing import interrupts
from pexport.writing.export import build_document

_LONGEST_SLUG = 200
"""In bytes: file systems end names at 255, and formats add their suffixes."""


class Outcome(NamedTuple):
    """The result of one person in one format: a document, and what is wrong with it."""

    document: Any
    problems: list[Problem]
    losses: list[Loss]
    advice: list[str]


class Person(NamedTuple):
    """The results of one person, in all formats that were asked for."""

    slug: str
    outcomes: Mapping[str, Outcome] = {}
    """By the name of the format."""
    remarks: Sequence[Remark] = ()
    orcid: str | None = None
    has_left: bool = False
    """Whether the person is listed among former members."""
    error: str = ""
    """Why there is no profile, in one line."""
    left_out: bool = False
    """Whether that is no mistake, but a draft or a page of no person."""


class ExportRequest(NamedTuple):
    """What to make of each person."""

    formats: Mapping[str, Options]
    audience: Visibility
    full: bool


def list_people(given: Input) -> list[str]:
    """Return the slugs of all people in *given*; ``PexportError`` where it holds only one."""
    source = registry.detect_source(given)
    if source.people is None:
        raise PexportError(f"{given.name}: --all needs an input of several people, this has one")
    return source.people(given)


def export_people(given: Input, request: ExportRequest, jobs: int) -> Iterator[Person]:
    """Yield the results of each person, in their order, with *jobs* processes at work."""
    # Which source reads it is found once, and not for each of them.
    given = given._replace(read_as=registry.name_of_source(given))
    slugs = list_people(given)
    export_one = partial(_export_author, given, request)
    if jobs == 1 or len(slugs) < 2:
        yield from map(export_one, slugs)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - slow to import

    processes = min(jobs, len(slugs))
    with ProcessPoolExecutor(processes, initializer=interrupts.start_worker) as pool:
        with interrupts.blocked():
            people = pool.map(export_one, slugs, chunksize=max(1, len(slugs) // (4 * jobs)))
        yield from people


def export_person(given: Input, request: ExportRequest) -> Person:
    """Return the result for the person that *given* is of; ``PexportError`` for bad input."""
    profile, remarks, has_left = registry.read_profile(given)
    outcomes = dict(build_outcomes(profile, request))
    return Person(given.author or "", outcomes, remarks, profile.identifier("orcid"), has_left)


def _export_author(given: Input, request: ExportRequest, slug: str) -> Person:
    try:
        _refuse_unusable(slug, given)
        return export_person(given._replace(author=slug), request)
    except PexportError as error:
        return Person(slug, error=str(error), left_out=isinstance(error, LeftOut))
    except OSError as error:
        return Person(slug, error=f"{given.name}: the author {slug!r}: cannot be read: {error}")
    except Exception as error:  # noqa: BLE001 - everybody else is exported
        return Person(slug, error=unexpected.describe(error, f"{given.name}: the author {slug!r}"))


def _refuse_unusable(slug: str, given: Input) -> None:
    """Raise ``PexportError`` where *slug* cannot name a file: it would lead out of the folder."""
    if slug in {"", ".", ".."} or len(slug.encode()) > _LONGEST_SLUG or set(slug) & set("/\\\0"):
        raise PexportError(
            f"{given.name}: the author {slug[:60]!r} cannot name a file; rename the author's page "
            "to something like 'ada-njoku'"
        )


def build_outcomes(profile: Profile, request: ExportRequest) -> Iterator[tuple[str, Outcome]]:
    """Yield the result of *profile* in each format, by its name.

    Formats that build and check alike, as the syntaxes of RDF do, share one document.
    """
    visible = profile.visible_to(request.audience)
    built: dict[Any, tuple[Any, list[Problem]]] = {}
    for name, options in request.formats.items():
        exporter = registry.load_exporter(name)
        steps = exporter.build, exporter.checks, exporter.full_checks, options
        if steps not in built:
            document = build_document(profile, exporter, options, audience=request.audience)
            built[steps] = document, exporter.problems(document, full=request.full)
        losses = exporter.losses(visible, options)
        yield name, Outcome(*built[steps], losses, list(exporter.advice(visible)))
