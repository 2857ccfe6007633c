"""One author in several languages: what a page of another language adds to the first one.

Its texts are added to those of the first page, with their language, its addresses where the first
page lacks them. Of the rest, organizations, studies and jobs, the other page
holds translations of what is there already, and they are left out.
"""

from __future__ import annotations

from typing import Any

from pexport.source import Remark

from ...text import names
from ..page.author_page import AuthorPage

_TEXTS = {
    "headlines": "text",
    "summaries": "text",
    "biographies": "text",
    "interests": "label",
    "pronouns": "pronouns",
}
_ADDRESSES = {
    "accounts": "url",
    "links": "url",
    "emails": "address",
    "phones": "number",
    "identifiers": "value",
}
_TRANSLATED = ("positions", "education", "awards", "skills", "languages", "projects", "groups")


def add_translation(first: AuthorPage, other: AuthorPage) -> None:
    """Add to *first* what the page *other*, of the same author, says in its language."""
    _add_name(first, other)
    is_same_language = first.site.language == other.site.language
    for member, key in {**_TEXTS, **_ADDRESSES}.items():
        known = {fact[key] for fact in first.tree.get(member, ())}
        if known and is_same_language and member in _TEXTS:
            # It is the same once more, and the first of two is the one that counts.
            continue
        for fact in other.tree.get(member, ()):
            if fact[key] not in known:
                first.tree.setdefault(member, []).append(fact)
    for member in _TRANSLATED:
        _add_if_missing(first, other, member)


def _add_name(first: AuthorPage, other: AuthorPage) -> None:
    name, first_name = other.tree.get("name"), first.tree.get("name")
    if name is None:
        return
    if first_name is None:
        first.tree["name"] = name
        return
    others: list[dict[str, Any]] = first.tree.get("other_names", [])
    known = {first_name["display"], *(each["name"] for each in others)}
    # Another name in brackets is one of its own.
    shown = names.parse_name(name["display"]).name
    if {shown, name["display"]}.isdisjoint(known):
        tag = other.site.language
        others.append({"name": shown, "language": tag, "origin": name["origin"]})
    others += [each for each in other.tree.get("other_names", ()) if each["name"] not in known]
    if others:
        first.tree["other_names"] = others


def _add_if_missing(first: AuthorPage, other: AuthorPage, member: str) -> None:
    """Add what *first* lacks altogether; remark where the two differ in number."""
    here, there = first.tree.get(member, []), other.tree.get(member, [])
    if there and not here:
        first.tree[member] = there
    elif there and len(here) != len(there):
        place = there[0]["origin"].removeprefix("hugo:").partition("#")[0]
        message = (
            f"{member}: {len(there)} here, {len(here)} on the page in the site's main language"
        )
        fix = "the same entries on both pages"
        first.remarks.append(Remark(place, message, "contradiction", fix))
