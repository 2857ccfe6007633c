"""What blocks of others in a page say of the same person: read and told, never changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pexport.pages import block, subjects
from pexport.pages.comparing import shown
from pexport.pages.outline import Outline
from pexport.pages.subjects import Node

_COMPARED = ("jobTitle", "givenName", "familyName", "email", "telephone", "birthDate", "gender")


def remarks(page: Outline, ours: Any) -> Iterator[str]:
    """Yield what other blocks of *page* say beside or against the document *ours*."""
    whom = subjects.subject(ours)
    for element in page.elements:
        if not block.is_block(element) or block.mark(element):
            continue
        try:
            theirs = block.document(element)
        except ValueError:
            yield f"line {element.line}: somebody else's block is no JSON, and nobody reads it"
            continue
        yield from (f"line {element.line}: {said}" for said in _said(theirs, whom))


def presents(page: Outline, whom: Node) -> bool:
    """Say whether a block of somebody else in *page* is a profile page of *whom*."""
    for element in page.elements:
        if block.is_block(element) and not block.mark(element):
            try:
                theirs = block.document(element)
            except ValueError:
                continue
            if any(
                "ProfilePage" in subjects.types(node)
                and subjects.is_same(subjects.subject(node), whom)
                for node in subjects.nodes(theirs)
            ):
                return True
    return False


def _said(theirs: Any, whom: Node) -> Iterator[str]:
    for node in subjects.nodes(theirs):
        if "ProfilePage" in subjects.types(node):
            yield f"somebody else's block is a second profile page, of {subjects.name_of(node)}"
        if not subjects.types(node) & subjects.types(whom) or not subjects.is_same(node, whom):
            continue
        if "@id" in node and "@id" in whom and node["@id"] != whom["@id"]:
            yield (
                f"somebody else's block calls {subjects.name_of(whom)} by another address, "
                f"{node['@id']} in place of {whom['@id']}"
            )
        elif _differ(node, whom, "url"):
            yield (
                f"somebody else's block knows {subjects.name_of(whom)} under another address, "
                f"{node['url']} in place of {whom['url']}"
            )
        for key in _COMPARED:
            if _differ(node, whom, key):
                yield (
                    f"somebody else's block says {key} {shown(node[key])} of "
                    f"{subjects.name_of(whom)}, and pexport's {shown(whom[key])}"
                )


def _differ(node: Node, whom: Node, key: str) -> bool:
    one, other = node.get(key), whom.get(key)
    return isinstance(one, str) and isinstance(other, str) and _plain(one) != _plain(other)


def _plain(text: str) -> str:
    return text.casefold().rstrip("/")
