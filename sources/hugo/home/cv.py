"""The lists of a home page: jobs, studies, projects, fundings, accomplishments and skills.

The items of all of them have the keys of the widget in which people put them, ``experience`` or
``accomplishments``, whatever they are (``headings``).
"""

from __future__ import annotations

import re
from typing import Any

from ...files.yaml_tree import Tree
from ..author.career import (
    JOB_KEYS,
    lacks_organization,
    read_job,
    read_organization_of,
)
from ..author.periods import read_date, read_period, read_period_between, read_period_text
from ..page.author_page import AuthorPage
from ..page.starter import is_starter_certificate, is_starter_feature
from .headings import is_degree

_TITLE = ("title", "position", "role", "name")
_ORGANIZATION = ("organization", "company", "company_name", "institution", "org")
_ADDRESS = ("organization_url", "company_url", "institution_url", "org_url")
_URL = ("url", "certificate_url", "link")
_TEXT = ("description", "summary", "details")
_START, _END = ("date_start", "start"), ("date_end", "end")
_TIMES = frozenset({*_TITLE, *_URL, *_START, *_END})
_STUDY_KEYS = JOB_KEYS | {*_TITLE, "certificate_url"}
_PROJECT = _TIMES | {*_TEXT}
_FUNDING = _TIMES | {*_ORGANIZATION, *_ADDRESS, "location"}

_PRIZE = (
    "award|prize|winner|medal|scholarship|fellowship|hono[u]?r|distinction|grant|"
    "preis|stipendi|prix|bourse|premio|pr[êe]mio|beca|bolsa|奖|賞"
)
_ACCOMPLISHMENT = frozenset(
    "organization organization_url company company_url title url certificate_url date_start "
    "date_end description".split()
)
_FEATURE = frozenset({"name", "description"})


def read_cv_jobs(page: AuthorPage, path: str, value: Tree) -> None:
    """Read jobs; one whose title is a degree is a study, as people list both together."""
    example = "title: …, company: …, date_start: …"
    for below, item in page.mappings(value, path, example, JOB_KEYS | {"certificate_url"}):
        title = next((item[key] for key in _TITLE if item.get(key)), None)
        if isinstance(title, str) and is_degree(title):
            _add_study(page, below, item)
        else:
            read_job(page, below, item)


def read_cv_studies(page: AuthorPage, path: str, value: Tree) -> None:
    """Read studies."""
    for below, item in page.mappings(value, path, "title: …, organization: …", _STUDY_KEYS):
        _add_study(page, below, item)


def _add_study(page: AuthorPage, path: str, item: dict[str, Tree]) -> None:
    school = page.first_text(item, path, *_ORGANIZATION)
    degree = page.first_text(item, path, *_TITLE)
    if not school and not (degree and lacks_organization(item, _ORGANIZATION)):
        page.remark_incomplete(
            path, item, _ORGANIZATION, "a study without a degree or an institution"
        )
        return
    fact = {
        "organization": read_organization_of(page, path, item, school, _ADDRESS),
        "degree": degree,
        "description": page.first_prose(item, path, *_TEXT),
        "url": page.web_address(item, path, *_URL),
        **_period_of_study(page, path, item),
    }
    page.add("education", path, fact)


def _period_of_study(page: AuthorPage, path: str, item: dict[str, Tree]) -> dict[str, Any]:
    """Return the period; the only date of an accomplishment is that of its start or its end.

    The theme shows no end of a job as "Present", and of an accomplishment not at all. The first
    names its ``company``, the second its ``organization``.
    """
    date = page.first_text(item, path, *_START)
    if not date or item.get("company") or any(item.get(key) for key in _END):
        return read_period(page, path, item)
    message = f"{date!r} is kept as text: it may be the start or the end"
    page.remark(f"{path}.date_start", message, "date", "date_end: …")
    return {"dates": date}


