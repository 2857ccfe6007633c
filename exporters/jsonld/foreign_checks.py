"""The checks of a document of schema.org that was not made here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pexport.exporter import Problem

from ..schemaorg.values import terms
from .active_context import CONTEXT
from .expansion_checks import names_in
from .person_checks import presents_a_person
from .vocabulary_checks import Thing, fits_the_vocabulary


def is_right_schema_org(document: Any) -> Iterator[Problem]:
    """Yield what is wrong with *document* as schema.org, and as what presents a person."""
    things: list[Thing] = []
    yield from fits_the_vocabulary(document, things)
    yield from presents_a_person(things)


def says_more_than_ours(document: Any) -> bool:
    """Say whether *document* has another context than ours, or terms that we never write."""
    if not isinstance(document, dict) or document.get("@context") != CONTEXT:
        return True
    return not all(name in terms() or name[0] == "@" for name in names_in(document))
