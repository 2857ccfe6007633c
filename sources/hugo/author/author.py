"""The author page of Hugo Academic, Wowchemy and Hugo Blox: what each key means.

https://github.com/HugoBlox/kit: ``content/authors/<slug>/_index.md``, since 2025
``data/authors/<slug>.yaml``. Keys are read wherever they stand, never by the age of the file:
people upgrade the theme and keep old keys. Each key is read by one small function that puts facts
into the tree; a wrong type is a ``PexportError``, what is left out or not read is a remark.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pexport.profile import clean
from pexport.vocabulary import catalogue

from ...files.front_matter import FrontMatter, flag
from ...files.yaml_tree import Tree
from ...text import dates, markdown
from ...text.addresses import mend_address
from ..page.author_page import AuthorPage
from ..page.links import read_link, unresolved_link
from ..page.outcome import NoFact
from ..page.service_keys import (
    read_ids,
    read_link_without_address,
    read_service_key,
    service_of_key,
)
from ..page.starter import is_starter_list, is_starter_post, is_starter_role
from ..theme.keys import closest_key
from ..theme.placeholders import why_address_leads_nowhere
from ..theme.presentation import is_presentation
from .career import (
    join_jobs,
    organization_names,
    read_education,
    read_jobs,
    read_organizations,
    role_of_the_only_organization,
)
from .name import is_name_key, read_name
from .past import end_past_positions
from .publishing import refuse_draft, refuse_unbuilt
from .skills import read_awards, read_languages, read_skills

ONLY_AUTHORS = frozenset(
    "superuser is_owner role organizations affiliations bio interests education social profiles "
    "email user_groups work first_name last_name postnominals".split()
)
"""Keys by which the page of an author is told from other pages."""

READ_WITH_ANOTHER = frozenset("name_pronunciation postnominals avatar_filename".split())
"""Keys that say more of a fact which another key or file begins."""

_LINK = frozenset("link url href".split())


def read_author_page(page: AuthorPage) -> None:
    """Read every key of the page and its text."""
    read_name(page)
    _body(page)
    # The texts first: an organization may have its address from a link in them.
    for key in sorted(page.page.data, key=lambda key: key != "bio"):
        value = page.page.data[key]
        if reader := _READERS.get(key):
            reader(page, key, value)
        elif not (is_name_key(key, value) or _is_known(key)):
            _read_other(page, key, value)
    role_of_the_only_organization(page)
    join_jobs(page)
    end_past_positions(page)
    remark_contacts_in_texts(page)


def _is_known(key: str) -> bool:
    return key in READ_WITH_ANOTHER or is_presentation(key)


def _read_other(page: AuthorPage, key: str, value: Tree) -> None:
    """Read a key that the theme does not have: the name of a service, or a slip."""
    meant = closest_key(key, _READERS.keys() - page.page.data.keys())
    if isinstance(value, str) and service_of_key(key):
        read_service_key(page, key, value, key)
    elif meant and value and isinstance(value, str) == (meant in _TEXTS):
        page.remark(key, f"{key!r} is read as {meant!r}", "spelling", meant)
        _READERS[meant](page, key, value)
    else:
        page.remark(key, "this key is not read", "unread")


def is_author_page(page: FrontMatter) -> bool:
    """Say whether *page* holds any key that only the page of an author has."""
    return not ONLY_AUTHORS.isdisjoint(page.data)


def _pronouns(page: AuthorPage, path: str, value: Tree) -> None:
    if text := page.text(value, path):
        page.add("pronouns", path, {"pronouns": text})


def _owner(page: AuthorPage, path: str, value: Tree) -> None:
    if value is not None and flag(value) is None:
        raise page.wrong(path, "true or false", value)


def is_page_of_owner(page: FrontMatter) -> bool | None:
    """Say whether the page is that of the site's owner, where it says so."""
    stated = [flag(page.data.get(key)) for key in ("is_owner", "superuser")]
    return next((each for each in stated if each is not None), None)


def _role(page: AuthorPage, path: str, value: Tree) -> None:
    names = organization_names(page.page.data)
    if is_starter_post(page, path, value, names) or is_starter_role(page, path, value):
        return
    if text := page.text(value, path):
        page.add("headlines", path, {"text": text, "language": page.language_of(text)})


def _bio(page: AuthorPage, path: str, value: Tree) -> None:
    raw = page.raw(value, path)
    if raw and (fact := running_text(page, raw, path)):
        page.add("summaries", path, fact)


def _body(page: AuthorPage) -> None:
    if fact := running_text(page, page.page.body, "body"):
        page.add("biographies", "body", fact)


def running_text(page: AuthorPage, source: str, path: str) -> dict[str, Any] | None:
    """Return the text *source* at *path* with its language and links, unless it is an example."""
    rendered = markdown.render(source)
    text = page.said(rendered.text, path)
    if text is None:
        return None
    line = page.page.body_line if path == "body" else page.page.lines.get(path, 1)
    links: list[dict[str, str]] = []
    for words, address in rendered.links:
        label = clean.line(words)
        if label and (url := _linked(page, path, label, address)):
            links.append({"text": label, "url": url})
            page.links.append((label, url, line + _line_of(source, address)))
    return {
        "text": text,
        "markdown": rendered.markdown,
        "language": page.language_of(text),
        "links": links,
    }