def read_cv_projects(page: AuthorPage, path: str, value: Tree) -> None:
    """Read projects."""
    for below, item in page.mappings(value, path, "title: …, date_start: …", _PROJECT):
        name = page.first_text(item, below, *_TITLE)
        if not name:
            page.remark_incomplete(below, item, _TITLE, "a project without a name")
            continue
        fact = {
            "name": name,
            "url": page.web_address(item, below, *_URL),
            "description": page.first_prose(item, below, *_TEXT),
            **_period(page, below, item),
        }
        page.add("projects", below, fact)


def read_cv_fundings(page: AuthorPage, path: str, value: Tree) -> None:
    """Read grants, of which each is somebody's."""
    for below, item in page.mappings(value, path, "title: …, organization: …", _FUNDING):
        title = page.first_text(item, below, *_TITLE)
        funder = page.first_text(item, below, *_ORGANIZATION)
        if not title or not funder:
            missing = _ORGANIZATION if title else _TITLE
            message = f"a funding without its {missing[0]}"
            page.remark_incomplete(below, item, missing, message)
            continue
        fact = {
            "title": title,
            "organization": read_organization_of(page, below, item, funder, _ADDRESS),
            "url": page.web_address(item, below, *_URL),
            **_period(page, below, item),
        }
        page.add("fundings", below, fact)


def _period(page: AuthorPage, path: str, item: dict[str, Tree]) -> dict[str, Any]:
    """Return the period of what may have a start alone and be over all the same."""
    if any(item.get(key) for key in _END):
        return read_period(page, path, item)
    start = page.first_text(item, path, *_START)
    return {"start": read_date(page, f"{path}.date_start", start)}


def read_cv_accomplishments(page: AuthorPage, path: str, value: Tree) -> None:
    """Read accomplishments: one with a certificate is a qualification, others are awards.

    A prize is an award though there is a certificate of it, and so is what has no organization.
    """
    example = "title: …, organization: …, date_start: …"
    for below, item in page.mappings(value, path, example, _ACCOMPLISHMENT):
        title = page.text(item.get("title"), f"{below}.title")
        if not title:
            page.remark_incomplete(below, item, ("title",), "an accomplishment without a title")
            continue
        certificate = page.raw(item.get("certificate_url"), f"{below}.certificate_url") or ""
        if is_starter_certificate(page, below, title, certificate):
            continue
        organization = page.first_text(item, below, "organization", "company")
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
    if end:
        period = read_period_between(page, path, start, end)
    else:
        period = read_period_text(page, f"{path}.date_start", start) if start else {}
    return {
        "kind": "qualification",
        "organization": {
            "name": organization,
            "url": page.web_address(item, path, "organization_url", "company_url"),
        },
        "degree": title,
        "url": page.web_address(item, path, "certificate_url", "url"),
        "description": page.prose(item.get("description"), f"{path}.description"),
        **period,
    }


def _award(
    page: AuthorPage, path: str, item: dict[str, Tree], title: str, awarder: str | None
) -> dict[str, Any]:
    place = f"{path}.date_start"
    return {
        "title": title,
        "awarder": awarder,
        "date": read_date(page, place, page.text(item.get("date_start"), place)),
        "url": page.web_address(item, path, "url", "certificate_url"),
        "description": page.prose(item.get("description"), f"{path}.description"),
    }


def read_cv_skills(page: AuthorPage, path: str, value: Tree) -> None:
    """Read the features of a widget of skills, of which the theme makes a picture each."""
    for below, item in page.mappings(value, path, "name: …, description: …", _FEATURE):
        name = page.text(item.get("name"), f"{below}.name")
        if name is None:
            continue
        if is_starter_feature(page, below, value, item):
            continue
        description = page.prose(item.get("description"), f"{below}.description")
        percent = re.fullmatch(r"(\d+)\s*%", description or "")
        fact = {"level": f"{percent[1]} %"} if percent else {"description": description}
        page.add("skills", below, {"name": name, **fact})
