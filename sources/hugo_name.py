"""The name on an author page: as it is shown, its parts, and what stands beside it."""

from __future__ import annotations

from typing import Any

from pexport import clean
from pexport.errors import PexportError

from . import markdown, names
from .front_matter import FrontMatter
from .hugo_page import AuthorPage
from .yaml_tree import Tree

KEYS = ("title", "name", "first_name", "last_name")
"""Keys of which each gives a name, where those before it do not."""

_PARTS = {
    "given": ("given", "first", "first_name"),
    "additional": ("middle",),
    "family": ("family", "last", "last_name"),
    "pronunciation": ("pronunciation", "name_pronunciation"),
}
"""Each part of a name, with the keys below ``name`` and beside it that give it."""


def display_name(page: FrontMatter) -> str:
    """Return the display name; raise ``PexportError`` where the page has none."""
    name = page.data.get("name")
    stated = name.get("display") if isinstance(name, dict) else name
    for value in (page.data.get("title"), stated):
        if isinstance(value, str) and (shown := markdown.line(value)):
            return shown
    for parts, keys in (
        (name, "given first middle family last"),
        (page.data, "first_name last_name"),
    ):
        if isinstance(parts, dict):
            values = [parts.get(key) for key in keys.split()]
            if shown := clean.line(" ".join(each for each in values if isinstance(each, str))):
                return shown
    raise PexportError(f"{page.name}:1: no name: the key 'title' (or 'name') is missing or empty")


def read(page: AuthorPage) -> None:
    """Read every key that says something of the name; without any there is none."""
    path = next((key for key in KEYS if page.page.data.get(key)), None)
    if path is None:
        return
    within = page.page.data.get("name")
    name: dict[str, Any] = {"display": display_name(page.page), **_stated(page, within)}
    shown = names.understood(name["display"])
    note = ""
    if not name.keys() & {"given", "family"}:
        name = {**shown.parts, **name}
        note = shown.note
    page.tree["name"] = page.fact(path, name, note)
    for variant in shown.variants:
        page.add("other_names", path, {"name": variant.name, "script": variant.script})
    for nickname in shown.nicknames:
        page.add("nicknames", path, {"name": nickname})
    if shown.pronouns:
        page.add("pronouns", path, {"pronouns": shown.pronouns})
    _read_within(page, within, name["display"])


def _stated(page: AuthorPage, within: Tree) -> dict[str, str]:
    """Return the parts that keys of their own give."""
    data = page.page.data
    places = [("", data), ("name.", within)] if isinstance(within, dict) else [("", data)]
    name: dict[str, str] = {}
    for part, keys in _PARTS.items():
        for prefix, place in places:
            for key in keys:
                if key in place and (text := page.text(place[key], f"{prefix}{key}")):
                    name.setdefault(part, text)
    postnominals = page.items(data.get("postnominals"), "postnominals")
    suffixes = [text for below, item in postnominals if (text := page.text(item, below))]
    return {**name, "suffix": ", ".join(suffixes)} if suffixes else name


def _read_within(page: AuthorPage, within: Tree, display: str) -> None:
    """Read what stands below ``name``, or there in place of it."""
    if isinstance(within, str) and (second := markdown.line(within)) not in (None, display):
        page.add("other_names", "name", {"name": second})
    if not isinstance(within, dict):
        return
    if alternate := page.text(within.get("alternate"), "name.alternate"):
        page.add("other_names", "name.alternate", {"name": alternate})
    if pronouns := page.text(within.get("pronouns"), "name.pronouns"):
        page.add("pronouns", "name.pronouns", {"pronouns": pronouns})
    known = {key for keys in _PARTS.values() for key in keys}
    page.unread("name", within, frozenset({"display", "alternate", "pronouns"} | known))
