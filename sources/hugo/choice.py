"""Which page of a site to read: that of the author whom the user names, else that of the owner."""

from __future__ import annotations

import re
from pathlib import Path

from pexport.errors import PexportError
from pexport.source import Input

from .author.recognition import is_author_page
from .site.author_files import (
    OWNER_SLUGS,
    AuthorFile,
    author_file,
    author_files,
    published_files,
    site_owner,
)
from .site.site import Site, find_site
from .theme.places import AUTHOR_SECTIONS, DATA_SUFFIXES


def slugs_of_authors(given: Input) -> list[str]:
    """Return the slugs of all authors of the site; raise ``PexportError`` where it has none."""
    if not given.is_folder():
        raise PexportError(f"{given.name}: --all needs the folder of a site, not a single file")
    site = find_site(given.path or Path(), given.base_url, given.day)
    if slug := author_of_folder(given, site):
        return [slug]
    if find_owner_widget(given, site):
        return [OWNER_SLUGS[0]]
    return list(_require_authors(given, site))


def author_of_folder(given: Input, site: Site) -> str | None:
    """Return the slug of the author of the *site* whose own folder is given, or None.

    Raises ``PexportError`` where nobody's page is in such a folder.
    """
    folder = (given.path or Path()).absolute()
    if site.root in (None, folder) or folder.parent.name not in AUTHOR_SECTIONS:
        return None
    if folder.name not in author_files(site.root, site):
        raise PexportError(f"{given.name}: no author's page in this folder: expected _index.md")
    return folder.name


def slug_of_data_behind(given: Input, site: Site) -> str | None:
    """Return the slug of the author whose page is given, but whose data say all that is known.

    Beside ``data/authors/me.yaml`` the page ``content/authors/me/_index.md`` has a title at most.
    """
    if given.path is None or site.root is None or given.author or not given.path.is_file():
        return None
    file = author_file(given.path.absolute(), site)
    files = author_files(site.root, site).get(file.slug or "", ())
    if file.path.suffix in DATA_SUFFIXES or file.path not in [each.path for each in files]:
        return None
    if not any(each.path.suffix in DATA_SUFFIXES for each in files):
        return None
    return None if is_author_page(file.front_matter()) else file.slug


def files_in_folder(given: Input, site: Site) -> list[AuthorFile]:
    """Return the pages in a folder that lies outside of any site: one author's, by language."""
    pages = sorted((given.path or Path()).glob("*index*.md"))
    pages = [path for path in pages if re.fullmatch(r"_?index(\.[\w-]+)?\.md", path.name)]
    return sorted(
        (author_file(path, site) for path in pages),
        key=lambda file: (file.language or "", file.path),
    )


def find_owner_widget(given: Input, site: Site) -> Path | None:
    """Return the about widget of a site that has no pages of authors."""
    is_another = given.author not in (None, OWNER_SLUGS[0])
    if site.root is None or is_another or author_files(site.root, site):
        return None
    from .home.about import find_about_widget  # noqa: PLC0415 - few sites are that old

    return find_about_widget(site.root)


def choose_author_files(given: Input, site: Site) -> list[AuthorFile]:
    """Return the files of the author that the user names, else those of the site's owner.

    There is one file in each language that the site publishes; where it publishes none, all are
    returned. Raises ``PexportError`` where there is no such author, or not one owner.
    """
    found = _require_authors(given, site)
    own = author_of_folder(given, site)
    if own and given.author not in (None, own):
        raise PexportError(f"--author {given.author}: {given.name} is the folder of {own!r}")
    if own:
        return _published_or_all(found[own], site)
    if given.author:
        if given.author not in found:
            raise PexportError(
                f"{given.name}: no author is called {given.author!r}; the authors are: "
                f"{', '.join(found)}"
            )
        return _published_or_all(found[given.author], site)
    if len(found) > 1 and _is_folder_of_authors(given):
        raise PexportError(
            f"{given.name}: this folder has several authors; choose one with --author: "
            f"{', '.join(list(found)[:20])}"
        )
    owners = site_owner(_folder(given, site), site).slugs
    if len(owners) != 1:
        why = "the site has no owner"
        if owners:
            why = f"the site has several owners (superuser: true): {', '.join(owners)}"
        raise PexportError(
            f"{given.name}: {why}; choose an author with --author: {', '.join(list(found)[:20])}"
        )
    return _published_or_all(found[owners[0]], site)


def _is_folder_of_authors(given: Input) -> bool:
    """Say whether the folder of all authors is given, ``content/authors``, and not their site's."""
    folder = (given.path or Path()).absolute()
    return folder.name in AUTHOR_SECTIONS and not {"content", "data"}.isdisjoint(folder.parts)


def _published_or_all(files: list[AuthorFile], site: Site) -> list[AuthorFile]:
    return published_files(files, site) or files


def _require_authors(given: Input, site: Site) -> dict[str, list[AuthorFile]]:
    if found := author_files(_folder(given, site), site):
        return found
    raise PexportError(f"{given.name}: {_why_no_authors(given.path or Path())}")


def _folder(given: Input, site: Site) -> Path:
    return site.root or given.path or Path()


def _why_no_authors(here: Path) -> str:
    """Return what would work where the folder *here* has no author."""
    for folder in here.absolute().parents:
        site = find_site(folder, None)
        if author_files(site.root or folder, site) or find_owner_widget(Input(folder), site):
            return f"no author in this folder; give the folder of the whole site: {folder}"
    return (
        "no author found: there is no content/authors/<slug>/_index.md, data/authors/<slug>.yaml "
        "or content/home/about.md; give the folder of a site, or the file of an author"
    )
