"""What a document of ORCID's holds, the same in JSON and in XML: a record, or the items to post.

The specification is ORCID's model (https://github.com/ORCID/orcid-model, record_3.0), whose XML
Schemas the JSON follows. A record is as the public API returns it: every key is there, and null
where nothing is known; what only the registry can know is null (put-codes, sources, dates of
recording). Items have no more than is known, by the endpoint that takes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from pydantic import Field

from pexport.exporter import Options, Specification
from pexport.profile import DatedFact, Education, Position, Profile
from pexport.vocabulary import rules

from . import items
from .activities import activities
from .elements import ITEMS, members
from .person import person
from .values import Node, orcid_id

SPECIFICATION: Final = Specification(
    "ORCID record",
    "3.0",
    "https://github.com/ORCID/orcid-model/blob/master/src/main/resources/record_3.0/README.md",
)
RULES: Final = rules.rules_from("orcid/problems.toml")


class OrcidOptions(Options):
    """The options of ``pexport orcid``."""

    shape: Literal["record", "write"] = Field(
        default="record",
        description="The record as the API returns it, or its items, ready to be posted.",
    )
    affiliation_as: Literal["membership", "employment", "invited-position"] = Field(
        default="membership",
        description="The section for positions of which the site does not say what kind they are.",
    )
    compact: bool = Field(default=False, description="One line, without indentation.")


def build(profile: Profile, options: OrcidOptions) -> Node:
    """Return the record, or the items; ``preferences`` and ``history`` are the registry's own.

    An end in the future is one: "the date the affiliation ended or will end", says ORCID.
    """
    if options.shape == "write":
        return items.items_to_post(profile, options.affiliation_as)
    orcid = profile.identifier("orcid")
    return {
        "orcid-identifier": orcid_id(orcid) if orcid else None,
        "preferences": None,
        "history": None,
        "person": person(profile, orcid),
        "activities-summary": activities(profile, orcid, options.affiliation_as),
        "path": f"/{orcid}" if orcid else None,
    }


def numbered_items(document: Node) -> Iterator[tuple[str, str, Node]]:
    """Yield the items of a document of items: their endpoint, their number, and themselves."""
    for member in members(ITEMS):
        entries = document[member.key]
        width = len(str(len(entries)))
        for number, item in enumerate(entries, start=1):
            yield member.key, f"{number:0{width}}", item


def target_consumers(options: OrcidOptions) -> tuple[str, ...]:
    """Return the consumers that an export is for."""
    return ("orcid-api",) if options.shape == "write" else ()


_NO_PLACE = "an ORCID record has no field for it"
_PERSON_ALONE = "only the person can write this to an ORCID record, not the API"
_ONE_BIOGRAPHY = "an ORCID record has only one biography, in one language"
_PLAIN_TEXT = "the biography is plain text"
_COUNTRY_ONLY = "ORCID has only the country of an address"
_PLACE_OF_A_WORK = "the summary of a work has the journal, but no volume, issue or pages"
_THE_PAGE = "it describes the page, not the person"
_LANGUAGE = "an ORCID record has no language for a text"
_DROPS = {
    "other_names/*/language": _LANGUAGE,
    "other_names/*/script": "the name itself shows its script",
    "pronouns/*/**": _NO_PLACE,
    "headlines/*/text": "ORCID has roles only at an organization",
    "headlines/*/language": _LANGUAGE,
    "portrait/**": _NO_PLACE,
    "phones/**": _NO_PLACE,
    "addresses/*/street": _COUNTRY_ONLY,
    "addresses/*/locality": _COUNTRY_ONLY,
    "addresses/*/region": _COUNTRY_ONLY,
    "addresses/*/postal_code": _COUNTRY_ONLY,
    "accounts/*/handle": "the address of the account is exported instead",
    "*/*/organization/url": "ORCID takes it from the registry of the organization",
    "*/*/organization/identifiers/+/**": "ORCID has only the first identifier of an organization",
    "*/*/state": "ORCID has only the start and the end date",
    "*/*/dates": "these words could not be read as a date",
    "interests/*/url": "a keyword is plain text",
    "interests/*/language": _LANGUAGE,
    "skills/**": _NO_PLACE,
    "languages/**": _NO_PLACE,
    "groups/**": _NO_PLACE,
    "positions/*/description": "an affiliation has no description",
    "education/*/description": "an affiliation has no description",
    "awards/*/description": "an affiliation has no description",
    "projects/*/role": "a work has authors, but not the role of the person",
    "projects/*/start": "a work has a publication date, but no start and end",
    "projects/*/end": "a work has a publication date, but no start and end",
    "document/subject": "a record names the person only by the ORCID iD",
    "document/title": _THE_PAGE,
    "document/site_url": _THE_PAGE,
    "document/site_name": _THE_PAGE,
    "document/language": _THE_PAGE,
    "document/created": _THE_PAGE,
    "document/modified": _THE_PAGE,
}
_RECORD_DROPS = {
    "name/prefix": _NO_PLACE,
    "name/suffix": _NO_PLACE,
    "name/pronunciation": _NO_PLACE,
    "summaries/*/language": _LANGUAGE,
    "summaries/+/**": _ONE_BIOGRAPHY,
    "summaries/*/markdown": _PLAIN_TEXT,
    "summaries/*/links/**": _PLAIN_TEXT,
    "biographies/*/language": _LANGUAGE,
    "biographies/+/**": _ONE_BIOGRAPHY,
    "biographies/*/markdown": _PLAIN_TEXT,
    "biographies/*/links/**": _PLAIN_TEXT,
    "works/*/language": _LANGUAGE,
    "works/*/authors/**": "the summary of a work has no contributors",
    "works/*/volume": _PLACE_OF_A_WORK,
    "works/*/issue": _PLACE_OF_A_WORK,
    "works/*/pages": _PLACE_OF_A_WORK,
    "works/*/publisher": "the summary of a work has no publisher",
    "works/*/abstract": "the summary of a work has no description",
    "projects/*/description": "the summary of a work has no description",
}
_ITEMS_DROPS = {
    "name/**": _PERSON_ALONE,
    "summaries/**": _PERSON_ALONE,
    "biographies/**": _PERSON_ALONE,
    "emails/**": _PERSON_ALONE,
    "works/*/authors/*/url": "a contributor has no address other than the ORCID iD",
}


def drops(profile: Profile, options: OrcidOptions) -> Mapping[str, str]:
    """Return what there is no place for; of projects only software has one, among the works."""
    no_software = {
        f"projects/{index}/{member}": "ORCID has no projects; only software is exported, as a work"
        for index, project in enumerate(profile.projects)
        if project.kind != "software"
        for member in ("name", "url", "description")
    }
    no_organization = {
        f"{member}/{index}/**": "an affiliation needs an organization, and none is named"
        for member in ("positions", "education")
        for index, each in enumerate(getattr(profile, member))
        if each.organization is None
    }
    lost = {**no_software, **no_organization}
    if options.shape == "record":
        return {**lost, **_DROPS, **_RECORD_DROPS}
    no_code = {
        f"works/{index}/language": "ORCID has no code for this language"
        for index, work in enumerate(profile.works)
        if work.language and not items.language_code(work.language)
    }
    owner = {
        f"identifiers/{index}/value": "it says whose record the items go to; it is not an item"
        for index, each in enumerate(profile.identifiers)
        if each.scheme == "orcid" and each.value == profile.identifier("orcid") and not each.url
    }
    return {**lost, **no_code, **owner, **_DROPS, **_ITEMS_DROPS}


def advice(profile: Profile) -> Iterator[str]:
    """Yield what would make a record more useful, or true."""
    if profile.identifier("orcid") is None:
        yield (
            "the ORCID iD is missing, and importers refuse a record without one; "
            "add it to the page or to pexport.toml"
        )
    if profile.name and profile.name.is_whole:
        yield (
            f"{profile.name.display}: not taken apart, so ORCID gets it as the given name; "
            "add name.given and name.family to pexport.toml"
        )
    relations: list[Position | Education] = [*profile.positions, *profile.education]
    past = [
        each.organization.name for each in relations if each.organization and _seems_to_go_on(each)
    ]
    for name in dict.fromkeys(past):
        yield (
            f"{name}: this has ended, but without an end date ORCID shows it as current; "
            "add the end date"
        )


def _seems_to_go_on(period: DatedFact) -> bool:
    return period.state == "ended" and period.end is None
