"""How values stand in an ORCID record: wrapped texts, fuzzy dates, organizations, paths.

ORCID record v3.0 as the API returns it in JSON: every key is written, what is absent is null
(https://github.com/ORCID/orcid-model/tree/master/src/main/resources/record_3.0).
"""

from __future__ import annotations

from typing import Any, TypeAlias

import orjson

from pexport.profile import Organization
from pexport.vocabulary.files import vocab

Node: TypeAlias = dict[str, Any]

CROSSWALK: Node = orjson.loads(vocab("orcid/crosswalk.json"))
"""The tables from the profile's values to ORCID's."""

SET_BY_REGISTRY: Node = {"created-date": None, "last-modified-date": None, "source": None}
"""What only the registry can say of an item: when it was recorded, and by whom."""

_SOURCES: dict[str, dict[str, str]] = CROSSWALK["organizationIdentifiers"]


def value_object(text: str | None) -> Node | None:
    """Return a text in the object that ORCID puts around names, titles and addresses."""
    return {"value": text} if text else None


def fuzzy_date(known: str | None) -> Node | None:
    """Return a date in its parts, as precise as it is known (common-3.0.xsd, fuzzy-date)."""
    if known is None:
        return None
    return {
        "year": {"value": known[:4]},
        "month": value_object(known[5:7]),
        "day": value_object(known[8:]),
    }


def orcid_id(orcid: str) -> Node:
    """Return an ORCID iD in its parts (common-3.0.xsd, orcid-id)."""
    return {"uri": orcid_uri(orcid), "path": orcid, "host": "orcid.org"}


def orcid_uri(orcid: str) -> str:
    """Return the URI of an ORCID iD."""
    return f"https://orcid.org/{orcid}"


def section_path(orcid: str | None, section: str) -> str | None:
    """Return the path of a section in the API; without an ORCID iD there is none."""
    return f"/{orcid}/{section}" if orcid else None


def section(member: str, members: list[Node], at: str | None) -> Node:
    """Return a container, which is there even where it is empty."""
    return {"last-modified-date": None, member: members, "path": at}


def organization(known: Organization) -> Node:
    """Return an organization with its place and the first of its identifiers."""
    return {
        "name": known.name,
        "address": {"city": known.city, "region": known.region, "country": known.country},
        "disambiguated-organization": _disambiguated(known),
    }


def _disambiguated(known: Organization) -> Node | None:
    for identifier in known.identifiers:
        source = _SOURCES[identifier.scheme]
        value = identifier.value
        if "from" in source and value.startswith(source["from"]):
            value = source["to"] + value.removeprefix(source["from"])
        return {
            "disambiguated-organization-identifier": value,
            "disambiguation-source": source["source"],
        }
    return None
