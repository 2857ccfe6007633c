"""The author page of Hugo Academic and Wowchemy: what each key of its front matter means.

https://github.com/wowchemy/wowchemy-hugo-themes, ``content/authors/<slug>/_index.md``. Each key is
read by one small function that puts facts into the tree; a wrong type is a ``PexportError``, what
is left out or not read is a remark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pexport import clean
from pexport.errors import PexportError
from pexport.source import Remark

from . import dates, hugo_links, markdown
from .front_matter import FrontMatter, flag
from .hugo_site import Site
from .yaml_tree import Tree

PRESENTATION = {
    "highlight_name": "whether lists of authors show the name in bold",
    "authors": "the slug of the page itself",
    "weight": "the order on a page of people",
}
"""Keys that say how the page looks and nothing of the person."""

_NAME_PARTS = {
    "first_name": "given",
    "last_name": "family",
    "name_pronunciation": "pronunciation",
}

ONLY_AUTHORS = frozenset(
    "superuser role organizations bio interests education social email user_groups".split()
)
"""Keys by which the page of an author is told from other pages."""

READ_WITH_ANOTHER = {*_NAME_PARTS, "avatar_filename"}
"""Keys that say more of a fact which another key or file begins."""


class Author:
    """One author page on its way to a profile."""

    def __init__(self, page: FrontMatter, site: Site) -> None:
        self.page = page
        self.site = site
        self.tree: dict[str, Any] = {}
        self.remarks: list[Remark] = list(site.remarks)
        self.links: list[tuple[str, str, int]] = []
        """Text, address and line of the links in the running texts."""

    def add(self, member: str, path: str, fact: dict[str, Any], note: str = "") -> None:
        """Add *fact*, found at the key *path*, to the tuple *member* of the profile."""
        self.tree.setdefault(member, []).append(self.fact(path, fact, note))

    def fact(self, path: str, fact: dict[str, Any], note: str = "") -> dict[str, Any]:
        """Return *fact* with its origin."""
        origin = f"hugo:{self.page.where(path)}"
        return {**fact, "origin": f"{origin} ({note})" if note else origin}

    def remark(self, path: str, message: str) -> None:
        """Note what there is to say of the key *path*."""
        self.remarks.append(Remark(self.page.where(path), message))

    def wrong(self, path: str, needed: str, value: Tree) -> PexportError:
        """Return the error for a value of a wrong type."""
        kind = {"dict": "a mapping", "list": "a list"}.get(type(value).__name__)
        kind = kind or f"the text {value!r:.60}"
        return PexportError(f"{self.page.where(path)}: {needed} is needed here, not {kind}")

    def raw(self, value: Tree, path: str) -> str | None:
        """Return the text at *path* as the author wrote it."""
        if value is None:
            return None
        if not isinstance(value, str):
            raise self.wrong(path, "a text", value)
        return value if value.strip() else None

    def text(self, value: Tree, path: str) -> str | None:
        """Return the text at *path* on one line, without its Markdown."""
        raw = self.raw(value, path)
        return markdown.line(raw) if raw else None

    def items(self, value: Tree, path: str) -> Iterator[tuple[str, Tree]]:
        """Yield the path and value of each item of the list at *path* that is not empty."""
        if value is None or value == "":
            return
        if not isinstance(value, list):
            raise self.wrong(path, "a list", value)
        for index, item in enumerate(value):
            if item is not None and item != "":
                yield f"{path}[{index}]", item

    def mappings(
        self, value: Tree, path: str, example: str
    ) -> Iterator[tuple[str, dict[str, Tree]]]:
        """Yield the path and value of each mapping of the list at *path*."""
        for below, item in self.items(value, path):
            if not isinstance(item, dict):
                raise self.wrong(below, f"a mapping like {{{example}}}", item)
            yield below, item


def read(author: Author) -> None:
    """Read every key of the page and its text."""
    _body(author)
    # The texts first: an organization may have its address from a link in them.
    for key in sorted(author.page.data, key=lambda key: key != "bio"):
        if reader := _READERS.get(key):
            reader(author, key, author.page.data[key])
        elif key not in PRESENTATION and key not in READ_WITH_ANOTHER:
            author.remark(key, "this key is not read")
    _role_of_the_only_position(author)


def display_name(page: FrontMatter) -> str:
    """Return the display name; raise ``PexportError`` where the page has none."""
    for key in ("title", "name"):
        value = page.data.get(key)
        if isinstance(value, str) and (name := markdown.line(value)):
            return name
    raise PexportError(f"{page.name}:1: no name: the key 'title' is missing or empty")


def is_author_page(page: FrontMatter) -> bool:
    """Say whether *page* holds any key that only the page of an author has."""
    return not ONLY_AUTHORS.isdisjoint(page.data)


def _name(author: Author, path: str, _: Tree) -> None:
    if "name" not in author.tree:
        name: dict[str, Any] = {"display": display_name(author.page)}
        for key, part in _NAME_PARTS.items():
            if value := author.text(author.page.data.get(key), key):
                name[part] = value
        author.tree["name"] = author.fact(path, name)


def _pronouns(author: Author, path: str, value: Tree) -> None:
    if text := author.text(value, path):
        author.add("pronouns", path, {"pronouns": text})


def _superuser(author: Author, path: str, value: Tree) -> None:
    if value is not None and flag(value) is None:
        raise author.wrong(path, "true or false", value)


def is_owner(page: FrontMatter) -> bool:
    """Say whether the page is that of the site's owner."""
    return flag(page.data.get("superuser")) is True


