"""The check of a document of schema.org that was not made here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pexport.exporter import Problem

from ..schemaorg.values import terms
from . import person
from . import terms as jsonld_terms
from .context import CONTEXT, names_in


def problems(document: Any) -> Iterator[Problem]:
    """Yield what is wrong with *document* as schema.org, and as what presents a person."""
    things: list[jsonld_terms.Thing] = []
    yield from jsonld_terms.problems(document, things)
    yield from person.problems(things)


def says_more_than_ours(document: Any) -> bool:
    """Say whether *document* has another context than ours, or terms that we never write."""
    if not isinstance(document, dict) or document.get("@context") != CONTEXT:
        return True
    return not all(name in terms() or name[0] == "@" for name in names_in(document))
