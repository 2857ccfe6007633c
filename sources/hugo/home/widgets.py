"""The widgets of a home page of Hugo Academic that hold parts of the owner's CV.

Experience, accomplishments, skills and contact data: files below ``content/home`` beside the about
widget, in the years when an author's page held the owner, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from pexport.errors import PexportError
from pexport.files import decode_utf8, display_path, read_bytes
from pexport.source import Remark

from ...files.front_matter import FrontMatter, flag, parse_front_matter
from ...files.yaml_tree import Tree
from ..author.career import join_jobs
from ..author.skills import read_languages, read_skills
from ..page.author_page import AuthorPage
from ..site.config import mapping_below, remarks_on_duplicate_keys
from .cv import (
    read_cv_accomplishments,
    read_cv_fundings,
    read_cv_jobs,
    read_cv_projects,
    read_cv_skills,
    read_cv_studies,
)
from .headings import is_known_heading, kind_of_list, names_kind
from .params import CONTACT, another_page, is_contact_key

PRESENTATION = {
    "active": "whether the site shows the widget",
    "advanced": "how the widget looks",
    "background": "how the widget looks",
    "date": "when the starter site was made",
    "date_format": "how dates are written",
    "design": "how the widget looks",
    "draft": "whether the site has the widget at all",
    "education.title": "a heading",
    "headings": "headings",
    "headless": "that the widget is no page",
    "interests.title": "a heading",
    "section_id": "the order of the widgets",
    "subtitle": "a heading",
    "title": "a heading",
    "username": "whose page the block shows",
    "weight": "the order of the widgets",
    "widget": "which widget it is",
    "button.css_class": "how a button looks",
    "button.icon": "a picture",
    "buttons[].css_class": "how a button looks",
    "buttons[].icon": "a picture",
    "experience[].company_logo": "a picture",
    "feature[].icon": "a picture",
    "feature[].icon_pack": "a picture",
    "items[].company_logo": "a picture",
    "items[].icon": "a picture",
    "items[].icon_pack": "a picture",
    "item[].icon": "a picture",
    "item[].icon_pack": "a picture",
}
"""Keys of a widget that say how it looks, each with the reason; ``[]`` stands for every index."""

_Reader = Callable[[AuthorPage, str, Tree], None]
_READERS: dict[str, _Reader] = {
    "jobs": read_cv_jobs,
    "studies": read_cv_studies,
    "projects": read_cv_projects,
    "fundings": read_cv_fundings,
    "awards": read_cv_accomplishments,
    "skills": read_cv_skills,
}
"""What reads a list, by what its heading says that it holds."""
_LISTS = frozenset("experience item items feature".split())
"""The keys that hold such a list."""
_BESIDE: dict[str, _Reader] = {"skills": read_skills, "languages": read_languages}
"""Keys that say themselves what they hold."""


def _public(reader: Callable[[AuthorPage, str, Tree, str], None]) -> _Reader:
    return lambda page, path, value: reader(page, path, value, "")


_CONTACT = {key: _public(reader) for key, reader in CONTACT.items()}

MEANT = {"experience": "jobs", "accomplishments": "awards", "featurette": "skills"}
"""What the list of a widget is meant to hold."""
_KINDS = {**{name: name for name in (*MEANT, "contact")}, "features": "featurette"}
"""The widgets that say something of the owner, by their names."""


def add_widgets(author: AuthorPage, about: Path, *, with_contact: bool = True) -> None:
    """Add what the widgets of a CV beside *about* say, in its language.

    *about* itself need not exist. What is broken or not shown is left out, with a remark.
    """
    for path in sorted(about.parent.glob("*.md")):
        kind = None if path == about or path.suffixes != about.suffixes else _kind(path)
        if kind is None or (kind == "contact" and not with_contact):
            continue
        try:
            found = widget_page(path)
        except PexportError as error:
            place, _, said = str(error).partition(": ")
            author.remarks.append(Remark(place, f"left out: {said}", "broken"))
            continue
        author.remarks += remarks_on_duplicate_keys(found)
        widget = another_page(author, without_look(found))
        if is_widget_shown(widget, found) and (holds := _content(widget, found, kind, path)):
            _read_widget(widget, holds)
    join_jobs(author)


def shows_contact_widget(root: Path) -> bool:
    """Say whether the home page of the site at *root* has a contact widget."""
    return next(contact_widgets(root), None) is not None


def contact_widgets(root: Path) -> Iterator[FrontMatter]:
    """Yield what the contact widgets of the home page of the site at *root* show."""
    for place in ("content/home/*.md", "content/*/home/*.md"):
        for path in sorted(root.glob(place)):
            if _kind(path) == "contact":
                try:
                    found = widget_page(path)
                except PexportError:
                    continue
                if not _hidden_by(found):
                    yield without_look(mapping_below(found, "content") or found)


def is_cv_widget(path: Path) -> bool:
    """Say whether the file at *path* is a widget that holds a part of the owner's CV."""
    return _kind(path) not in {None, "contact"}


