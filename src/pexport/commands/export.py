"""What ``pexport <format>``, ``all`` and ``show`` do, however its command line was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pexport import registry
from pexport.command_line import report
from pexport.command_line.flags import Flags
from pexport.errors import DONE, PROBLEMS, PexportError
from pexport.exporter import Exporter, Options
from pexport.profile import AUDIENCES, clean
from pexport.source import Input, Remark
from pexport.writing import output
from pexport.writing.export import Export, export
from pexport.writing.overwriting import PROFILE, spared


def run(name: str, flags: Flags, others: Mapping[str, Any]) -> int:
    """Export to the format *name* and return the exit code; ``PexportError`` for bad input.

    *others* are the format's own options that are named.
    """
    exporter = registry.exporter(name)
    given = pointed_at(flags)
    options = options_of(exporter, given.as_of, others)
    given = given._replace(pictures=exporter.wants_pictures(options))
    who = seen_by(flags)
    if flags.everyone:
        return _run_everyone(given, {name: options}, target(flags), flags)
    profile, remarks, _ = registry.read(given)
    try:
        done = export(profile, exporter, options, audience=who, full=flags.full)
    except PexportError as error:
        raise explained(error, remarks) from None
    if done.problems:
        report.problems(done.problems, name)
        return PROBLEMS
    _write(done, name, options, flags, given)
    if not flags.quiet:
        report.remarks(remarks)
        report.problems(exporter.wants(done.document, options), name)
        seen = profile.seen_by(who)
        report.advice({name: exporter.advice(seen)})
        report.losses({name: exporter.losses(seen, options)})
    return DONE


def run_all(flags: Flags) -> int:
    """Export to all formats, into a folder, and return the exit code, as ``run`` does."""
    given = pointed_at(flags)
    exporters = {name: registry.exporter(name) for name in registry.formats()}
    options = {name: options_of(each, given.as_of, {}) for name, each in exporters.items()}
    pictures = any(each.wants_pictures(options[name]) for name, each in exporters.items())
    given = given._replace(pictures=pictures)
    if flags.to == "-":
        raise PexportError("-o: all writes a file for each format; name a folder")
    who, into = seen_by(flags), target(flags) or Path()
    if flags.everyone:
        return _run_everyone(given, options, into, flags)
    profile, remarks, _ = registry.read(given)
    from pexport.writing.people import Wanted, outcomes_of  # noqa: PLC0415 - as everyone_command

    try:
        outcomes = dict(outcomes_of(profile, Wanted(options, who, flags.full)))
    except PexportError as error:
        raise explained(error, remarks) from None
    for name, outcome in outcomes.items():
        report.problems(outcome.problems, name)
    if any(outcome.problems for outcome in outcomes.values()):
        return PROBLEMS
    folder = output.folder(into)
    stem = flags.author or "person"
    files = (
        (
            folder / output.file_name(stem, name, exporters[name].suffix),
            exporters[name].encode(outcome.document, options[name]),
        )
        for name, outcome in outcomes.items()
    )
    output.write_all(spared(files, given, exporters))
    if not flags.quiet:
        report.remarks(remarks)
        report.advice({name: outcome.advice for name, outcome in outcomes.items()})
        report.losses({name: outcome.losses for name, outcome in outcomes.items()})
    return DONE


def show(flags: Flags) -> int:
    """Write the canonical profile and return the exit code, as ``run`` does."""
    given = pointed_at(flags)
    who = seen_by(flags)
    profile, remarks, _ = registry.read(given)
    if not flags.quiet:
        report.remarks(remarks)
    text = profile.seen_by(who).model_dump_json(indent=2, exclude_defaults=True)
    _write_one(f"{text}\n".encode(), PROFILE, ".json", flags, given)
    return DONE


def _run_everyone(
    given: Input, options: Mapping[str, Options], to: Path | None, flags: Flags
) -> int:
    from pexport.commands import everyone  # noqa: PLC0415 - most exports are of one person
    from pexport.writing.people import Wanted  # noqa: PLC0415 - the same

    wanted = Wanted(options, seen_by(flags), flags.full)
    return everyone.run(given, wanted, to, jobs=_count(flags.jobs), quiet=flags.quiet)


def explained(error: PexportError, remarks: Iterable[Remark]) -> PexportError:
    """Return *error* in the words of the source, where that says why there is no name."""
    said = (f"{each.where}: {each.message}" for each in remarks if each.rule == "nameless")
    return next(map(PexportError, said), error)


def _write(done: Export, name: str, options: Options, flags: Flags, given: Input) -> None:
    """Write the document of the format *name*, as several files where it has them."""
    exporter, to = registry.exporter(name), target(flags)
    if exporter.files and to and (to.is_dir() or not to.suffix):
        files = exporter.files(done.document, options)
        if files is not None:
            into = output.folder(to)
            output.write_all(spared(output.inside(into, files), given, [name]))
            return
    _write_one(done.data, name, exporter.suffix, flags, given)


def _write_one(data: bytes, name: str, suffix: str, flags: Flags, given: Input) -> None:
    """Write one file, under a name of its own where ``-o`` names a folder."""
    to = target(flags)
    if to and to.is_dir():
        to /= output.file_name(flags.author or "person", name, suffix)
    if to is None:
        output.write(data, None)
    else:
        output.write_all(spared([(to, data)], given, [name]))


def pointed_at(flags: Flags) -> Input:
    """Return what the user points at: a path, ``-``, or nothing for the folder they stand in."""
    if flags.everyone and flags.author is not None:
        raise PexportError("--all is everybody of the site, and --author one: leave one out")
    if flags.jobs is not None and not flags.everyone:
        raise PexportError("--jobs is for everybody of a site: use it with --all")
    for name, path in (("SOURCE", flags.source), ("-o", flags.to), ("--with", flags.additions)):
        if path == "":
            raise PexportError(f"{name}: '' names no file and no folder; is a variable not set?")
    source, author = flags.source, flags.author
    place = None if source == "-" else Path(source or ".")
    if author is not None and (not author or Path(author).name != author):
        raise PexportError(f"--author: {author!r} is no slug, the name of an author's folder")
    beside = Path(flags.additions) if flags.additions else None
    return Input(
        place,
        _base(flags.base_url),
        author,
        works=not flags.no_works,
        additions=beside,
        as_of=_day(flags.as_of),
    )


def options_of(
    exporter: Exporter[Any, Any], as_of: date | None, others: Mapping[str, Any]
) -> Options:
    """Return the options of a format from the values of its flags."""
    values = {**others, "as_of": as_of} if as_of else others
    options: Options
    try:
        # Defaults need no validator, whose making costs more than a whole export.
        if not values:
            options = exporter.options.model_construct()
        else:
            options = exporter.options.model_validate(values)
    except ValidationError as error:
        raise PexportError(_not_taken(error.errors()[0])) from None
    return options


_QUOTED = re.compile("'([^']*)'")


def _not_taken(error: Any) -> str:
    """Return in words why the value of an option is none."""
    flag, value = str(error["loc"][0]).replace("_", "-"), error["input"]
    told = error.get("ctx", {})
    match error["type"]:
        case "literal_error":
            said = f"is none of {', '.join(_QUOTED.findall(told['expected']))}"
        case "int_parsing" | "int_from_float":
            said = "is no whole number"
        case "greater_than_equal":
            said = f"is less than {told['ge']}"
        case "less_than_equal":
            said = f"is more than {told['le']}"
        case _:
            said = error["msg"].removeprefix("Value error, ")
    return f"--{flag}: {value!r} {said}"


def seen_by(flags: Flags) -> Any:
    """Return the audience that *flags* name, where there is one of that name."""
    audience = flags.audience
    if audience not in AUDIENCES:
        raise PexportError(f"--audience: {audience!r} is none of {', '.join(AUDIENCES)}")
    return audience


def target(flags: Flags) -> Path | None:
    """Return the file or folder that ``-o`` names; ``-`` is standard output."""
    return None if flags.to is None or flags.to == "-" else Path(flags.to)


def _base(text: str | None) -> str | None:
    if text is None:
        return None
    url = clean.url(text)
    if url is None:
        raise PexportError(f"--base-url: {text!r} is no web address like https://ada.example/")
    return url if url.endswith("/") else f"{url}/"


def _count(jobs: str | None) -> int:
    if jobs is None:
        return 1
    if not jobs.isdecimal() or int(jobs) < 1:
        raise PexportError(f"--jobs: {jobs!r} is no number of processes like 2")
    return int(jobs)


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise PexportError(f"--as-of: {text!r} is no date like 2026-01-31") from None
