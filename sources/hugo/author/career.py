"""Organizations, studies and jobs on an author page.

The generations of the theme spell one thing in several ways; each key is read wherever it stands.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import orjson

from pexport.vocabulary.files import vocab

from ...files.yaml_tree import Tree
from ...text import dates
from ..page.author_page import AuthorPage
from ..page.starter import is_starter_address, is_starter_fact, is_starter_post

_ORGANIZATION = frozenset("name url email adress address phone".split())
_YEAR = ("year", "years", "date", "dates", "period")
_START = ("date_start", "start", "start_date", "from")
_END = ("date_end", "end", "end_date", "to")
_TEXT = ("summary", "description", "details")
_DEGREE = ("degree", "course", "title", "program")
_FIELD = ("area", "field", "major")
_SCHOOL = ("institution", "school", "university", "organization", "org")
_SCHOOL_URL = ("institution_url", "organization_url", "org_url", "url", "link")
_EMPLOYER = ("company_name", "org", "company", "organization", "institution", "employer")
_EMPLOYER_URL = ("company_url", "org_url", "organization_url", "institution_url", "url", "link")
_ROLE = ("position", "role", "title", "experience", "job_title")
_PERIOD = (*_YEAR, *_START, *_END)
_STUDIES = frozenset(
    {*_DEGREE, *_FIELD, *_SCHOOL, *_SCHOOL_URL, *_PERIOD, *_TEXT, "button", "location"}
)
JOB = frozenset(
    {*_ROLE, *_EMPLOYER, *_EMPLOYER_URL, *_PERIOD, *_TEXT, "button", "department", "location"}
)
_HIDDEN = "private: the theme shows it nowhere"


def read_organizations(page: AuthorPage, path: str, value: Tree) -> None:
    """Read ``organizations`` (``affiliations`` since 2025): ``name`` and ``url``."""
    for below, item in page.mappings(value, path, "name: …, url: …", _ORGANIZATION):
        name = page.text(item.get("name"), f"{below}.name")
        if not name:
            page.lacks(below, item, ("name",), "an organization without a name")
            continue
        if is_starter_post(page, below, page.page.data.get("role"), [name]):
            continue
        organization: dict[str, Any] = {"name": name}
        note = ""
        url = page.raw(item.get("url"), f"{below}.url")
        if url and not is_starter_address(page, f"{below}.url", url, name):
            organization["url"] = page.address(item, below, "url")
        elif found := next((link for link in page.links if link[0] == name), None):
            organization["url"] = found[1]
            note = f"url: the link of that name in the text, line {found[2]}"
        page.add("positions", below, {"organization": organization}, note)
        _reach(page, below, item)


def organization_names(data: dict[str, Tree]) -> list[str]:
    """Return the names of the organizations of a page, as they are written."""
    listed = [data.get("organizations"), data.get("affiliations")]
    ties = [tie for ties in listed if isinstance(ties, list) for tie in ties]
    names = [tie.get("name") for tie in ties if isinstance(tie, dict)]
    return [name for name in names if isinstance(name, str)]


def _reach(page: AuthorPage, path: str, item: dict[str, Tree]) -> None:
    """Read how to reach the person at an organization."""
    if address := page.first(item, path, "address", "adress"):
        fact = {"street": address, "visibility": "private"}
        page.add("addresses", path, fact, _HIDDEN)
    if phone := page.text(item.get("phone"), f"{path}.phone"):
        page.add("phones", path, {"number": phone, "visibility": "private"}, _HIDDEN)
    if email := page.text(item.get("email"), f"{path}.email"):
        page.private_email(email, f"{path}.email", _HIDDEN)


def join_jobs(page: AuthorPage) -> None:
    """Make one position of an organization and the current job there."""
    positions = page.tree.get("positions", [])
    for tie in [each for each in positions if "kind" not in each]:
        job = next((each for each in positions if _is_job_at(each, tie)), None)
        if job:
            job["organization"]["url"] = job["organization"]["url"] or tie["organization"].get(
                "url"
            )
            job["origin"] += f" (and {tie['origin']})"
            positions.remove(tie)


def _is_job_at(job: dict[str, Any], tie: dict[str, Any]) -> bool:
    """Say whether *job* is held now, at the organization of *tie*."""
    known, whole = job["organization"], tie["organization"]
    if not known or not whole:
        return False
    urls = {known.get("url"), whole.get("url")} - {None}
    is_held = job.get("kind") == "employment" and job.get("state") == "ongoing"
    return is_held and known["name"].casefold() == whole["name"].casefold() and len(urls) < 2


def role_of_the_only_organization(page: AuthorPage) -> None:
    """Tie the role to the organization where the page names just one of each."""
    tied = [p for p in page.tree.get("positions", []) if p.get("kind") is None]
    headlines = page.tree.get("headlines", [])
    if len(tied) == len(headlines) == 1:
        tied[0]["role"] = headlines[0]["text"]
        tied[0]["origin"] += " (role: of the page, which names this organization alone)"


def read_education(page: AuthorPage, path: str, value: Tree) -> None:
    """Read ``education``: a list of studies, or one below ``courses``."""
    if isinstance(value, dict) and _STUDIES.isdisjoint(value.keys() - {"title"}):
        page.unread(path, value, frozenset({"courses"}))
        path, value = f"{path}.courses", value.get("courses")
    elif isinstance(value, dict) and "courses" in value:
        path, value = f"{path}.courses", _outdented(page, path, value)
    example = "course: …, institution: …, year: …"
    for below, item in page.mappings(value, path, example, _STUDIES):
        told = ((*_DEGREE, *_FIELD), _SCHOOL, (*_YEAR, *_START))
        if is_starter_fact(page, below, "studies", item, *told):
            continue
        institution = page.first(item, below, *_SCHOOL)
        field = page.first(item, below, *_FIELD)
        degree = page.first(item, below, *_DEGREE) or field
        if not institution and not (degree and names_no_organization(item, _SCHOOL)):
            page.lacks(below, item, _SCHOOL, "a course without a degree or an institution")
            continue
        fact = {
            "organization": organization_of(page, below, item, institution, _SCHOOL_URL),
            "degree": degree,
            "field": field if field != degree else None,
            "description": page.first_prose(item, below, *_TEXT),
            "url": _button(page, below, item),
            **period_of(page, below, item),
        }
        page.add("education", below, fact)


def _outdented(page: AuthorPage, path: str, value: dict[str, Tree]) -> Tree:
    """Return the ``courses``; what stands beside them is of the last one, were it indented."""
    courses, beside = value["courses"], {key: value[key] for key in value if key != "courses"}
    if not isinstance(courses, list) or not courses or not isinstance(courses[-1], dict):
        page.unread(path, value, frozenset({"courses"}))
        return courses
    last: dict[str, Tree] = courses[-1]
    for key in beside:
        said = "read as of the last of the courses, which lacks it"
        if key not in _STUDIES or last.get(key):
            page.remark(f"{path}.{key}", "this key is not read", "unread")
        else:
            page.remark(f"{path}.{key}", said, "spelling", "indent it as the course is")
    return [*courses[:-1], {**{k: v for k, v in beside.items() if k in _STUDIES}, **last}]


def read_jobs(page: AuthorPage, path: str, value: Tree) -> None:
    """Read ``work`` (``experience`` since 2025): positions with an employer."""
    if isinstance(value, dict):
        page.unread(path, value, frozenset({"experiences"}))
        path, value = f"{path}.experiences", value.get("experiences")
    example = "position: …, company_name: …, date_start: …"
    for below, item in page.mappings(value, path, example, JOB):
        read_job(page, below, item)


def read_job(page: AuthorPage, path: str, item: dict[str, Tree]) -> None:
    """Read one job at *path*."""
    if is_starter_fact(page, path, "jobs", item, _ROLE, _EMPLOYER, _START):
        return
    employer = page.first(item, path, *_EMPLOYER)
    role = page.first(item, path, *_ROLE)
    if employer and role and employer.casefold() in _none("employers"):
        key = next(key for key in _EMPLOYER if item.get(key))
        page.remark(f"{path}.{key}", f"left out: {employer!r} is no organization")
        employer = None
    elif not employer and not (role and names_no_organization(item, _EMPLOYER)):
        page.lacks(path, item, _EMPLOYER, "a job without a role or an organization")
        return
    fact = {
        "kind": "employment",
        "organization": organization_of(page, path, item, employer, _EMPLOYER_URL),
        "role": role,
        "department": page.text(item.get("department"), f"{path}.department"),
        "description": page.first_prose(item, path, *_TEXT),
        "url": _button(page, path, item),
        **period_of(page, path, item),
    }
    page.add("positions", path, fact)


def names_no_organization(item: dict[str, Tree], keys: tuple[str, ...]) -> bool:
    """Say whether *item* names no organization by any of *keys*, not even the theme's example."""
    return not any(item.get(key) for key in keys)


