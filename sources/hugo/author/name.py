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
from ..site.author_files import LANGUAGE_TAG, OWNER_SLUGS
from ..theme.placeholders import why_placeholder

NAME_KEYS = ("title", "name", "first_name", "last_name")
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
    _, name = _name_value(page)
    by_language = _names_by_language(name)
    own = (language or "en").partition("-")[0].lower()
    values = [page.data.get("title"), name, by_language.get(own)]
    values += [name.get("display") if isinstance(name, dict) else None, *by_language.values()]
    for value in values:
        shown = markdown.to_line(value) if isinstance(value, str) else None
        if shown and not why_placeholder(shown):
            return shown
    for parts, keys in (
        (name, "given first first_name middle family last last_name"),
        (page.data, "first_name last_name"),
    ):
        if isinstance(parts, dict):
            texts = [text for key in keys.split() if isinstance(text := parts.get(key), str)]
            if shown := clean.line(" ".join(texts)):
                return shown
    return None


def require_name(page: AuthorPage) -> str:
    """Return the display name that was found; raise ``PexportError`` where there is none.

    ``LeftOut`` where the page has no more than the theme's example.
    """
    if "name" in page.tree:
        return str(page.tree["name"]["display"])
    if path := next((key for key in NAME_KEYS if page.data.get(key)), None):
        raise LeftOut(f"{page.where(path)}: the name is an example of the theme")
    raise PexportError(f"{page.front_matter.name}:1: no name: set the key 'title' (or 'name')")


def is_name_key(key: str, value: Tree) -> bool:
    """Say whether the *key* of a page is read with the name."""
    return key in NAME_KEYS or (key == "display" and isinstance(value, dict))


def _name_value(page: FrontMatter) -> tuple[str, Tree]:
    """Return the key ``name`` and its value; of 2025, ``display`` where that stands alone."""
    name, display = page.data.get("name"), page.data.get("display")
    if name is None and isinstance(display, dict):
        return "display", display
    return "name", name


def _names_by_language(name: Tree) -> dict[str, str]:
    """Return the names below ``name`` by language, where its keys are those: ``{en: …, zh: …}``."""
    if not isinstance(name, dict) or not all(
        re.fullmatch(LANGUAGE_TAG, key, re.IGNORECASE) for key in name
    ):
        return {}
    return {tag.lower(): text for tag, text in name.items() if isinstance(text, str)}


def read_name(page: AuthorPage) -> None:
    """Read every key that says something of the name; without any there is none."""
    display = display_name(page.front_matter, page.site.language)
    key, value = _name_value(page.front_matter)
    if display is None:
        return
    path = next(each for each in (*NAME_KEYS, key) if page.data.get(each))
    name: dict[str, Any] = {"display": display, **_read_parts(page, key, value)}
    parsed = names.parse_name(display)
    note = ""
    if not name.keys() & {"given", "family"}:
        name = {**parsed.parts, **name}
        note = parsed.note
    elif titles := _titles_of_display_name(name):
        name = {**titles, **name}
        note = f"{' and '.join(titles)}: of the name as it is shown"
    page.tree["name"] = page.with_origin(path, name, note)
    for variant in parsed.variants:
        page.add("other_names", path, {"name": variant.name, "script": variant.script})
    for nickname in parsed.nicknames:
        page.add("nicknames", path, {"name": nickname})
    if parsed.pronouns:
        page.add("pronouns", path, {"pronouns": parsed.pronouns})
    _read_other_names(page, key, value, display)


def _titles_of_display_name(name: dict[str, str]) -> dict[str, str]:
    """Return the titles and letters of the display name that are in none of the parts."""
    parts = {word for part in name if part != "display" for word in name[part].split()}
    return {
        part: words
        for part, words in names.prefix_and_suffix(name["display"]).items()
        if part not in name and parts.isdisjoint(words.split())
    }


def _add_second_name(page: AuthorPage, value: Tree, display: str) -> None:
    """Add the ``name`` of a page that has a ``title``, too."""
    second = markdown.to_line(value) if isinstance(value, str) else None
    if second not in {None, display, *_slugs(page.data)}:
        page.add("other_names", "name", {"name": second})


def _slugs(data: dict[str, Tree]) -> list[str]:
    """Return the slugs of the page, which people write for the name as well."""
    authors = data.get("authors")
    values = [data.get("slug"), data.get("username")]
    values += authors if isinstance(authors, list) else [authors]
    return [*OWNER_SLUGS, *(slug for slug in values if isinstance(slug, str))]


def _read_parts(page: AuthorPage, key: str, value: Tree) -> dict[str, str]:
    """Return the parts of the name that keys of their own give."""
    mappings = [("", page.data)]
    if isinstance(value, dict):
        mappings.append((f"{key}.", value))
    name: dict[str, str] = {}
    for part, keys in _PARTS.items():
        for prefix, mapping in mappings:
            for each in keys:
                if each in mapping and (text := page.text(mapping[each], f"{prefix}{each}")):
                    name.setdefault(part, text)
    postnominals = page.data.get("postnominals")
    if is_starter_list(page, "postnominals", "postnominals", postnominals):
        return name
    items = page.items(postnominals, "postnominals")
    suffixes = [text for below, item in items if (text := page.text(item, below))]
    return {**name, "suffix": ", ".join(suffixes)} if suffixes else name


def _read_other_names(page: AuthorPage, key: str, value: Tree, display: str) -> None:
    """Read what is below ``name``, or a second name that is its value."""
    if not isinstance(value, dict):
        _add_second_name(page, value, display)
        return
    if names_by_language := _names_by_language(value):
        for tag, text in names_by_language.items():
            path = f"{key}.{tag}"
            if (other := page.text(text, path)) not in (None, display):
                fact = {"name": other, "language": page.site.tag_of(tag)}
                page.add("other_names", path, fact)
        return
    shown = page.text(value.get("display"), f"{key}.display")
    if shown not in (None, display):
        page.add("other_names", f"{key}.display", {"name": shown})
    if alternate := page.text(value.get("alternate"), f"{key}.alternate"):
        page.add("other_names", f"{key}.alternate", {"name": alternate})
    if pronouns := page.text(value.get("pronouns"), f"{key}.pronouns"):
        page.add("pronouns", f"{key}.pronouns", {"pronouns": pronouns})
    if "orcid" in value:
        read_service_key(page, f"{key}.orcid", value["orcid"], "orcid")
    parts = {each for keys in _PARTS.values() for each in keys}
    known = frozenset({"display", "alternate", "pronouns", "orcid"} | parts)
    page.remark_unknown_keys(key, value, known)
