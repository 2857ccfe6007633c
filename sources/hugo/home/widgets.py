"""The widgets of a home page of Hugo Academic that contain parts of the owner's CV.

Experience, accomplishments, skills and contact data: files below ``content/home`` beside the about
widget, in the years when an author's page described the owner, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from pexport.errors import PexportError
from pexport.files import read_bytes
from pexport.source import Remark

from ...files.front_matter import FrontMatter, parse_bool, read_front_matter
from ...files.yaml_tree import Tree
from ..author.career import merge_current_jobs
from ..author.skills import read_languages, read_skills
from ..page.author_page import AuthorPage
from ..site.config import mapping_below
from ..site.published import Unpublished, why_part_is_unpublished
from ..site.remarks import remark_on_error, remarks_on_duplicate_keys
from ..site.site import Site
from ..theme.presentation import WIDGET
from .contact import CONTACT_READERS
from .cv import (
    read_cv_accomplishments,
    read_cv_fundings,
    read_cv_jobs,
    read_cv_projects,
    read_cv_skills,
    read_cv_studies,
)
from .headings import is_known_heading, kind_of_list, mentions_kind
from .params import is_contact_key

_Reader = Callable[[AuthorPage, str, Tree], None]
_LIST_READERS: dict[str, _Reader] = {
    "jobs": read_cv_jobs,
    "studies": read_cv_studies,
    "projects": read_cv_projects,
    "fundings": read_cv_fundings,
    "awards": read_cv_accomplishments,
    "skills": read_cv_skills,
}
"""What reads a list, by what its heading says it contains."""
_LIST_KEYS = frozenset("experience item items feature".split())
"""The keys of such lists."""
_OTHER_READERS: dict[str, _Reader] = {"skills": read_skills, "languages": read_languages}
"""What reads the keys that say themselves what they contain."""


def _public(reader: Callable[[AuthorPage, str, Tree, str], None]) -> _Reader:
    return lambda page, path, value: reader(page, path, value, "")


_PUBLIC_CONTACT_READERS = {key: _public(reader) for key, reader in CONTACT_READERS.items()}

DEFAULT_CONTENT = {"experience": "jobs", "accomplishments": "awards", "featurette": "skills"}
"""What the list of a widget contains, unless its heading says otherwise."""
_WIDGETS = {**{name: name for name in (*DEFAULT_CONTENT, "contact")}, "features": "featurette"}
"""The widgets that say something of the owner, by their names."""


def add_widgets(author: AuthorPage, about: Path, *, with_contact: bool = True) -> None:
    """Add what the widgets of a CV beside *about* say, in its language.

    *about* itself need not exist. What is broken or not shown is left out, with a remark.
    """
    for path in sorted(about.parent.glob("*.md")):
        kind = None if path == about or path.suffixes != about.suffixes else _kind_of_widget(path)
        if kind is None or (kind == "contact" and not with_contact):
            continue
        try:
            front_matter = read_widget(path)
        except PexportError as error:
            author.remarks.append(remark_on_error(error))
            continue
        author.remarks += remarks_on_duplicate_keys(front_matter)
        widget = author.other_page(without_presentation(front_matter))
        if is_widget_shown(widget, front_matter, path) and (
            content := _content_of_widget(widget, front_matter, kind, path)
        ):
            _add_widget(widget, content)
    merge_current_jobs(author)


def shows_contact_widget(root: Path, site: Site) -> bool:
    """Say whether the home page of the *site* at *root* has a contact widget."""
    return next(contact_widgets(root, site), None) is not None


def contact_widgets(root: Path, site: Site) -> Iterator[FrontMatter]:
    """Yield what the contact widgets of the home page of the *site* at *root* show."""
    for place in ("content/home/*.md", "content/*/home/*.md"):
        for path in sorted(root.glob(place)):
            if _kind_of_widget(path) == "contact":
                try:
                    widget = read_widget(path)
                except PexportError:
                    continue
                if not _why_hidden(widget, path, site):
                    yield without_presentation(mapping_below(widget, "content") or widget)


def is_cv_widget(path: Path) -> bool:
    """Say whether the file at *path* is a widget that contains a part of the owner's CV."""
    return _kind_of_widget(path) not in {None, "contact"}


def read_widget(path: Path) -> FrontMatter:
    """Return the keys and the text of the widget at *path*; raise ``PexportError`` if broken."""
    return read_front_matter(path, last_counts=True)


