"""From one page about a person to a reading: the page, the home page, portrait, works, document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pexport.errors import PexportError
from pexport.files import display_path
from pexport.source import Reading, Remark

from .author.author import read_author_page
from .author.name import display_name, require_name
from .author.past import has_left
from .author.portrait import read_portrait
from .author.publishing import (
    refuse_demo_person,
    refuse_page_of_organization,
    refuse_page_of_thing,
    refuse_unpublished,
)
from .author.recognition import AUTHOR_KEYS, is_author_page, is_page_of_owner
from .page.author_page import AuthorPage
from .site.author_files import (
    OWNER_SLUGS,
    AuthorFile,
    author_files,
    is_stray_data,
    site_owner,
)
from .site.permalinks import urlize
from .site.site import Site
from .theme.places import DATA_SUFFIXES
from .works.sections import find_publication_sections


def open_author_page(file: AuthorFile, site: Site) -> AuthorPage:
    """Return the page in *file*, of which no key is read yet."""
    tag = site.tag_of(file.language) if file.language else site.language
    own = site._replace(language=tag, section=file.section)
    return AuthorPage(file.front_matter(), own, file.language)


def read_author(author: AuthorPage, slug: str | None, path: Path | None) -> Reading:
    """Read the page of one author in the file at *path*, beside which the portrait may be.

    Raises ``PexportError`` for a page without a name, ``LeftOut`` for one of no person or that the
    site does not publish.
    """
    front_matter = author.front_matter
    if slug is None and not is_author_page(front_matter):
        raise PexportError(
            f"{front_matter.name}:1: not the page of an author: expected one of the keys "
            f"{', '.join(sorted(AUTHOR_KEYS))}"
        )
    refuse_unpublished(author, path)
    read_author_page(author)
    why_owner = _why_owner(author, slug)
    if "name" not in author.tree and why_owner:
        from .home.site_name import add_name_of_site  # noqa: PLC0415 - nearly every page has a name

        add_name_of_site(author)
    require_name(author)
    refuse_demo_person(author)
    refuse_page_of_thing(author)
    refuse_page_of_organization(author)
    page_url = _page_url(author, slug)
    _add_document(author, slug, page_url, is_owner=bool(why_owner))
    if why_owner:
        _add_homepage(author, why_owner)
    if path:
        read_portrait(author, path.parent, slug, page_url)
    return Reading(
        author.tree, author.remarks, slug, bool(why_owner), author.picture, has_left(author)
    )


def read_owner_widget(about: Path, site: Site) -> tuple[AuthorPage, Reading]:
    """Read a site of the years in which its owner was described in the about widget."""
    from .home.about import read_about_widget  # noqa: PLC0415 - few sites are that old

    author = read_about_widget(about, site)
    if "name" in author.tree:
        refuse_demo_person(author)
    _add_document(author, None, None, is_owner=True)
    _add_homepage(author, "the site has one author")
    return author, Reading(author.tree, author.remarks, picture=author.picture)


def add_other_files(
    author: AuthorPage, file: AuthorFile, others: list[AuthorFile], site: Site
) -> None:
    """Add what the *others* of the author's files say in their languages; remark on the rest."""
    for other in others:
        if (other.path.suffix in DATA_SUFFIXES) == (file.path.suffix in DATA_SUFFIXES):
            from .author.languages import add_translation  # noqa: PLC0415 - most sites have one language

            translation = open_author_page(other, site)
            read_author_page(translation)
            add_translation(author, translation)
        elif other.front_matter().body.strip():
            message = f"not read: the theme shows {file.path.name} instead"
            author.remarks.append(
                Remark(str(other.path), message, "unread", "one of the two files")
            )
    for path in sorted(file.path.parent.glob(f"{file.path.stem}.*{file.path.suffix}")):
        if is_stray_data(path):
            language = path.stem.rpartition(".")[2]
            message = "not read: the theme does not show it"
            fix = f"data/{language}/authors/{file.path.name}"
            author.remarks.append(Remark(display_path(path), message, "unread", fix))


def add_home(author: AuthorPage, slug: str | None) -> None:
    """Add what the home page and the parameters of a site of one author say of that author."""
    site, root = author.site, author.site.root
    if root is None or not (site.has_params or (root / "content").is_dir()):
        return
    from .home.home import add_home_page, remarks_on_shared_home_page  # noqa: PLC0415 - an author's file alone has none

    if _is_of_one_person(root, site):
        # Its blocks may name any of the pages of that person.
        add_home_page(author, root, slug if len(author_files(root, site)) == 1 else None)
    else:
        author.remarks += remarks_on_shared_home_page(root)


_MOST_PAGES_OF_ONE = 3
"""Pages that starters of several generations, and copies of them, leave of one person."""


def _is_of_one_person(root: Path, site: Site) -> bool:
    pages = len(author_files(root, site))
    if not 1 < pages <= _MOST_PAGES_OF_ONE:
        return pages == 1
    from .works.authors.site_people import people_of_site  # noqa: PLC0415 - most sites have one page or many

    return len(people_of_site(root, site).people) == 1


def add_publications(author: AuthorPage, slug: str | None, *, is_owner: bool) -> None:
    """Add the works of the author *slug*, where the site has publications."""
    site = author.site
    folders = (folder for folder, _ in site.folders)
    if slug and site.root and find_publication_sections(site.root, folders):
        from .works.works import add_works  # noqa: PLC0415 - many sites have no publications

        add_works(author, slug, is_owner=is_owner)


def _why_owner(author: AuthorPage, slug: str | None) -> str:
    """Return why the page is that of the site's owner; nothing where it is not."""
    if slug is None:
        return "no other author is known"
    if author.site.root:
        owner = site_owner(author.site.root, author.site)
        if owner.slugs:
            return owner.why if owner.slugs == (slug,) else ""
    is_owner = is_page_of_owner(author.front_matter)
    if is_owner is not None:
        return "superuser" if is_owner else ""
    return "by the folder's name" if slug in OWNER_SLUGS else ""


def _add_document(
    author: AuthorPage, slug: str | None, page_url: str | None, *, is_owner: bool
) -> None:
    """Add where the site presents the person: its owner on the front page, if that is no lab's."""
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
    document["origin"] = f"hugo:{author.front_matter.name}"
    if site.base_origin and site.base_url:
        document["origin"] += f" (addresses: {site.base_origin})"
    author.tree["document"] = document


def _is_of_lab(site: Site, slug: str | None) -> bool:
    """Say whether the front page of a site of several people presents their organization."""
    if slug is None or site.root is None or len(author_files(site.root, site)) == 1:
        return False
    from .home.collective import presents_organization  # noqa: PLC0415 - most sites are of one person

    return presents_organization(site)


def _add_homepage(author: AuthorPage, why_owner: str) -> None:
    site = author.site
    if site.base_url:
        origin = f"{site.base_origin} (of the owner: {why_owner})"
        author.tree["homepage"] = {"url": site.base_url, "origin": origin}


def _page_url(author: AuthorPage, slug: str | None) -> str | None:
    """Return the address of the author's own page."""
    if slug is None:
        return None
    url, path = (author.text(author.data.get(key), key) for key in ("url", "slug"))
    title = path or display_name(author.front_matter, author.site.language) or slug
    return author.site.author_url(slug, title, url, author.language)
