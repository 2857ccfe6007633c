"""Accomplishments and skills in the widgets of a home page; jobs are those of an author's page."""

from __future__ import annotations

import re
from typing import Any

from .. import dates
from ..yaml_tree import Tree
from .page import AuthorPage

_STARTER_SKILLS = {("R", "90%"), ("Statistics", "100%"), ("Photography", "10%")}
_STARTER_ITEMS = {
    "https://www.coursera.org": "Neural Networks and Deep Learning",
    "https://www.edx.org": "Blockchain Fundamentals",
    "https://www.datacamp.com": "Object-Oriented Programming in R",
}
"""The starter site's accomplishments: how a title begins beside an address of no certificate."""

_PRIZE = (
    "award|prize|winner|medal|scholarship|fellowship|hono[u]?r|distinction|grant|"
    "preis|stipendi|prix|bourse|premio|pr[êe]mio|beca|bolsa|奖|賞"
)
_EXAMPLE = ("left out: it is the theme's example", "placeholder", "your own, or nothing")
_ITEM = frozenset(
    "organization organization_url title url certificate_url date_start date_end "
    "description".split()
)
_FEATURE = frozenset({"name", "description"})


def accomplishments(page: AuthorPage, path: str, value: Tree) -> None:
    """Read accomplishments: one with a certificate is a qualification, others are awards.

    A prize is an award though there is a certificate of it, and so is what has no organization.
    """
    example = "title: …, organization: …, date_start: …"
    for below, item in page.mappings(value, path, example, _ITEM):
        title = page.text(item.get("title"), f"{below}.title")
        if not title:
            page.lacks(below, item, ("title",), "an accomplishment without a title")
            continue
        certificate = page.raw(item.get("certificate_url"), f"{below}.certificate_url") or ""
        if title.startswith(_STARTER_ITEMS.get(certificate.rstrip("/"), "\n")):
            page.remark(below, *_EXAMPLE)
            continue
        organization = page.text(item.get("organization"), f"{below}.organization")
        is_prize = re.search(_PRIZE, title, re.IGNORECASE)
        if organization and certificate and not is_prize:
            page.add("education", below, _qualification(page, below, item, title, organization))
        else:
            page.add("awards", below, _award(page, below, item, title, organization))


def _qualification(
    page: AuthorPage, path: str, item: dict[str, Tree], title: str, organization: str
) -> dict[str, Any]:
    start = page.text(item.get("date_start"), f"{path}.date_start")
    end = page.text(item.get("date_end"), f"{path}.date_end")
    # A single date is that of the certificate: the theme shows no "Present" here.
    period = dates.between(start, end) if end else dates.period(start or "")
    if "dates" in period and not period.keys() & {"start", "end"}:
        said = f"{period['dates']!r} is kept as text: no period is seen in it"
        page.remark(path, said, "date", "2015-09-01, or 2015-09")
    return {
        "kind": "qualification",
        "organization": {
            "name": organization,
            "url": page.address(item, path, "organization_url"),
        },
        "degree": title,
        "url": page.address(item, path, "certificate_url", "url"),
        "description": page.prose(item.get("description"), f"{path}.description"),
        **period,
    }


def _award(
    page: AuthorPage, path: str, item: dict[str, Tree], title: str, awarder: str | None
) -> dict[str, Any]:
    stated = page.text(item.get("date_start"), f"{path}.date_start")
    date = dates.point(stated) if stated else None
    if stated and not date:
        page.remark(f"{path}.date_start", f"left out: {stated!r} is no date", "date", "2019-09-30")
    return {
        "title": title,
        "awarder": awarder,
        "date": date,
        "url": page.address(item, path, "url", "certificate_url"),
        "description": page.prose(item.get("description"), f"{path}.description"),
    }


def skills(page: AuthorPage, path: str, value: Tree) -> None:
    """Read the features of a widget of skills, of which the theme makes a picture each."""
    items = [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
    starter = _STARTER_SKILLS & {_shown(item) for item in items}
    for below, item in page.mappings(value, path, "name: …, description: …", _FEATURE):
        name = page.text(item.get("name"), f"{below}.name")
        if name is None:
            continue
        if len(starter) > 1 and _shown(item) in starter:
            page.remark(below, *_EXAMPLE)
            continue
        said = page.prose(item.get("description"), f"{below}.description")
        percent = re.fullmatch(r"(\d+)\s*%", said or "")
        fact = {"level": f"{percent[1]} %"} if percent else {"description": said}
        page.add("skills", below, {"name": name, **fact})


def _shown(item: dict[str, Tree]) -> tuple[str, str]:
    return str(item.get("name")), str(item.get("description"))
