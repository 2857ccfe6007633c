"""What the person has made: publications and software, in schema.org's JSON-LD.

A work names its authors as it was published under them. That this person is one of its creators is
said from the person's side, by ``@reverse`` (JSON-LD 1.1 section 4.6), because schema.org has no
property from a person to a work. No name in a list of authors is merged with the person's node; the
author whom the source itself ties to the person carries the ORCID iD, as an address in ``sameAs``.
"""

from __future__ import annotations

from datetime import date

from pexport.profile import Contributor, Profile, Project, Work

from .values import (
    CROSSWALK,
    Node,
    identifier_url,
    one_or_many,
    property_value,
    unique,
    without_empty,
)

_TYPES: dict[str, Node] = CROSSWALK["works"]
_OTHER_TYPE: Node = _TYPES["other"]
_PAGINATED = frozenset(CROSSWALK["paginated"])
_SCHEMES: dict[str, Node] = CROSSWALK["workIdentifiers"]


def works(profile: Profile, as_of: date) -> Node | None:
    """Return what points at the person as its creator."""
    made = [_work(work) for work in profile.works]
    for project in profile.projects:
        if project.kind == "software":
            made += _software(project, as_of)
    return {"creator": one_or_many(made)} if made else None


def _work(work: Work) -> Node:
    kind = _TYPES.get(work.type, _OTHER_TYPE)
    node: Node = {
        "@type": kind["type"],
        "@id": None,
        "name": work.title,
        "alternativeHeadline": work.subtitle,
        "author": one_or_many([_contributor(author) for author in work.authors]),
        "datePublished": work.date,
        "inLanguage": work.language,
        "abstract": work.abstract,
        "url": work.url,
    }
    venue: Node = {"@type": kind["venueType"], "name": work.venue} if work.venue else {}
    identifiers = _identifiers(work, node, venue)
    node["identifier"] = one_or_many(identifiers)
    node["sameAs"] = one_or_many(unique(each["url"] for each in identifiers if "url" in each))
    node["pagination"] = work.pages if is_paginated(work) else None
    if kind["venue"] != "publisher":
        node["isPartOf"] = _part(work, node, venue)
        node["publisher"] = _publisher(work.publisher)
    elif work.publisher:
        # The place of a book is its publisher, unless that is known: then it is a series.
        series = {**venue, "@type": "CreativeWork"} if venue else {}
        node["isPartOf"] = _part(work, node, series)
        node["publisher"] = _publisher(work.publisher)
    else:
        node["isPartOf"] = _part(work, node, {})
        node["publisher"] = venue
    return without_empty(node)


def _publisher(name: str | None) -> Node | None:
    return {"@type": "Organization", "name": name} if name else None


def _part(work: Work, node: Node, venue: Node) -> Node:
    """Return what the work *node* is a part of: an issue of a volume of its *venue*.

    A work that is itself a volume or an issue has the number of it
    (https://schema.org/PublicationIssue, example 1).
    """
    whole = venue
    for number, term, kind in (
        (work.volume, "volumeNumber", "PublicationVolume"),
        (work.issue, "issueNumber", "PublicationIssue"),
    ):
        if number and node["@type"] == kind:
            node[term] = number
        elif number:
            whole = without_empty({"@type": kind, term: number, "isPartOf": whole})
    return whole


def is_paginated(work: Work) -> bool:
    """Say whether schema.org tells the pages of such a work (https://schema.org/pagination)."""
    return _TYPES.get(work.type, _OTHER_TYPE)["type"] in _PAGINATED


def page_number_drops(profile: Profile) -> dict[str, str]:
    """Return the drops of pages that schema.org has no place for."""
    return {
        f"works/{index}/pages": "schema.org has page numbers only for articles and chapters"
        for index, work in enumerate(profile.works)
        if work.pages and not is_paginated(work)
    }


def _contributor(author: Contributor) -> Node:
    """Name an author as published: with an ``@id`` the name would be the person's everywhere."""
    return without_empty(
        {
            "@type": "Person",
            "name": author.name,
            "url": author.url,
            "sameAs": author.orcid and f"https://orcid.org/{author.orcid}",
        }
    )


def _identifiers(work: Work, node: Node, venue: Node) -> list[Node]:
    """Return the identifiers, but for those that have a property of their own.

    A number of a book or a periodical belongs to the one of *node* and *venue* which is that.
    """
    others = []
    for identifier in work.identifiers:
        scheme = _SCHEMES[identifier.scheme]
        of = scheme.get("of", ())
        holder = next((each for each in (node, venue) if each.get("@type") in of), None)
        if holder is not None and identifier.scheme not in holder:
            holder[identifier.scheme] = identifier.value
            continue
        address = identifier_url(scheme, identifier.value)
        if identifier.scheme == "doi":
            node["@id"] = node["@id"] or address
        others.append(
            property_value(scheme["title"], scheme["registry"], identifier.value, address)
        )
    return others


def _software(project: Project, as_of: date) -> list[Node]:
    node = without_empty(
        {
            "@type": "SoftwareSourceCode",
            "name": project.name,
            "description": project.description,
            "url": project.url,
        }
    )
    role = without_empty(
        {
            "@type": "Role",
            "roleName": project.role,
            "startDate": project.start,
            "endDate": project.end,
        }
    )
    if len(role) == 1:
        return [node]
    role["@reverse"] = {"creator": node}
    return [node, role] if project.may_be_current(as_of) else [role]


def software_state_drops(profile: Profile) -> dict[str, str]:
    """Return the drops of software of which only its state is known, and no role or date."""
    return {
        f"projects/{index}/state": "schema.org can say it only of software with a role or a date"
        for index, project in enumerate(profile.projects)
        if project.kind == "software" and not (project.role or project.start or project.end)
    }
