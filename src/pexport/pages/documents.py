"""The documents of a source, and the page of a built site that each belongs to.

The owner's belongs to the page that it is about, else to the home page; that of each author of a
lab to the author's own page, and the lab's organization to the home page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pexport import registry
from pexport.errors import PexportError
from pexport.exporter import Member, Options
from pexport.pages import excluded, subjects
from pexport.pages.block import FORMAT
from pexport.pages.outline import UnreadableError, outline
from pexport.pages.places import find_page, inside
from pexport.profile.values import Visibility
from pexport.source import Input
from pexport.writing import people
from pexport.writing.people import ExportRequest, Person


class Subject(NamedTuple):
    """A person or an organization that may have a page."""

    name: str
    slug: str
    """By which the source knows a person; "" for an organization, and for a person alone."""
    document: Any
    may_be_home: bool
    """Whether the home page is theirs where they have no other."""
    base: str | None
    """The address of the site."""


class Placed(NamedTuple):
    """The subjects by their pages, and those without a page."""

    pages: Mapping[Path, Subject]
    without: Mapping[str, str]
    """Why there is no page, by the names of the subjects."""


class Told(NamedTuple):
    """What a source tells of everybody that it is about."""

    people: tuple[Person, ...]
    """Those whose document is wrong, or who are left out, among them."""
    subjects: tuple[Subject, ...]


def read(given: Input, options: Options, audience: Visibility) -> Told:
    """Return whom the source *given* tells of: one person who is named or alone, else all.

    Raises ``PexportError`` where it cannot be read.
    """
    request = ExportRequest({FORMAT: options}, audience, full=False)
    if not _is_of_several(given):
        person = people.export_person(given, request)
        return Told((person,), tuple(_subjects([person], given, may_be_home=True)))
    everybody = tuple(people.export_people(given, request, jobs=1))
    found = [*_subjects(everybody, given, may_be_home=False)]
    if organization := _organization(given, everybody, options):
        found.insert(0, organization)
    return Told(everybody, tuple(found))


def _is_of_several(given: Input) -> bool:
    listed = registry.detect_source(given).people
    if given.author or listed is None or not given.is_folder():
        return False
    return len(listed(given)) > 1


def _subjects(
    everybody: list[Person] | tuple[Person, ...], given: Input, *, may_be_home: bool
) -> Iterator[Subject]:
    for person in everybody:
        outcome = person.outcomes.get(FORMAT)
        if outcome and not outcome.problems:
            document = outcome.document
            base = given.base_url or document.get("isPartOf", {}).get("url")
            name = subjects.name_of(document)
            yield Subject(name, person.slug, document, may_be_home, base)


def _organization(given: Input, everybody: tuple[Person, ...], options: Options) -> Subject | None:
    """Return the organization whose site it is, with those of *everybody* who belong to it."""
    reads = registry.detect_source(given).collective
    known = reads(given) if reads else None
    bundle = registry.load_exporter(FORMAT).bundle
    if known is None or bundle is None:
        return None
    members = [
        Member(person.outcomes[FORMAT].document, person.has_left)
        for person in everybody
        if FORMAT in person.outcomes and not person.outcomes[FORMAT].problems
    ]
    whole = bundle(members, known, options)
    problems = registry.load_exporter(FORMAT).problems(whole)
    if problems:
        raise PexportError(f"{known.organization.name}: {problems[0].where}: {problems[0].message}")
    document = {"@context": whole["@context"], **whole["@graph"][0]}
    return Subject(known.organization.name, "", document, may_be_home=True, base=given.base_url)


def placed(site: Path, told: Told, page: str | None) -> Placed:
    """Return which page of *site* is whose; *page* is the one that the user names for one person.

    Raises ``PexportError`` for a page that is not there or out of the site.
    """
    if page is not None:
        return Placed({_named(site, told, page): told.subjects[0]}, {})
    pages: dict[Path, Subject] = {}
    without: dict[str, str] = {}
    for subject in told.subjects:
        file = _page_of(site, subject)
        if file is None:
            address = subject.document.get("url")
            without[subject.name] = (
                f"there is no page for {address} in {site}"
                if address
                else "the address of the page is not known; --base-url gives that of the site"
            )
        elif file in pages:
            without[subject.name] = f"{file} is the page of {pages[file].name}"
        else:
            pages[file] = subject
    return Placed(pages, without)


def _named(site: Path, told: Told, page: str) -> Path:
    if len(told.subjects) != 1:
        raise PexportError("--page is the page of one person: name them with --author SLUG")
    found = find_page(site, page, told.subjects[0].base)
    if found is None:
        raise PexportError(f"--page: {page!r} is no page in {site}")
    return found


def _page_of(site: Path, subject: Subject) -> Path | None:
    if site.is_file():
        return inside(site.parent, site) if subject.may_be_home else None
    address = subject.document.get("url")
    is_person = "mainEntity" in subject.document
    found = find_page(site, address, subject.base) if address and is_person else None
    if found is None and not subject.may_be_home:
        return None
    home = find_page(site, "")
    return _home(site, home, subject.base) if home and found in (None, home) else found


def _home(site: Path, file: Path, base: str | None) -> Path:
    """Return the home page: that of a language, where the first one only leads there."""
    try:
        target = excluded.sends_to(outline(file.read_bytes()))
    except (OSError, UnreadableError):
        return file
    return (find_page(site, target, base) if target else None) or file
