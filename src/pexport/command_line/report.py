"""Reports on standard error: problems, losses, what a source left out."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pexport.errors import one_line
from pexport.exporter import Loss, Problem
from pexport.files import display_path
from pexport.proving.losses import names_by_member, names_by_reason, names_by_statement
from pexport.source import Remark

if TYPE_CHECKING:
    from pexport.profile import Profile
    from pexport.profile.values import Visibility
    from pexport.proving.file_check import FileCheck

_MAX_PROBLEMS = 20
_MAX_OF_A_RULE = 5
_MOST_FILES = 20
_PARTICULARS = re.compile(r"'[^']*'|\d+")
"""What differs between remarks of one kind."""
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


def list_remarks(remarks: Iterable[Remark], *, verbose: bool = False) -> None:
    """List what a source left out or could not read: the first of each kind, or all if *verbose*.

    Mere advice is for ``pexport doctor``, which tells it with the reasons.
    """
    alike: dict[tuple[str, str], list[Remark]] = {}
    for number, remark in enumerate(dict.fromkeys(remarks)):
        if remark.rule not in _ADVICE:
            kind = str(number) if verbose else _PARTICULARS.sub("", remark.message)
            alike.setdefault((remark.rule, kind), []).append(remark)
    for first, *others in alike.values():
        more = f" (and {len(others)} more; -v lists them all)" if others else ""
        say(f"{first.where}: {first.message}{more}")


def list_advice(advice: Mapping[str, Iterable[str]]) -> None:
    """Say what would make the documents more useful, by their formats."""
    for sentence, names in names_by_statement(advice).items():
        say(f"{', '.join(names)}: {sentence}")


def list_hidden(profile: Profile, audience: Visibility) -> None:
    """Say which facts of *profile* are kept from *audience*, a word for each kind."""
    kinds = Counter(path.partition("/")[0] for path in profile.hidden_from(audience))
    if kinds:
        shown = ", ".join(
            f"{kind} ({count})" if count > 1 else kind for kind, count in kinds.items()
        )
        say(f"hidden from the audience {audience!r}: {shown}")


def list_losses(losses: Mapping[str, Iterable[Loss]], *, verbose: bool = False) -> None:
    """Say what which formats cannot hold: a line for formats that lose the same.

    If *verbose*, and for what the user can change by a flag, it is a line a reason.
    """
    found = {name: list(lost) for name, lost in losses.items()}
    for lost, names in names_by_reason(found).items():
        if verbose or "--" in lost.why:
            say(f"not in {', '.join(names)}: {lost.values}: {lost.why}")
    if not verbose:
        for members, names in names_by_member(found).items():
            say(f"not all in {', '.join(names)}: {members} (-v says why)")


def list_written(paths: Sequence[Path]) -> None:
    """Say which files were written."""
    if len(paths) == 1:
        say(f"wrote {display_path(paths[0])}")
        return
    folders = dict.fromkeys(path.parent for path in paths)
    if len(paths) > _MOST_FILES or len(folders) > 1:
        say(f"wrote {len(paths)} files below {display_path(_common(folders))}")
    else:
        names = ", ".join(path.name for path in paths)
        say(f"wrote {len(paths)} files in {display_path(paths[0].parent)}: {names}")


def _common(folders: Iterable[Path]) -> Path:
    return Path(os.path.commonpath([folder.absolute() for folder in folders]))
