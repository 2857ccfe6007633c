"""The types of publications, from ``vocab/hugo/work_types.json``, as ORCID names them."""

from __future__ import annotations

from functools import cache
from typing import Any

import orjson

from pexport.vocabulary import vocab

_OF_A_PAGE = ("numbers", "csl", "words")


@cache
def _tables() -> dict[str, Any]:
    tables: dict[str, Any] = orjson.loads(vocab("hugo/work_types.json"))
    return tables


def of_page(stated: str) -> str | None:
    """Return ORCID's type for a ``publication_types`` item of any generation, or None.

    The numbers are those of Academic up to 5.x, the names those of CSL 1.0.2; ``article`` is a
    preprint to the theme.
    """
    key = "-".join(stated.replace("_", " ").replace("-", " ").casefold().split())
    found = (_tables()[name][key] for name in _OF_A_PAGE if key in _tables()[name])
    return next(found, None)


def of_bibtex(entry_type: str) -> str | None:
    """Return ORCID's type for an entry type of BibTeX or biblatex, or None."""
    found: str | None = _tables()["bibtex"].get(entry_type.casefold())
    return found
