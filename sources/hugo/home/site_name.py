"""The name of the owner of a site, where the owner's page gives none and the site does.

The parameters of the site may say whose it is. Its title may be a name as well: it is taken for
one where it has the form of one and the person's own addresses hold it.
"""

from __future__ import annotations

import re
import unicodedata

from ...files.front_matter import FrontMatter
from ...text import names
from ..author.name import read_name
from ..page.author_page import AuthorPage
from ..site.config import mapping_below, read_config, site_params
from ..site.identity import is_site_of_others

_PLACES: tuple[tuple[str, ...], ...] = ((), ("hugoblox", "identity"), ("identity",), ("author",))
"""Where parameters may name the owner: at the top, or below one of these keys."""


def add_name_of_site(author: AuthorPage) -> None:
    """Add the name that the site around *author*'s page gives, or nothing."""
    site = author.site
    if site.root is None:
        return
    for params in site_params(site.root, site.default_language):
        if is_site_of_others(params):
            return
        for keys in _PLACES:
            if place := mapping_below(params, *keys):
                for key in ("name", "author"):
                    name = place.data.get(key)
                    if isinstance(name, str) and name.strip():
                        _add_name_from(author, place, key, "the site's parameters say whose it is")
                        return
    whole = read_config(site.root)
    title = whole.data.get("title") if whole else None
    if whole and isinstance(title, str) and _is_name(title, author):
        _add_name_from(
            author, whole, "title", "the site's title, which the person's addresses hold"
        )


def _add_name_from(author: AuthorPage, place: FrontMatter, key: str, why: str) -> None:
    page = author.other_page(place._replace(data={"title": place.data[key]}))
    read_name(page)
    if "name" in author.tree:
        origin = f"hugo:{place.where(key)} (inferred: the page has no name; {why}"
        note = author.tree["name"]["origin"].partition(" (")[2].rstrip(")")
        author.tree["name"]["origin"] = f"{origin}; {note})" if note else f"{origin})"
        page.remark(key, "taken for the name, as the page has none", "missing", "title: …")


def _is_name(title: str, author: AuthorPage) -> bool:
    """Say whether *title* is a name for sure: what is left of it stands in the person's addresses.

    All of its words do, or one of them where the words have the form of a given and a family name.
    """
    parsed = names.parse_name(title)
    if parsed.is_of_a_group:
        return False
    words = [_letters(word) for word in re.split(r"[\s.,-]+", parsed.name)]
    long = [word for word in words if len(word) > 2]
    in_addresses = [word for word in long if word in _addresses(author)]
    is_split = {"given", "family"} <= parsed.parts.keys()
    return len(words) > 1 and bool(in_addresses) and (is_split or in_addresses == long)


def _addresses(author: AuthorPage) -> str:
    tree, site = author.tree, author.site
    texts = [str(fact.get("handle")) for fact in tree.get("accounts", ())]
    texts += [fact["address"].partition("@")[0] for fact in tree.get("emails", ())]
    return _letters(" ".join([*texts, site.base_url or ""]))


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if char.isalnum() or char == " ")
