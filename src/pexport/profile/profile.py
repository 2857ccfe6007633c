"""The canonical profile: what is known of one person, and nothing about formats.

Every member of ``Profile`` is a fact or a tuple of facts (see ``facts``, ``career``, ``works``),
in the order of the source.
"""

# No `from __future__ import annotations`, see pexport.profile.fact.

from collections.abc import Iterator
from typing import Self

from pexport.profile.career import Education, Position
from pexport.profile.fact import Fact, Model
from pexport.profile.facts import (
    Account,
    Address,
    Award,
    Email,
    Group,
    Headline,
    HomePage,
    Identifier,
    Interest,
    Language,
    Link,
    Name,
    Nickname,
    OtherName,
    Phone,
    Portrait,
    Pronouns,
    Skill,
    SourceDocument,
    Text,
)
from pexport.profile.values import Visibility
from pexport.profile.works import Contributor, Funding, Project, Work

AUDIENCES: tuple[Visibility, ...] = ("public", "registered-only", "limited", "private")


class Profile(Model):
    """Everything known of one person."""

    name: Name | None = None
    """Absent where the person hides it, as ORCID allows."""
    other_names: tuple[OtherName, ...] = ()
    nicknames: tuple[Nickname, ...] = ()
    pronouns: tuple[Pronouns, ...] = ()
    headlines: tuple[Headline, ...] = ()
    summaries: tuple[Text, ...] = ()
    """The short biography; more than one only in different languages."""
    biographies: tuple[Text, ...] = ()
    """The long biography; more than one only in different languages."""
    portrait: Portrait | None = None
    emails: tuple[Email, ...] = ()
    phones: tuple[Phone, ...] = ()
    addresses: tuple[Address, ...] = ()
    homepage: HomePage | None = None
    accounts: tuple[Account, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    links: tuple[Link, ...] = ()
    positions: tuple[Position, ...] = ()
    education: tuple[Education, ...] = ()
    interests: tuple[Interest, ...] = ()
    skills: tuple[Skill, ...] = ()
    languages: tuple[Language, ...] = ()
    awards: tuple[Award, ...] = ()
    groups: tuple[Group, ...] = ()
    works: tuple[Work, ...] = ()
    projects: tuple[Project, ...] = ()
    fundings: tuple[Funding, ...] = ()
    document: SourceDocument | None = None

    def facts(self) -> Iterator[tuple[str, Fact]]:
        """Yield every fact with its path: ``name``, ``positions/0``."""
        for field, value in self:
            if isinstance(value, Fact):
                yield field, value
            elif value:
                yield from ((f"{field}/{index}", fact) for index, fact in enumerate(value))

    def hidden_from(self, audience: Visibility) -> Iterator[str]:
        """Yield the path of every fact that *audience* may not see."""
        allowed = _seen_by(audience)
        yield from (path for path, fact in self.facts() if fact.visibility not in allowed)

    def visible_to(self, audience: Visibility) -> Self:
        """Return the profile with only those facts that *audience* may see."""
        allowed = _seen_by(audience)
        changed: dict[str, Fact | tuple[Fact, ...] | None] = {}
        for field, value in self:
            if isinstance(value, Fact):
                if value.visibility not in allowed:
                    changed[field] = None
            elif value:
                kept = tuple(fact for fact in value if fact.visibility in allowed)
                if len(kept) < len(value):
                    changed[field] = kept
        if not changed:
            return self
        visible = self.model_copy(update=changed)
        hidden = _orcids(self) - _orcids(visible)
        if not hidden:
            return visible
        works = tuple(_without_orcids(work, hidden) for work in visible.works)
        return visible.model_copy(update={"works": works})

    def identifier(self, scheme: str) -> str | None:
        """Return the value of the first identifier of *scheme*."""
        for identifier in self.identifiers:
            if identifier.scheme == scheme:
                return identifier.value
        return None

    @property
    def iri(self) -> str | None:
        """The IRI of the person: the ORCID iD, else the one the site gives, else none."""
        orcid = self.identifier("orcid")
        if orcid:
            return f"https://orcid.org/{orcid}"
        return self.document.subject if self.document else None


def _seen_by(audience: Visibility) -> tuple[Visibility, ...]:
    return AUDIENCES[: AUDIENCES.index(audience) + 1]


def _orcids(profile: Profile) -> set[str]:
    return {each.value for each in profile.identifiers if each.scheme == "orcid"}


def _without_orcids(work: Work, hidden: set[str]) -> Work:
    """Return *work*, of which no author has one of the *hidden* ORCID iDs."""
    authors = tuple(_without_orcid(author, hidden) for author in work.authors)
    return work.model_copy(update={"authors": authors})


def _without_orcid(author: Contributor, hidden: set[str]) -> Contributor:
    if author.orcid in hidden:
        author = author.model_copy(update={"orcid": None})
    if author.url and any(author.url.rstrip("/").endswith(orcid) for orcid in hidden):
        author = author.model_copy(update={"url": None})
    return author
