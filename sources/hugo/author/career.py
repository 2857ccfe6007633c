"""Organizations, studies and jobs on an author page.

The generations of the theme spell one thing in several ways; each key is read wherever it stands.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import orjson

from pexport.vocabulary.files import vocab

from ...files.yaml_tree import Tree
from ...text.places import parse_place
from ..page.author_page import AuthorPage
from ..page.link_kinds import is_cv_label
from ..page.linked_names import LinkedName, linked_names
from ..page.links import read_link
from ..page.starter import is_starter_address, is_starter_fact, is_starter_post
from .periods import END_KEYS, START_KEYS, YEAR_KEYS, read_period

_ORGANIZATION_KEYS = frozenset("name url email adress address phone".split())
_TEXT = ("summary", "description", "details")
_DEGREE = ("degree", "course", "title", "program")
_FIELD = ("area", "field", "major")
_SCHOOL = ("institution", "school", "university", "organization", "org")
_SCHOOL_URL = ("institution_url", "organization_url", "org_url", "url", "link")
_EMPLOYER = ("company_name", "org", "company", "organization", "institution", "employer")
_EMPLOYER_URL = ("company_url", "org_url", "organization_url", "institution_url", "url", "link")
_ROLE = ("position", "role", "title", "experience", "job_title")
_PERIOD_KEYS = (*YEAR_KEYS, *START_KEYS, *END_KEYS)
_STUDY_KEYS = frozenset(
    {*_DEGREE, *_FIELD, *_SCHOOL, *_SCHOOL_URL, *_PERIOD_KEYS, *_TEXT, "button", "location"}
)
JOB_KEYS = frozenset(
    {*_ROLE, *_EMPLOYER, *_EMPLOYER_URL, *_PERIOD_KEYS, *_TEXT, "button", "department", "location"}
)
_HIDDEN = "private: the theme shows it nowhere"


def read_organizations(page: AuthorPage, path: str, value: Tree) -> None:
    """Read ``organizations`` (``affiliations`` since 2025): ``name`` and ``url``."""
    for below, item in page.mappings(value, path, "name: …, url: …", _ORGANIZATION_KEYS, "name"):
        names = linked_names(page, item.get("name"), f"{below}.name")
        if not names:
            page.remark_incomplete(below, item, ("name",), "an organization without a name")
            continue
        if is_starter_post(page, below, page.data.get("role"), [names[0].name]):
            continue
        if len(names) == 1 and names[0].address and item.get("url"):
            message = f"not read: 'url' is read instead of the link to {names[0].address}"
            page.remark(f"{below}.name", message, "unread", "one address")
            names = [names[0]._replace(address=None)]
        for each in names:
            _read_organization(page, below, item, each)
        _read_contact(page, below, item)


def _read_organization(
    page: AuthorPage, path: str, item: dict[str, Tree], linked: LinkedName
) -> None:
    name, address = linked
    organization: dict[str, Any] = {"name": name}
    note = ""
    url = page.raw(item.get("url"), f"{path}.url")
    if address:
        organization["url"] = page.web_address({"name": address}, path, "name")
    elif url and not is_starter_address(page, f"{path}.url", url, name):
        organization["url"] = page.web_address(item, path, "url")
    elif found := next((link for link in page.links_in_texts if link[0] == name), None):
        organization["url"] = found[1]
        note = f"url: the link of that name in the text, line {found[2]}"
    page.add("positions", path, {"organization": organization}, note)


def organization_names(data: dict[str, Tree]) -> list[str]:
    """Return the names of the organizations of a page, as they are written."""
    lists = [data.get("organizations"), data.get("affiliations")]
    items = [item for items in lists if isinstance(items, list) for item in items]
    names = [item.get("name") for item in items if isinstance(item, dict)]
    return [name for name in names if isinstance(name, str)]


def _read_contact(page: AuthorPage, path: str, item: dict[str, Tree]) -> None:
    """Read how to reach the person at an organization."""
    if address := page.first_text(item, path, "address", "adress"):
        fact = {"street": address, "visibility": "private"}
        page.add("addresses", path, fact, _HIDDEN)
    if phone := page.text(item.get("phone"), f"{path}.phone"):
        page.add("phones", path, {"number": phone, "visibility": "private"}, _HIDDEN)
    if email := page.text(item.get("email"), f"{path}.email"):
        page.add_private_email(email, f"{path}.email", _HIDDEN)


_CURRENT_JOB = ("employment", "ongoing")


def merge_current_jobs(page: AuthorPage) -> None:
    """Make one position of an organization and the current job there."""
    positions = page.tree.get("positions", [])
    jobs: dict[str, list[dict[str, Any]]] = {}
    for each in positions:
        if each["organization"] and (each.get("kind"), each.get("state")) == _CURRENT_JOB:
            jobs.setdefault(each["organization"]["name"].casefold(), []).append(each)
    kept = []
    for each in positions:
        organization = (each["organization"] if "kind" not in each else None) or {"name": ""}
        there = jobs.get(organization["name"].casefold(), ())
        job = next((job for job in there if _is_one(job["organization"], organization)), None)
        if job is None:
            kept.append(each)
            continue
        job["organization"]["url"] = job["organization"]["url"] or organization.get("url")
        job["origin"] += f" (and {each['origin']})"
    positions[:] = kept


def _is_one(employer: dict[str, Any], organization: dict[str, Any]) -> bool:
    """Say whether two organizations of one name may be the same."""
    return len({_bare(each["url"]) for each in (employer, organization) if each.get("url")}) < 2


def _bare(url: str) -> str:
    """Return *url* without what two spellings of one address differ in."""
    return re.sub(r"^https?://(?:www\.)?|/$", "", url.lower())


def add_role_to_only_organization(page: AuthorPage) -> None:
    """Add the role to the organization where the page names just one of each."""
    affiliations = [p for p in page.tree.get("positions", []) if p.get("kind") is None]
    headlines = page.tree.get("headlines", [])
    if len(affiliations) == len(headlines) == 1:
        affiliations[0]["role"] = headlines[0]["text"]
        affiliations[0]["origin"] += " (role: of the page, which names this organization alone)"


def read_education(page: AuthorPage, path: str, value: Tree) -> None:
    """Read ``education``: a list of studies, or one below ``courses``."""
    if isinstance(value, dict) and _STUDY_KEYS.isdisjoint(value.keys() - {"title"}):
        page.remark_unknown_keys(path, value, frozenset({"courses"}))
        path, value = f"{path}.courses", value.get("courses")
    elif isinstance(value, dict) and "courses" in value:
        path, value = f"{path}.courses", _courses_with_outdented_keys(page, path, value)
    example = "course: …, institution: …, year: …"
    for below, item in page.mappings(value, path, example, _STUDY_KEYS):
        telling = ((*_DEGREE, *_FIELD), _SCHOOL, (*YEAR_KEYS, *START_KEYS))
        if is_starter_fact(page, below, "studies", item, *telling):
            continue
        institution = page.first_text(item, below, *_SCHOOL)
        field = page.first_text(item, below, *_FIELD)
        degree = page.first_text(item, below, *_DEGREE) or field
        if not institution and not (degree and lacks_organization(item, _SCHOOL)):
            page.remark_incomplete(
                below, item, _SCHOOL, "a course without a degree or an institution"
            )
            continue
        fact = {
            "organization": read_organization_of(page, below, item, institution, _SCHOOL_URL),
            "degree": degree,
            "field": field if field != degree else None,
            "description": page.first_prose(item, below, *_TEXT),
            "url": _read_button(page, below, item),
            **read_period(page, below, item),
        }
        page.add("education", below, fact)


def _courses_with_outdented_keys(page: AuthorPage, path: str, value: dict[str, Tree]) -> Tree:
    """Return the ``courses``; keys beside them are those of the last one, with a lost indent."""
    courses, outdented = value["courses"], {key: value[key] for key in value if key != "courses"}
    if not isinstance(courses, list) or not courses or not isinstance(courses[-1], dict):
        page.remark_unknown_keys(path, value, frozenset({"courses"}))
        return courses
    last: dict[str, Tree] = courses[-1]
    for key in outdented:
        if key not in _STUDY_KEYS or last.get(key):
            page.remark_unread(f"{path}.{key}")
        else:
            message = "read as a key of the last course; indent it"
            page.remark(f"{path}.{key}", message, "spelling", "the indentation of the course")
    return [*courses[:-1], {**{k: v for k, v in outdented.items() if k in _STUDY_KEYS}, **last}]


def read_jobs(page: AuthorPage, path: str, value: Tree) -> None:
    """Read ``work`` (``experience`` since 2025): positions with an employer."""
    if isinstance(value, dict):
        page.remark_unknown_keys(path, value, frozenset({"experiences"}))
        path, value = f"{path}.experiences", value.get("experiences")
    example = "position: …, company_name: …, date_start: …"
    for below, item in page.mappings(value, path, example, JOB_KEYS):
        read_job(page, below, item)


def read_job(page: AuthorPage, path: str, item: dict[str, Tree]) -> None:
    """Read one job at *path*."""
    if is_starter_fact(page, path, "jobs", item, _ROLE, _EMPLOYER, START_KEYS):
        return
    employer = page.first_text(item, path, *_EMPLOYER)
    role = page.first_text(item, path, *_ROLE)
    if employer and role and employer.casefold() in _words_for_none("employers"):
        key = next(key for key in _EMPLOYER if item.get(key))
        page.remark(f"{path}.{key}", f"left out: {employer!r} is not an organization")
        employer = None
    elif not employer and not (role and lacks_organization(item, _EMPLOYER)):
        page.remark_incomplete(path, item, _EMPLOYER, "a job without a role or an organization")
        return
    fact = {
        "kind": "employment",
        "organization": read_organization_of(page, path, item, employer, _EMPLOYER_URL),
        "role": role,
        "department": page.text(item.get("department"), f"{path}.department"),
        "description": page.first_prose(item, path, *_TEXT),
        "url": _read_button(page, path, item),
        **read_period(page, path, item),
    }
    page.add("positions", path, fact)


def lacks_organization(item: dict[str, Tree], keys: tuple[str, ...]) -> bool:
    """Say whether *item* names no organization by any of *keys*, not even the theme's example."""
    return not any(item.get(key) for key in keys)


