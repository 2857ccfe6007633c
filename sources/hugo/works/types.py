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

_OF_A_PAGE = ("numbers", "csl", "words")


@cache
def _tables() -> dict[str, Any]:
    tables: dict[str, Any] = orjson.loads(vocab("hugo/work_types.json"))
    return tables


_OF_THE_THEME = 7
"""So many numbers have had a meaning from the first; those after them were the site's to give."""


def type_of_page(stated: str, site: Site | None = None) -> str | None:
    """Return ORCID's type for a ``publication_types`` item of any generation, or None.

    The numbers are those of Academic up to 5.x, the names those of CSL 1.0.2; ``article`` is a
    preprint to the theme. Up to 4.1 the config of the *site* says what the numbers mean.
    """
    if site and site.root and stated.isdecimal():
        names = _of_config(site.root)
        if int(stated) < len(names):
            named = type_of_page(names[int(stated)])
            if named not in (None, "other") or int(stated) >= _OF_THE_THEME:
                return named
    key = "-".join(stated.replace("_", " ").replace("-", " ").casefold().split())
    found = (_tables()[name][key] for name in _OF_A_PAGE if key in _tables()[name])
    return next(found, None)


def is_preprint_server(venue: str) -> bool:
    """Say whether what appears in *venue* is a preprint."""
    return venue.casefold() in _tables()["preprint_servers"]


def forget() -> None:
    """Forget what the configs of sites say."""
    _of_config.cache_clear()


@lru_cache(maxsize=8)
def _of_config(root: Path) -> tuple[str, ...]:
    """Return the names of the types by number, ``[params] publication_types`` of the config."""
    try:
        listed = (page.data.get("publication_types") for page in site_params(root))
        names = next((value for value in listed if isinstance(value, list)), [])
    except PexportError:
        return ()
    return tuple(name if isinstance(name, str) else "" for name in names)


def type_of_bibtex(entry_type: str) -> str | None:
    """Return ORCID's type for an entry type of BibTeX or biblatex, or None."""
    found: str | None = _tables()["bibtex"].get(entry_type.casefold())
    return found
