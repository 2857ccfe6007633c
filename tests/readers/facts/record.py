"""What an ORCID record should say of a person: derived from the profile, and from XML or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from pexport.profile import Profile, Project

from ..reader import Facts

TABLE = Path(__file__).parent / "record.json"
"""Where in the XML each fact stands, as XPath: the parts of the many follow where each is."""
PREFIXES = (
    "record common person personal-details other-name researcher-url email address keyword "
    "external-identifier activities funding work"
).split()
NAMESPACES = {prefix: f"http://www.orcid.org/ns/{prefix}" for prefix in PREFIXES}


def expected(_form: str, profile: Profile) -> Facts:
    """Return what a record should say of *profile*, by the names in the table."""
    profile = profile.visible_to("public")
    orcid = profile.identifier("orcid")
    given, family, credit = _names(profile)
    facts: Facts = {
        "orcid": orcid,
        "given": given,
        "family": family,
        "credit": credit,
        "biography": _biography(profile),
        "otherNames": [
            *[each.name for each in profile.other_names],
            *[each.name for each in profile.nicknames],
        ],
        "urls": _urls(profile, orcid),
        "emails": [each.address for each in profile.emails],
        "countries": [each.country for each in profile.addresses if each.country],
        "keywords": [each.label for each in profile.interests],
        "identifiers": [
            [each.value, each.url]
            for each in profile.identifiers
            if (each.scheme, each.value) != ("orcid", orcid)
        ],
        "affiliations": sorted(_affiliations(profile)),
        "fundings": [
            [each.title, each.type, each.organization.name, each.number, each.start, each.end]
            for each in profile.fundings
        ],
        "works": sorted(
            [
                _without_none([each.title, each.type, each.date, each.venue, each.url])
                for each in profile.works
            ]
            + [
                _without_none([each.name, "software", "", "", each.url])
                for each in _software_projects(profile)
            ]
        ),
        "workIdentifiers": sorted(
            [
                [each.title, _TYPES.get(number.scheme, number.scheme), number.value]
                for each in profile.works
                for number in each.identifiers
            ]
            + [[each.name, "uri", each.url] for each in _software_projects(profile) if each.url]
        ),
    }
    return {key: _without_none(value) for key, value in facts.items()}


def _software_projects(profile: Profile) -> list[Project]:
    """Return the projects that stand among the works, which ORCID has a type for."""
    return [each for each in profile.projects if each.kind == "software"]


_TYPES = {"pmcid": "pmc"}
_SECTIONS = {"affiliation": "membership"}


def _names(profile: Profile) -> tuple[str, str, str]:
    """Return given, family and credit name; who has one name only has it as the given name."""
    name = profile.name
    if name is None:
        return "", "", ""
    given = " ".join(part for part in (name.given, name.additional) if part)
    family = name.family or ""
    if not given and family in ("", name.display):
        given, family = name.display, ""
    whole = " ".join(part for part in (given, family) if part)
    return given, family, "" if whole == name.display else name.display


def _biography(profile: Profile) -> str:
    """Return the short text and the long one, unless the long one holds the short one."""
    texts = [each.text for each in (*profile.summaries[:1], *profile.biographies[:1])]
    if len(texts) > 1 and texts[0] in texts[1]:
        texts = texts[1:]
    return "\n\n".join(texts)


def _urls(profile: Profile, orcid: str | None) -> list[str]:
    urls = [profile.homepage.url] if profile.homepage else []
    urls += [each.url for each in profile.accounts]
    urls += [each.url for each in profile.links]
    urls += [
        each.url
        for each in profile.identifiers
        if each.url and (each.scheme, each.value) == ("orcid", orcid)
        if each.url != f"https://orcid.org/{orcid}"
    ]
    page = profile.document.url if profile.document else None
    return [*urls, page] if page and page not in urls else urls


def _affiliations(profile: Profile) -> Iterable[Any]:
    for tie in profile.positions:
        whole = tie.organization
        if whole is None:
            continue
        yield _without_none(
            [
                f"{_SECTIONS.get(tie.kind, tie.kind)}-summary",
                *[whole.name, tie.role, tie.department, tie.start, tie.end],
                *[whole.city, _identifier(whole), tie.url],
            ]
        )
    for study in profile.education:
        whole, field = study.organization, study.field
        if whole is None:
            continue
        degree = ", ".join(part for part in (study.degree, field) if part)
        if study.degree and field and field in study.degree:
            degree = study.degree
        yield _without_none(
            [
                f"{study.kind}-summary",
                *[whole.name, degree, None, study.start, study.end],
                *[whole.city, _identifier(whole), study.url],
            ]
        )
    for award in profile.awards:
        yield _without_none(
            [
                "distinction-summary",
                *[award.awarder, award.title, None, award.date, None],
                *[None, None, award.url],
            ]
        )


def _identifier(organization: Any) -> str | None:
    """Return the first identifier; ORCID names funders by the address that FundRef began with."""
    for each in organization.identifiers:
        value: str = each.value
        return value.replace("https://doi.org/", "http://dx.doi.org/")
    return None


def _without_none(value: Any) -> Any:
    return [_without_none(each) for each in value] if isinstance(value, list) else value or ""


_UNORDERED = ("affiliations", "works", "workIdentifiers")


def facts_read(_form: str, found: Facts) -> Facts:
    """Return what a program read; sections and groups stand in an order of their own."""
    return found | {key: sorted(found[key]) for key in _UNORDERED}


def facts_of_xml(
    text: Callable[[Any, str], str], nodes: Callable[[Any, str], list[Any]], root: Any
) -> Facts:
    """Return the facts of a record in XML, by how an engine of XPath gets texts and nodes."""
    table = json.loads(TABLE.read_bytes())
    facts: Facts = {name: text(root, f"string({path})") for name, path in table["one"].items()}
    for name, (each, *parts) in table["many"].items():
        rows = [[text(node, f"string({part})") for part in parts] for node in nodes(root, each)]
        facts[name] = [row[0] for row in rows] if len(parts) == 1 else rows
    return facts
