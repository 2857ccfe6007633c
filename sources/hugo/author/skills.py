"""Skills, languages and awards on an author page."""

from __future__ import annotations

from ...files.yaml_tree import Tree
from ..page.author_page import AuthorPage
from ..page.starter import is_starter_fact, is_starter_list
from .periods import read_date

_TEXT = ("summary", "description", "details")
_GROUP = frozenset({"name", "items"})
_SKILL = frozenset("name label level percent description".split())
_LANGUAGE_NAME = ("name", "language")
_LANGUAGE = frozenset({*_LANGUAGE_NAME, "label", "level", "percent"})
_AWARDER = ("awarder", "organization", "org", "issuer", "institution")
_PRIZE = ("title", "name", "award")
_AWARD = frozenset({*_PRIZE, "date", "year", "url", "certificate_url", *_AWARDER, *_TEXT})


def read_skills(page: AuthorPage, path: str, value: Tree) -> None:
    """Read ``skills``: groups of items with a level or a percentage."""
    example = "name: …, items: …"
    for below, group in page.mappings(value, path, example, _GROUP | _SKILL, "name"):
        if "items" not in group:
            _add_skill(page, below, group, None)
            continue
        if is_starter_list(page, below, "skills", group["items"]):
            continue
        category = page.text(group.get("name"), f"{below}.name")
        page.remark_unknown_keys(below, group, _GROUP)
        inside, example = f"{below}.items", "name: …, level: …"
        for place, item in page.mappings(group["items"], inside, example, _SKILL, "name"):
            _add_skill(page, place, item, category)


def _add_skill(page: AuthorPage, path: str, item: dict[str, Tree], category: str | None) -> None:
    if name := page.first_text(item, path, "name", "label"):
        fact = {
            "name": name,
            "category": category,
            "level": _read_level(page, path, item),
            "description": page.prose(item.get("description"), f"{path}.description"),
        }
        page.add("skills", path, fact)


def read_languages(page: AuthorPage, path: str, value: Tree) -> None:
    """Read ``languages``: a name with a level, a percentage or a word for it."""
    if is_starter_list(page, path, "languages", value):
        return
    for below, item in page.mappings(value, path, "name: …, level: …", _LANGUAGE, "name"):
        if name := page.first_text(item, below, *_LANGUAGE_NAME):
            level = page.text(item.get("label"), f"{below}.label") or _read_level(page, below, item)
            page.add("languages", below, {"name": name, "level": level})


def _read_level(page: AuthorPage, path: str, item: dict[str, Tree]) -> str | None:
    level = page.text(item.get("level"), f"{path}.level")
    if level and not level.replace(".", "").isdecimal():
        return level
    if percent := page.text(item.get("percent"), f"{path}.percent"):
        return f"{percent} %"
    # The theme draws a level as so many of five dots.
    return f"{level}/5" if level else None


def read_awards(page: AuthorPage, path: str, value: Tree) -> None:
    """Read ``awards``."""
    for below, item in page.mappings(value, path, "title: …, date: …", _AWARD, "title"):
        if is_starter_fact(page, below, "awards", item, _PRIZE, _AWARDER, ("date",)):
            continue
        title = page.first_text(item, below, *_PRIZE)
        if not title:
            page.remark_incomplete(below, item, _PRIZE, "an award without a title")
            continue
        date = read_date(page, f"{below}.date", page.first_text(item, below, "date", "year"))
        fact = {
            "title": title,
            "awarder": page.first_text(item, below, *_AWARDER),
            "date": date,
            "url": page.web_address(item, below, "url", "certificate_url"),
            "description": page.first_prose(item, below, *_TEXT),
        }
        page.add("awards", below, fact)
