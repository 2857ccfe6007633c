"""The parameters of a site, ``[params]`` of its config, where they speak of its owner.

======================= =======================================================================
2016-2018               name, role, organizations, links and contact data of the owner
2019-2021               contact data alone: the rest is on the author's page
since 2022              neither: contact data are in the contact widget or block
all years               the account of Twitter that previews of shared pages name
======================= =======================================================================

The first are read by ``add_owner_params``, the second by ``add_contact_params``.
"""

from __future__ import annotations

from functools import cache

import orjson

from pexport.vocabulary.files import vocab

from ...files.front_matter import FrontMatter
from ...text import names
from ...text.addresses import mend_address
from ..author.author import read_author_page
from ..author.name import read_name
from ..page.author_page import AuthorPage
from ..site.config import mapping_below
from ..site.identity import is_site_of_others, place_of_site_kind
from ..site.remarks import remarks_on_duplicate_keys
from ..theme.presentation import unknown_paths
from .contact import CONTACT_READERS, account_reader, read_contact

_AS_ON_AUTHOR_PAGE = ("name", "role", "organizations", "social")
"""Parameters that mean what they mean on an author's page."""
_ORGANIZATION = ("organization", "organization_url")
"""Parameters of 2016, when there was one organization."""
_NOT_SHOWN = "private: the site shows no contact data"

_TWITTER_PLACES: tuple[tuple[str, ...], ...] = (
    (),
    ("marketing", "seo"),
    ("hugoblox", "identity", "social"),
    ("identity", "social"),
)
"""Below which keys the generations have ``twitter``, the account that previews name."""
_read_twitter = account_reader("https://twitter.com/", "twitter")


def add_owner_params(
    author: AuthorPage, params: list[FrontMatter], *, contact_is_shown: bool
) -> None:
    """Add what the parameters of 2016-2018 say of the owner; remark on the rest of them."""
    for part in params:
        author.remarks += remarks_on_duplicate_keys(part)
        page = author.other_page(part)
        _read_organization(page)
        as_on_author_page = {key: part.data[key] for key in _AS_ON_AUTHOR_PAGE if key in part.data}
        read_author_page(author.other_page(part._replace(data=as_on_author_page)))
        read_contact(page, "" if contact_is_shown else _NOT_SHOWN)
        read_twitter(author, part)
        _remark_unread_params(page, "unread", *_AS_ON_AUTHOR_PAGE, *_ORGANIZATION)


def _read_organization(page: AuthorPage) -> None:
    """Read ``organization`` and its ``organization_url``, each one text."""
    name = page.text(page.data.get("organization"), "organization")
    if name and not page.data.get("organizations"):
        address = page.raw(page.data.get("organization_url"), "organization_url")
        url = page.site.resolve(mend_address(address)[0]) if address else None
        page.add("positions", "organization", {"organization": {"name": name, "url": url}})


def add_title_as_name(author: AuthorPage, config: FrontMatter) -> None:
    """Take the site's title for the name where it has the form of one and nothing else gives it."""
    title = config.data.get("title")
    if not isinstance(title, str) or not _is_full_name(title):
        return
    page = author.other_page(config._replace(data={"title": title}))
    read_name(page)
    author.tree["name"]["origin"] += " (inferred: the site's title; no key gives the name)"
    message = "taken for the owner's name, as no key gives it"
    page.remark("title", message, "missing", f"params.name: {title!r}")


def _is_full_name(text: str) -> bool:
    return {"given", "family"} <= names.parse_name(text).parts.keys()


def add_contact_params(author: AuthorPage, params: list[FrontMatter], *, is_shown: bool) -> bool:
    """Add the contact data in the parameters of a site whose only author is *author*.

    They are the owner's there: on a site of several authors, or of an organization
    (``site_type``), they are the group's (``collective``). Return False for the latter. What the
    site shows nowhere, having no contact widget, is private.
    """
    for part in params:
        author.remarks += remarks_on_duplicate_keys(part)
        if is_site_of_others(part):
            place, key = place_of_site_kind(part)
            message = (
                f"contact data left out: they belong to a site of the kind {place.data[key]!r}"
            )
            author.other_page(place).remark(key, message)
            return False
        page = author.other_page(part)
        read_contact(page, "" if is_shown else _NOT_SHOWN)
        read_twitter(author, part)
        _remark_unread_params(page, "other-page")
    return True


def read_twitter(author: AuthorPage, params: FrontMatter) -> None:
    """Read the account that previews of shared pages name, which everybody sees."""
    for keys in _TWITTER_PLACES:
        if (place := mapping_below(params, *keys)) and (name := place.data.get("twitter")):
            _read_twitter(author.other_page(place), "twitter", name, "")


def _remark_unread_params(page: AuthorPage, rule: str, *read: str) -> None:
    """Remark on the parameters that are not read, with what is below them."""
    known = frozenset({*read, *CONTACT_READERS, "twitter"})
    for path in unknown_paths(page.data, presentation_params(), known):
        page.remark_unread(path, rule)


@cache
def presentation_params() -> frozenset[str]:
    """Return the parameters that say how the site looks, ``vocab/hugo/parameters.json``."""
    table: dict[str, list[str]] = orjson.loads(vocab("hugo/parameters.json"))
    twitter = (".".join((*keys, "twitter")) for keys in _TWITTER_PLACES)
    return frozenset({*twitter, *(key for keys in table.values() for key in keys)})


def is_contact_key(key: str) -> bool:
    """Say whether *key* is of contact data, or how these look."""
    return key in CONTACT_READERS or key in presentation_params()
