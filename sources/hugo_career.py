"""Organizations, studies, jobs, skills, languages and awards on an author page.

The generations of the theme spell one thing in several ways; each key is read wherever it stands.
"""

from __future__ import annotations

from typing import Any

from . import dates
from .hugo_page import AuthorPage
from .yaml_tree import Tree

_ORGANIZATION = frozenset({"name", "url"})
_STUDIES = frozenset(
    "course degree area institution institution_url url year date_start date_end start end "
    "summary icon logo button".split()
)
_JOB = frozenset(
    "position role title company_name company org organization institution company_url org_url "
    "url department date_start date_end start end summary description icon company_logo "
    "logo button".split()
)
_SKILL = frozenset("name label level percent description icon icon_pack color color_border".split())
_LANGUAGE = frozenset("name label level percent".split())
_AWARD = frozenset("title awarder date url certificate_url summary icon".split())


def organizations(page: AuthorPage, path: str, value: Tree) -> None:
    """Read ``organizations`` (``affiliations`` since 2025): ``name`` and ``url``."""
    for below, item in page.mappings(value, path, "name: …, url: …"):
        name = page.text(item.get("name"), f"{below}.name")
        if not name:
            page.remark(below, "left out: an organization without a name")
            continue
        organization: dict[str, Any] = {"name": name}
        note = ""
        if page.raw(item.get("url"), f"{below}.url"):
            organization["url"] = page.address(item, below, "url")
        elif found := next((link for link in page.links if link[0] == name), None):
            organization["url"] = found[1]
            note = f"url: the link of that name in the text, line {found[2]}"
        page.add("positions", below, {"organization": organization}, note)
        page.unread(below, item, _ORGANIZATION)


def role_of_the_only_organization(page: AuthorPage) -> None:
    """Tie the role to the organization where the page names just one of each."""
    tied = [p for p in page.tree.get("positions", []) if p.get("kind") is None]
    headlines = page.tree.get("headlines", [])
    if len(tied) == len(headlines) == 1:
        tied[0]["role"] = headlines[0]["text"]
        tied[0]["origin"] += " (role: of the page, which names this organization alone)"


def education(page: AuthorPage, path: str, value: Tree) -> None:
    """Read ``education``: a list of studies, or one below ``courses``."""
    if isinstance(value, dict):
        page.unread(path, value, frozenset({"courses"}))
        path, value = f"{path}.courses", value.get("courses")
    for below, item in page.mappings(value, path, "course: …, institution: …, year: …"):
        institution = page.text(item.get("institution"), f"{below}.institution")
        degree = page.first(item, below, "degree", "course", "area")
        field = page.text(item.get("area"), f"{below}.area")
        if not institution:
            page.remark(below, f"left out: {degree or 'a course'} without an institution")
            continue
        organization = {
            "name": institution,
            "url": page.address(item, below, "institution_url", "url"),
        }
        fact = {
            "organization": organization,
            "degree": degree,
            "field": field if field != degree else None,
            "description": page.prose(item.get("summary"), f"{below}.summary"),
            **_period(page, below, item),
        }
        page.add("education", below, fact)
        page.unread(below, item, _STUDIES)


def jobs(page: AuthorPage, path: str, value: Tree) -> None:
    """Read ``work`` (``experience`` since 2025): positions with an employer."""
    for below, item in page.mappings(value, path, "position: …, company_name: …, date_start: …"):
        employer = page.first(
            item, below, "company_name", "org", "company", "organization", "institution"
        )
        role = page.first(item, below, "position", "role", "title")
        if not employer:
            page.remark(below, f"left out: {role or 'a job'} without an organization")
            continue
        organization = {
            "name": employer,
            "url": page.address(item, below, "company_url", "org_url", "url"),
        }
        fact = {
            "kind": "employment",
            "organization": organization,
            "role": role,
            "department": page.text(item.get("department"), f"{below}.department"),
            "description": page.prose(item.get("summary"), f"{below}.summary")
            or page.prose(item.get("description"), f"{below}.description"),
            **_period(page, below, item),
        }
        page.add("positions", below, fact)
        page.unread(below, item, _JOB)


def _period(page: AuthorPage, path: str, item: dict[str, Tree]) -> dict[str, Any]:
    """Return the period of a study or a job: a ``year``, or a start and an end."""
    if year := page.text(item.get("year"), f"{path}.year"):
        period = dates.period(year)
        if "dates" in period:
            page.remark(f"{path}.year", f"{year!r} is kept as text: no date is seen in it")
        return period
    start = page.first(item, path, "date_start", "start")
    end = page.first(item, path, "date_end", "end")
    if not start and not end:
        return {}
    # The theme shows a start without an end as "Present".
    return dates.between(start, end)


def skills(page: AuthorPage, path: str, value: Tree) -> None:
    """Read ``skills``: groups of items with a level or a percentage."""
    for below, group in page.mappings(value, path, "name: …, items: …"):
        category = page.text(group.get("name"), f"{below}.name")
        page.unread(below, group, frozenset({"name", "items", "color", "color_border"}))
        for place, item in page.mappings(group.get("items"), f"{below}.items", "name: …, level: …"):
            if name := page.first(item, place, "name", "label"):
                fact = {
                    "name": name,
                    "category": category,
                    "level": _level(page, place, item),
                    "description": page.prose(item.get("description"), f"{place}.description"),
                }
                page.add("skills", place, fact)
            page.unread(place, item, _SKILL)


def languages(page: AuthorPage, path: str, value: Tree) -> None:
    """Read ``languages``: a name with a level, a percentage or a word for it."""
    for below, item in page.mappings(value, path, "name: …, level: …"):
        if name := page.text(item.get("name"), f"{below}.name"):
            level = page.text(item.get("label"), f"{below}.label") or _level(page, below, item)
            page.add("languages", below, {"name": name, "level": level})
        page.unread(below, item, _LANGUAGE)


def _level(page: AuthorPage, path: str, item: dict[str, Tree]) -> str | None:
    if percent := page.text(item.get("percent"), f"{path}.percent"):
        return f"{percent} %"
    level = page.text(item.get("level"), f"{path}.level")
    # The theme draws a level as so many of five dots.
    return f"{level}/5" if level and level.replace(".", "").isdecimal() else level


def awards(page: AuthorPage, path: str, value: Tree) -> None:
    """Read ``awards``."""
    for below, item in page.mappings(value, path, "title: …, date: …"):
        title = page.text(item.get("title"), f"{below}.title")
        if not title:
            page.remark(below, "left out: an award without a title")
            continue
        stated = page.text(item.get("date"), f"{below}.date")
        date = dates.point(stated) if stated else None
        if stated and not date:
            page.remark(f"{below}.date", f"left out: {stated!r} is no date")
        fact = {
            "title": title,
            "awarder": page.text(item.get("awarder"), f"{below}.awarder"),
            "date": date,
            "url": page.address(item, below, "url", "certificate_url"),
            "description": page.prose(item.get("summary"), f"{below}.summary"),
        }
        page.add("awards", below, fact)
        page.unread(below, item, _AWARD)
