"""Pages of one work: each work is told once, and its other pages are remarked on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pexport.source import Remark

from ...text.titles import title_key
from .publications import Publication

_SMALL = frozenset("a an and de der des for of on the und".split())
_ENOUGH = 20
"""So many letters of a title are not those of two works by chance."""


def without_duplicates(
    found: Iterable[Publication],
) -> tuple[list[Publication], list[Remark]]:
    """Return the publications, each work once, and a remark on each of its other pages.

    Of two pages that which says more is kept.
    """
    kept: dict[object, list[Publication]] = {}
    remarks: list[Remark] = []
    for each in found:
        alike = kept.setdefault(_key(each), [])
        place = next((at for at, it in enumerate(alike) if _are_one(it, each)), None)
        if place is None:
            alike.append(each)
            continue
        left_out = each
        if len(each.work or ()) > len(alike[place].work or ()):
            left_out, alike[place] = alike[place], each
        where = alike[place].place.partition("#")[0]
        message = f"left out: {where} is about the same work"
        remarks.append(Remark(left_out.place, message, "duplicate", "one page of the work"))
    return [each for alike in kept.values() for each in alike], remarks


def _key(publication: Publication) -> object:
    """Return what pages of one work share: title, and who of the site made it."""
    title = (publication.work or {}).get("title", "")
    return title_key(title), frozenset(filter(None, (it.slug for it in publication.authors)))


def _are_one(first: Publication, second: Publication) -> bool:
    """Say whether two pages of one title are of one work.

    One DOI says so, and two numbers of a kind say no. Else all that both pages say has to be the
    same, and the title is long enough: reviews and editorials share theirs. A preprint is that of a
    talk and of a paper.
    """
    one, other = first.work or {}, second.work or {}
    for scheme in ("doi", "isbn", "arxiv"):
        known = _identifiers(one, scheme), _identifiers(other, scheme)
        if all(known) and (scheme == "doi" or known[0].isdisjoint(known[1])):
            return not known[0].isdisjoint(known[1])
    agree = all(
        _are_alike(one[part], other[part])
        for part in ("venue", "volume", "issue", "pages")
        if part in one and part in other
    )
    is_one_type = one["type"] == other["type"] or "other" in (one["type"], other["type"])
    return (
        agree
        and is_one_type
        and len(title_key(one["title"])) >= _ENOUGH
        and _are_compatible(one.get("date"), other.get("date"))
    )


def _are_alike(first: str, second: str) -> bool:
    """Say whether two texts are the same, or one the other with its words cut short."""
    one, other = title_key(first), title_key(second)
    if one == other:
        return True
    shorter, longer = sorted((first, second), key=len)
    words = [word for word in re.findall(r"\w+", longer.casefold()) if word not in _SMALL]
    cut = re.findall(r"\w+", shorter.casefold())
    return len(cut) == len(words) and all(map(str.startswith, words, cut))


def _identifiers(work: Mapping[str, Any], scheme: str) -> set[str]:
    known = work.get("identifiers", ())
    return {each["value"].casefold() for each in known if each["scheme"] == scheme}


def _are_compatible(first: str | None, second: str | None) -> bool:
    """Say whether two dates may be one: one is less precise, or begins its year as by default."""
    if first is None or second is None:
        return True
    shorter, longer = sorted((first, second), key=len)
    if longer.startswith(shorter):
        return True
    is_whole_year = first.endswith("-01-01") or second.endswith("-01-01")
    return is_whole_year and first[:4] == second[:4]
