"""What ``--all`` does: every person of a site in one document a format, or in a file each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pexport import registry
from pexport.command_line import report
from pexport.errors import DONE, PROBLEMS, PexportError
from pexport.exporter import Exporter, Member, Options, Problem
from pexport.profile.collective import Collective
from pexport.source import Input
from pexport.writing import output
from pexport.writing.overwriting import spared
from pexport.writing.people import Person, Wanted, exported

Files = Iterator[tuple[Path | None, bytes]]


class Bundle(NamedTuple):
    """The one document of all people, and the file that it goes to."""

    document: Any
    problems: list[Problem]
    path: Path | None


def run(
    given: Input,
    wanted: Wanted,
    to: Path | None,
    *,
    jobs: int,
    quiet: bool,
) -> int:
    """Export all people of *given* and return the exit code, 1 where somebody failed.

    One format goes to standard output, to the file *to*, or to a file for each person in the
    folder *to*, whose name has no suffix; several go to the folder *to*. ``PexportError`` where
    that cannot be.
    """
    into = _folder(wanted.formats, to)
    reads = registry.detect(given).collective
    is_broken, collective = False, None
    try:
        collective = reads(given) if reads else None
    except PexportError as error:
        report.say(str(error))
        is_broken = True
    people = list(exported(given, wanted, jobs))
    failed = [person for person in people if not _succeeded(person)]
    done = [person for person in people if person.outcomes and person not in failed]
    if not done:
        raise PexportError(f"{given.name}: of {len(people)} people none can be exported")
    bundles = dict(_bundles(wanted, done, collective, into, to))
    unfit = [name for name, bundle in bundles.items() if not _fits(bundle, name)]
    if unfit:
        return PROBLEMS
    files = (
        file
        for name in wanted.formats
        for file in _files(name, wanted, done, bundles.get(name), into)
    )
    output.write_all(spared(files, given, wanted.formats))
    if not quiet:
        _report(done, wanted.formats)
        _say_who_is_one(done)
    return PROBLEMS if failed or is_broken else DONE


def _folder(formats: Mapping[str, Options], to: Path | None) -> Path | None:
    """Return the folder to write to, if it is one."""
    names = ", ".join(name for name in formats if registry.exporter(name).bundle is None)
    if len(formats) > 1 or (to and (to.is_dir() or not to.suffix)):
        return output.folder(to or Path())
    if names:
        raise PexportError(f"{names} has a file for each person: name a folder with -o DIR")
    return None


def _succeeded(person: Person) -> bool:
    """Say what went wrong with a person, and whether nothing did."""
    if person.refusal:
        report.say(f"left out: {person.refusal}" if person.left_out else person.refusal)
        return person.left_out
    for name, outcome in person.outcomes.items():
        report.problems(outcome.problems, f"{person.slug}: {name}")
    return not any(outcome.problems for outcome in person.outcomes.values())


def _bundles(
    wanted: Wanted,
    people: list[Person],
    collective: Collective | None,
    into: Path | None,
    to: Path | None,
) -> Iterator[tuple[str, Bundle]]:
    """Yield the one document of all people in each format that has one, with its problems.

    Each person's has been checked; what is new in it is the organization. Formats that share the
    documents of people share this one. A folder of one format has a file for each person instead.
    """
    built: dict[Any, tuple[Any, list[Problem]]] = {}
    for name, options in wanted.formats.items():
        exporter: Exporter[Any, Any] = registry.exporter(name)
        if exporter.bundle is None or (into and len(wanted.formats) == 1):
            continue
        road = exporter.build, exporter.bundle, exporter.checks, exporter.full_checks, options
        if road not in built:
            members = [Member(each.outcomes[name].document, each.has_left) for each in people]
            document = exporter.bundle(members, collective)
            problems = exporter.problems(document, full=wanted.full) if collective else []
            built[road] = document, problems
        path = into / output.file_name("people", name, exporter.suffix) if into else to
        yield name, Bundle(*built[road], path)


def _fits(bundle: Bundle, name: str) -> bool:
    """Say what is wrong with a bundle, and whether nothing is."""
    report.problems(bundle.problems, name)
    return not bundle.problems


def _files(
    name: str,
    wanted: Wanted,
    people: list[Person],
    bundle: Bundle | None,
    into: Path | None,
) -> Files:
    """Yield the files of the format *name*: its bundle, or one for each person in *into*."""
    exporter: Exporter[Any, Any] = registry.exporter(name)
    options = wanted.formats[name]
    if bundle:
        yield bundle.path, exporter.encode(bundle.document, options)
        return
    for person in people:
        document = person.outcomes[name].document
        files = exporter.files(document, options) if exporter.files else None
        if files is not None:
            yield from output.inside(output.folder(Path(into or "", person.slug)), files)
            continue
        stem = f"{person.slug}{exporter.suffix}"
        alone = len(wanted.formats) == 1
        file = stem if alone else output.file_name(person.slug, name, exporter.suffix)
        yield Path(into or "", file), exporter.encode(document, options)


def _say_who_is_one(people: list[Person]) -> None:
    slugs: dict[str, list[str]] = {}
    for person in people:
        if person.orcid:
            slugs.setdefault(person.orcid, []).append(person.slug)
    for orcid, several in slugs.items():
        if len(several) > 1:
            report.say(
                f"{' and '.join(several)} have the same ORCID iD, {orcid}: one person twice?"
            )


def _report(people: list[Person], formats: Mapping[str, Options]) -> None:
    for person in people:
        report.remarks(person.remarks)
    outcomes = {name: [person.outcomes[name] for person in people] for name in formats}
    report.advice(
        {name: [said for one in each for said in one.advice] for name, each in outcomes.items()}
    )
    report.losses(
        {name: [lost for one in each for lost in one.losses] for name, each in outcomes.items()}
    )