def _draft(author: Author, path: str, value: Tree) -> None:
    if value is not None and flag(value) is None:
        raise author.wrong(path, "true or false", value)
    if flag(value):
        raise PexportError(f"{author.page.where(path)}: a draft, which the site does not publish")


def _role(author: Author, path: str, value: Tree) -> None:
    if text := author.text(value, path):
        author.add("headlines", path, {"text": text, "language": author.site.language})


def _organizations(author: Author, path: str, value: Tree) -> None:
    for below, item in author.mappings(value, path, "name: …, url: …"):
        name = author.text(item.get("name"), f"{below}.name")
        if not name:
            author.remark(below, "left out: an organization without a name")
            continue
        organization: dict[str, Any] = {"name": name}
        url, note = _organization_url(author, below, item.get("url"), name)
        if url:
            organization["url"] = url
        author.add("positions", below, {"organization": organization}, note)
        _unread(author, below, item, {"name", "url"})


def _organization_url(author: Author, path: str, value: Tree, name: str) -> tuple[str | None, str]:
    """Return the address of the organization *name*, and a note where it was inferred."""
    stated = author.raw(value, f"{path}.url")
    if stated:
        url = author.site.resolve(stated)
        if url is None:
            author.remark(f"{path}.url", f"left out: {stated!r} is no address on the web")
        return url, ""
    for text, address, line in author.links:
        if text == name:
            return address, f"url: the link of that name in the text, line {line}"
    return None, ""


def _role_of_the_only_position(author: Author) -> None:
    """Tie the role to the organization where there is just one of each."""
    positions, headlines = author.tree.get("positions", []), author.tree.get("headlines", [])
    if len(positions) == len(headlines) == 1:
        positions[0]["role"] = headlines[0]["text"]
        positions[0]["origin"] += " (role: of the page, which names this organization alone)"


def _bio(author: Author, path: str, value: Tree) -> None:
    raw = author.raw(value, path)
    if raw:
        line = author.page.lines.get(path, 1)
        if fact := _running_text(author, raw, line):
            author.add("summaries", path, fact)


def _body(author: Author) -> None:
    if fact := _running_text(author, author.page.body, author.page.body_line):
        author.tree["biographies"] = [
            {**fact, "origin": f"hugo:{author.page.name}:{author.page.body_line}#body"}
        ]


