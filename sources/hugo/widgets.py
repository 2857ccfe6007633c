"""The home page of Hugo Academic, made of widgets: the owner of the site and the parts of a CV.

Until 2019 ``content/home/about.md`` held the owner's biography, interests and studies, and the
site's config the rest (``params``). Experience, accomplishments, skills and contact data are
widgets beside it, in later generations too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from pexport import clean, picture
from pexport.errors import PexportError
from pexport.source import Remark, decoded, read_bytes, shown

from ..front_matter import FrontMatter, flag, parse
from ..yaml_tree import Tree
from . import author as hugo_author
from . import career, config, cv
from . import params as hugo_params
from .page import AuthorPage
from .site import Site

PRESENTATION = {
    "active": "whether the site shows the widget",
    "advanced": "how the widget looks",
    "background": "how the widget looks",
    "date": "when the starter site was made",
    "date_format": "how dates are written",
    "design": "how the widget looks",
    "draft": "whether the site has the widget at all",
    "education.title": "a heading",
    "headless": "that the widget is no page",
    "interests.title": "a heading",
    "section_id": "the order of the widgets",
    "subtitle": "a heading",
    "title": "a heading",
    "weight": "the order of the widgets",
    "widget": "which widget it is",
    "experience[].company_logo": "a picture",
    "feature[].icon": "a picture",
    "feature[].icon_pack": "a picture",
    "items[].company_logo": "a picture",
    "items[].icon": "a picture",
    "items[].icon_pack": "a picture",
}
"""Keys of a widget that say how it looks, each with the reason; ``[]`` stands for every index."""

_Reader = Callable[[AuthorPage, str, Tree], None]
_READERS: dict[tuple[str, str], _Reader] = {
    ("experience", "experience"): career.jobs,
    ("experience", "items"): career.jobs,
    ("accomplishments", "item"): cv.accomplishments,
    ("accomplishments", "items"): cv.accomplishments,
    ("featurette", "feature"): cv.skills,
    ("featurette", "items"): cv.skills,
}
"""What reads a list, by the widget and the key."""

_OF_THE_OWNER = frozenset("experience accomplishments featurette contact".split())
"""The widgets that say something of the owner."""

SKILLS = (
    "skill|comp[eé]ten|habilidad|aptitud|destreza|f[äa]higkeit|kenntnis|vaardigh|kompeten|"
    "技能|スキル|기술|навык|مهارات"
)
"""Headings below which features are skills; people use the widget for other things, too."""


def is_about(page: FrontMatter) -> bool:
    """Say whether *page* is an about widget that describes the owner itself.

    Since 2019 the widget only names the ``author`` whose page it shows. In 2016 it did not yet
    say which widget it is.
    """
    if page.data.get("author"):
        return False
    return page.data.get("widget") == "about" or (
        "section_id" in page.data and str(page.data.get("title")).lower() == "about"
    )


def find_about(root: Path) -> Path | None:
    """Return the about widget of the site at *root*: that without a language first."""
    places = ("home/about.md", "*/home/about.md", "home/about.*.md")
    found = (path for place in places for path in sorted(root.glob(f"content/{place}")))
    return next((path for path in found if path.is_file()), None)


def read_about(path: Path, site: Site) -> AuthorPage:
    """Read the about widget at *path*, the widgets beside it, and the parameters of *site*.

    Raises ``PexportError`` where it is no about widget, is broken, or the site gives no name. The
    widget alone, without a site, is a profile without one.
    """
    page = _page(path)
    if not is_about(page):
        raise PexportError(f"{path}:1: no about widget: it has no widget = 'about'")
    params = config.params(site.root, site.default_language) if site.root else []
    author = AuthorPage(_without_heading(page._replace(data=_told(page.data))), site)
    if _is_shown(author, page):
        _listed_skills(author)
        hugo_author.read(author)
    if site.root is None:
        said = "no name: an about widget has none, it is 'name' of [params] in the site's config"
        fix = "name the folder of the whole site"
        author.remarks.append(Remark(f"{shown(path)}:1", f"{said}; {fix}", "nameless", fix))
        return author
    hugo_params.add_owner(author, params, contact_is_shown=shows_contact(site.root))
    add_widgets(author, path)
    _require_name(author, site.root)
    _portrait(author, params, site.root)
    return author


def add_widgets(author: AuthorPage, about: Path, *, with_contact: bool = True) -> None:
    """Add what the widgets of a CV beside *about* say, in its language.

    *about* itself need not exist. What is broken or not shown is left out, with a remark.
    """
    for path in sorted(about.parent.glob("*.md")):
        kind = None if path == about or path.suffixes != about.suffixes else _kind(path)
        if kind is None or (kind == "contact" and not with_contact):
            continue
        try:
            page = _page(path)
        except PexportError as error:
            place, _, said = str(error).partition(": ")
            author.remarks.append(Remark(place, f"left out: {said}", "broken"))
            continue
        widget = hugo_params.beside(author, page._replace(data=_told(page.data)))
        if _is_shown(widget, page) and _is_about_the_owner(widget, page, path):
            _read_widget(widget, str(page.data.get("widget")))
    career.join_jobs(author)


def shows_contact(root: Path) -> bool:
    """Say whether the home page of the site at *root* has a contact widget."""
    return next(contacts(root), None) is not None


def contacts(root: Path) -> Iterator[FrontMatter]:
    """Yield what the contact widgets of the home page of the site at *root* show."""
    for place in ("content/home/*.md", "content/*/home/*.md"):
        for path in sorted(root.glob(place)):
            if _kind(path) == "contact":
                try:
                    page = _page(path)
                except PexportError:
                    continue
                if not _hidden_by(page):
                    yield told(config.below(page, "content") or page)


def is_of_a_cv(path: Path) -> bool:
    """Say whether the file at *path* is a widget that holds a part of the owner's CV."""
    return _kind(path) not in {None, "contact"}