def organization_of(
    page: AuthorPage, path: str, item: dict[str, Tree], name: str | None, addresses: tuple[str, ...]
) -> dict[str, Any] | None:
    """Return the organization of a study or a job; what is said of one without a name is unread."""
    if name:
        return {
            "name": name,
            "url": page.address(item, path, *addresses),
            **_place(page, path, item),
        }
    for key in ("location", *addresses):
        if item.get(key):
            page.remark(
                f"{path}.{key}", "not read: it is of an organization without a name", "unread"
            )
    return None


@cache
def _none(kind: str) -> frozenset[str]:
    """Return what people write where there is none of a *kind*, in small letters."""
    return frozenset(orjson.loads(vocab("hugo/none.json"))[kind])


def _place(page: AuthorPage, path: str, item: dict[str, Tree]) -> dict[str, str | None]:
    """Return a place in its parts, ``Berlin`` or ``Berlin, Germany``, as far as they are apart."""
    location = page.text(item.get("location"), f"{path}.location") or ""
    if location.casefold() in _none("places"):
        page.remark(f"{path}.location", f"left out: {location!r} is no place")
        return {}
    city, _, region = location.partition(",")
    return {"city": city.strip() or None, "region": region.strip() or None}


def _button(page: AuthorPage, path: str, item: dict[str, Tree]) -> str | None:
    """Return the address of the button below a study or a job: a thesis, a course, a report."""
    button = item.get("button")
    if not isinstance(button, dict):
        return None
    if button.get("url") in ("/", "./"):
        page.remark(f"{path}.button.url", "left out: it is the front page of the site itself")
        return None
    return page.address(button, f"{path}.button", "url")


