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
from pexport.files import MAX_BYTES, decode_utf8, display_path, read_head
from pexport.source import Remark

from ...files.front_matter import FrontMatter, parse_front_matter
from ...files.yaml_tree import Tree
from ..author.texts import read_running_text, remark_on_contacts_in_texts
from ..page.author_page import AuthorPage
from ..page.links import read_link
from ..site.published import why_unpublished
from ..site.remarks import remark_on_error, remarks_on_duplicate_keys
from ..site.site import Site
from ..theme.keys import lower_keys
from .contact import add_unless_known
from .headings import kind_of_list
from .widgets import DEFAULT_CONTENT, read_content, without_presentation

BLOCK_KINDS = {
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
"""The blocks that contain something of the owner, with the widgets of the same content."""

_OF_THE_SITE = (b"contact", b"about", b"biography", b"resume-biography")
"""How the blocks begin that are on the site of an organization, too, and no part of a CV."""
_WITH_BLOCKS = rb"""(?i)\bblock["']?\s*[:=]\s*["']?(%s)\b""" % "|".join(BLOCK_KINDS).encode()


class Block(NamedTuple):
    """One block of a page."""

    kind: str
    """The name of the widget of the same content."""
    place: FrontMatter
    """Its ``content``, as the keys of a page."""


def has_cv_blocks(path: Path) -> bool:
    """Say whether the page at *path* has blocks that contain a part of the owner's CV."""
    found: list[bytes] = re.findall(_WITH_BLOCKS, read_head(path, MAX_BYTES))
    return any(not name.lower().startswith(_OF_THE_SITE) for name in found)


def read_blocks(site: Site) -> list[Block | Remark]:
    """Return the blocks of the site's pages in its own language, and what is broken of those."""
    found: list[Block | Remark] = []
    for path in _pages(site):
        try:
            data = read_head(path, MAX_BYTES)
            if re.search(_WITH_BLOCKS, data):
                name = display_path(path)
                page = lower_keys(
                    parse_front_matter(decode_utf8(data, name), name, last_counts=True)
                )
                if hidden := why_unpublished(page, path, site):
                    message = f"the blocks are left out: {hidden.why}"
                    found.append(Remark(hidden.where, message, "hidden"))
                    continue
                found += [*remarks_on_duplicate_keys(page), *_blocks_of_page(page)]
        except PexportError as error:
            found.append(remark_on_error(error))
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


def _blocks_of_page(page: FrontMatter) -> Iterator[Block]:
    sections = page.data.get("sections")
    if not isinstance(sections, list):
        return
    for index, section in enumerate(sections):
        name = section.get("block") if isinstance(section, dict) else None
        content = section.get("content") if isinstance(section, dict) else None
        if isinstance(name, str) and name.lower() in BLOCK_KINDS and isinstance(content, dict):
            above = f"sections[{index}].content."
            yield Block(
                BLOCK_KINDS[name.lower()], page._replace(data=content, above=above, body="")
            )


def add_blocks(
    author: AuthorPage, found: list[Block | Remark], slug: str | None, *, with_contact: bool
) -> None:
    """Add what the blocks *found* on a site whose only author is *author* say."""
    for block in found:
        if isinstance(block, Remark):
            author.remarks.append(block)
        elif not _is_about(block.place.data, slug) or (
            block.kind == "contact" and not with_contact
        ):
            continue
        elif block.kind == "about":
            _add_about(author.other_page(without_presentation(block.place)))
        elif content := _content_of_block(author, block):
            part = author.other_page(without_presentation(block.place))
            read_content(part, content, "other-page")


def _add_about(page: AuthorPage) -> None:
    """Add what the block says that shows the page of the author: a text, links to a CV.

    The text stands there in place of the page's own, which is another page of the site.
    """
    data = page.data
    try:
        text = page.raw(data.get("text"), "text")
        if text and page.tree.get("biographies"):
            message = "not read: the text of the author's own page is read instead"
            page.remark("text", message, "other-page", "one text in both places")
        elif text and (fact := read_running_text(page, text, "text")):
            page.add("biographies", "text", fact)
            remark_on_contacts_in_texts(page)
        buttons = list(page.items(data.get("buttons"), "buttons"))
        for path, button in [("button", data.get("button")), *buttons]:
            if not isinstance(button, dict):
                continue
            page.remark_unknown_keys(path, button, frozenset({"text", "url"}))
            if url := page.raw(button.get("url"), f"{path}.url"):
                label = page.text(button.get("text"), f"{path}.text")
                add_unless_known(page, f"{path}.url", read_link(url, "", label, page.site))
        for key in [key for key in data if key not in {"text", "button", "buttons"}]:
            page.remark_unread(key, "other-page")
    except PexportError as error:
        page.remarks.append(remark_on_error(error))


def _is_about(data: dict[str, Tree], slug: str | None) -> bool:
    """Say whether a block is of the author *slug*, or says nothing else."""
    username = data.get("username")
    return not (isinstance(username, str) and slug and username.lower() != slug.lower())


def _content_of_block(author: AuthorPage, block: Block) -> str | None:
    """Return what a block contains of the author; None where nothing, or in doubt."""
    data = block.place.data
    title = str(data.get("title") or "")
    if block.kind == "contact":
        return block.kind
    lists = [key for key in ("items", "skills", "languages") if data.get(key)]
    if not lists:
        return None
    default = DEFAULT_CONTENT[block.kind]
    content = default if lists[0] != "items" else kind_of_list(title, default)
    if content is None:
        page = author.other_page(block.place)
        message = f"not read: by the title {title!r}, these may not be {default}"
        page.remark("items", message, "other-page", "another title")
    return content


def contact_blocks(found: list[Block | Remark]) -> list[FrontMatter]:
    """Return those of the blocks *found* that show contact data."""
    blocks = (block for block in found if isinstance(block, Block))
    return [block.place for block in blocks if block.kind == "contact"]