def _page(path: Path) -> FrontMatter:
    return parse(decoded(read_bytes(path), shown(path)), shown(path))


def _without_heading(page: FrontMatter) -> FrontMatter:
    """Return *page* without the heading above its text, which is that of the widget."""
    heading = re.match(r"\s*#[ \t][^\n]*(?:\n|$)", page.body)
    if heading is None:
        return page
    line = page.body_line + heading[0].count("\n")
    return page._replace(body=page.body[heading.end() :], body_line=line)


def _kind(path: Path) -> str | None:
    """Return which of the widgets of a CV the file at *path* is, without parsing it."""
    try:
        found = re.search(rb"""(?m)^widget\s*[=:]\s*["']?(\w+)""", read_bytes(path))
    except PexportError:
        return None
    kind = found[1].decode() if found else None
    return kind if kind in _OF_THE_OWNER else None


def _told(data: dict[str, Tree], above: str = "") -> dict[str, Tree]:
    """Return what of *data*, the keys below *above*, is no presentation."""
    kept: dict[str, Tree] = {}
    for key, value in data.items():
        path = f"{above}{key}"
        if path in PRESENTATION:
            continue
        if isinstance(value, dict):
            kept[key] = _told(value, f"{path}.")
        elif isinstance(value, list):
            below = f"{path}[]."
            kept[key] = [_told(it, below) if isinstance(it, dict) else it for it in value]
        else:
            kept[key] = value
    return kept


def _hidden_by(page: FrontMatter) -> str | None:
    """Return the key by which the site does not show a widget."""
    if flag(page.data.get("active")) is False:
        return "active"
    return "draft" if flag(page.data.get("draft")) else None


def _is_shown(widget: AuthorPage, page: FrontMatter) -> bool:
    key = _hidden_by(page)
    if key:
        said = "the widget is left out: the site does not show it"
        widget.remark(key, said, "left-out", f"{key} = {'true' if key == 'active' else 'false'}")
    return key is None


