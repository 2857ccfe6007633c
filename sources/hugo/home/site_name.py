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
from .params import another_page

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
                    stated = place.data.get(key)
                    if isinstance(stated, str) and stated.strip():
                        _take(author, place, key, "the site's parameters say whose it is")
                        return
    whole = read_config(site.root)
    title = whole.data.get("title") if whole else None
    if whole and isinstance(title, str) and _is_name(title, author):
        _take(author, whole, "title", "the site's title, which the person's addresses hold")


def _take(author: AuthorPage, place: FrontMatter, key: str, why: str) -> None:
    page = another_page(author, place._replace(data={"title": place.data[key]}))
    read_name(page)
    if "name" in author.tree:
        origin = f"hugo:{place.where(key)} (inferred: the page has no name; {why}"
        note = author.tree["name"]["origin"].partition(" (")[2].rstrip(")")
        author.tree["name"]["origin"] = f"{origin}; {note})" if note else f"{origin})"
        page.remark(key, "taken for the name, which the page lacks", "missing", "title: …")


def _is_name(title: str, author: AuthorPage) -> bool:
    """Say whether *title* is a name for sure: what is left of it stands in the person's addresses.

    All of its words do, or one of them where the words have the form of a given and a family name.
    """
    understood = names.parse(title)
    if understood.is_of_a_group:
        return False
    words = [_letters(word) for word in re.split(r"[\s.,-]+", understood.name)]
    long = [word for word in words if len(word) > 2]
    held = [word for word in long if word in _addresses(author)]
    is_split = {"given", "family"} <= understood.parts.keys()
    return len(words) > 1 and bool(held) and (is_split or held == long)


def _addresses(author: AuthorPage) -> str:
    tree, site = author.tree, author.site
    texts = [str(fact.get("handle")) for fact in tree.get("accounts", ())]
    texts += [fact["address"].partition("@")[0] for fact in tree.get("emails", ())]
    return _letters(" ".join([*texts, site.base_url or ""]))


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if char.isalnum() or char == " ")
