"""The organization that a site of several people presents: a lab, an institute, a company."""

# No `from __future__ import annotations`, see pexport.profile.fact.

from pexport.profile.career import Organization
from pexport.profile.fact import Model
from pexport.profile.facts import Address
from pexport.profile.values import EmailAddress, Iri, LanguageTag, Line, Prose, Url


class Collective(Model):
    """What a site says of the organization that its people belong to."""

    organization: Organization
    subject: Iri | None = None
    """The IRI by which the site names the organization, never a page's own."""
    alternate_name: Line | None = None
    description: Prose | None = None
    language: LanguageTag | None = None
    """The language of the description."""
    logo: Url | None = None
    emails: tuple[EmailAddress, ...] = ()
    phones: tuple[Line, ...] = ()
    addresses: tuple[Address, ...] = ()
    urls: tuple[Url, ...] = ()
    """Its pages with services, which identify it: GitHub, Mastodon."""
    origin: str = ""
    """As that of a fact."""
