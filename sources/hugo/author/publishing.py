"""Whether a site publishes the page of an author, and whether that is a person's page."""

from __future__ import annotations

from pathlib import Path

import orjson

from pexport.errors import LeftOut
from pexport.vocabulary.files import vocab

from ...files.front_matter import parse_bool
from ..page.author_page import AuthorPage
from ..site.config import site_params
from ..site.identity import is_site_of_others, site_organization
from ..site.published import why_unpublished
from ..site.site import Site
from ..theme.placeholders import is_demo_person
from .career import organization_names

_PERSONAL = frozenset(
    "first_name last_name education interests work experience postnominals".split()
)
"""Keys that only the page of a person has."""
_OF_PEOPLE = frozenset({"linkedin", "researchgate"})
"""Services on which organizations have addresses of another form, or none."""


def refuse_unpublished(page: AuthorPage, path: Path | None) -> None:
    """Raise ``LeftOut`` where the site does not publish the page in the file at *path*."""
    if found := why_unpublished(page.front_matter, path, page.site, page.language):
        raise LeftOut(str(found), "hidden")


def refuse_demo_person(page: AuthorPage) -> None:
    """Raise ``LeftOut`` for the person of the theme's starter sites."""
    tree = page.tree
    role = page.data.get("role")
    # These may be left out of the facts already, as examples of the theme.
    texts = [*organization_names(page.data), role if isinstance(role, str) else ""]
    texts += [fact["text"] for fact in tree.get("headlines", ())]
    organizations = [fact["organization"] for fact in tree.get("positions", ())]
    texts += [organization["name"] for organization in organizations if organization]
    texts += [fact["address"] for fact in tree.get("emails", ())]
    if is_demo_person(tree["name"]["display"], *texts):
        why = f"{tree['name']['display']} is an example of the theme, not a real person"
        raise LeftOut(f"{_where_name(page)}: {why}", "placeholder")


def refuse_page_of_thing(page: AuthorPage) -> None:
    """Raise ``LeftOut`` for a page of a tool, a data set, a partner, a group or its former members.

    Labs list those beside their people. The page of a thing is in groups of things alone, and
    nothing in it is said of people only: a team may be called Software, too.
    """
    groups = [fact["name"] for fact in page.tree.get("groups", ())]
    table: dict[str, list[str]] = orjson.loads(vocab("hugo/groups.json"))
    name = page.tree["name"]["display"]
    if name.casefold() in table["titles"]:
        raise LeftOut(f"{_where_name(page)}: not the page of a person: its title is {name!r}")
    if _is_of_person(page):
        return
    role = page.data.get("role")
    if isinstance(role, str) and role.strip().casefold() in table["roles"]:
        where = page.where("role")
        raise LeftOut(f"{where}: not the page of a person: its role is {role.strip()!r}")
    if groups and all(group.lower() in table["things"] for group in groups):
        where = page.where("user_groups")
        raise LeftOut(f"{where}: not the page of a person: its group is {groups[0]!r}")


def refuse_page_of_organization(page: AuthorPage) -> None:
    """Raise ``LeftOut`` for the page of the organization whose site it is.

    A name that has the form of a person's is one: people say of their own site that it is of an
    organization.
    """
    site, name = page.site, page.tree["name"]
    is_person = "given" in name or _is_of_person(page, superuser=False)
    if site.root is None or not site.has_params or is_person:
        return
    if name["display"].casefold() in _organizations(site):
        why = "this is the name of the organization whose site it is"
        raise LeftOut(f"{_where_name(page)}: not the page of a person: {why}")


def _where_name(page: AuthorPage) -> str:
    return page.where("title" if "title" in page.data else "name")


def _organizations(site: Site) -> set[str]:
    """Return the names of the organization whose site it is, in small letters."""
    found = set()
    for part in site_params(site.root, site.default_language) if site.root else ():
        if is_site_of_others(part):
            place = site_organization(part)
            found.add(str(place[0].data[place[1]]) if place else site.title or "")
    return {" ".join(name.casefold().split()) for name in found if name}


def _is_of_person(page: AuthorPage, *, superuser: bool = True) -> bool:
    """Say whether anything on the page is said of people only."""
    data, tree = page.data, page.tree
    accounts = {fact["service"] for fact in tree.get("accounts", ())}
    return bool(
        any(data.get(key) for key in _PERSONAL)
        or (superuser and parse_bool(data.get("superuser")))
        or tree.get("identifiers")
        or accounts & _OF_PEOPLE
    )
