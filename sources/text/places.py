"""Places as people write them, ``Salamanca, Spain``: city, region and country.

``vocab/names/countries.json`` has the names of countries in the languages of sites, from Unicode's
CLDR, and what people write besides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

import orjson

from pexport.vocabulary.files import vocab


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = orjson.loads(vocab("names/countries.json"))
    return table


def fold_country(name: str) -> str:
    """Return *name* without case, dots, articles and the marks of typography."""
    text = unicodedata.normalize("NFKC", name).casefold().replace(".", "").replace("’", "'")
    return re.sub(r"^the ", "", " ".join(text.split()))


def country_code(name: str) -> str | None:
    """Return the code (ISO 3166-1) of the country that *name* names in any language, or None.

    None for what may be another place as well, ``Georgia``.
    """
    table, folded = _table(), fold_country(name)
    if folded in table["ambiguous"]:
        return None
    code: str | None = table["written"].get(folded) or table["names"].get(folded)
    return code


def parse_place(text: str) -> dict[str, str]:
    """Return ``city``, ``region`` and ``country`` of a place as it is written, as far as it says.

    The city stands first, the country last; what stands between is the region. A country that is a
    part of another, ``Scotland``, is a region of it.
    """
    pieces = [piece.strip() for piece in re.split(r"[,，、;]", text) if piece.strip()]
    if not pieces:
        return {}
    found: dict[str, str] = {}
    if code := country_code(pieces[-1]):
        found["country"] = code
        table = _table()
        is_part = fold_country(pieces[-1]) in table["parts"]
        is_city = code in table["city states"] and len(pieces) == 1
        if not is_part and not is_city:
            pieces.pop()
    elif whole := _table()["parts"].get(fold_country(pieces[-1])):
        found["country"] = whole
    if len(pieces) == 1 and fold_country(pieces[0]) in _table()["parts"]:
        return {"region": pieces[0], **found}
    if pieces:
        found["city"] = pieces[0]
    if len(pieces) > 1:
        found["region"] = ", ".join(pieces[1:])
    return {key: found[key] for key in ("city", "region", "country") if key in found}


def last_country(text: str) -> str | None:
    """Return the code of the country that an address on one line ends with, or None."""
    pieces = re.split(r"[,，;\n]", text.strip(" ."))
    return country_code(pieces[-1]) if len(pieces) > 1 else None


def with_country(address: Mapping[str, str | None]) -> dict[str, str | None]:
    """Return *address*, whose ``region`` or ``locality`` may be the name of its country."""
    found = dict(address)
    for part in ("region", "locality"):
        name = found.get(part)
        code = country_code(name) if name else None
        if code and found.get("country") in (None, code) and code not in _table()["city states"]:
            found[part], found["country"] = None, code
    return found
