"""A person as a page presents them: what stands at the top, then lists under headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from pexport.profile import Portrait, Position, Profile, Text, Work
from pexport.profile.fact import DatedFact
from pexport.vocabulary import catalogue


class Entry(NamedTuple):
    """One line of a list."""

    text: str
    url: str | None = None
    note: str = ""
    """What stands beside it: the place and the years."""


class Section(NamedTuple):
    """A list under its heading."""

    title: str
    entries: tuple[Entry, ...]


class Place(NamedTuple):
    """The organization that a person belongs to now."""

    name: str
    url: str | None
    role: str | None


class Paragraph(NamedTuple):
    """A part of a running text."""

    text: str
    items: tuple[str, ...] = ()
    """Its lines where it is a list."""


class Presentation(NamedTuple):
    """What a page says of a person, in its order."""

    name: str
    language: str
    """Of the page: BCP 47, "en" where the source names none."""
    other_names: tuple[str, ...]
    pronouns: tuple[str, ...]
    headline: str
    """The role that the person presents themselves with, else that of the first position."""
    place: Place | None
    summary: str
    paragraphs: tuple[Paragraph, ...]
    """Of the biography, plain text."""
    portrait: Portrait | None
    homepage: str | None
    profiles: tuple[Entry, ...]
    """Pages of the person with services: accounts and identifiers."""
    links: tuple[Entry, ...]
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    interests: tuple[str, ...]
    sections: tuple[Section, ...]


def build_presentation(profile: Profile, as_of: date) -> Presentation:
    """Return what a page says of *profile* on the day *as_of*."""
    place = _place(profile, as_of)
    headlines = [each.text for each in profile.headlines]
    language = profile.document.language if profile.document else None
    biography = _in_language(profile.biographies, language)
    return Presentation(
        name=profile.name.display if profile.name else "",
        language=language or "en",
        other_names=tuple(each.name for each in profile.other_names),
        pronouns=tuple(each.pronouns for each in profile.pronouns),
        headline=next(iter(headlines), "") or (place.role or "" if place else ""),
        place=place,
        summary=_in_language(profile.summaries, language),
        paragraphs=tuple(map(_paragraph, filter(None, biography.split("\n\n")))),
        portrait=profile.portrait,
        homepage=profile.homepage.url if profile.homepage else None,
        profiles=tuple(_profiles(profile)),
        links=tuple(_links(profile)),
        emails=tuple(each.address for each in profile.emails),
        phones=tuple(each.number for each in profile.phones),
        interests=tuple(each.label for each in profile.interests),
        sections=tuple(_sections(profile)),
    )


_ITEM = "- "


def _paragraph(text: str) -> Paragraph:
    lines = text.split("\n")
    is_list = all(line.startswith(_ITEM) for line in lines)
    return Paragraph(text, tuple(line.removeprefix(_ITEM) for line in lines) if is_list else ())


def _in_language(texts: Iterable[Text], language: str | None) -> str:
    """Return the text in the language of the page, else the first."""
    several = list(texts)
    own = [each.text for each in several if each.language == language]
    return next(iter([*own, *(each.text for each in several)]), "")


def _place(profile: Profile, as_of: date) -> Place | None:
    current = (
        each for each in profile.positions if each.organization and each.may_be_current(as_of)
    )
    position = next(current, None)
    if position is None or position.organization is None:
        return None
    return Place(position.organization.name, position.organization.url, position.role)


def _profiles(profile: Profile) -> Iterator[Entry]:
    for each in profile.identifiers:
        yield Entry(catalogue.service_title(each.scheme), each.url, each.value)
    for account in profile.accounts:
        yield Entry(catalogue.service_title(account.service), account.url, account.handle or "")


_KINDS = {
    "cv": "Curriculum vitae",
    "contact": "Contact",
    "feed": "Feed",
    "calendar": "Calendar",
    "key": "Public key",
    "chat": "Chat",
}


def _links(profile: Profile) -> Iterator[Entry]:
    """Yield the links that a browser opens; any other is shown by its address."""
    for link in profile.links:
        label = link.label or _KINDS.get(link.kind or "")
        opens = link.url.lower().startswith(("https://", "http://", "mailto:", "tel:"))
        yield Entry(label or link.url, link.url if opens else None, "" if opens else link.url)


def _sections(profile: Profile) -> Iterator[Section]:
    sections = (
        Section("Positions", tuple(_positions(profile.positions))),
        Section("Education", tuple(_education(profile))),
        Section("Works", tuple(map(_work, profile.works))),
        Section("Projects", tuple(_projects(profile))),
        Section("Funding", tuple(_fundings(profile))),
        Section("Awards", tuple(_awards(profile))),
        Section(
            "Skills", tuple(Entry(each.name, None, each.level or "") for each in profile.skills)
        ),
        Section(
            "Languages",
            tuple(Entry(each.name, None, each.level or "") for each in profile.languages),
        ),
    )
    return (section for section in sections if section.entries)


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _period(fact: DatedFact) -> str:
    """Return the years of *fact* as a reader writes them: ``2014`` to ``2018``, ``since 2022``."""
    start, end = (fact.start or "")[:4], (fact.end or "")[:4]
    if start and end:
        return start if start == end else f"{start}–{end}"
    if start:
        return f"from {start}" if fact.state == "ended" else f"since {start}"
    if end:
        return f"until {end}" if fact.state == "ongoing" else end
    return fact.dates or ""


def _positions(positions: Iterable[Position]) -> Iterator[Entry]:
    for each in positions:
        organization = each.organization.name if each.organization else None
        url = each.url or (each.organization.url if each.organization else None)
        if each.role:
            note = _joined(each.department, organization, _period(each))
            yield Entry(each.role, url, note)
        else:
            yield Entry(organization or "", url, _joined(each.department, _period(each)))


def _education(profile: Profile) -> Iterator[Entry]:
    for each in profile.education:
        school = each.organization.name if each.organization else None
        url = each.url or (each.organization.url if each.organization else None)
        title = _joined(each.degree, each.field)
        if title:
            yield Entry(title, url, _joined(school, _period(each)))
        else:
            yield Entry(school or "", url, _period(each))


def _work(work: Work) -> Entry:
    title = f"{work.title}: {work.subtitle}" if work.subtitle else work.title
    doi = next((each.value for each in work.identifiers if each.scheme == "doi"), None)
    return Entry(
        title,
        f"https://doi.org/{doi}" if doi else work.url,
        _joined(work.venue, work.date[:4] if work.date else None),
    )


def _projects(profile: Profile) -> Iterator[Entry]:
    for each in profile.projects:
        yield Entry(each.name, each.url, _joined(each.role, _period(each)))


def _fundings(profile: Profile) -> Iterator[Entry]:
    for each in profile.fundings:
        note = _joined(each.organization.name, each.number, _period(each))
        yield Entry(each.title, each.url, note)


def _awards(profile: Profile) -> Iterator[Entry]:
    for each in profile.awards:
        yield Entry(
            each.title, each.url, _joined(each.awarder, each.date[:4] if each.date else None)
        )
