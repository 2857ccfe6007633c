"""The checks of a document of schema.org that was not made here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pexport.exporter import Problem

from ...schemaorg.values import terms
from ..active_context import CONTEXT
from .expansion import names_in
from .person import check_person
from .terms import check_terms
from .things import Thing


def check_schema_org(document: Any) -> Iterator[Problem]:
    """Yield what is wrong with *document* as schema.org, and as what presents a person."""
    things: list[Thing] = []
    yield from check_terms(document, things)
    yield from check_person(things)


def uses_more_than_our_terms(document: Any) -> bool:
    """Say whether *document* has another context than ours, or terms that we never write."""
    if not isinstance(document, dict) or document.get("@context") != CONTEXT:
        return True
    return not all(name in terms() or name.startswith("@") for name in names_in(document))
