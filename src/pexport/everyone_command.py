"""What ``--all`` does: every person of a site in one document a format, or in a file each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pexport import output, registry, report
from pexport.errors import DONE, PROBLEMS, PexportError
from pexport.exporter import Exporter, Options
from pexport.people import Person, Wanted, exported
from pexport.source import Input

Files = Iterator[tuple[Path | None, bytes]]


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
    people = list(exported(given, wanted, jobs))
    failed = [person for person in people if not _succeeded(person)]
    done = [person for person in people if person.outcomes and person not in failed]
    if not done:
        raise PexportError(f"{given.name}: of {len(people)} people none can be exported")
    for name in wanted.formats:
        for path, data in _files(name, wanted, done, into, to):
            output.write(data, path)
    if not quiet:
        _report(done, wanted.formats)
        _say_who_is_one(done)
    return PROBLEMS if failed else DONE


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


def _files(
    name: str, wanted: Wanted, people: list[Person], into: Path | None, to: Path | None
) -> Files:
    """Yield the files of the format *name*; a folder of several formats has one bundle of each."""
    exporter: Exporter[Any, Any] = registry.exporter(name)
    options = wanted.formats[name]
    alone = len(wanted.formats) == 1
    if exporter.bundle and not (into and alone):
        document = exporter.bundle([person.outcomes[name].document for person in people])
        path = into / output.file_name("people", name, exporter.suffix) if into else to
        yield path, exporter.encode(document, options)
        return
    for person in people:
        stem = f"{person.slug}{exporter.suffix}"
        file = stem if alone else output.file_name(person.slug, name, exporter.suffix)
        yield Path(into or "", file), exporter.encode(person.outcomes[name].document, options)


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
    for name in formats:
        outcomes = [person.outcomes[name] for person in people]
        advice = dict.fromkeys(sentence for each in outcomes for sentence in each.advice)
        report.advice(advice, name)
        report.losses([loss for each in outcomes for loss in each.losses], name)
