"""The name on an author page: as it is shown, its parts, and what stands beside it."""

from __future__ import annotations

import re
from typing import Any

from pexport.errors import LeftOut, PexportError
from pexport.profile import clean

from ...files.front_matter import FrontMatter
from ...files.yaml_tree import Tree
from ...text import markdown, names
from ..page.author_page import AuthorPage
from ..page.service_keys import read_service_key
from ..page.starter import is_starter_list
from ..site.author_files import LANGUAGE
from ..theme.placeholders import why_placeholder

KEYS = ("title", "name", "first_name", "last_name")
"""Keys of which each gives a name, where those before it do not."""

_PARTS = {
    "given": ("given", "first", "first_name"),
    "prefix": ("prefix",),
    "additional": ("middle", "middle_name"),
    "family": ("family", "last", "last_name"),
    "suffix": ("suffix",),
    "pronunciation": ("pronunciation", "name_pronunciation"),
}
"""Each part of a name, with the keys below ``name`` and beside it that give it."""


def display_name(page: FrontMatter, language: str | None = None) -> str | None:
    """Return the display name, of several that in *language*; None where the page has none."""
    _, name = _within(page)
    spelt = _by_language(name)
    own = (language or "en").partition("-")[0].lower()
    stated = [page.data.get("title"), name, *(spelt[tag] for tag in spelt if tag == own)]
    stated += [name.get("display") if isinstance(name, dict) else None, *spelt.values()]
    for value in stated:
        shown = markdown.line(value) if isinstance(value, str) else None
        if shown and not why_placeholder(shown):
            return shown
    for parts, keys in (
        (name, "given first first_name middle family last last_name"),
        (page.data, "first_name last_name"),
    ):
        if isinstance(parts, dict):
            values = [parts.get(key) for key in keys.split()]
            if shown := clean.line(" ".join(each for each in values if isinstance(each, str))):
                return shown
    return None


def require_name(page: AuthorPage) -> str:
    """Return the display name that was found; raise ``PexportError`` where there is none.

    ``LeftOut`` where the page has no more than the theme's example.
    """
    if "name" in page.tree:
        return str(page.tree["name"]["display"])
    if path := next((key for key in KEYS if page.page.data.get(key)), None):
        raise LeftOut(f"{page.page.where(path)}: the name is the theme's example, and no person's")
    raise PexportError(
        f"{page.page.name}:1: no name: the key 'title' (or 'name') is missing or empty"
    )


def is_name_key(key: str, value: Tree) -> bool:
    """Say whether the *key* of a page is read here."""
    return key in KEYS or (key == "display" and isinstance(value, dict))


def _within(page: FrontMatter) -> tuple[str, Tree]:
    """Return the key and what is below it: a ``display`` of 2025 may have lost its ``name``."""
    name, display = page.data.get("name"), page.data.get("display")
    if name is None and isinstance(display, dict):
        return "display", display
    return "name", name


def _by_language(name: Tree) -> dict[str, str]:
    """Return the names below ``name`` by language, where its keys are those: ``{en: …, zh: …}``."""
    if not isinstance(name, dict) or not all(
        re.fullmatch(LANGUAGE, key, re.IGNORECASE) for key in name
    ):
        return {}
    return {tag.lower(): text for tag, text in name.items() if isinstance(text, str)}


def read_name(page: AuthorPage) -> None:
    """Read every key that says something of the name; without any there is none."""
    display = display_name(page.page, page.site.language)
    place, within = _within(page.page)
    if display is None:
        return
    path = next(key for key in (*KEYS, place) if page.page.data.get(key))
    name: dict[str, Any] = {"display": display, **_stated(page, place, within)}
    shown = names.parse(name["display"])
    note = ""
    if not name.keys() & {"given", "family"}:
        name = {**shown.parts, **name}
        note = shown.note
    elif beside := _titles_beside(name):
        name = {**beside, **name}
        note = f"{' and '.join(beside)}: of the name as it is shown"
    page.tree["name"] = page.fact(path, name, note)
    for variant in shown.variants:
        page.add("other_names", path, {"name": variant.name, "script": variant.script})
    for nickname in shown.nicknames:
        page.add("nicknames", path, {"name": nickname})
    if shown.pronouns:
        page.add("pronouns", path, {"pronouns": shown.pronouns})
    _read_within(page, place, within, name["display"])


def _titles_beside(name: dict[str, str]) -> dict[str, str]:
    """Return the titles and letters that the display name has beside the parts of *name*."""
    parts = {word for part in name if part != "display" for word in name[part].split()}
    return {
        part: words
        for part, words in names.titles(name["display"]).items()
        if part not in name and parts.isdisjoint(words.split())
    }


def _second(page: AuthorPage, stated: Tree, display: str) -> None:
    """Add the name that a page has as ``name`` beside its ``title``."""
    second = markdown.line(stated) if isinstance(stated, str) else None
    if second not in {None, display, *_slugs(page.page)}:
        page.add("other_names", "name", {"name": second})


def _slugs(page: FrontMatter) -> list[str]:
    """Return how the site names the page, which people write for the name as well."""
    listed = page.data.get("authors")
    stated = [page.data.get("slug"), page.data.get("username")]
    stated += listed if isinstance(listed, list) else [listed]
    return ["me", "admin", *(slug for slug in stated if isinstance(slug, str))]


def _stated(page: AuthorPage, place: str, within: Tree) -> dict[str, str]:
    """Return the parts that keys of their own give."""
    data = page.page.data
    below = [(f"{place}.", within)] if isinstance(within, dict) else []
    name: dict[str, str] = {}
    for part, keys in _PARTS.items():
        for prefix, held in [("", data), *below]:
            for key in keys:
                if key in held and (text := page.text(held[key], f"{prefix}{key}")):
                    name.setdefault(part, text)
    stated = data.get("postnominals")
    if is_starter_list(page, "postnominals", "postnominals", stated):
        return name
    postnominals = page.items(stated, "postnominals")
    suffixes = [text for below, item in postnominals if (text := page.text(item, below))]
    return {**name, "suffix": ", ".join(suffixes)} if suffixes else name


def _read_within(page: AuthorPage, place: str, within: Tree, display: str) -> None:
    """Read what stands below ``name``, or there in place of it."""
    if not isinstance(within, dict):
        _second(page, within, display)
        return
    for tag, text in _by_language(within).items():
        if (other := page.text(text, f"{place}.{tag}")) not in (None, display):
            page.add(
                "other_names", f"{place}.{tag}", {"name": other, "language": tag.replace("_", "-")}
            )
    if _by_language(within):
        return
    shown = page.text(within.get("display"), f"{place}.display")
    if shown not in (None, display):
        page.add("other_names", f"{place}.display", {"name": shown})
    if alternate := page.text(within.get("alternate"), f"{place}.alternate"):
        page.add("other_names", f"{place}.alternate", {"name": alternate})
    if pronouns := page.text(within.get("pronouns"), f"{place}.pronouns"):
        page.add("pronouns", f"{place}.pronouns", {"pronouns": pronouns})
    if "orcid" in within:
        read_service_key(page, f"{place}.orcid", within["orcid"], "orcid")
    known = {key for keys in _PARTS.values() for key in keys}
    page.unread(place, within, frozenset({"display", "alternate", "pronouns", "orcid"} | known))
