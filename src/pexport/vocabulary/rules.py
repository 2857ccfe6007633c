"""The rules that checks hold documents to: a code for each, with a wrong and a right example.

They stand in one place, the ``problems.toml`` of a format's folder in ``vocab/``: ``pexport check``
names the code, ``docs/problems.md`` is made of the same tables.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from pexport.vocabulary.files import vocab


class Rule(NamedTuple):
    """One rule."""

    title: str
    """What is wrong with a document that breaks it."""
    why: str
    """What comes of it."""
    fix: str
    """What would be right."""
    see: str
    """The clause that says so, as a URL."""
    wrong: bytes
    """A document of the format that breaks this rule."""
    right: bytes
    """The same document, mended."""
    consumer: str = ""
    """The consumer whose rule it is; without one it is the standard's."""


def rules_from(path: str, newline: str = "\n") -> Callable[[], Mapping[str, Rule]]:
    """Return a function that reads the rules in the file at *path* in ``vocab/``.

    The lines of its examples end in *newline*.
    """

    @cache
    def rules() -> Mapping[str, Rule]:
        import tomllib  # noqa: PLC0415 - an export reads no rules

        tables = tomllib.loads(vocab(path).decode())
        return {code: _rule(newline, **table) for code, table in tables.items()}

    return rules


def _rule(newline: str, wrong: str, right: str, **fields: str) -> Rule:
    examples = (text.replace("\n", newline).encode() for text in (wrong, right))
    return Rule(**fields, wrong=next(examples), right=next(examples))
