"""Whose page of a site is read: its owner's, or that of one of its authors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pexport.errors import PexportError
from pexport.source import Input, Reading, Remark

from ..files.front_matter import FrontMatter, parse_front_matter
from .author.author import (
    ONLY_AUTHORS,
    is_author_page,
    is_page_of_owner,
    read_author_page,
)
from .author.name import display_name, require_name
from .author.past import has_left
from .author.portrait import read_portrait
from .author.publishing import refuse_demo, refuse_organization, refuse_other_days, refuse_things
from .page.author_page import AuthorPage
from .site.author_files import OWNERS, AuthorFile, author_file, author_files, site_owner
from .site.permalinks import urlize
from .site.site import Site, find_site, site_without_folder
from .theme.places import DATA
from .works.sections import find_publication_sections


def read(given: Input) -> Reading:
    """Read the author's file, or that of the owner of the site in a folder."""
    if given.path is None:
        site = site_without_folder(given.base_url)._replace(day=given.day)
        author = AuthorPage(parse_front_matter(given.text(), given.name), site)
        return _reading(author, None, None)
    site = find_site(given.path, given.base_url)._replace(day=given.day)
    return (
        _of_folder(given, given.path, site)
        if given.is_folder()
        else _of_file(given, given.path, site)
    )


def _of_file(given: Input, path: Path, site: Site) -> Reading:
    """Read the page of one author, or the widget that is about the owner of a site."""
    if given.author:
        raise PexportError(f"--author {given.author}: {given.name} is one author's own file")
    file = author_file(path, site)
    author = _author(file, site)
    if file.slug is None and _is_widget(author.page):
        return _of_widgets(path, site, works=given.works)
    reading = _reading(author, file.slug, path.parent)
    return _with_works(reading, author, file.slug) if given.works else reading


def _of_folder(given: Input, folder: Path, site: Site) -> Reading:
    """Read the author that the user names, else the owner of the site, in all languages."""
    if about := _about(given, site):
        return _of_widgets(about, site, works=given.works)
    file, *others = _chosen(site.root or folder, given, site)
    author = _author(file, site)
    reading = _reading(author, file.slug, file.path.parent)
    for other in others:
        if (other.path.suffix in DATA) == (file.path.suffix in DATA):
            from .author.languages import add_translation  # noqa: PLC0415 - most sites have one language

            add_translation(author, _read(_author(other, site)))
        elif other.front_matter().body.strip():
            said = f"not read: the theme shows {file.path.name} in its place"
            author.remarks.append(Remark(str(other.path), said, "unread", "one of the two files"))
    if site.root:
        is_alone = len(author_files(site.root, site)) == 1
        _add_home_page(author, site.root, file.slug, is_alone=is_alone)
    return _with_works(reading, author, file.slug) if given.works else reading


def _with_works(reading: Reading, author: AuthorPage, slug: str | None) -> Reading:
    site = author.site
    folders = (folder for folder, _ in site.folders)
    if slug and site.root and find_publication_sections(site.root, folders):
        from .works.works import add_works  # noqa: PLC0415 - many sites have no publications

        add_works(author, slug, is_owner=reading.is_owner)
    return reading


def _is_widget(page: FrontMatter) -> bool:
    if page.data.keys().isdisjoint({"widget", "section_id"}):
        return False
    from .home.about import is_about_widget  # noqa: PLC0415 - few sites are that old

    return is_about_widget(page)


def _about(given: Input, site: Site) -> Path | None:
    """Return the about widget of a site that has no pages of authors."""
    named = given.author not in (None, OWNERS[0])
    if site.root is None or named or author_files(site.root, site):
        return None
    from .home.about import find_about_widget  # noqa: PLC0415 - few sites are that old

    return find_about_widget(site.root)


def _of_widgets(about: Path, site: Site, *, works: bool) -> Reading:
    """Read a site of the years in which its owner stood in a widget."""
    from .home.about import read_about_widget  # noqa: PLC0415 - few sites are that old

    author = read_about_widget(about, site)
    if "name" in author.tree:
        refuse_demo(author)
    _document(author, None, None, is_owner=True)
    _add_home(author, "the site has one author")
    reading = Reading(author.tree, author.remarks, picture=author.picture)
    return _with_works(reading, author, OWNERS[0]) if works else reading


def _add_home_page(author: AuthorPage, root: Path, slug: str | None, *, is_alone: bool) -> None:
    """Add what the home page and the parameters of a site of one author say of that author."""
    site = author.site
    if not (site.has_params or (root / "content").is_dir()):
        return
    from .home.home import add_home_page, remarks_on_home_page_of_nobody  # noqa: PLC0415 - an author's file alone has none

    if is_alone:
        add_home_page(author, root, slug)
    else:
        author.remarks += remarks_on_home_page_of_nobody(root)


def people(given: Input) -> list[str]:
    """Return the slugs of all authors of the site."""
    if not given.is_folder():
        raise PexportError(f"{given.name}: --all needs the folder of a site, not a single file")
    site = find_site(given.path or Path(), given.base_url)
    if _about(given, site):
        return [OWNERS[0]]
    return list(_authors(site.root or given.path or Path(), given, site))