def read_organization_of(
    page: AuthorPage, path: str, item: dict[str, Tree], name: str | None, addresses: tuple[str, ...]
) -> dict[str, Any] | None:
    """Return the organization of a study or a job; one without a name is not read."""
    if name:
        url = page.web_address(item, path, *addresses)
        return {
            "name": name,
            "url": url or _address_in_name(page, path, item, name),
            **_read_place(page, path, item),
        }
    for key in ("location", *addresses):
        if item.get(key):
            page.remark(f"{path}.{key}", "not read: the organization has no name", "unread")
    return None


def _address_in_name(page: AuthorPage, path: str, item: dict[str, Tree], name: str) -> str | None:
    """Return the address that the *name* of an organization links to, in whatever key it is."""
    for key in dict.fromkeys((*_SCHOOL, *_EMPLOYER)):
        value = item.get(key)
        if isinstance(value, str) and ("](" in value or "<a" in value.lower()):
            links = linked_names(page, value, f"{path}.{key}")
            if links and links[0].address and links[0].name in name:
                return page.web_address({key: links[0].address}, path, key)
    return None


@cache
def _words_for_none(kind: str) -> frozenset[str]:
    """Return what people write where there is none of a *kind*, in small letters."""
    return frozenset(orjson.loads(vocab("hugo/none.json"))[kind])


def _read_place(page: AuthorPage, path: str, item: dict[str, Tree]) -> dict[str, str]:
    """Return a place in its parts, ``Berlin`` or ``Berlin, Germany``."""
    location = page.text(item.get("location"), f"{path}.location") or ""
    if location.casefold() in _words_for_none("places"):
        page.remark(f"{path}.location", f"left out: {location!r} is not a place")
        return {}
    return parse_place(location)


def _read_button(page: AuthorPage, path: str, item: dict[str, Tree]) -> str | None:
    """Return the address of the button below a study or a job: a thesis, a course, a report."""
    button = item.get("button")
    if not isinstance(button, dict):
        return None
    if button.get("url") in ("/", "./"):
        page.remark(f"{path}.button.url", "left out: it is the front page of your own site")
        return None
    label, address = button.get("text") or button.get("label"), button.get("url")
    if isinstance(label, str) and isinstance(address, str) and is_cv_label(label):
        # It leads to the person's CV, wherever it stands.
        found = page.accept(read_link(address, "cv", label, page.site), f"{path}.button.url")
        if found and found.fact not in page.tree.get(found.field, ()):
            page.add(found.field, f"{path}.button.url", found.fact)
        return None
    return page.web_address(button, f"{path}.button", "url")
