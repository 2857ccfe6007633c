"""The blocks of a page since 2022: jobs, accomplishments, skills and contact data of the owner.

https://docs.hugoblox.com/blocks/: a page of the type ``landing`` has ``sections``, each with a
``block`` and its ``content``. Most show other pages of the site, or the author's own
(``username``); a few hold a part of a CV themselves, as the widgets before them did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pexport.errors import PexportError
from pexport.files import decode_utf8, display_path
from pexport.source import Remark

from ...files.front_matter import FrontMatter, flag, parse_front_matter
from ...files.yaml_tree import Tree
from ..author.author import remark_contacts_in_texts, running_text
from ..page.author_page import AuthorPage
from ..page.links import read_link
from ..site.config import remarks_on_duplicate_keys
from ..site.site import Site
from ..theme.keys import lower_keys
from .headings import kind_of_list
from .params import add_unless_known, another_page
from .widgets import MEANT, read_cv_part, without_look

KINDS = {
    "experience": "experience",
    "resume-experience": "experience",
    "accomplishments": "accomplishments",
    "awards": "accomplishments",
    "resume-awards": "accomplishments",
    "features": "featurette",
    "featurette": "featurette",
    "skills": "featurette",
    "resume-skills": "featurette",
    "resume-languages": "featurette",
    "contact": "contact",
    "contact-info": "contact",
    "about": "about",
    "biography": "about",
    "about.avatar": "about",
    "about.biography": "about",
    "resume-biography": "about",
    "resume-biography-2": "about",
    "resume-biography-3": "about",
}
"""The blocks that hold something of the owner, with the widgets of the same content."""

_OF_THE_SITE = (b"contact", b"about", b"biography", b"resume-biography")
"""How the blocks begin that are on the site of an organization, too, and no part of a CV."""
_WITH_BLOCKS = rb"""(?i)\bblock["']?\s*[:=]\s*["']?(%s)\b""" % "|".join(KINDS).encode()


class Block(NamedTuple):
    """One block of a page."""

    kind: str
    """The name of the widget of the same content."""
    place: FrontMatter
    """Its ``content``, as the keys of a page."""


def has_cv_blocks(path: Path) -> bool:
    """Say whether the page at *path* has blocks that hold a part of the owner's CV."""
    found: list[bytes] = re.findall(_WITH_BLOCKS, path.read_bytes())
    return any(not name.lower().startswith(_OF_THE_SITE) for name in found)


def blocks_of(site: Site) -> list[Block | Remark]:
    """Return the blocks of the site's pages in its own language, and what is broken of those."""
    found: list[Block | Remark] = []
    for path in _pages(site):
        try:
            data = path.read_bytes()
            if re.search(_WITH_BLOCKS, data):
                name = display_path(path)
                page = lower_keys(
                    parse_front_matter(decode_utf8(data, name), name, last_counts=True)
                )
                found += [*remarks_on_duplicate_keys(page), *_blocks(page)]
        except PexportError as error:
            place, _, said = str(error).partition(": ")
            found.append(Remark(place, f"left out: {said}", "broken"))
    return found


def _pages(site: Site) -> Iterator[Path]:
    """Yield the pages of the site's own language that may have blocks: the home page and others."""
    if site.root is None:
        return
    own = site.default_language
    # A language with a folder of its own has nothing of the folder of the others.
    has_own = own in dict(site.folders).values()
    for folder, language in site.folders:
        content = site.root / folder
        if language != (own if has_own else None):
            continue
        for top in (content, content / own):
            yield from sorted({*top.glob("*.md"), *top.glob("[!p]*/_index.md")})


def _blocks(page: FrontMatter) -> Iterator[Block]:
    sections = page.data.get("sections")
    if flag(page.data.get("draft")) or not isinstance(sections, list):
        return
    for index, section in enumerate(sections):
        name = section.get("block") if isinstance(section, dict) else None
        content = section.get("content") if isinstance(section, dict) else None
        if isinstance(name, str) and name.lower() in KINDS and isinstance(content, dict):
            above = f"sections[{index}].content."
            yield Block(KINDS[name.lower()], page._replace(data=content, above=above, body=""))


def add_blocks(
    author: AuthorPage, found: list[Block | Remark], slug: str | None, *, with_contact: bool
) -> None:
    """Add what the blocks *found* on a site whose only author is *author* say."""
    for block in found:
        if isinstance(block, Remark):
            author.remarks.append(block)
        elif not _is_of(block.place.data, slug) or (block.kind == "contact" and not with_contact):
            continue
        elif block.kind == "about":
            _add_about(another_page(author, without_look(block.place)))
        elif holds := _content(author, block):
            part = another_page(author, without_look(block.place))
            read_cv_part(part, holds, "other-page")


def _add_about(page: AuthorPage) -> None:
    """Add what the block says that shows the page of the author: a text, links to a CV.

    The text stands there in place of the page's own, which is another page of the site.
    """
    data = page.page.data
    try:
        text = page.raw(data.get("text"), "text")
        if text and page.tree.get("biographies"):
            said = "not read: the page of the author has a text of its own"
            page.remark("text", said, "other-page", "one text in both places")
        elif text and (fact := running_text(page, text, "text")):
            page.add("biographies", "text", fact)
            remark_contacts_in_texts(page)
        buttons = list(page.items(data.get("buttons"), "buttons"))
        for path, button in [("button", data.get("button")), *buttons]:
            if not isinstance(button, dict):
                continue
            page.unread(path, button, frozenset({"text", "url"}))
            if url := page.raw(button.get("url"), f"{path}.url"):
                label = page.text(button.get("text"), f"{path}.text")
                add_unless_known(page, f"{path}.url", read_link(url, "", label, page.site))
        for key in [key for key in data if key not in {"text", "button", "buttons"}]:
            page.remark(key, "this key is not read", "other-page")
    except PexportError as error:
        place, _, said = str(error).partition(": ")
        page.remarks.append(Remark(place, f"left out: {said}", "broken"))


def _is_of(data: dict[str, Tree], slug: str | None) -> bool:
    """Say whether a block is of the author *slug*, or says nothing else."""
    username = data.get("username")
    return not (isinstance(username, str) and slug and username.lower() != slug.lower())


def _content(author: AuthorPage, block: Block) -> str | None:
    """Return what a block holds of the author; None where nothing, or in doubt."""
    data = block.place.data
    title = str(data.get("title") or "")
    if block.kind == "contact":
        return block.kind
    lists = [key for key in ("items", "skills", "languages") if data.get(key)]
    if not lists:
        return None
    meant = MEANT[block.kind]
    holds = meant if lists[0] != "items" else kind_of_list(title, meant)
    if holds is None:
        page = another_page(author, block.place)
        said = f"not read: {title!r} may be no {meant}"
        page.remark("items", said, "other-page", "another title")
    return holds


def contact_blocks(found: list[Block | Remark]) -> list[FrontMatter]:
    """Return those of the blocks *found* that show contact data."""
    blocks = (block for block in found if isinstance(block, Block))
    return [block.place for block in blocks if block.kind == "contact"]
