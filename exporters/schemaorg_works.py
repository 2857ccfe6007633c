"""What the person has made: publications and software, in schema.org's JSON-LD.

A work names its authors as it was published under them. That this person is one of its creators is
said from the person's side, by ``@reverse`` (JSON-LD 1.1 section 4.6), because schema.org has no
property from a person to a work: no name in a list of authors is taken for the person's.
"""

from __future__ import annotations

from datetime import date

from pexport.model import Contributor, Profile, Project, Work

from .schemaorg_values import CROSSWALK, Node, filled, one_or_many, property_value, resolved

_TYPES: dict[str, Node] = CROSSWALK["works"]
_OTHER_TYPE: Node = _TYPES["other"]
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
        "author": one_or_many([_contributor(author) for author in work.authors]),
        "datePublished": work.date,
        "inLanguage": work.language,
        "abstract": work.abstract,
        "url": work.url,
    }
    venue: Node = {"@type": kind["venueType"], "name": work.venue} if work.venue else {}
    node["identifier"] = one_or_many(_identifiers(work, node, venue))
    node[kind["venue"]] = venue
    return filled(node)


def _contributor(author: Contributor) -> Node:
    """Name an author as published: with an ``@id`` the name would be the person's everywhere."""
    return filled(
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
        address = resolved(scheme, identifier.value)
        if identifier.scheme == "doi":
            node["@id"] = node["@id"] or address
        others.append(
            property_value(scheme["title"], scheme["registry"], identifier.value, address)
        )
    return others


def _software(project: Project, as_of: date) -> list[Node]:
    node = filled(
        {
            "@type": "SoftwareSourceCode",
            "name": project.name,
            "description": project.description,
            "url": project.url,
        }
    )
    role = filled(
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
    return [node, role] if project.may_hold(as_of) else [role]