def _author(file: AuthorFile, site: Site) -> AuthorPage:
    tag = file.language.replace("_", "-") if file.language else site.language
    own = site._replace(language=tag, section=file.section)
    return AuthorPage(file.front_matter(), own, file.language)


def _authors(root: Path, given: Input, site: Site) -> dict[str, list[AuthorFile]]:
    if found := author_files(root, site):
        return found
    raise PexportError(f"{given.name}: {_nobody(given.path or Path())}")


def _nobody(here: Path) -> str:
    """Return what could be done where the folder *here* holds no author."""
    for folder in here.absolute().parents:
        site = find_site(folder, None)
        if author_files(site.root or folder, site) or _about(Input(folder), site):
            return f"no author here, but in the site around it: name its folder, {folder}"
    return (
        "none of content/authors/<slug>/_index.md, data/authors/<slug>.yaml and "
        "content/home/about.md; name a site's folder, or the author's file"
    )


def _chosen(root: Path, given: Input, site: Site) -> list[AuthorFile]:
    """Return the files of the author that the user names, else those of the site's owner."""
    found = _authors(root, given, site)
    if given.author:
        if given.author not in found:
            raise PexportError(
                f"{given.name}: no author {given.author!r}; there are: {', '.join(found)}"
            )
        return found[given.author]
    owners = site_owner(root, site).slugs
    if len(owners) != 1:
        several = f"several owners (superuser: true): {', '.join(owners)}" if owners else "no owner"
        raise PexportError(
            f"{given.name}: {several}; name one with --author: {', '.join(list(found)[:20])}"
        )
    return found[owners[0]]


def _why_owner(author: AuthorPage, slug: str | None) -> str:
    """Return why the page is that of the site's owner; nothing where it is not."""
    if slug is None:
        return "no other author is known"
    if author.site.root:
        known = site_owner(author.site.root, author.site)
        if known.slugs:
            return known.why if known.slugs == (slug,) else ""
    stated = is_page_of_owner(author.page)
    if stated is not None:
        return "superuser" if stated else ""
    return "by the folder's name" if slug in OWNERS else ""


def _read(author: AuthorPage) -> AuthorPage:
    read_author_page(author)
    return author


def _reading(author: AuthorPage, slug: str | None, bundle: Path | None) -> Reading:
    page = author.page
    if slug is None and not is_author_page(page):
        raise PexportError(
            f"{page.name}:1: no author page: it has none of the keys "
            f"{', '.join(sorted(ONLY_AUTHORS))}"
        )
    _read(author)
    why_owner = _why_owner(author, slug)
    if "name" not in author.tree and why_owner:
        from .home.site_name import add_name_of_site  # noqa: PLC0415 - nearly every page has a name

        add_name_of_site(author)
    require_name(author)
    refuse_other_days(author)
    refuse_demo(author)
    refuse_things(author)
    refuse_organization(author)
    page_url = _page_url(author, slug)
    _document(author, slug, page_url, is_owner=bool(why_owner))
    if why_owner:
        _add_home(author, why_owner)
    if bundle:
        read_portrait(author, bundle, slug, page_url)
    return Reading(
        author.tree, author.remarks, slug, bool(why_owner), author.picture, has_left(author)
    )


def _document(
    author: AuthorPage, slug: str | None, page_url: str | None, *, is_owner: bool
) -> None:
    """Say where the site presents the person: its owner on the front page, which is no lab's."""
    site = author.site
    document: dict[str, Any] = {"language": site.language}
    document["modified"] = author.tree.pop("modified", None)
    if site.base_url:
        document |= {
            "url": site.base_url if is_owner and not _is_of_lab(site, slug) else page_url,
            "subject": f"{site.base_url}#{'me' if is_owner else urlize(slug or '')}",
            "site_url": site.base_url,
        }
    document["site_name"] = site.title
    document["origin"] = f"hugo:{author.page.name}"
    if site.base_origin and site.base_url:
        document["origin"] += f" (addresses: {site.base_origin})"
    author.tree["document"] = document


def _is_of_lab(site: Site, slug: str | None) -> bool:
    """Say whether the front page of a site of several people presents their organization."""
    if slug is None or site.root is None or len(author_files(site.root, site)) == 1:
        return False
    from .home.collective import presents_organization  # noqa: PLC0415 - most sites are of one person

    return presents_organization(site)


def _add_home(author: AuthorPage, why: str) -> None:
    site = author.site
    if site.base_url:
        origin = f"{site.base_origin} (of the owner: {why})"
        author.tree["homepage"] = {"url": site.base_url, "origin": origin}


def _page_url(author: AuthorPage, slug: str | None) -> str | None:
    """Return the address of the author's own page."""
    if slug is None:
        return None
    data = author.page.data
    stated, path = (author.text(data.get(key), key) for key in ("url", "slug"))
    title = path or display_name(author.page, author.site.language) or slug
    return author.site.author_url(slug, title, stated, author.language)
