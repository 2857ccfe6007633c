"""Organizations, and what ties a person to them: jobs, memberships, studies."""

# No `from __future__ import annotations`, see pexport.profile.fact.

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from pexport.profile.fact import DatedFact, Model
from pexport.profile.values import CountryCode, Line, Prose, Url


class OrganizationIdentifier(Model):
    """An identifier of an organization."""

    scheme: Literal["ror", "grid", "isni", "fundref", "lei", "ringgold", "wikidata"]
    value: Line
    """ROR and FundRef as their URL, the others bare."""


class Organization(Model):
    """An organization, as part of a fact; its identifiers with ROR first."""

    name: Line
    url: Url | None = None
    city: Line | None = None
    region: Line | None = None
    country: CountryCode | None = None
    identifiers: tuple[OrganizationIdentifier, ...] = ()


class Tie(DatedFact):
    """A time with an organization; it may be named by other parts alone."""

    named_by: ClassVar[tuple[str, ...]] = ()
    """The parts of which one has to be there."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not any(getattr(self, part) for part in self.named_by):
            raise ValueError(f"one of these has to be there: {', '.join(self.named_by)}")
        return self


class Position(Tie):
    """A tie to an organization, or a job of which the role alone is known."""

    named_by = ("organization", "role")

    kind: Literal["employment", "membership", "invited-position", "service", "affiliation"] = (
        "affiliation"
    )
    """What the source states of it; ``affiliation`` where it states nothing."""
    organization: Organization | None = None
    role: Line | None = None
    department: Line | None = None
    description: Prose | None = None
    url: Url | None = None


class Education(Tie):
    """Studies or a qualification, of which the degree or the field alone may be known."""

    named_by = ("organization", "degree", "field")

    kind: Literal["education", "qualification"] = "education"
    organization: Organization | None = None
    degree: Line | None = None
    field: Line | None = None
    description: Prose | None = None
    url: Url | None = None
