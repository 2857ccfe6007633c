"""One author in several languages: what a page of another language adds to the first one.

Its texts stand beside those of the first page, with their language. What is no text but an address
is added where the first page lacks it. Of the rest, organizations, studies and jobs, the other page
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
    for member, key in {**_TEXTS, **_ADDRESSES}.items():
        known = {fact[key] for fact in first.tree.get(member, ())}
        for fact in other.tree.get(member, ()):
            if fact[key] not in known:
                first.tree.setdefault(member, []).append(fact)
    for member in _TRANSLATED:
        _compare(first, other, member)


def _add_name(first: AuthorPage, other: AuthorPage) -> None:
    name, one = other.tree.get("name"), first.tree.get("name")
    if name is None:
        return
    if one is None:
        first.tree["name"] = name
        return
    others: list[dict[str, Any]] = first.tree.get("other_names", [])
    known = {one["display"], *(each["name"] for each in others)}
    # What stands beside a name in brackets is a name of its own.
    shown = names.parse(name["display"]).name
    if {shown, name["display"]}.isdisjoint(known):
        tag = other.site.language
        others.append({"name": shown, "language": tag, "origin": name["origin"]})
    others += [each for each in other.tree.get("other_names", ()) if each["name"] not in known]
    if others:
        first.tree["other_names"] = others


def _compare(first: AuthorPage, other: AuthorPage, member: str) -> None:
    """Take from *other* what *first* lacks altogether; say where they disagree in number."""
    here, there = first.tree.get(member, []), other.tree.get(member, [])
    if there and not here:
        first.tree[member] = there
    elif there and len(here) != len(there):
        place = there[0]["origin"].removeprefix("hugo:").partition("#")[0]
        said = f"{len(there)} {member} here, {len(here)} on the page in the site's own language"
        fix = "keep the pages of one author alike"
        first.remarks.append(Remark(place, said, "contradiction", fix))