def _running_text(author: Author, source: str, line: int) -> dict[str, Any] | None:
    rendered = markdown.render(source)
    if rendered.text is None:
        return None
    links: list[dict[str, str]] = []
    for text, address in rendered.links:
        label, url = clean.line(text), author.site.resolve(address)
        if label and url:
            links.append({"text": label, "url": url})
            author.links.append((label, url, line + _line_of(source, address)))
    return {
        "text": rendered.text,
        "markdown": rendered.markdown,
        "language": author.site.language,
        "links": links,
    }


def _line_of(source: str, address: str) -> int:
    return source.count("\n", 0, max(0, source.find(address)))


def _interests(author: Author, path: str, value: Tree) -> None:
    for below, item in author.items(value, path):
        if label := author.text(item, below):
            author.add("interests", below, {"label": label, "language": author.site.language})


def _education(author: Author, path: str, value: Tree) -> None:
    if value is None or value == "":
        return
    if isinstance(value, dict):
        _unread(author, path, value, {"courses"})
        path, value = f"{path}.courses", value.get("courses")
    for below, item in author.mappings(value, path, "course: …, institution: …, year: …"):
        institution = author.text(item.get("institution"), f"{below}.institution")
        degree = author.text(item.get("course"), f"{below}.course")
        if not institution:
            author.remark(below, f"left out: {degree or 'a course'} without an institution")
            continue
        fact = {"organization": {"name": institution}, "degree": degree}
        year = author.text(item.get("year"), f"{below}.year")
        if year:
            period = dates.period(year)
            if "dates" in period:
                author.remark(f"{below}.year", f"{year!r} is kept as text: no date is seen in it")
            fact |= period
        author.add("education", below, fact)
        _unread(author, below, item, {"course", "institution", "year"})


def _social(author: Author, path: str, value: Tree) -> None:
    seen = set()
    for below, item in author.mappings(value, path, "icon: …, link: …"):
        _unread(author, below, item, {"icon", "icon_pack", "link", "label", "display"})
        address = author.raw(item.get("link"), f"{below}.link")
        if not address:
            continue
        icon = author.raw(item.get("icon"), f"{below}.icon") or ""
        label = author.text(item.get("label"), f"{below}.label")
        found = hugo_links.read(address, icon, label, author.site)
        if isinstance(found, hugo_links.LeftOut):
            author.remark(f"{below}.link", f"left out: {found.why}")
            continue
        key = found.fact.get("url") or found.fact.get("address") or found.fact.get("number")
        if key in seen:
            author.remark(f"{below}.link", "left out: the same address stands above")
            continue
        seen.add(key)
        author.add(found.field, f"{below}.link", found.fact)


def _email(author: Author, path: str, value: Tree) -> None:
    # The theme makes a Gravatar of it and shows the address to nobody.
    address = author.text(value, path)
    if not address:
        return
    found = hugo_links.read(f"mailto:{address}", "", None, author.site)
    if isinstance(found, hugo_links.LeftOut):
        author.remark(path, f"left out: {found.why}")
        return
    note = "private: the site uses it for the Gravatar alone"
    author.add("emails", path, {**found.fact, "visibility": "private"}, note)


def _user_groups(author: Author, path: str, value: Tree) -> None:
    for below, item in author.items(value, path):
        if name := author.text(item, below):
            author.add("groups", below, {"name": name})


def _unread(author: Author, path: str, item: dict[str, Tree], known: set[str]) -> None:
    for key in item.keys() - known:
        author.remark(f"{path}.{key}", "this key is not read")


def _lastmod(author: Author, path: str, value: Tree) -> None:
    text = author.raw(value, path)
    date = dates.point(text) if text else None
    if date:
        author.tree["modified"] = date
    elif text:
        author.remark(path, f"left out: {text!r} is no date")


_Reader = Callable[[Author, str, Tree], None]

_READERS: dict[str, _Reader] = {
    "title": _name,
    "name": _name,
    "pronouns": _pronouns,
    "superuser": _superuser,
    "draft": _draft,
    "role": _role,
    "organizations": _organizations,
    "bio": _bio,
    "interests": _interests,
    "education": _education,
    "social": _social,
    "email": _email,
    "user_groups": _user_groups,
    "lastmod": _lastmod,
}
