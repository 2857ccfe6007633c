"""The works of one author of a site: its publications that name the author."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from pexport.errors import PexportError
from pexport.source import Remark

from . import author as hugo_author
from . import name as hugo_name
from . import publications
from .page import AuthorPage
from .pages import OWNERS, AuthorFile, authors
from .publications import Person, Publication
from .site import Site


def add(author: AuthorPage, slug: str, *, is_owner: bool) -> None:
    """Add the works of the author *slug*, the newest first.

    What is said of publications that cannot be read, or that nobody is shown, is said to the owner.
    """
    if author.site.root is None:
        return
    owner = None if authors(author.site.root, author.site) else _named(author)
    found, unread = _publications(author.site.root, author.site, owner)
    mine = [each for each in found if any(name.slug == slug for name in each.authors)]
    works: list[dict[str, Any]] = [each.work for each in mine if each.work]
    if works:
        author.tree["works"] = sorted(works, key=lambda work: work.get("date") or "", reverse=True)
    author.remarks += [remark for each in mine for remark in each.remarks]
    if is_owner:
        author.remarks += unread


@lru_cache(maxsize=2)
def _publications(
    root: Path, site: Site, owner: Person | None
) -> tuple[list[Publication], list[Remark]]:
    """Return all publications of the site, and what is said of those that are left out.

    *owner* is that of a site without pages of authors.
    """
    pages = publications.find(root)
    if not pages:
        return [], []
    people = {OWNERS[0]: owner} if owner else _people(root, site)
    found: dict[str, Publication] = {}
    unread: list[Remark] = []
    for page in pages:
        try:
            publication = publications.read_work(page, site, people, site.day)
        except PexportError as error:
            where, _, said = str(error).partition(": ")
            unread.append(Remark(where, said, "broken"))
            continue
        if publication.work is None:
            unread += publication.remarks
        else:
            # A translation tells of the same work.
            found.setdefault(publication.slug, publication)
    return list(found.values()), unread


def _named(author: AuthorPage) -> Person | None:
    """Return the owner of a site of widgets, under all names."""
    name = author.tree.get("name")
    if name is None:
        return None
    others = [" ".join(filter(None, (name.get("given"), name.get("family"))))]
    others += [each["name"] for each in author.tree.get("other_names", ())]
    orcid = next(
        (x["value"] for x in author.tree.get("identifiers", ()) if x["scheme"] == "orcid"), None
    )
    return Person(name["display"], tuple(filter(None, others)), orcid, author.site.base_url)


def _people(root: Path, site: Site) -> dict[str, Person]:
    """Return the authors whom a publication may mean, by slug; broken pages mean nobody."""
    people = {}
    for slug, files in authors(root, site).items():
        try:
            people[slug] = _person(slug, files, site)
        except PexportError:
            continue
    return people


def _person(slug: str, files: list[AuthorFile], site: Site) -> Person:
    pages = [AuthorPage(file.front_matter(), site) for file in files]
    for page in pages:
        hugo_author.read(page)
    name = hugo_name.require(pages[0])
    names = [page.tree["name"] for page in pages if "name" in page.tree]
    known = [each["display"] for each in names]
    known += [" ".join(filter(None, (each.get("given"), each.get("family")))) for each in names]
    known += [each["name"] for page in pages for each in page.tree.get("other_names", ())]
    ids = [each for page in pages for each in page.tree.get("identifiers", ())]
    orcid = next((each["value"] for each in ids if each["scheme"] == "orcid"), None)
    spelt = dict.fromkeys(each for each in known if each and each != name)
    return Person(name, tuple(spelt), orcid, site.author_url(slug, name, None, files[0].language))
