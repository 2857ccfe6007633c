"""The author page of Hugo Academic, Wowchemy and Hugo Blox: what each key means.

https://github.com/HugoBlox/kit: ``content/authors/<slug>/_index.md``, since 2025
``data/authors/<slug>.yaml``. Keys are read wherever they stand, never by the age of the file:
people upgrade the theme and keep old keys. Each key is read by one small function that puts facts
into the tree; a wrong type is a ``PexportError``, what is left out or not read is a remark.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pexport import clean
from pexport.errors import PexportError

from . import dates, hugo_career, hugo_links, hugo_publishing, markdown
from .front_matter import FrontMatter, flag
from .hugo_page import AuthorPage
from .yaml_tree import Tree

PRESENTATION = {
    "authors": "the slug of the page itself",
    "graduation_year": "the order on a page of people",
    "highlight_name": "whether lists of authors show the name in bold",
    "schema": "the version of the keys",
    "slug": "the name of the page in its address",
    "status": "an icon on the portrait",
    "weight": "the order on a page of people",
}
"""Keys that say how the page looks and nothing of the person."""

ONLY_AUTHORS = frozenset(
    "superuser is_owner role organizations affiliations bio interests education social profiles "
    "email user_groups work first_name last_name postnominals".split()
)
"""Keys by which the page of an author is told from other pages."""

AUTHORS_DATA = (
    rb"(?m)hugoblox/author|^(?:superuser|is_owner|role|bio|affiliations|organizations|postnominals):"
    rb"|^(?:name|display):[ ]*\n[ ]+(?:display|given|first|family):"
)
"""What a data file outside of ``data/authors`` shows where it is an author's."""

_NAME_KEYS = {
    "given": ("given", "first", "first_name"),
    "additional": ("middle",),
    "family": ("family", "last", "last_name"),
    "pronunciation": ("pronunciation", "name_pronunciation"),
}
"""Each part of a name, with the keys below ``name`` and beside it that give it."""

READ_WITH_ANOTHER = frozenset(
    "first_name last_name name_pronunciation postnominals avatar_filename".split()
)
"""Keys that say more of a fact which another key or file begins."""

_LINK = frozenset("icon icon_pack icon-pack link url label title display rel".split())


def read(page: AuthorPage) -> None:
    """Read every key of the page and its text."""
    _body(page)
    # The texts first: an organization may have its address from a link in them.
    for key in sorted(page.page.data, key=lambda key: key != "bio"):
        if reader := _READERS.get(key):
            reader(page, key, page.page.data[key])
        elif key not in PRESENTATION and key not in READ_WITH_ANOTHER:
            page.remark(key, "this key is not read", "unread")
    hugo_career.role_of_the_only_organization(page)


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


def is_author_page(page: FrontMatter) -> bool:
    """Say whether *page* holds any key that only the page of an author has."""
    return not ONLY_AUTHORS.isdisjoint(page.data)


def _name(page: AuthorPage, path: str, _: Tree) -> None:
    if "name" in page.tree:
        return
    data = page.page.data
    within = data.get("name")
    places = [("", data), ("name.", within)] if isinstance(within, dict) else [("", data)]
    name: dict[str, Any] = {"display": display_name(page.page)}
    for part, keys in _NAME_KEYS.items():
        for prefix, place in places:
            for key in keys:
                if key in place and (text := page.text(place[key], f"{prefix}{key}")):
                    name.setdefault(part, text)
    suffixes = [page.text(item, below) for below, item in
                page.items(data.get("postnominals"), "postnominals")]  # fmt: skip
    if known := [suffix for suffix in suffixes if suffix]:
        name["suffix"] = ", ".join(known)
    page.tree["name"] = page.fact(path, name)
    if isinstance(within, dict):
        _other_name(page, within)
        if pronouns := page.text(within.get("pronouns"), "name.pronouns"):
            page.add("pronouns", "name.pronouns", {"pronouns": pronouns})
        known_keys = {key for keys in _NAME_KEYS.values() for key in keys}
        page.unread("name", within, frozenset({"display", "alternate", "pronouns"} | known_keys))


def _other_name(page: AuthorPage, name: dict[str, Tree]) -> None:
    if alternate := page.text(name.get("alternate"), "name.alternate"):
        page.add("other_names", "name.alternate", {"name": alternate})


def _pronouns(page: AuthorPage, path: str, value: Tree) -> None:
    if text := page.text(value, path):
        page.add("pronouns", path, {"pronouns": text})


def _owner(page: AuthorPage, path: str, value: Tree) -> None:
    if value is not None and flag(value) is None:
        raise page.wrong(path, "true or false", value)