def period_of(page: AuthorPage, path: str, item: dict[str, Tree]) -> dict[str, Any]:
    """Return the period of a study or a job: a ``year``, or a start and an end."""
    year, start, end = (page.first(item, path, *keys) for keys in (_YEAR, _START, _END))
    key = next((key for key in _YEAR if item.get(key)), "")
    if not start and not end:
        return period_in_text(page, f"{path}.{key}", year) if year else {}
    if year:
        page.remark(f"{path}.{key}", "not read: a start or an end stands beside it", "unread")
    # The theme shows a start without an end as "Present".
    return period_between(page, path, start, end)


def period_between(
    page: AuthorPage, path: str, start: str | None, end: str | None
) -> dict[str, Any]:
    """Return the period from *start* to *end*, and remark where none is seen."""
    found = dates.between(start, end)
    if "dates" in found and not found.keys() & {"start", "end"}:
        first, last = (text and dates.point(text) for text in (start, end))
        if first and last:
            said, fix = "it ends before it begins", f"from {last} to {first}, if they are mixed up"
        else:
            said, fix = "no period is seen in it", "2015-09-01, or 2015-09"
        page.remark(path, f"{found['dates']!r} is kept as text: {said}", "date", fix)
    return found


def period_in_text(page: AuthorPage, path: str, year: str) -> dict[str, Any]:
    """Return the period that a text at *path* states, and remark where none is seen."""
    found = dates.period(year)
    if "dates" in found and not found.keys() & {"start", "end"}:
        said = f"{year!r} is kept as text: no date is seen in it"
        page.remark(path, said, "date", "2019, 2015-2019 or 2019-09")
    return found