def _kind_of_widget(path: Path) -> str | None:
    """Return which of the widgets of a CV the file at *path* is, without parsing it."""
    try:
        data = read_bytes(path).removeprefix(b"\xef\xbb\xbf").lstrip()
    except PexportError:
        return None
    # A page that begins with a comment has no keys.
    found = re.search(rb"""(?m)^widget\s*[=:]\s*["']?(\w+)""", data) if data[:1] != b"<" else None
    return _WIDGETS.get(found[1].decode()) if found else None


def without_presentation(page: FrontMatter) -> FrontMatter:
    """Return *page* without the keys that only say how a widget looks."""
    return page._replace(data=_without_presentation(page.data, ""))


def _without_presentation(data: dict[str, Tree], above: str) -> dict[str, Tree]:
    kept: dict[str, Tree] = {}
    for key, value in data.items():
        path = f"{above}{key}"
        if path in WIDGET:
            continue
        if isinstance(value, dict):
            kept[key] = _without_presentation(value, f"{path}.")
        elif isinstance(value, list):
            below = f"{path}[]."
            kept[key] = [
                _without_presentation(item, below) if isinstance(item, dict) else item
                for item in value
            ]
        else:
            kept[key] = value
    return kept


def _why_hidden(page: FrontMatter, path: Path, site: Site) -> Unpublished | None:
    """Return why the *site* does not show the widget *page* at *path*, a part of the home page."""
    if parse_bool(page.data.get("active")) is False:
        return Unpublished(page.where("active"), "the site does not show it")
    whole = path.with_name("index.md")
    for part, place in ((page, path), *_page_of_widgets(whole)):
        if found := why_part_is_unpublished(part, place, site):
            return found
    return None


def _page_of_widgets(path: Path) -> Iterator[tuple[FrontMatter, Path]]:
    """Yield the page of which the widgets beside it are parts, where it has a file."""
    try:
        if path.is_file():
            yield read_widget(path), path
    except PexportError:
        return


def is_widget_shown(widget: AuthorPage, page: FrontMatter, path: Path) -> bool:
    """Say whether the site shows the widget at *path*; remark where it does not."""
    found = _why_hidden(page, path, widget.site)
    if found:
        message = f"the widget is left out: {found.why}"
        widget.remarks.append(Remark(found.where, message, "hidden"))
    return found is None


def _content_of_widget(widget: AuthorPage, page: FrontMatter, kind: str, path: Path) -> str | None:
    """Return what a widget contains: people use it for other things, too; None where in doubt."""
    if kind == "contact":
        return kind
    title, default = str(page.data.get("title") or ""), DEFAULT_CONTENT[kind]
    content = kind_of_list(title, default)
    if path.stem.startswith("experience"):
        # The file says it where the heading is in a language that is not known.
        content = content if is_known_heading(title) else default
    elif kind == "experience" and content == default and not mentions_kind(path.stem, default):
        message = f"not read: by the name of the file, these may not be {default}"
        widget.remark("widget", message, "unread", "experience.md")
        return None
    if content is None:
        message = f"not read: by the title {title!r}, these may not be {default}"
        widget.remark("title", message, "unread", f"title: {kind.capitalize()}")
    return content


def _add_widget(widget: AuthorPage, content: str) -> None:
    """Add what a widget contains, since 2022 below ``content``."""
    inner = mapping_below(widget.front_matter, "content")
    widget.data.pop("content", None)
    read_content(widget, content)
    if inner:
        read_content(widget.other_page(without_presentation(inner)), content)
    if widget.front_matter.body.strip():
        widget.remark("body", "the text below the keys of a widget is not read", "unread")


def read_content(part: AuthorPage, content: str, rule: str = "unread") -> None:
    """Read the keys of a widget or a block: *content* is ``contact``, ``jobs``, ``skills`` ...

    *rule* is that of what is not read. What is wrong is left out with a remark: it is no reason to
    refuse the person.
    """
    if content == "contact":
        readers = _PUBLIC_CONTACT_READERS
    else:
        readers = _OTHER_READERS | dict.fromkeys(_LIST_KEYS, _LIST_READERS[content])
    for key, value in part.data.items():
        try:
            if key in readers:
                readers[key](part, key, value)
            elif content != "contact" or not is_contact_key(key):
                part.remark_unread(key, rule)
        except PexportError as error:
            part.remarks.append(remark_on_error(error))
