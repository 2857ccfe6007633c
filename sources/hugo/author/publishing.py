"""Whether a site publishes the page of an author, and whether that is a person's page."""

from __future__ import annotations

import orjson

from pexport.errors import LeftOut
from pexport.vocabulary.files import vocab

from ...files.front_matter import flag
from ...files.yaml_tree import Tree
from ...text import dates
from ..page.author_page import AuthorPage
from ..site.config import site_params
from ..site.identity import is_site_of_others, site_organization
from ..site.site import Site
from ..theme.placeholders import is_demo_person
from .career import organization_names

_PERSONAL = frozenset(
    "first_name last_name education interests work experience postnominals".split()
)
"""Keys that only the page of a person has."""
_OF_PEOPLE = frozenset({"linkedin", "researchgate"})
"""Services on which organizations have addresses of another form, or none."""


def refuse_draft(page: AuthorPage, path: str, value: Tree) -> None:
    """Read ``draft`` or ``private``; raise ``LeftOut`` where it is set."""
    if value is not None and flag(value) is None:
        raise page.wrong(path, "true or false", value)
    if flag(value):
        raise LeftOut(
            f"{page.page.where(path)}: a {path}, which the site does not publish", "hidden"
        )


def refuse_unbuilt(page: AuthorPage, path: str, value: Tree) -> None:
    """Read ``build``; raise ``LeftOut`` where Hugo renders no page.

    https://gohugo.io/content-management/build-options/
    """
    if not isinstance(value, dict):
        return
    page.unread(path, value, frozenset({"render", "list", "publishresources"}))
    if "never" in (value.get("render"), value.get("list")) or flag(value.get("render")) is False:
        raise LeftOut(f"{page.page.where(path)}: a page that the site does not publish", "hidden")


def refuse_other_days(page: AuthorPage) -> None:
    """Raise ``LeftOut`` where the page is not published yet, or not any more.

    https://gohugo.io/content-management/front-matter/#dates
    """
    if page.site.day is None:
        return
    today = page.site.day.isoformat()
    begins, ends = (page.page.data.get(key) for key in ("publishdate", "expirydate"))
    begins = begins or page.page.data.get("date")
    first, last = ((isinstance(day, str) and dates.point(day)) or "" for day in (begins, ends))
    if first > today or "" < last <= today:
        key = "expirydate" if last else "publishdate"
        where = page.page.where(key)
        raise LeftOut(f"{where}: a page that the site does not publish on {today}", "hidden")


def refuse_demo(page: AuthorPage) -> None:
    """Raise ``LeftOut`` for the person of the theme's starter sites."""
    tree = page.tree
    role = page.page.data.get("role")
    # What the page says of them may be left out already, as the theme's example.
    said = [*organization_names(page.page.data), role if isinstance(role, str) else ""]
    said += [fact["text"] for fact in tree.get("headlines", ())]
    ties = tree.get("positions", ())
    said += [tie["organization"]["name"] for tie in ties if tie["organization"]]
    said += [fact["address"] for fact in tree.get("emails", ())]
    if is_demo_person(tree["name"]["display"], *said):
        where = page.page.where("title" if "title" in page.page.data else "name")
        why = f"{tree['name']['display']} is the theme's example, and no person"
        raise LeftOut(f"{where}: {why}", "placeholder")


def refuse_things(page: AuthorPage) -> None:
    """Raise ``LeftOut`` for a page of a tool, a data set or a partner.

    Labs list those beside their people. Such a page is in groups of things alone, and nothing in
    it is said of people only: a team may be called Software, too.
    """
    groups = [fact["name"] for fact in page.tree.get("groups", ())]
    if not groups or _is_of_somebody(page):
        return
    things = frozenset(orjson.loads(vocab("hugo/groups.json"))["things"])
    if all(group.lower() in things for group in groups):
        where = page.page.where("user_groups")
        raise LeftOut(f"{where}: no person's page: its group is {groups[0]!r}")


def refuse_organization(page: AuthorPage) -> None:
    """Raise ``LeftOut`` for the page of the organization whose site it is.

    A name that has the form of a person's is one: people say of their own site that it is of an
    organization.
    """
    site, name = page.site, page.tree["name"]
    is_persons = "given" in name or _is_of_somebody(page, superuser=False)
    if site.root is None or not site.has_params or is_persons:
        return
    if name["display"].casefold() in _organizations(site):
        where = page.page.where("title" if "title" in page.page.data else "name")
        raise LeftOut(f"{where}: no person's page: the organization whose site it is has this name")


def _organizations(site: Site) -> set[str]:
    """Return the names of the organization whose site it is, in small letters."""
    found = set()
    for part in site_params(site.root, site.default_language) if site.root else ():
        if is_site_of_others(part):
            stated = site_organization(part)
            found.add(str(stated[0].data[stated[1]]) if stated else site.title or "")
    return {" ".join(name.casefold().split()) for name in found if name}


def _is_of_somebody(page: AuthorPage, *, superuser: bool = True) -> bool:
    """Say whether anything on the page is said of people only."""
    data, tree = page.page.data, page.tree
    accounts = {fact["service"] for fact in tree.get("accounts", ())}
    return bool(
        any(data.get(key) for key in _PERSONAL)
        or (superuser and flag(data.get("superuser")))
        or tree.get("identifiers")
        or accounts & _OF_PEOPLE
    )
