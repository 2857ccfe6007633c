"""Exports everyone on a site (``--all``): in one document a format, or in a file each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pexport import registry
from pexport.command_line import progress, report
from pexport.command_line.arguments import audience_from, jobs_from
from pexport.command_line.flags import Flags
from pexport.errors import DONE, PROBLEMS, PexportError
from pexport.exporter import Exporter, Member, Options, Problem
from pexport.profile.collective import Collective
from pexport.source import Input
from pexport.writing import output
from pexport.writing.overwriting import refuse_overwriting
from pexport.writing.people import ExportRequest, Person, export_people

Files = Iterator[tuple[Path | None, bytes]]


class Bundle(NamedTuple):
    """The one document of all people, and the file that it goes to."""

    document: Any
    problems: list[Problem]
    path: Path | None


def export_all_people(
    given: Input, options: Mapping[str, Options], to: Path | None, flags: Flags
) -> int:
    """Export all people of *given* and return the exit code, 1 where somebody failed.

    *options* are those of each format, by its name. One format goes to standard output, to the
    file *to*, or to a file for each person in the folder *to*, whose name has no suffix; several
    go to the folder *to*. ``PexportError`` where that cannot be.
    """
    request = ExportRequest(options, audience_from(flags), flags.full)
    jobs = jobs_from(flags)
    into = _folder(options, to)
    read_collective = registry.detect_source(given).collective
    failed_to_read, collective = False, None
    try:
        collective = read_collective(given) if read_collective else None
    except PexportError as error:
        report.say(str(error))
        failed_to_read = True
    running = export_people(given, request, jobs)
    people = list(running if flags.quiet else progress.shown(running, _number(given), "people"))
    failed = [person for person in people if not is_exported(person)]
    done = [person for person in people if person.outcomes and person not in failed]
    if not done:
        raise PexportError(f"{given.name}: none of its {len(people)} people can be exported")
    bundles = dict(_bundles(request, done, collective, into, to))
    unfit = [name for name, bundle in bundles.items() if not _is_valid(bundle, name)]
    if unfit:
        return PROBLEMS
    written: list[Path] = []
    files = (
        file
        for name in request.formats
        for file in _files(name, request, done, bundles.get(name), into)
    )
    output.write_all(refuse_overwriting(_noted(files, written), given, force=flags.force))
    if not flags.quiet:
        _report_people(done, request.formats, verbose=flags.verbose)
        _report_same_orcid(done)
        if written:
            report.list_written(written)
    return PROBLEMS if failed or failed_to_read else DONE


def _number(given: Input) -> int:
    people = registry.detect_source(given).people
    return len(people(given)) if people else 0


def _noted(files: Files, written: list[Path]) -> Files:
    """Yield *files*, and add their paths to *written*."""
    for path, data in files:
        if path:
            written.append(path)
        yield path, data


def _folder(formats: Mapping[str, Options], to: Path | None) -> Path | None:
    """Return the folder to write to, if it is one."""
    names = ", ".join(name for name in formats if registry.load_exporter(name).bundle is None)
    if len(formats) > 1 or (to and (to.is_dir() or not to.suffix)):
        return output.make_folder(to or Path())
    if names:
        raise PexportError(f"{names}: writes a file for each person; give a folder with -o DIR")
    return None


def is_exported(person: Person) -> bool:
    """Report what went wrong with a person; return whether nothing did."""
    if person.error:
        report.say(f"left out: {person.error}" if person.left_out else person.error)
        return person.left_out
    for name, outcome in person.outcomes.items():
        report.list_problems(outcome.problems, f"{person.slug}: {name}")
    return not any(outcome.problems for outcome in person.outcomes.values())


def _bundles(
    request: ExportRequest,
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
    for name, options in request.formats.items():
        exporter: Exporter[Any, Any] = registry.load_exporter(name)
        if exporter.bundle is None or (into and len(request.formats) == 1):
            continue
        steps = exporter.build, exporter.bundle, exporter.checks, exporter.full_checks, options
        if steps not in built:
            members = [Member(each.outcomes[name].document, each.has_left) for each in people]
            document = exporter.bundle(members, collective, options)
            problems = exporter.problems(document, full=request.full) if collective else []
            built[steps] = document, problems
        path = (
            into / output.file_name("people", name, options.suffix or exporter.suffix)
            if into
            else to
        )
        yield name, Bundle(*built[steps], path)


def _is_valid(bundle: Bundle, name: str) -> bool:
    """Report what is wrong with a bundle; return whether nothing is."""
    report.list_problems(bundle.problems, name)
    return not bundle.problems


def _files(
    name: str,
    request: ExportRequest,
    people: list[Person],
    bundle: Bundle | None,
    into: Path | None,
) -> Files:
    """Yield the files of the format *name*: its bundle, or one for each person in *into*."""
    exporter: Exporter[Any, Any] = registry.load_exporter(name)
    options = request.formats[name]
    if bundle:
        yield bundle.path, exporter.encode(bundle.document, options)
        return
    for person in people:
        document = person.outcomes[name].document
        files = exporter.files(document, options) if exporter.files else None
        if files is not None:
            yield from output.files_in_folder(
                output.make_folder(Path(into or "", person.slug)), files
            )
            continue
        stem = f"{person.slug}{options.suffix or exporter.suffix}"
        alone = len(request.formats) == 1
        file = (
            stem
            if alone
            else output.file_name(person.slug, name, options.suffix or exporter.suffix)
        )
        yield Path(into or "", file), exporter.encode(document, options)


def _report_same_orcid(people: list[Person]) -> None:
    slugs: dict[str, list[str]] = {}
    for person in people:
        if person.orcid:
            slugs.setdefault(person.orcid, []).append(person.slug)
    for orcid, several in slugs.items():
        if len(several) > 1:
            report.say(
                f"{' and '.join(several)} have the same ORCID iD, {orcid}; "
                "is this one person twice?"
            )


def _report_people(people: list[Person], formats: Mapping[str, Options], *, verbose: bool) -> None:
    remarks = [remark for person in people for remark in person.remarks]
    report.list_remarks(remarks, verbose=verbose)
    outcomes = {name: [person.outcomes[name] for person in people] for name in formats}
    report.list_advice(
        {name: [advice for one in each for advice in one.advice] for name, each in outcomes.items()}
    )
    report.list_losses(
        {name: [loss for one in each for loss in one.losses] for name, each in outcomes.items()},
        verbose=verbose,
    )
