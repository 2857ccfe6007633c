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


class Affiliation(DatedFact):
    """A time with an organization, which may be known by other members alone."""

    at_least_one_of: ClassVar[tuple[str, ...]] = ()
    """The members of which one has to be there."""

    @model_validator(mode="after")
    def _has_one_of_them(self) -> Self:
        if not any(getattr(self, member) for member in self.at_least_one_of):
            raise ValueError(f"needs at least one of: {', '.join(self.at_least_one_of)}")
        return self


class Position(Affiliation):
    """A job or a membership, of which the role alone may be known."""

    at_least_one_of = ("organization", "role")

    kind: Literal[
        "employment", "membership", "invited-position", "service", "education", "affiliation"
    ] = "affiliation"
    """What the source states of it: ``education`` is the place of a student, and ``affiliation``
    stands where it states nothing."""
    organization: Organization | None = None
    role: Line | None = None
    department: Line | None = None
    description: Prose | None = None
    url: Url | None = None


class Education(Affiliation):
    """Studies or a qualification, of which the degree or the field alone may be known."""

    at_least_one_of = ("organization", "degree", "field")

    kind: Literal["education", "qualification"] = "education"
    organization: Organization | None = None
    degree: Line | None = None
    field: Line | None = None
    description: Prose | None = None
    url: Url | None = None
