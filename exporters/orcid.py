"""An ORCID record v3.0, as the public API returns it in JSON.

The specification is ORCID's model (https://github.com/ORCID/orcid-model, record_3.0), whose XML
Schemas the JSON follows: keys in the order of the elements, then of the attributes, and null for
what is absent. What only the registry can know is null: put-codes, sources, dates of recording.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import orjson
from pydantic import Field

from pexport import checksum
from pexport.checks import json_schema
from pexport.exporter import Exporter, Options, Problem, Specification
from pexport.model import Profile

from .orcid_activities import activities
from .orcid_person import person, uri
from .orcid_values import Node


class OrcidOptions(Options):
    """The options of ``pexport orcid``."""

    affiliation_as: Literal["membership", "employment", "invited-position"] = Field(
        default="membership",
        description="The section for a tie to an organization whose kind the source leaves open.",
    )


def build(profile: Profile, options: OrcidOptions) -> Node:
    """Return the record; ``preferences`` and ``history`` are the registry's own."""
    orcid = profile.identifier("orcid")
    return {
        "orcid-identifier": {"uri": uri(orcid), "path": orcid, "host": "orcid.org"}
        if orcid
        else None,
        "preferences": None,
        "history": None,
        "person": person(profile, orcid),
        "activities-summary": activities(profile, orcid, options.affiliation_as),
        "path": f"/{orcid}" if orcid else None,
    }


def encode(document: Node, _: OrcidOptions) -> bytes:
    """Return the record as JSON in UTF-8."""
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


_MEMBERS = frozenset({"orcid-identifier", "person", "activities-summary"})


def decode(data: bytes) -> Node:
    """Return the record in *data*."""
    try:
        document = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise ValueError(f"no JSON: {error}") from None
    if not isinstance(document, dict) or not document.keys() >= _MEMBERS:
        raise ValueError(f"no JSON object with the keys {', '.join(sorted(_MEMBERS))}")
    return document


def names_its_owner(document: Any) -> Iterator[Problem]:
    """Yield a problem where the ORCID iD is none, or its parts name different people.

    The XML Schema knows no check character: ISO/IEC 7064, MOD 11-2
    (https://support.orcid.org/hc/en-us/articles/360006897674).
    """
    owner = document.get("orcid-identifier")
    if not isinstance(owner, dict):
        return
    orcid = owner.get("path")
    if not isinstance(orcid, str) or not checksum.holds("orcid", orcid):
        yield Problem("orcid-owner", "/orcid-identifier/path", f"{orcid!r} is no ORCID iD")
    if owner.get("uri") != f"https://{owner.get('host')}/{orcid}":
        yield Problem("orcid-owner", "/orcid-identifier/uri", f"it is not the address of {orcid!r}")
    if document.get("path") != f"/{orcid}":
        yield Problem("orcid-owner", "/path", f"it is not the path of {orcid!r}")


_NO_PLACE = "an ORCID record has no place for it"
_ONE_BIOGRAPHY = "an ORCID record has one biography, in one language"
_PLAIN_TEXT = "the biography is plain text"
_COUNTRY_ONLY = "of an address ORCID records the country alone"
_PLACE_OF_A_WORK = "the summary of a work names the journal, and no place in it"
_THE_PAGE = "it describes the page, not the record"
_DROPS = {
    "name/prefix": _NO_PLACE,
    "name/suffix": _NO_PLACE,
    "name/pronunciation": _NO_PLACE,
    "*/*/language": "an ORCID record tells the language of no text",
    "other_names/*/script": "the characters of the name show it",
    "pronouns/*/pronouns": _NO_PLACE,
    "headlines/*/text": "a role stands with an organization",
    "summaries/+/**": _ONE_BIOGRAPHY,
    "summaries/*/markdown": _PLAIN_TEXT,
    "summaries/*/links/**": _PLAIN_TEXT,
    "biographies/+/**": _ONE_BIOGRAPHY,
    "biographies/*/markdown": _PLAIN_TEXT,
    "biographies/*/links/**": _PLAIN_TEXT,
    "portrait/**": _NO_PLACE,
    "phones/**": _NO_PLACE,
    "addresses/*/street": _COUNTRY_ONLY,
    "addresses/*/locality": _COUNTRY_ONLY,
    "addresses/*/region": _COUNTRY_ONLY,
    "addresses/*/postal_code": _COUNTRY_ONLY,
    "accounts/*/handle": "the address of the account stands for it",
    "*/*/organization/url": "ORCID takes it from the organization's registry",
    "*/*/organization/identifiers/+/**": "an organization has one identifier, the first",
    "*/*/state": "a period has a start and an end, and no other state",
    "*/*/dates": "dates are year, month and day, and these words could not be understood so",
    "interests/*/url": "a keyword is a text",
    "skills/**": _NO_PLACE,
    "languages/**": _NO_PLACE,
    "groups/**": _NO_PLACE,
    "*/*/description": "ORCID's summaries have no descriptions",
    "works/*/authors/**": "the summary of a work has no contributors",
    "works/*/volume": _PLACE_OF_A_WORK,
    "works/*/issue": _PLACE_OF_A_WORK,
    "works/*/pages": _PLACE_OF_A_WORK,
    "works/*/publisher": "the summary of a work has no publisher",
    "works/*/abstract": "the summary of a work has no description",
    "projects/**": _NO_PLACE,
    "document/subject": "the record names the person by the ORCID iD alone",
    "document/title": _THE_PAGE,
    "document/site_url": _THE_PAGE,
    "document/site_name": _THE_PAGE,
    "document/language": _THE_PAGE,
    "document/created": _THE_PAGE,
    "document/modified": _THE_PAGE,
}


def _drops(_profile: Profile, _options: OrcidOptions) -> Mapping[str, str]:
    return _DROPS


def _wants_an_owner(profile: Profile) -> Iterator[str]:
    if profile.identifier("orcid") is None:
        yield "no ORCID iD is known: orcid-identifier is null, which importers refuse"


EXPORTER = Exporter(
    title="ORCID record",
    media_type="application/vnd.orcid+json",
    suffix=".json",
    specification=Specification(
        "ORCID record",
        "3.0",
        "https://github.com/ORCID/orcid-model/blob/master/src/main/resources/record_3.0/README.md",
    ),
    options=OrcidOptions,
    build=build,
    encode=encode,
    decode=decode,
    checks=(json_schema("orcid/record.schema.json", "orcid"), names_its_owner),
    drops=_drops,
    advice=_wants_an_owner,
    malformed="orcid-syntax",
)
