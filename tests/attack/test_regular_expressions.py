"""Every regular expression of the house is read in linear time, whatever the text.

The expressions are taken from the source; each is given texts made of its own parts. Where one is
given bounded texts alone, that bound is said here.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import ROOT
from modules import house

from attack.pumping import slow_text

_FLAGS_AT = {"sub": 4, "subn": 4, "split": 3, "compile": 1}
_METHODS = {"sub", "subn", "match", "search", "fullmatch", "split", "findall", "finditer"}

BOUNDED = {
    "sources/text/dates.py": "200 characters",
    "sources/text/work_identifiers.py": "2,000 characters",
    "sources/hugo/works/venue.py": "1,000 characters",
    "sources/hugo/works/location.py": "what stands after a venue",
}
"""Modules that give up on longer texts before they look for anything."""


class Use(NamedTuple):
    """An expression, and how it is used."""

    where: str
    method: str
    pattern: re.Pattern[Any]


@cache
def uses() -> tuple[Use, ...]:
    found: dict[Any, Use] = {}
    for module in house():
        if module.name.endswith("__main__"):
            continue
        names = vars(importlib.import_module(module.name))
        text = (ROOT / module.file).read_text(encoding="utf-8")
        for use in _of_module(module.file, ast.parse(text), names):
            key = (use.pattern, use.method in {"match", "search", "fullmatch"} and use.method)
            found.setdefault(key, use)
    return tuple(found.values())


def _of_module(file: str, tree: ast.Module, names: dict[str, Any]) -> Iterator[Use]:
    calls = [
        node for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]  # fmt: skip
    for call in calls:
        function: Any = call.func
        if ast.unparse(function.value) != "re" or function.attr not in {*_METHODS, "compile"}:
            continue
        where = f"{file}:{call.lineno}"
        try:
            patterns = [_compiled(call, function.attr, names)]
        except NameError:
            # It is chosen at run time: of what the module holds.
            patterns = [each for value in names.values() for each in _patterns(value)]
        methods = {function.attr} - {"compile"} or _methods_of(call, tree) or {"fullmatch"}
        yield from (Use(where, method, each) for each in patterns for method in methods)


def _methods_of(call: ast.Call, tree: ast.Module) -> set[str]:
    """Return what is done with a compiled expression, by the name that it has in its module."""
    names = {
        ast.unparse(target)
        for node in tree.body
        if isinstance(node, ast.Assign) and node.value is call
        for target in node.targets
    }
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in _METHODS
        and ast.unparse(node.value) in names
    }


def _compiled(call: ast.Call, function: str, names: dict[str, Any]) -> re.Pattern[Any]:
    given = [each.value for each in call.keywords if each.arg == "flags"]
    given += call.args[_FLAGS_AT.get(function, 2) :]
    flags = _value(given[0], names) if given else 0
    return re.compile(_value(call.args[0], names), flags)


def _value(node: ast.expr, names: dict[str, Any]) -> Any:
    return eval(compile(ast.Expression(node), "source", "eval"), dict(names))  # noqa: S307 - ours


def _patterns(value: Any) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, str) and re.search(r"[*+?{]", value):
        try:
            yield re.compile(value, re.IGNORECASE)
        except re.error:
            return
    elif isinstance(value, dict | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _patterns(each)


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["src", "exporters", "sources"])
def test_every_expression_is_read_in_linear_time(folder: str) -> None:
    slow = [
        f"{use.where} {use.method}: {use.pattern.pattern!r}: {found}"
        for use in uses()
        if use.where.startswith(f"{folder}/") and use.where.rpartition(":")[0] not in BOUNDED
        if (found := slow_text(use.pattern, use.method))
    ]
    assert slow == []


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"(a+)+b", "fullmatch"),
        (r"\s+$", "search"),
        (r"[a-z][a-z0-9]*(?:[_.-]?[a-z0-9]+)*", "fullmatch"),
        (r'"(?:[^"\\]|\\.)*"', "sub"),
        (r"(.+?)[ ,]+now", "fullmatch"),
        (r"(https?://[^\s,;]+)(?:[\s,;]+https?://\S*)+", "fullmatch"),
    ],
)
def test_a_slow_expression_is_found(pattern: str, method: str) -> None:
    assert slow_text(re.compile(pattern), method) is not None


def test_the_expressions_are_found() -> None:
    files = {Path(use.where.rpartition(":")[0]).name for use in uses()}
    assert len(uses()) > 300
    assert {"dates.py", "markdown.py", "reading.py", "links.py"} <= files
