"""What a person has made: publications, projects, and the grants for them."""

# No `from __future__ import annotations`, see pexport.profile.fact.

from typing import Annotated, Literal

from pydantic import AfterValidator

from pexport.profile import checksum
from pexport.profile.career import Organization
from pexport.profile.fact import DatedFact, Fact, Model
from pexport.profile.values import LanguageTag, Line, PartialDate, Prose, Url


def _orcid(value: str) -> str:
    if not checksum.is_valid("orcid", value):
        raise ValueError(f"{value!r} is not a valid ORCID iD")
    return value


class Contributor(Model):
    """One author of a work, in the work's order."""

    name: Line
    orcid: Annotated[str, AfterValidator(_orcid)] | None = None
    url: Url | None = None


class WorkIdentifier(Model):
    """An identifier of a work."""

    scheme: Literal["doi", "arxiv", "pmid", "pmcid", "isbn", "issn", "handle", "uri"]
    value: Line


class Work(Fact):
    """A publication or another output."""

    title: Line
    subtitle: Line | None = None
    type: Line = "other"
    """A work type of ORCID's (https://info.orcid.org/ufaqs/what-work-types-does-orcid-support/)."""
    date: PartialDate | None = None
    venue: Line | None = None
    """The journal, book or conference that it is a part of."""
    volume: Line | None = None
    issue: Line | None = None
    pages: Line | None = None
    publisher: Line | None = None
    authors: tuple[Contributor, ...] = ()
    identifiers: tuple[WorkIdentifier, ...] = ()
    url: Url | None = None
    abstract: Prose | None = None
    language: LanguageTag | None = None


class Project(DatedFact):
    """A project or a piece of software."""

    kind: Literal["project", "software"] = "project"
    name: Line
    role: Line | None = None
    url: Url | None = None
    description: Prose | None = None


class Funding(DatedFact):
    """A grant or another funding."""

    title: Line
    type: Literal["grant", "contract", "award", "salary-award"] = "grant"
    organization: Organization
    number: Line | None = None
    url: Url | None = None