def _linked(page: AuthorPage, path: str, label: str, address: str) -> str | None:
    """Return the web address of a link in a text; what it is instead is told, or told later."""
    if re.match(r"(mailto|tel):", address, re.IGNORECASE):
        page.reach.append((path, address))
        return None
    if why := why_address_leads_nowhere(address):
        said = f"the link of {label!r} is left out: {address}: {why}"
        page.remark(path, said, "left-out", "its address, or the words alone")
        return None
    better, advice = mend_address(address)
    if url := page.site.resolve(better):
        for message, rule, fix in advice:
            page.remark(path, f"{address}: {message}", rule, fix)
        return url
    page.understood(unresolved_link(address), path)
    return None


def remark_contacts_in_texts(page: AuthorPage) -> None:
    """Tell which e-mail addresses and numbers stand in texts alone, where they may be anybody's."""
    for path, address in page.reach:
        found = read_link(address, "", None, page.site)
        if isinstance(found, NoFact):
            page.understood(found, path)
            continue
        ((key, value),) = found.fact.items()
        if all(value != fact[key] for fact in page.tree.get(found.field, ())):
            said = f"left out: {value} stands in a text, where it may be anybody's"
            page.remark(path, said, "missing", f"a link of its own, if it is yours: {address}")


def _line_of(source: str, address: str) -> int:
    return source.count("\n", 0, max(0, source.find(address)))


def _interests(page: AuthorPage, path: str, value: Tree) -> None:
    if isinstance(value, dict):
        page.unread(path, value, frozenset({"interests"}))
        path, value = f"{path}.interests", value.get("interests")
    if is_starter_list(page, path, "interests", value):
        return
    for below, item in page.items(value, path, of_texts=True):
        if label := page.item(item, below):
            page.add("interests", below, {"label": label, "language": page.language_of(label)})


def _links(page: AuthorPage, path: str, value: Tree) -> None:
    """Read ``social`` (``profiles``, ``links``): an icon and a ``link`` or ``url``."""
    seen = {_target(fact) for member in _REACHED for fact in page.tree.get(member, ())}
    known = _LINK | catalogue.services().keys()
    for below, item in page.mappings(value, path, "icon: …, link: …", known, "link"):
        key = next((key for key in ("link", "url", "href") if item.get(key)), "link")
        address = page.raw(item.get(key), f"{below}.{key}")
        if not address:
            read_link_without_address(page, below, item)
            continue
        icon = page.raw(item.get("icon"), f"{below}.icon") or ""
        label = page.first(item, below, "label", "title")
        found = page.understood(read_link(address, icon, label, page.site), f"{below}.{key}")
        if found is None:
            continue
        target = _target(found.fact)
        if target in seen:
            page.remark(f"{below}.{key}", "left out: the same address stands above", "duplicate")
            continue
        seen.add(target)
        page.add(found.field, f"{below}.{key}", found.fact)


_REACHED = ("accounts", "identifiers", "links", "emails", "phones")
"""The members of a profile in which there are addresses."""


def _target(fact: dict[str, Any]) -> str | None:
    """Return the address that *fact* is; that which a site shows to nobody is not told yet."""
    if fact.get("visibility"):
        return None
    target: str | None = fact.get("url") or fact.get("address") or fact.get("number")
    return target


def _email(page: AuthorPage, path: str, value: Tree) -> None:
    # The theme makes a Gravatar of it and shows the address to nobody.
    listed = list(page.items(value, path)) if isinstance(value, list) else [(path, value)]
    for below, item in listed:
        if address := page.text(item, below):
            note = "private: the site uses it for the Gravatar alone"
            page.private_email(address, below, note)


def _nickname(page: AuthorPage, path: str, value: Tree) -> None:
    if name := page.text(value, path):
        page.add("nicknames", path, {"name": name})


def _website(page: AuthorPage, path: str, value: Tree) -> None:
    """Read the address of a page elsewhere."""
    if value and (url := page.address({path: value}, "", path)):
        page.add("links", path, {"url": url})


def _user_groups(page: AuthorPage, path: str, value: Tree) -> None:
    if is_starter_list(page, path, "groups", value):
        return
    for below, item in page.items(value, path, of_texts=True):
        if name := page.item(item, below):
            page.add("groups", below, {"name": name})


def _lastmod(page: AuthorPage, path: str, value: Tree) -> None:
    text = page.raw(value, path)
    date = dates.point(text) if text else None
    if date:
        page.tree["modified"] = date
    elif text:
        page.remark(path, f"left out: {text!r} is no date")


_TEXTS = frozenset(
    "pronouns superuser is_owner draft private role bio email nickname website external_link "
    "lastmod".split()
)
"""Keys whose values are texts."""

_Reader = Callable[[AuthorPage, str, Tree], None]

_READERS: dict[str, _Reader] = {
    "pronouns": _pronouns,
    "superuser": _owner,
    "is_owner": _owner,
    "draft": refuse_draft,
    "private": refuse_draft,
    "build": refuse_unbuilt,
    "_build": refuse_unbuilt,
    "role": _role,
    "organizations": read_organizations,
    "affiliations": read_organizations,
    "bio": _bio,
    "interests": _interests,
    "researchinterests": _interests,
    "research_interests": _interests,
    "ids": read_ids,
    "identifiers": read_ids,
    "education": read_education,
    "work": read_jobs,
    "experience": read_jobs,
    "professional experience": read_jobs,
    "skills": read_skills,
    "languages": read_languages,
    "awards": read_awards,
    "honors": read_awards,
    "honours": read_awards,
    "social": _links,
    "profiles": _links,
    "links": _links,
    "email": _email,
    "nickname": _nickname,
    "website": _website,
    "external_link": _website,
    "user_groups": _user_groups,
    "lastmod": _lastmod,
}
