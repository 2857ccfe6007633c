"""The items of a record as they are posted to ORCID's API v3.0, each to the endpoint of its kind.

What the registry adds is left out, and so is what is not known. Of a work everything is said, not
its summary alone (https://github.com/ORCID/orcid-model, record_3.0/samples/write_samples).
"""

from __future__ import annotations

from typing import Any

from pexport.profile import Contributor, Profile, Project, Work

from . import person
from .activities import software_projects, summaries
from .citation import citation
from .elements import ITEMS, members
from .values import CROSSWALK, Node, orcid_id, value_object

_NOT_POSTED = frozenset(
    {"created-date", "last-modified-date", "source", "put-code", "path", "display-index"}
    | {"visibility"}
)
"""What the registry says of an item; who sees a new one is the person's own setting there."""

_LANGUAGES: dict[str, str] = CROSSWALK["languages"]


def items_to_post(profile: Profile, affiliation_as: str) -> Node:
    """Return the items by their endpoints, all of which are there."""
    orcid = profile.identifier("orcid")
    of_person = person.person_items(profile, orcid)
    found = {
        person.SECTIONS[section][1]: [_posted(item) for item in entries]
        for section, entries in of_person.items()
    }
    activities = summaries(profile, affiliation_as)
    found |= {
        kind: [_posted(summary) for summary in entries] for kind, entries in activities.items()
    }
    details = [*map(_details, profile.works), *map(_software_details, software_projects(profile))]
    found["work"] = [work | detail for work, detail in zip(found["work"], details, strict=True)]
    return {member.key: found[member.key] for member in members(ITEMS)}


def _posted(item: Node) -> Node:
    return {key: _without_null(value) for key, value in item.items() if _is_posted(key, value)}


def _is_posted(key: str, value: Any) -> bool:
    return value is not None and key not in _NOT_POSTED


def _without_null(node: Any) -> Any:
    """Return *node* without null."""
    if isinstance(node, list):
        return [_without_null(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {key: _without_null(value) for key, value in node.items() if value is not None}


def _details(work: Work) -> Node:
    """Return what a work holds and its summary does not."""
    authors = [
        _contributor(author, "additional" if place else "first")
        for place, author in enumerate(work.authors)
    ]
    details = {
        "short-description": work.abstract,
        "citation": citation(work),
        "contributors": {"contributor": authors} if authors else None,
        "language-code": language_code(work.language),
    }
    return _posted(details)


def _software_details(project: Project) -> Node:
    return {"short-description": project.description} if project.description else {}


def _contributor(author: Contributor, sequence: str) -> Node:
    return {
        "contributor-orcid": orcid_id(author.orcid) if author.orcid else None,
        "credit-name": value_object(author.name),
        "contributor-attributes": {
            "contributor-sequence": sequence,
            "contributor-role": "author",
        },
    }


def language_code(tag: str | None) -> str | None:
    """Return ORCID's code of a language (common-3.0.xsd, language-code), where it has one."""
    if tag is None:
        return None
    parts = tag.lower().split("-")
    exact = (_LANGUAGES.get("-".join(parts[:length])) for length in range(len(parts), 0, -1))
    return next((code for code in exact if code), None)