def is_owner(page: FrontMatter) -> bool:
    """Say whether the page is that of the site's owner."""
    return any(flag(page.data.get(key)) for key in ("is_owner", "superuser"))


def _role(page: AuthorPage, path: str, value: Tree) -> None:
    if text := page.text(value, path):
        page.add("headlines", path, {"text": text, "language": page.site.language})


def _bio(page: AuthorPage, path: str, value: Tree) -> None:
    raw = page.raw(value, path)
    if raw:
        line = page.page.lines.get(path, 1)
        if fact := _running_text(page, raw, line):
            page.add("summaries", path, fact)


def _body(page: AuthorPage) -> None:
    if fact := _running_text(page, page.page.body, page.page.body_line):
        page.tree["biographies"] = [
            {**fact, "origin": f"hugo:{page.page.name}:{page.page.body_line}#body"}
        ]


def _running_text(page: AuthorPage, source: str, line: int) -> dict[str, Any] | None:
    rendered = markdown.render(source)
    if rendered.text is None:
        return None
    links: list[dict[str, str]] = []
    for text, address in rendered.links:
        label, url = clean.line(text), page.site.resolve(address)
        if label and url:
            links.append({"text": label, "url": url})
            page.links.append((label, url, line + _line_of(source, address)))
    return {
        "text": rendered.text,
        "markdown": rendered.markdown,
        "language": page.site.language,
        "links": links,
    }


def _line_of(source: str, address: str) -> int:
    return source.count("\n", 0, max(0, source.find(address)))


def _interests(page: AuthorPage, path: str, value: Tree) -> None:
    if isinstance(value, dict):
        page.unread(path, value, frozenset({"interests"}))
        path, value = f"{path}.interests", value.get("interests")
    for below, item in page.items(value, path):
        if label := page.item(item, below):
            page.add("interests", below, {"label": label, "language": page.site.language})


def _links(page: AuthorPage, path: str, value: Tree) -> None:
    """Read ``social`` (``profiles``, ``links``): an icon and a ``link`` or ``url``."""
    seen = set()
    for below, item in page.mappings(value, path, "icon: …, link: …"):
        page.unread(below, item, _LINK)
        key = "link" if item.get("link") else "url"
        address = page.raw(item.get(key), f"{below}.{key}")
        if not address:
            continue
        icon = page.raw(item.get("icon"), f"{below}.icon") or ""
        label = page.first(item, below, "label", "title")
        found = hugo_links.read(address, icon, label, page.site)
        if isinstance(found, hugo_links.LeftOut):
            page.remark(f"{below}.{key}", f"left out: {found.why}")
            continue
        target = found.fact.get("url") or found.fact.get("address") or found.fact.get("number")
        if target in seen:
            page.remark(f"{below}.{key}", "left out: the same address stands above")
            continue
        seen.add(target)
        page.add(found.field, f"{below}.{key}", found.fact)


def _email(page: AuthorPage, path: str, value: Tree) -> None:
    # The theme makes a Gravatar of it and shows the address to nobody.
    address = page.text(value, path)
    if not address:
        return
    found = hugo_links.read(f"mailto:{address}", "", None, page.site)
    if isinstance(found, hugo_links.LeftOut):
        page.remark(path, f"left out: {found.why}")
        return
    note = "private: the site uses it for the Gravatar alone"
    page.add("emails", path, {**found.fact, "visibility": "private"}, note)


def _user_groups(page: AuthorPage, path: str, value: Tree) -> None:
    for below, item in page.items(value, path):
        if name := page.item(item, below):
            page.add("groups", below, {"name": name})


def _lastmod(page: AuthorPage, path: str, value: Tree) -> None:
    text = page.raw(value, path)
    date = dates.point(text) if text else None
    if date:
        page.tree["modified"] = date
    elif text:
        page.remark(path, f"left out: {text!r} is no date")


_Reader = Callable[[AuthorPage, str, Tree], None]

_READERS: dict[str, _Reader] = {
    "title": _name,
    "name": _name,
    "pronouns": _pronouns,
    "superuser": _owner,
    "is_owner": _owner,
    "draft": hugo_publishing.draft,
    "private": hugo_publishing.draft,
    "build": hugo_publishing.build,
    "_build": hugo_publishing.build,
    "role": _role,
    "organizations": hugo_career.organizations,
    "affiliations": hugo_career.organizations,
    "bio": _bio,
    "interests": _interests,
    "education": hugo_career.education,
    "work": hugo_career.jobs,
    "experience": hugo_career.jobs,
    "skills": hugo_career.skills,
    "languages": hugo_career.languages,
    "awards": hugo_career.awards,
    "social": _links,
    "profiles": _links,
    "links": _links,
    "email": _email,
    "user_groups": _user_groups,
    "lastmod": _lastmod,
}
