"""Who the people of a site are: all their names, and which pages are of one person."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pexport.errors import LeftOut, PexportError

from ....text.names import parse_name, without_titles
from ...author.author import read_author_page
from ...author.name import display_name, require_name
from ...author.publishing import refuse_demo_person
from ...home.site_name import add_name_of_site
from ...page.author_page import AuthorPage
from ...site.author_files import (
    OWNER_SLUGS,
    AuthorFile,
    author_files,
    published_files,
    site_owner,
)
from ...site.site import Site
from .name_forms import name_key
from .people import Directory, Person


def people_of_site(root: Path, site: Site) -> Directory:
    """Return the authors whom a publication may mean."""
    same = further_pages(root, site)
    people = _people(root, site)
    merged = {slug: person for slug, person in people.items() if slug not in same}
    for alias, slug in same.items():
        merged[slug] = merged[slug].with_names_of(people[alias])
    owners = {same.get(slug, slug) for slug in site_owner(root, site).slugs}
    slugs = owners & merged.keys() or merged.keys()
    return Directory(merged, next(iter(slugs)) if len(slugs) == 1 else None, same)


@lru_cache(maxsize=2)
def further_pages(root: Path, site: Site) -> dict[str, str]:
    """Return the slugs of further pages of one person, with that of the first.

    Two pages of one name are one person's where they have one ORCID iD, or where one of them is the
    owner's and the iDs do not speak against it.
    """
    people, owners = _people(root, site), site_owner(root, site).slugs
    keys = {slug: frozenset(map(name_key, person.names)) for slug, person in people.items()}
    first_ones = [slug for slug in (*reversed(OWNER_SLUGS), *owners) if slug in people]
    known: list[str] = []
    same: dict[str, str] = {}
    for slug in dict.fromkeys((*first_ones, *people)):
        alike = (each for each in known if not keys[each].isdisjoint(keys[slug]))
        ones = (it for it in alike if _are_one(people[it], people[slug], is_owner=it in first_ones))
        if first := next(ones, None):
            same[slug] = first
        else:
            known.append(slug)
    return same


def _are_one(first: Person, second: Person, *, is_owner: bool) -> bool:
    """Say whether two of one name are one; *is_owner* says that one of them owns the site."""
    if first.orcid and second.orcid:
        return first.orcid == second.orcid
    return is_owner


def person_of_widgets(author: AuthorPage) -> Person | None:
    """Return the owner of a site of widgets, under all names."""
    name = author.tree.get("name")
    if name is None:
        return None
    person = _person_of_pages([author], name["display"], author.site.base_url)
    return person.called(each for slug, each in author.site.other_names if slug is None)


@lru_cache(maxsize=2)
def _people(root: Path, site: Site) -> dict[str, Person]:
    """Return the authors whom a publication may mean, by slug.

    A page that the site does not publish means nobody, and one without a name neither.
    """
    people = {}
    owners = site_owner(root, site).slugs
    for slug, files in author_files(root, site).items():
        shown = published_files(files, site)
        if not shown:
            continue
        try:
            person = _person(slug, shown, site)
        except PexportError:
            continue
        is_owner = owners == (slug,)
        known_as = {slug, None} if is_owner else {slug}
        people[slug] = person.called(each for key, each in site.other_names if key in known_as)
    return people


def forget() -> None:
    """Forget the people of sites."""
    further_pages.cache_clear()
    _people.cache_clear()


def _page_in(file: AuthorFile, site: Site) -> AuthorPage | None:
    """Return the page in *file*, of which no more than the name is known where a key is broken.

    None where the file cannot be read; ``LeftOut`` where the site does not publish it.
    """
    try:
        page = AuthorPage(file.front_matter(), site)
    except PexportError:
        return None
    try:
        read_author_page(page)
    except LeftOut:
        raise
    except PexportError:
        # Whether the site publishes the rest is not known.
        name = display_name(page.front_matter, site.language)
        page.tree = {"name": {"display": name}} if name else {}
    return page


def _person(slug: str, files: list[AuthorFile], site: Site) -> Person:
    pages = [page for file in files if (page := _page_in(file, site))]
    if not pages:
        raise PexportError(f"{files[0].path}: cannot be read")
    if "name" not in pages[0].tree and site.root and slug in site_owner(site.root, site).slugs:
        add_name_of_site(pages[0])
    name = require_name(pages[0])
    refuse_demo_person(pages[0])
    return _person_of_pages(pages, name, site.author_url(slug, name, None, files[0].language))


def _person_of_pages(pages: list[AuthorPage], name: str, url: str | None) -> Person:
    """Return the person of *pages* in several languages; *name* is that of the first."""
    trees = [page.tree for page in pages]
    names = [tree["name"] for tree in trees if "name" in tree]
    known = [each["display"] for each in names]
    known += [" ".join(filter(None, (each.get("given"), each.get("family")))) for each in names]
    known += [each["name"] for tree in trees for each in tree.get("other_names", ())]
    known += [parse_name(display).name for display in known[: len(names)]]
    known += [without_titles(each) for each in known]
    known += [
        f"{nickname['name']} {each['family']}"
        for tree in trees
        for nickname in tree.get("nicknames", ())
        for each in names
        if "family" in each
    ]
    ids = [each for tree in trees for each in tree.get("identifiers", ())]
    orcid = next((each["value"] for each in ids if each["scheme"] == "orcid"), None)
    handles = [each.get("handle") for tree in trees for each in tree.get("accounts", ())]
    handles += [each["address"].partition("@")[0] for t in trees for each in t.get("emails", ())]
    other_names = dict.fromkeys(each for each in known if each and each != name)
    return Person(name, tuple(other_names), orcid, url, tuple(filter(None, handles)))
