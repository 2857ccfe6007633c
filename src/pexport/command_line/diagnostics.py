"""What was found in files, in the forms that editors and services of code review read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, get_args
from urllib.parse import quote

import orjson

from pexport.errors import one_line
from pexport.vocabulary.rules import Rule

Form = Literal["full", "concise", "json", "github", "sarif"]
FORMS: tuple[Form, ...] = get_args(Form)

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
"""What GitHub calls the root of a repository; where that is on this machine is nobody's concern."""
_HOME = "https://pypi.org/project/pexport/"


class Diagnostic(NamedTuple):
    """One thing that was found in a file."""

    file: str
    rule: str
    message: str
    where: str = ""
    """The place in words of the format: a JSON Pointer, a property."""
    line: int | None = None
    """Counted from 1."""
    hint: str = ""
    is_warning: bool = False

    @property
    def level(self) -> str:
        """``error`` or ``warning``, as GitHub and SARIF call them."""
        return "warning" if self.is_warning else "error"

    @property
    def text(self) -> str:
        """What was found, where, and what would be right."""
        where = f"{self.where}: " if self.where and self.where != f"line {self.line}" else ""
        return f"{where}{self.message}" + (f" ({self.hint})" if self.hint else "")


def concise(found: Iterable[Diagnostic]) -> bytes:
    """Return a line for each: ``file:line: level: message [rule]``, as compilers write them."""
    lines = [
        one_line(f"{each.file}:{each.line or 1}: {each.level}: {each.text} [{each.rule}]")
        for each in found
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def github(found: Iterable[Diagnostic]) -> bytes:
    """Return workflow commands, which GitHub Actions shows beside the lines of a change.

    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands; with the
    escapes of the toolkit that writes them (actions/toolkit, packages/core/src/command.ts).
    """
    lines = []
    for each in found:
        place = {"file": each.file, "line": str(each.line or 1), "title": f"pexport {each.rule}"}
        properties = ",".join(f"{name}={_property(value)}" for name, value in place.items())
        lines.append(f"::{each.level} {properties}::{_data(each.text)}\n")
    return "".join(lines).encode()


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def sarif(found: Sequence[Diagnostic], rules: Mapping[str, Rule]) -> bytes:
    """Return a log of SARIF 2.1.0, which GitHub's code scanning and editors read.

    https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
    """
    known = list(dict.fromkeys(each.rule for each in found))
    driver = {
        "name": "pexport",
        "version": version("pexport"),
        "informationUri": _HOME,
        "rules": [_rule(code, rules.get(code)) for code in known],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, known) for each in found],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return orjson.dumps(log, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _rule(code: str, about: Rule | None) -> dict[str, Any]:
    if about is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": about.title},
        "fullDescription": {"text": about.why},
        "help": {"text": about.fix},
        "helpUri": about.see,
    }


def _result(each: Diagnostic, known: list[str]) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": _artifact(each.file),
            "region": {"startLine": each.line or 1},
        }
    }
    if each.where:
        location["logicalLocations"] = [{"fullyQualifiedName": each.where}]
    return {
        "ruleId": each.rule,
        "ruleIndex": known.index(each.rule),
        "level": each.level,
        "message": {"text": each.text},
        "locations": [location],
        "partialFingerprints": {"pexport/v1": f"{each.rule}:{each.where}"},
    }


def written(
    form: Form, found: Sequence[Diagnostic], rules: Mapping[str, Rule] = MappingProxyType({})
) -> bytes:
    """Return all of *found* in one of the forms for programs."""
    match form:
        case "concise":
            return concise(found)
        case "github":
            return github(found)
        case "sarif":
            return sarif(found, rules)
    told = [each._asdict() for each in found]
    return orjson.dumps(told, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _artifact(file: str) -> dict[str, str]:
    """Return a URI of *file*, relative where it is below the folder one stands in."""
    path = Path(file)
    here = Path.cwd()
    absolute = path if path.is_absolute() else here / path
    if absolute.is_relative_to(here) and ".." not in path.parts:
        return {"uri": quote(absolute.relative_to(here).as_posix()), "uriBaseId": _ROOT}
    return {"uri": absolute.resolve().as_uri()}
