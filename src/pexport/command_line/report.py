"""Reports on standard error: problems, losses, what a source left out."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from pexport.errors import one_line
from pexport.exporter import Loss, Problem
from pexport.source import Remark

if TYPE_CHECKING:
    from pexport.proving.file_check import FileCheck

_MAX_PROBLEMS = 20
_MAX_OF_A_RULE = 5
_DERIVED = r"/(markdown|kind|handle|media_type)$|^document/|^accounts/\d+/service$"
_ADVICE = frozenset({"hidden", "missing", "other-page", "spelling"})


def say(message: str) -> None:
    """Print one line on standard error."""
    print(f"pexport: {one_line(message)}", file=sys.stderr)  # noqa: T201 - the one place that speaks


def list_problems(problems: list[Problem], name: str) -> None:
    """List what the checks found wrong with the document *name*."""
    for problem in problems[:_MAX_PROBLEMS]:
        hint = f" ({problem.hint})" if problem.hint else ""
        say(f"{name}: {problem.where}: {problem.message}{hint} [{problem.rule}]")
    if len(problems) > _MAX_PROBLEMS:
        say(f"{name}: and {len(problems) - _MAX_PROBLEMS} more problems")


def list_file_problems(check: FileCheck, *, quiet: bool) -> None:
    """Say what is wrong with a file, rule by rule, the first few places of each."""
    rules: dict[str, list[Problem]] = {}
    for problem in (*check.problems, *check.consumer_problems):
        rules.setdefault(problem.rule, []).append(problem)
    for rule, broken in rules.items():
        for problem in broken[:_MAX_OF_A_RULE]:
            level = "warning: " if problem.warning else ""
            hint = f" ({problem.hint})" if problem.hint else ""
            say(f"{check.file}: {problem.where}: {level}{problem.message}{hint} [{rule}]")
        if len(broken) > _MAX_OF_A_RULE:
            say(f"{check.file}: and {len(broken) - _MAX_OF_A_RULE} more of [{rule}]")
    if not check.is_valid:
        if len(check.problems) > 1:
            say(f"{check.file}: not a valid {check.title}: {len(check.problems)} problems")
    elif not quiet:
        more = "; --full checks more" if check.has_slow_checks else ""
        but = "" if check.fits_consumers else ", but not for the program of --profile"
        say(f"{check.file}: valid {check.title}{but}{more}")


def list_remarks(remarks: Iterable[Remark]) -> None:
    """List what a source left out or could not read, the first of many alike in one file.

    Mere advice is for ``pexport doctor``, which lists them all.
    """
    alike: dict[tuple[str, str], list[Remark]] = {}
    for remark in remarks:
        if remark.rule not in _ADVICE:
            file = re.sub(r"(:\d+)*(#.*)?$", "", remark.where, flags=re.DOTALL)
            alike.setdefault((file, remark.rule), []).append(remark)
    for (file, rule), several in alike.items():
        for remark in several[:_MAX_OF_A_RULE]:
            say(f"{remark.where}: {remark.message}")
        if len(several) > _MAX_OF_A_RULE:
            more = len(several) - _MAX_OF_A_RULE
            say(f"{file}: and {more} more [{rule}]; pexport doctor lists them all")


def list_advice(advice: Mapping[str, Iterable[str]]) -> None:
    """Say what would make the documents more useful, by their formats."""
    for sentence, names in _names_by_sentence(advice).items():
        say(f"{', '.join(names)}: {sentence}")


def list_losses(losses: Mapping[str, Iterable[Loss]]) -> None:
    """Say what which formats cannot hold, one line a reason.

    What pexport itself derived from other values is not reported: the author never wrote it.
    """
    reasons = {name: _reasons(lost) for name, lost in losses.items()}
    for reason, names in _names_by_sentence(reasons).items():
        say(f"not in {', '.join(names)}: {reason}")


def _names_by_sentence(sentences_by_name: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Return what is said of formats with the names of all of which it is said."""
    shared: dict[str, list[str]] = {}
    for name, sentences in sentences_by_name.items():
        for sentence in dict.fromkeys(sentences):
            shared.setdefault(sentence, []).append(name)
    return shared


def _reasons(lost: Iterable[Loss]) -> Iterator[str]:
    """Yield each reason of losses, with the paths that it is of."""
    paths: dict[str, dict[str, int]] = {}
    for loss in lost:
        if re.search(_DERIVED, loss.path):
            continue
        path = re.sub(r"/\d+", "", loss.path)
        counts = paths.setdefault(loss.why, {})
        counts[path] = counts.get(path, 0) + 1
    for why, counts in paths.items():
        shown = ", ".join(
            f"{path} ({count})" if count > 1 else path for path, count in counts.items()
        )
        yield f"{shown}: {why}"
