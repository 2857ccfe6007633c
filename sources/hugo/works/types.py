"""The types of publications, from ``vocab/hugo/work_types.json``, as ORCID names them."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import orjson

from pexport.errors import PexportError
from pexport.vocabulary.files import vocab

from ..site.config import site_params
from ..site.site import Site

_PAGE_TABLES = ("numbers", "csl", "words")


@cache
def _tables() -> dict[str, Any]:
    tables: dict[str, Any] = orjson.loads(vocab("hugo/work_types.json"))
    return tables


_FIXED_NUMBERS = 7
"""So many numbers have a fixed meaning; what those after them mean is the site's own choice."""


def type_from_front_matter(text: str, site: Site | None = None) -> str | None:
    """Return ORCID's type for a ``publication_types`` item of any generation, or None.

    The numbers are those of Academic up to 5.x, the names those of CSL 1.0.2; ``article`` is a
    preprint to the theme. Up to 4.1 the config of the *site* says what the numbers mean.
    """
    if site and site.root and text.isdecimal():
        names = _names_in_config(site.root)
        if int(text) < len(names):
            by_name = type_from_front_matter(names[int(text)])
            if by_name not in (None, "other") or int(text) >= _FIXED_NUMBERS:
                return by_name
    key = "-".join(text.replace("_", " ").replace("-", " ").casefold().split())
    found = (_tables()[name][key] for name in _PAGE_TABLES if key in _tables()[name])
    return next(found, None)


def is_preprint_server(venue: str) -> bool:
    """Say whether what appears in *venue* is a preprint."""
    return venue.casefold() in _tables()["preprint_servers"]


def forget() -> None:
    """Forget what the configs of sites say."""
    _names_in_config.cache_clear()


@lru_cache(maxsize=8)
def _names_in_config(root: Path) -> tuple[str, ...]:
    """Return the names of the types by number, ``[params] publication_types`` of the config."""
    try:
        listed = (page.data.get("publication_types") for page in site_params(root))
        names = next((value for value in listed if isinstance(value, list)), [])
    except PexportError:
        return ()
    return tuple(name if isinstance(name, str) else "" for name in names)


def type_from_bibtex(entry_type: str) -> str | None:
    """Return ORCID's type for an entry type of BibTeX or biblatex, or None."""
    found: str | None = _tables()["bibtex"].get(entry_type.casefold())
    return found
