"""What people are told on standard error: problems, losses, what a source left out."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from pexport.errors import one_line
from pexport.exporter import Loss, Problem
from pexport.source import Remark

if TYPE_CHECKING:
    from pexport.proving.findings import Findings

_SHOWN = 20
_SHOWN_OF_A_RULE = 5
_DERIVED = r"/(markdown|kind|handle|media_type)$|^document/|^accounts/\d+/service$"
_ADVICE = frozenset({"hidden", "missing", "other-page", "spelling"})


def say(message: str) -> None:
    """Print one line on standard error."""
    print(f"pexport: {one_line(message)}", file=sys.stderr)  # noqa: T201 - the one place that speaks


def problems(found: list[Problem], name: str) -> None:
    """List what the checks found wrong with the document *name*."""
    for problem in found[:_SHOWN]:
        hint = f" ({problem.hint})" if problem.hint else ""
        say(f"{name}: {problem.where}: {problem.message}{hint} [{problem.rule}]")
    if len(found) > _SHOWN:
        say(f"{name}: and {len(found) - _SHOWN} more problems")


def findings(found: Findings, *, quiet: bool) -> None:
    """Say what is wrong with a file, rule by rule, the first few places of each."""
    rules: dict[str, list[Problem]] = {}
    for problem in (*found.problems, *found.wants):
        rules.setdefault(problem.rule, []).append(problem)
    for rule, broken in rules.items():
        for problem in broken[:_SHOWN_OF_A_RULE]:
            level = "warning: " if problem.warning else ""
            hint = f" ({problem.hint})" if problem.hint else ""
            say(f"{found.file}: {problem.where}: {level}{problem.message}{hint} [{rule}]")
        if len(broken) > _SHOWN_OF_A_RULE:
            say(f"{found.file}: and {len(broken) - _SHOWN_OF_A_RULE} more of [{rule}]")
    if not found.valid:
        if len(found.problems) > 1:
            say(f"{found.file}: no valid {found.title}: {len(found.problems)} problems")
    elif not quiet:
        more = "; --full checks more" if found.more else ""
        but = "" if found.fits else ", but not as the program wants it that is to read it"
        say(f"{found.file}: valid {found.title}{but}{more}")


def remarks(found: Iterable[Remark]) -> None:
    """List what a source left out or could not read, the first of many alike in one file.

    Mere advice is for ``pexport doctor``, which lists them all.
    """
    alike: dict[tuple[str, str], list[Remark]] = {}
    for remark in found:
        if remark.rule not in _ADVICE:
            file = re.sub(r"(:\d+)*(#.*)?$", "", remark.where, flags=re.DOTALL)
            alike.setdefault((file, remark.rule), []).append(remark)
    for (file, rule), several in alike.items():
        for remark in several[:_SHOWN_OF_A_RULE]:
            say(f"{remark.where}: {remark.message}")
        if len(several) > _SHOWN_OF_A_RULE:
            more = len(several) - _SHOWN_OF_A_RULE
            say(f"{file}: and {more} more [{rule}]; pexport doctor lists them all")


def advice(found: Mapping[str, Iterable[str]]) -> None:
    """Say what would make the documents more useful, by their formats."""
    for sentence, names in _shared(found).items():
        say(f"{', '.join(names)}: {sentence}")


def losses(found: Mapping[str, Iterable[Loss]]) -> None:
    """Say what has no place in which formats, one line a reason.

    What pexport itself derived from other values is not told: the author never wrote it.
    """
    told = {name: _reasons(lost) for name, lost in found.items()}
    for reason, names in _shared(told).items():
        say(f"not in {', '.join(names)}: {reason}")


def _shared(found: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Return what is said of formats with the names of all of which it is said."""
    shared: dict[str, list[str]] = {}
    for name, sentences in found.items():
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
