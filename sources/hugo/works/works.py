"""The works of one author of a site: its publications that name the author."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from pexport.errors import PexportError
from pexport.source import KnownAuthor, Remark

from ..page.author_page import AuthorPage
from ..site.author_files import OWNER_SLUGS, author_files, site_owner
from ..site.remarks import remark_on_error
from ..site.site import Site
from . import types
from .authors import site_people
from .authors.people import Directory, Person
from .authors.site_people import further_pages, people_of_site, person_of_widgets
from .duplicates import without_duplicates
from .files import find_publication_pages, is_translation
from .publications import Publication, read_publication


def add_works(author: AuthorPage, slug: str, *, is_owner: bool) -> None:
    """Add the works of the author *slug*, the newest first.

    Remarks on publications that cannot be read, that the site does not show or that name none of
    its people go to the owner, and without one to the first author.
    """
    root, site = author.site.root, author.site
    if root is None:
        return
    known = author_files(root, site)
    found, unread = _read_publications(root, site, None if known else person_of_widgets(author))
    own = OWNER_SLUGS[0] if not known else further_pages(root, site).get(slug, slug)
    mine = found.get(own, [])
    dated = sorted(mine, key=lambda each: (each.work or {}).get("date") or "", reverse=True)
    works: list[dict[str, Any]] = [each.work for each in dated if each.work]
    if works:
        author.tree["works"] = works
        people = _known_authors(root, site) if known else _owner_of_widgets(author)
        author.known_authors = tuple(
            tuple(people.get(slug or "") for slug in each.contributors) for each in dated
        )
    author.remarks += [remark for each in mine for remark in each.remarks]
    if is_owner or (len(site_owner(root, site).slugs) != 1 and slug == next(iter(known), slug)):
        author.remarks += unread


def _known_authors(root: Path, site: Site) -> dict[str, KnownAuthor]:
    same = further_pages(root, site)
    owners = {same.get(slug, slug) for slug in site_owner(root, site).slugs}
    return {
        slug: KnownAuthor(slug, person.name, person.orcid, owners == {slug})
        for slug, person in people_of_site(root, site).people.items()
    }


def _owner_of_widgets(author: AuthorPage) -> dict[str, KnownAuthor]:
    person, slug = person_of_widgets(author), OWNER_SLUGS[0]
    return {slug: KnownAuthor(slug, person.name, person.orcid, is_owner=True)} if person else {}


def forget() -> None:
    """Forget the publications and the people of sites."""
    _read_publications.cache_clear()
    site_people.forget()
    types.forget()


@lru_cache(maxsize=2)
def _read_publications(
    root: Path, site: Site, of_widgets: Person | None
) -> tuple[dict[str, list[Publication]], list[Remark]]:
    """Return the publications of each of the authors, by slug, and the remarks on the others.

    *of_widgets* is the owner of a site without pages of authors.
    """
    pages = find_publication_pages(root, (folder for folder, _ in site.folders))
    if not pages:
        return {}, []
    directory = (
        Directory({OWNER_SLUGS[0]: of_widgets}) if of_widgets else people_of_site(root, site)
    )
    found: dict[str, Publication] = {}
    unread: list[Remark] = []
    for page in sorted(pages, key=lambda page: is_translation(page, site)):
        try:
            publication = read_publication(page, site, directory)
        except PexportError as error:
            unread.append(remark_on_error(error))
            continue
        if publication.work is None:
            unread += publication.remarks
            continue
        first = found.setdefault(publication.slug, publication)
        if first is not publication and first.language == publication.language:
            found[str(page)] = publication
        elif not first.has_site_author and publication.has_site_author:
            # A translation is about the same work.
            found[publication.slug] = publication
    unread += [
        _remark_without_site_author(each, directory)
        for each in found.values()
        if not each.has_site_author
    ]
    unique, duplicates = without_duplicates(each for each in found.values() if each.has_site_author)
    by_slug: dict[str, list[Publication]] = {}
    for each in unique:
        for slug in {name.slug for name in each.authors if name.slug}:
            by_slug.setdefault(slug, []).append(each)
    return by_slug, unread + duplicates


def _remark_without_site_author(publication: Publication, directory: Directory) -> Remark:
    """Return the remark on a publication that names nobody of the site."""
    names = [author.written for author in publication.authors]
    some = ", ".join(names[:3]) + (", …" if names[3:] else "")
    people = directory.people
    (slug, person), *others = people.items() if people else [("admin", None)]
    whom = person.name if person and not others else "an author of the site"
    message = f"left out: none of its authors ({some}) is known to be {whom}"
    fix = f"{slug!r}, or the name as the author page has it, among the authors"
    if others:
        fix = "the name of the folder of the author page among the authors"
    fix += ", or this spelling of the name under other_names in pexport.toml"
    message = message if some else "left out: it names no authors"
    return Remark(publication.place, message, fix=fix)