def _is_about_the_owner(widget: AuthorPage, page: FrontMatter, path: Path) -> bool:
    """Say whether a widget that people use for other things, too, is what it is meant to be."""
    kind, title = page.data.get("widget"), str(page.data.get("title") or "")
    if kind == "featurette" and title and not re.search(SKILLS, title, re.IGNORECASE):
        widget.remark("title", f"not read: {title!r} may be no skills", "unread", "title: Skills")
        return False
    if kind == "experience" and not path.name.startswith("experience."):
        widget.remark("widget", "not read: these may be no jobs", "unread", "experience.md")
        return False
    return True


def _listed_skills(author: AuthorPage) -> None:
    """Read ``skills`` that are written as ``interests`` are: a heading and a list of texts."""
    value = author.page.data.get("skills")
    if isinstance(value, dict):
        author.page.data.pop("skills")
        for below, item in author.items(value.get("skills"), "skills.skills"):
            if name := author.item(item, below):
                author.add("skills", below, {"name": name})
        author.unread("skills", value, frozenset({"skills", "title"}))


def _read_widget(widget: AuthorPage, kind: str) -> None:
    """Read the items of a widget, which since 2022 stand below ``content``."""
    content = config.below(widget.page, "content")
    widget.page.data.pop("content", None)
    read_part(widget, kind)
    if content:
        read_part(hugo_params.beside(widget, told(content)), kind)
    if widget.page.body.strip():
        widget.remark("body", "the text of this widget is not read", "unread")


def _public(reader: Callable[[AuthorPage, str, Tree, str], None]) -> _Reader:
    return lambda page, path, value: reader(page, path, value, "")


def told(page: FrontMatter) -> FrontMatter:
    """Return *page* without the keys that say how a widget looks."""
    return page._replace(data=_told(page.data))


def read_part(part: AuthorPage, kind: str, rule: str = "unread") -> None:
    """Read the keys of a widget, or of its ``content``; *rule* is that of what is not read.

    What is wrong in it is no reason to refuse the person: it is left out, with a remark.
    """
    readers = {key: reader for (name, key), reader in _READERS.items() if name == kind}
    if kind == "contact":
        readers = {key: _public(reader) for key, reader in hugo_params.CONTACT.items()}
    for key, value in part.page.data.items():
        try:
            if key in readers:
                readers[key](part, key, value)
            elif kind != "contact" or not hugo_params.is_known(key):
                part.remark(key, "this key is not read", rule)
        except PexportError as error:
            place, _, said = str(error).partition(": ")
            part.remarks.append(Remark(place, f"left out: {said}", "broken"))


def _require_name(author: AuthorPage, root: Path) -> None:
    whole = config.config(root)
    if whole and "name" not in author.tree:
        hugo_params.add_title(author, whole)
    if "name" not in author.tree:
        where = whole.name if whole else shown(root)
        raise PexportError(
            f"{where}:1: no name: the key 'name' of [params] is missing or empty, and the title "
            "of the site is no name"
        )


def _portrait(author: AuthorPage, params: list[FrontMatter], root: Path) -> None:
    """Find the picture that the parameters name, in the folder where the theme has it."""
    place = next((part for part in params if part.data.get("avatar")), None)
    if place is None:
        return
    page, avatar = hugo_params.beside(author, place), place.data.get("avatar")
    if not isinstance(avatar, str) or not (root / "static/img" / avatar).is_file():
        return
    author.picture = picture.beside(root / "static/img" / "_", avatar)
    suffix = avatar.rpartition(".")[2].lower()
    portrait = {
        "file": clean.line(f"static/img/{avatar}"),
        "url": author.site.resolve(f"img/{avatar}"),
        "media_type": f"image/{'jpeg' if suffix == 'jpg' else suffix}",
    }
    author.tree["portrait"] = page.fact("avatar", portrait)