def widget_page(path: Path) -> FrontMatter:
    """Return the keys and the text of the widget at *path*; raise ``PexportError`` if broken."""
    return parse_front_matter(
        decode_utf8(read_bytes(path), display_path(path)), display_path(path), last_counts=True
    )


def _kind(path: Path) -> str | None:
    """Return which of the widgets of a CV the file at *path* is, without parsing it."""
    try:
        data = read_bytes(path).removeprefix(b"\xef\xbb\xbf").lstrip()
    except PexportError:
        return None
    # A page that begins with a comment has no keys.
    found = re.search(rb"""(?m)^widget\s*[=:]\s*["']?(\w+)""", data) if data[:1] != b"<" else None
    return _KINDS.get(found[1].decode()) if found else None


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


def is_widget_shown(widget: AuthorPage, page: FrontMatter) -> bool:
    """Say whether the site shows a widget, and note where it does not."""
    key = _hidden_by(page)
    if key:
        said = "the widget is left out: the site does not show it"
        widget.remark(key, said, "hidden")
    return key is None


def _content(widget: AuthorPage, page: FrontMatter, kind: str, path: Path) -> str | None:
    """Return what a widget holds that people use for other things, too; None where in doubt."""
    if kind == "contact":
        return kind
    title, meant = str(page.data.get("title") or ""), MEANT[kind]
    holds = kind_of_list(title, meant)
    if path.stem.startswith("experience"):
        # The file says it where the heading is in a language that is not known.
        holds = holds if is_known_heading(title) else meant
    elif kind == "experience" and holds == meant and not names_kind(path.stem, meant):
        widget.remark("widget", "not read: these may be no jobs", "unread", "experience.md")
        return None
    if holds is None:
        said = f"not read: {title!r} may be no {meant}"
        widget.remark("title", said, "unread", f"title: {kind.capitalize()}")
    return holds


def _read_widget(widget: AuthorPage, holds: str) -> None:
    """Read the items of a widget, which since 2022 stand below ``content``."""
    content = mapping_below(widget.page, "content")
    widget.page.data.pop("content", None)
    read_cv_part(widget, holds)
    if content:
        read_cv_part(another_page(widget, without_look(content)), holds)
    if widget.page.body.strip():
        widget.remark("body", "the text of this widget is not read", "unread")


def without_look(page: FrontMatter) -> FrontMatter:
    """Return *page* without the keys that say how a widget looks."""
    return page._replace(data=_told(page.data))


def read_cv_part(part: AuthorPage, holds: str, rule: str = "unread") -> None:
    """Read the keys of a widget, or of its ``content``, that *holds* jobs, skills or the like.

    *rule* is that of what is not read. What is wrong in it is no reason to refuse the person: it is
    left out, with a remark.
    """
    readers = _BESIDE | dict.fromkeys(_LISTS, _READERS[holds]) if holds != "contact" else _CONTACT
    for key, value in part.page.data.items():
        try:
            if key in readers:
                readers[key](part, key, value)
            elif holds != "contact" or not is_contact_key(key):
                part.remark(key, "this key is not read", rule)
        except PexportError as error:
            place, _, said = str(error).partition(": ")
            part.remarks.append(Remark(place, f"left out: {said}", "broken"))
