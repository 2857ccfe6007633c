"""The facts that a profile is made of.

Nothing is guessed silently: a value that was inferred says so in its fact's origin.
"""

# No `from __future__ import annotations`, see pexport.profile.fact.

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from pexport.profile import checksum
from pexport.profile.fact import Fact, Model
from pexport.profile.values import (
    Base64,
    CountryCode,
    EmailAddress,
    Iri,
    LanguageTag,
    Line,
    PartialDate,
    Prose,
    Scheme,
    ScriptCode,
    Url,
)


class Name(Fact):
    """The name the person goes by."""

    display: Line
    given: Line | None = None
    family: Line | None = None
    additional: Line | None = None
    prefix: Line | None = None
    suffix: Line | None = None
    pronunciation: Line | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it has several words, and nothing says which are the family name."""
        return not (self.given or self.family) and " " in self.display


class OtherName(Fact):
    """The name in another script or language, or another name the person publishes under."""

    name: Line
    language: LanguageTag | None = None
    script: ScriptCode | None = None


class Nickname(Fact):
    """A familiar name."""

    name: Line


class Pronouns(Fact):
    """The pronouns to use, as the person writes them."""

    pronouns: Line
    language: LanguageTag | None = None


class Headline(Fact):
    """The role or title the person presents themselves with, tied to no organization."""

    text: Line
    language: LanguageTag | None = None


class TextLink(Model):
    """A link in a running text."""

    text: Line
    url: Url


class Text(Fact):
    """A running text about the person."""

    text: Prose
    markdown: Prose | None = None
    language: LanguageTag | None = None
    links: tuple[TextLink, ...] = ()


class Portrait(Fact):
    """A picture of the person."""

    url: Url | None = None
    file: Line | None = None
    """Where the source keeps it, relative to the file that names it."""
    data: Base64 | None = None
    """The file itself, where a format asks for it (``Input.pictures``)."""
    media_type: Line | None = None
    width: Annotated[int, Field(gt=0)] | None = None
    height: Annotated[int, Field(gt=0)] | None = None
    """Width and height in pixels."""
    caption: Line | None = None


class Email(Fact):
    """An e-mail address."""

    address: EmailAddress


class Phone(Fact):
    """A telephone number, as written."""

    number: Line


class Address(Fact):
    """A postal address, or only the country."""

    street: Line | None = None
    locality: Line | None = None
    region: Line | None = None
    postal_code: Line | None = None
    country: CountryCode | None = None


class HomePage(Fact):
    """The person's own home page."""

    url: Url


class Account(Fact):
    """An account with a service that is no identifier: GitHub, LinkedIn, Mastodon."""

    service: Scheme
    handle: Line | None = None
    url: Url


class Identifier(Fact):
    """What identifies the person in a registry: ORCID, Scopus, Google Scholar."""

    scheme: Scheme
    value: Line
    url: Url | None = None

    @model_validator(mode="after")
    def _checksum(self) -> Self:
        if not checksum.is_valid(self.scheme, self.value):
            raise ValueError(f"{self.value!r} is not a valid {self.scheme} identifier")
        return self


class Link(Fact):
    """Another link: a CV, a file, a feed, a page about the person."""

    url: Iri
    label: Line | None = None
    kind: Literal["cv", "contact", "feed", "calendar", "key", "chat"] | None = None
    """``key``: a public key; ``chat``: a way to send a message (``xmpp:``, ``skype:``)."""


class Interest(Fact):
    """A field of interest."""

    label: Line
    language: LanguageTag | None = None
    url: Iri | None = None
    """The concept in a vocabulary."""


class Skill(Fact):
    """What the person can do."""

    name: Line
    category: Line | None = None
    level: Line | None = None
    description: Prose | None = None


class Language(Fact):
    """A language the person knows."""

    name: Line
    tag: LanguageTag | None = None
    level: Line | None = None


class Award(Fact):
    """A prize or distinction."""

    title: Line
    awarder: Line | None = None
    date: PartialDate | None = None
    url: Url | None = None
    description: Prose | None = None


class Group(Fact):
    """A group the source sorts the person into; it need not be an organization."""

    name: Line


class SourceDocument(Fact):
    """What the source says of itself: the page that presents the person, and its site."""

    url: Url | None = None
    """The page itself."""
    subject: Iri | None = None
    """The IRI by which the site names the person, never the page's own."""
    title: Line | None = None
    site_url: Url | None = None
    site_name: Line | None = None
    language: LanguageTag | None = None
    created: PartialDate | None = None
    modified: PartialDate | None = None
