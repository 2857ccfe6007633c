"""The about widget, which until 2019 contained the owner's biography, interests and studies.

The config of the site has the rest (``params``), and the widgets beside it the parts of a CV
(``widgets``).
"""

from __future__ import annotations

import re
from pathlib import Path

from pexport.errors import PexportError
from pexport.files import display_path
from pexport.profile import clean
from pexport.reading import picture
from pexport.source import Remark

from ...files.front_matter import FrontMatter
from ..author.author import read_author_page
from ..page.author_page import AuthorPage
from ..page.starter import is_starter_portrait
from ..site.config import read_config, site_params
from ..site.site import Site
from .headings import mentions_kind
from .params import add_owner_params, add_title_as_name
from .widgets import (
    add_widgets,
    is_widget_shown,
    read_widget,
    shows_contact_widget,
    without_presentation,
)

_HEADING = (
    r"\s*(?:<div[^>]*>\s*)?(?P<all>(?P<one>#[ \t][^\n]*)(?:\n|$)"
    r"|#{2,6}[ \t](?P<text>[^\n]{1,40})(?:\n|$)"
    r"|<h[1-6][^>]*>(?P<html>[^<]{1,40})</h[1-6]>)"
)


def is_about_widget(page: FrontMatter) -> bool:
    """Say whether *page* is an about widget that describes the owner itself.

    Since 2019 the widget only names the ``author`` whose page it shows. In 2016 it did not yet
    say which widget it is.
    """
    if page.data.get("author"):
        return False
    return page.data.get("widget") == "about" or (
        "section_id" in page.data and str(page.data.get("title")).lower() == "about"
    )


def find_about_widget(root: Path) -> Path | None:
    """Return the about widget of the site at *root*: that without a language first."""
    places = ("home/about.md", "*/home/about.md", "home/about.*.md")
    found = (path for place in places for path in sorted(root.glob(f"content/{place}")))
    return next((path for path in found if path.is_file() and _may_be_about(path)), None)


def _may_be_about(path: Path) -> bool:
    """Say whether the file at *path* is an about widget, as far as it can be read."""
    try:
        return is_about_widget(read_widget(path))
    except PexportError:
        return True


def read_about_widget(path: Path, site: Site) -> AuthorPage:
    """Read the about widget at *path*, the widgets beside it, and the parameters of *site*.

    Raises ``PexportError`` where it is no about widget, is broken, or the site gives no name. The
    widget alone, without a site, is a profile without one.
    """
    page = read_widget(path)
    if not is_about_widget(page):
        raise PexportError(
            f"{display_path(path)}:1: not an about widget: expected the key widget = 'about'"
        )
    params = site_params(site.root, site.default_language) if site.root else []
    author = AuthorPage(_without_heading(without_presentation(page)), site)
    if is_widget_shown(author, page, path):
        _read_list_of_skills(author)
        read_author_page(author)
    if site.root is None:
        fix = "give the folder of the whole site"
        message = f"no name: it is the key 'name' of [params] in the config of the site; {fix}"
        author.remarks.append(Remark(f"{display_path(path)}:1", message, "nameless", fix))
        return author
    add_owner_params(author, params, contact_is_shown=shows_contact_widget(site.root, site))
    add_widgets(author, path)
    _add_name(author, site.root)
    _add_portrait(author, params, site.root)
    return author


def _without_heading(page: FrontMatter) -> FrontMatter:
    """Return *page* without the heading above its text, which is that of the widget."""
    found = re.match(_HEADING, page.body, re.IGNORECASE)
    if found is None:
        return page
    words = found["text"] or found["html"] or ""
    if not found["one"] and not mentions_kind(words, "biography"):
        return page
    before, after = page.body[: found.start("all")], page.body[found.end("all") :]
    if before.strip():
        return page._replace(body=before + after)
    above = page.body[: found.end("all")].count("\n")
    return page._replace(body=after, body_line=page.body_line + above)


def _read_list_of_skills(author: AuthorPage) -> None:
    """Read ``skills`` that are written as ``interests`` are: a heading and a list of texts."""
    value = author.data.get("skills")
    if isinstance(value, dict):
        author.data.pop("skills")
        for below, item in author.items(value.get("skills"), "skills.skills"):
            if name := author.item_text(item, below):
                author.add("skills", below, {"name": name})
        author.remark_unknown_keys("skills", value, frozenset({"skills", "title"}))


def _add_name(author: AuthorPage, root: Path) -> None:
    whole = read_config(root)
    if whole and "name" not in author.tree:
        add_title_as_name(author, whole)
    if "name" not in author.tree:
        where = whole.name if whole else display_path(root)
        raise PexportError(f"{where}:1: no name: set the key 'name' of [params]")


def _add_portrait(author: AuthorPage, params: list[FrontMatter], root: Path) -> None:
    """Find the picture that the parameters name, in the folder where the theme has it."""
    place = next((part for part in params if part.data.get("avatar")), None)
    if place is None:
        return
    page, avatar = author.other_page(place), place.data.get("avatar")
    if not isinstance(avatar, str) or not (root / "static/img" / avatar).is_file():
        return
    if is_starter_portrait(root / "static/img" / avatar):
        message = "left out: it is the picture of the theme's example, of nobody here"
        page.remark("avatar", message, "placeholder", "a picture of yourself")
        return
    author.picture = picture.file_beside(root / "static/img" / "_", avatar)
    suffix = avatar.rpartition(".")[2].lower()
    portrait = {
        "file": clean.line(f"static/img/{avatar}"),
        "url": author.site.resolve(f"img/{avatar}"),
        "media_type": f"image/{'jpeg' if suffix == 'jpg' else suffix}",
    }
    author.tree["portrait"] = page.with_origin("avatar", portrait)
