"""The running texts of a page: role, ``bio``, the text below the keys, and the links in them."""

from __future__ import annotations

import re
from typing import Any

from pexport.profile import clean

from ...files.yaml_tree import Tree
from ...text import markdown
from ...text.addresses import mend_address
from ..page.author_page import AuthorPage
from ..page.links import read_link, unresolved_link
from ..page.outcome import NoFact
from ..page.starter import is_starter_post, is_starter_role
from ..theme.placeholders import why_address_leads_nowhere
from .career import organization_names


def read_role(page: AuthorPage, path: str, value: Tree) -> None:
    """Read ``role``."""
    names = organization_names(page.data)
    if is_starter_post(page, path, value, names) or is_starter_role(page, path, value):
        return
    if text := page.text(value, path):
        page.add("headlines", path, {"text": text, "language": page.language_of(text)})


def read_bio(page: AuthorPage, path: str, value: Tree) -> None:
    """Read ``bio``."""
    raw = page.raw(value, path)
    if raw and (fact := read_running_text(page, raw, path)):
        page.add("summaries", path, fact)


def read_body(page: AuthorPage) -> None:
    """Read the text below the keys."""
    if fact := read_running_text(page, page.front_matter.body, "body"):
        page.add("biographies", "body", fact)


def read_running_text(page: AuthorPage, source: str, path: str) -> dict[str, Any] | None:
    """Return the text *source* at *path* with its language and links, unless it is an example."""
    rendered = markdown.render(source)
    text = page.unless_placeholder(rendered.text, path)
    if text is None:
        return None
    front_matter = page.front_matter
    line = front_matter.body_line if path == "body" else front_matter.lines.get(path, 1)
    links: list[dict[str, str]] = []
    for words, address in rendered.links:
        label = clean.line(words)
        if label and (url := _resolve_link(page, path, label, address)):
            links.append({"text": label, "url": url})
            line_of_link = line + source.count("\n", 0, max(0, source.find(address)))
            page.links_in_texts.append((label, url, line_of_link))
    return {
        "text": text,
        "markdown": rendered.markdown,
        "language": page.language_of(text),
        "links": links,
    }


def _resolve_link(page: AuthorPage, path: str, label: str, address: str) -> str | None:
    """Return the web address of a link; keep ``mailto:`` and ``tel:``, remark on any other."""
    if re.match(r"(mailto|tel):", address, re.IGNORECASE):
        page.contacts_in_texts.append((path, address))
        return None
    if why := why_address_leads_nowhere(address):
        message = f"left out: the link of {label!r}: {address}: {why}"
        page.remark(path, message, "left-out", "its address, or the words alone")
        return None
    better, advice = mend_address(address)
    if url := page.site.resolve(better):
        for message, rule, fix in advice:
            page.remark(path, f"{address}: {message}", rule, fix)
        return url
    page.accept(unresolved_link(address), path)
    return None


def remark_on_contacts_in_texts(page: AuthorPage) -> None:
    """Remark on e-mail addresses and numbers in texts alone, where they may be anybody's."""
    for path, address in page.contacts_in_texts:
        found = read_link(address, "", None, page.site)
        if isinstance(found, NoFact):
            page.accept(found, path)
            continue
        ((key, value),) = found.fact.items()
        if all(value != fact[key] for fact in page.tree.get(found.field, ())):
            message = f"left out: {value} is in a running text, where it may be anybody's"
            page.remark(path, message, "missing", f"a link of its own, if it is yours: {address}")
