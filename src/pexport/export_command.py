"""What ``pexport <format>`` does, however its command line was read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pexport import clean, output, registry, report
from pexport.errors import DONE, PROBLEMS, PexportError
from pexport.exporter import Export, Exporter, Options, export
from pexport.model import AUDIENCES
from pexport.source import Input, Remark


def run(
    name: str,
    source: str | Path | None = None,
    to: str | Path | None = None,
    author: str | None = None,
    audience: str = "public",
    base_url: str | None = None,
    as_of: str | None = None,
    *,
    additions: str | Path | None = None,
    no_works: bool = False,
    everyone: bool = False,
    jobs: int | str = 1,
    full: bool = False,
    quiet: bool = False,
    **others: Any,
) -> int:
    """Export to the format *name* and return the exit code; ``PexportError`` for bad input."""
    exporter = registry.exporter(name)
    options = options_of(exporter, as_of, **others)
    who = seen_by(audience)
    processes = _count(jobs)
    given = pointed_at(source, base_url, author, additions, as_of, no_works=no_works)
    given = given._replace(pictures=exporter.wants_pictures(options))
    if everyone:
        from pexport import everyone_command  # noqa: PLC0415 - most exports are of one person
        from pexport.people import Wanted  # noqa: PLC0415 - the same

        wanted = Wanted({name: options}, who, full)
        return everyone_command.run(given, wanted, target(to), jobs=processes, quiet=quiet)
    profile, remarks, _ = registry.read(given)
    try:
        done = export(profile, exporter, options, audience=who, full=full)
    except PexportError as error:
        raise explained(error, remarks) from None
    if done.problems:
        report.problems(done.problems, name)
        return PROBLEMS
    _write(done, exporter, options, target(to))
    if not quiet:
        report.remarks(remarks)
        report.problems(exporter.wants(done.document, options), name)
        seen = profile.seen_by(who)
        report.advice({name: exporter.advice(seen)})
        report.losses({name: exporter.losses(seen, options)})
    return DONE


def explained(error: PexportError, remarks: Iterable[Remark]) -> PexportError:
    """Return *error* in the words of the source, where that says why there is no name."""
    said = (f"{each.where}: {each.message}" for each in remarks if each.rule == "nameless")
    return next(map(PexportError, said), error)


def _write(done: Export, exporter: Exporter[Any, Any], options: Options, to: Path | None) -> None:
    """Write the document, as several files where it has them and *to* can be their folder."""
    if exporter.files and to and (to.is_dir() or not to.suffix):
        files = exporter.files(done.document, options)
        if files is not None:
            into = output.folder(to)
            output.write_all(output.inside(into, files))
            return
    output.write(done.data, to)


def pointed_at(
    path: str | Path | None,
    base_url: str | None,
    author: str | None,
    additions: str | Path | None = None,
    as_of: str | None = None,
    *,
    no_works: bool = False,
) -> Input:
    """Return what the user points at: a path, ``-``, or nothing for the folder they stand in."""
    place = None if str(path) == "-" else Path(path or ".")
    if author is not None and (not author or Path(author).name != author):
        raise PexportError(f"--author: {author!r} is no slug, the name of an author's folder")
    beside = Path(additions) if additions else None
    day = None if as_of is None else _day(as_of)
    return Input(place, _base(base_url), author, works=not no_works, additions=beside, as_of=day)


def options_of(exporter: Exporter[Any, Any], as_of: str | None, **others: Any) -> Options:
    """Return the options of a format from the values of its flags."""
    if as_of is not None:
        others["as_of"] = _day(as_of)
    options: Options
    try:
        # Defaults need no validator, whose making costs more than a whole export.
        if not others:
            options = exporter.options.model_construct()
        else:
            options = exporter.options.model_validate(others)
    except ValidationError as error:
        first = error.errors()[0]
        flag = str(first["loc"][0]).replace("_", "-")
        said = first["msg"].removeprefix("Value error, ")
        raise PexportError(f"--{flag}: {said}, not {first['input']!r}") from None
    return options


def seen_by(audience: str) -> Any:
    """Return *audience* where there is one of that name."""
    if audience not in AUDIENCES:
        raise PexportError(f"--audience: {audience!r} is none of {', '.join(AUDIENCES)}")
    return audience


def target(to: str | Path | None) -> Path | None:
    """Return the file that ``-o`` names; ``-`` is standard output."""
    return None if to is None or str(to) == "-" else Path(to)


def _base(text: str | None) -> str | None:
    if text is None:
        return None
    url = clean.url(text)
    if url is None:
        raise PexportError(f"--base-url: {text!r} is no web address like https://ada.example/")
    return url if url.endswith("/") else f"{url}/"


def _count(jobs: int | str) -> int:
    if (isinstance(jobs, str) and not jobs.isdecimal()) or int(jobs) < 1:
        raise PexportError(f"--jobs: {jobs!r} is no number of processes like 2")
    return int(jobs)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise PexportError(f"--as-of: {text!r} is no date like 2026-01-31") from None
