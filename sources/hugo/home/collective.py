"""The organization whose site it is, where the site says so: a lab, a group, an institute."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pexport.errors import PexportError
from pexport.profile.collective import Collective
from pexport.source import Input

from ...files.front_matter import FrontMatter
from ..author.author import read_author_page
from ..author.name import display_name
from ..page.author_page import AuthorPage
from ..site.author_files import author_files, site_owner
from ..site.config import mapping_below, site_params
from ..site.identity import (
    is_site_of_business,
    is_site_of_others,
    place_of_site_kind,
    site_organization,
)
from ..site.site import Site, find_site
from .blocks import contact_blocks, read_blocks
from .contact import read_contact
from .params import read_twitter
from .widgets import contact_widgets, read_content, shows_contact_widget, without_presentation

_DESCRIPTIONS: tuple[tuple[str, ...], ...] = (
    (),
    ("marketing", "seo"),
    ("hugoblox", "identity"),
    ("identity",),
)
_LOCATIONS = (("hugoblox", "seo", "location"), ("seo", "location"))
"""Below which keys a business of 2025 has its address and telephone number."""


def read_collective(given: Input) -> Collective | None:
    """Return the organization whose site is at *given*; None where the site names none.

    It names one as what the site is (``site_type``), or beside several people (``org_name``). Its
    contact data are those that the site shows, or tells search engines as those of a business.
    Raises ``PexportError`` where the config is broken.
    """
    if given.path is None:
        return None
    site = find_site(given.path, given.base_url, given.day)
    params = site_params(site.root, site.default_language) if site.root else []
    found = _find_name(site, params)
    if site.root is None or found is None:
        return None
    name, where = found
    page = _read_contact_data(site, params)
    tree = {
        "organization": {"name": name, "url": site.base_url},
        "subject": site.base_url and f"{site.base_url}#organization",
        "description": _description(page, params),
        "language": site.language,
        "logo": _logo(site, site.root, params),
        "emails": [each["address"] for each in _public_facts(page, "emails")],
        "phones": [each["number"] for each in _public_facts(page, "phones")],
        "addresses": _public_facts(page, "addresses"),
        "urls": [each["url"] for each in _public_facts(page, "accounts")],
        "origin": f"hugo:{where}",
    }
    try:
        return Collective.model_validate(tree)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise PexportError(f"{where}: {first['msg']}, found {first['input']!r:.60}") from None


def presents_organization(site: Site) -> bool:
    """Say whether the site names an organization that it is of."""
    params = site_params(site.root, site.default_language) if site.root else []
    return _find_name(site, params) is not None


def _find_name(site: Site, params: list[FrontMatter]) -> tuple[str, str] | None:
    """Return the name of the organization, and the place that states it."""
    for part in params:
        found = site_organization(part)
        is_of_others = is_site_of_others(part)
        if found and (is_of_others or _is_of_several(site)):
            place, key = found
            name = AuthorPage(place, site).text(place.data[key], key)
            if name and (is_of_others or name.casefold() not in _owners(site)):
                return name, place.where(key)
        if is_of_others and site.title:
            place, key = place_of_site_kind(part)
            return site.title, f"{place.where(key)} (the name is the title of the site)"
    return None


def _is_of_several(site: Site) -> bool:
    return site.root is not None and len(author_files(site.root, site)) > 1


def _owners(site: Site) -> set[str]:
    """Return the names of the persons whom the site may be about."""
    if site.root is None:
        return set()
    files = author_files(site.root, site)
    pages = (files[slug][0].front_matter() for slug in site_owner(site.root, site).slugs)
    return {(display_name(page) or "").casefold() for page in pages}


def _read_contact_data(site: Site, params: list[FrontMatter]) -> AuthorPage:
    """Return a page with the contact data of parameters, blocks and widgets."""
    page = AuthorPage(FrontMatter("", {}, {}, "", 1), site)
    blocks = contact_blocks(read_blocks(site))
    is_shown = bool(blocks) or (site.root is not None and shows_contact_widget(site.root, site))
    for part in params:
        is_business = is_site_of_business(part)
        if is_shown or is_business:
            read_contact(page.other_page(part))
        for keys in _LOCATIONS if is_business else ():
            if place := mapping_below(part, *keys):
                read_contact(page.other_page(place))
        social = part._replace(data={key: part.data[key] for key in part.data if key == "social"})
        if isinstance(social.data.get("social"), list):
            read_author_page(page.other_page(social))
        read_twitter(page, part)
    for block in blocks:
        read_content(page.other_page(without_presentation(block)), "contact")
    for widget in contact_widgets(site.root, site) if site.root else ():
        read_content(page.other_page(widget), "contact")
    return page


def _public_facts(page: AuthorPage, member: str) -> list[dict[str, Any]]:
    return [each for each in page.tree.get(member, ()) if "visibility" not in each]


def _description(page: AuthorPage, params: list[FrontMatter]) -> str | None:
    for part in params:
        for place in (mapping_below(part, *keys) for keys in _DESCRIPTIONS):
            value = place and place.data.get("description")
            if not place or not isinstance(value, str):
                continue
            if text := page.other_page(place).prose(value, "description"):
                return text
    return None


def _logo(site: Site, root: Path, params: list[FrontMatter]) -> str | None:
    """Return the address of the logo where the site publishes the file as it is."""
    for name in _texts_of(params, "logo"):
        path = name.lstrip("/").removeprefix("static/")
        for folder in ("", "img/"):
            if (root / "static" / folder / path).is_file():
                return site.resolve(f"{folder}{path}")
    return None


def _texts_of(params: list[FrontMatter], key: str) -> Iterator[str]:
    values = (part.data.get(key) for part in params)
    yield from (value.strip() for value in values if isinstance(value, str) and value.strip())
