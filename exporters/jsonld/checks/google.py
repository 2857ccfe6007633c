"""What Google reads of a profile page, and what it misses.

https://developers.google.com/search/docs/appearance/structured-data/profile-page. Its parser is no
JSON-LD processor: it reads plain terms, in the place where they are nested. A date without a time
is reported by nobody here: there is no time that we could tell without making it up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pexport.exporter import Problem

from ...datatypes import is_date
from ...schemaorg.values import Node
from .. import forms
from ..reading import objects_in

_CONTEXT = re.compile("https?://(?:www\\.)?schema\\.org/?")
_NEST = "write the whole person into the mainEntity of the page"
_ONLY_INVERSE = (
    "the page has no mainEntity, only a thing that names the page as its mainEntityOfPage, which "
    "Google may not follow"
)
_PLAIN_TERMS = "write plain terms such as name, and @id and @type"
_ENTITIES = {"Person", "Organization"}
_OF_PAGE = ("dateCreated", "dateModified")
_OF_ENTITY = ("description", "image", "identifier", "sameAs", "alternateName")


def check_google(document: Any) -> Iterator[Problem]:
    """Yield what Google needs and, only where it has all of that, what it recommends."""
    required = list(_check_required(document))
    yield from required
    if all(problem.warning for problem in required):
        nodes = _nodes_by_id(document)
        for where, page in _pages(document):
            entity = _whole(page.get("mainEntity"), nodes)
            if isinstance(entity, dict):
                yield from _check_recommended(page, entity, where)


def _check_required(document: Any) -> Iterator[Problem]:
    for index, each in enumerate(_as_list(document)):
        where = f"/{index}" if isinstance(document, list) else ""
        context = each.get("@context")
        if not (isinstance(context, str) and _CONTEXT.fullmatch(context)):
            message = "the @context is not the plain string that Google reads"
            hint = 'write "@context": "https://schema.org"'
            yield Problem("google-context", f"{where}/@context", message, hint)
    yield from _check_terms(document)
    pages = list(_pages(document))
    if not pages:
        yield Problem("google-page", "/", "there is no ProfilePage")
    nodes = _nodes_by_id(document)
    for where, page in pages:
        at = f"{where}/mainEntity"
        if page.get("mainEntity"):
            yield from _check_entity(page["mainEntity"], at, nodes)
        elif _is_main_elsewhere(page, document):
            yield Problem("google-entity", at, _ONLY_INVERSE, _NEST, warning=True)
        else:
            yield Problem("google-entity", at, "the page has no mainEntity", _NEST)


def _pages(document: Any) -> Iterator[tuple[str, Any]]:
    """Yield the pages at the top of a document, each with its place."""
    for index, each in enumerate(_as_list(document)):
        where = f"/{index}" if isinstance(document, list) else ""
        members = _as_list(each.get("@graph"))
        nodes = [(f"{where}/@graph/{n}", member) for n, member in enumerate(members)]
        for place, node in [(where, each), *nodes]:
            if isinstance(node, dict) and "ProfilePage" in _as_list(node.get("@type")):
                yield place, node


def _check_entity(given: Any, where: str, nodes: Mapping[str, Node]) -> Iterator[Problem]:
    entity = _whole(given, nodes)
    if not isinstance(entity, dict) or entity.keys() <= {"@id"}:
        message = "mainEntity is only a reference, and nothing here has its @id"
        yield Problem("google-entity", where, message, _NEST)
    elif not _ENTITIES & {str(kind).rpartition(":")[2] for kind in _as_list(entity.get("@type"))}:
        yield Problem("google-entity", where, "mainEntity is neither a Person nor an Organization")
    elif not (entity.get("name") or entity.get("alternateName")):
        yield Problem("google-name", where, "mainEntity has no name")


def _whole(given: Any, nodes: Mapping[str, Node]) -> Any:
    """Return a thing with all that is said of it elsewhere in the document."""
    iri = given.get("@id") if isinstance(given, dict) else None
    return {**nodes.get(iri, {}), **given} if isinstance(iri, str) else given


def _nodes_by_id(document: Any) -> dict[str, Node]:
    """Return what the document says of each thing that has an ``@id``."""
    found: dict[str, Node] = {}
    for node in objects_in(document):
        iri = node.get("@id")
        if isinstance(iri, str) and len(node) > 1:
            found[iri] = {**found.get(iri, {}), **node}
    return found


def _is_main_elsewhere(page: Node, document: Any) -> bool:
    """Say whether a thing is the main entity of *page* by its own mainEntityOfPage."""
    addresses = [page.get("@id"), *_as_list(page.get("url"))]
    names = {each for each in addresses if isinstance(each, str)}
    pages = (
        each for node in objects_in(document) for each in _as_list(node.get("mainEntityOfPage"))
    )
    return any((each.get("@id") if isinstance(each, dict) else each) in names for each in pages)


def _check_terms(document: Any) -> Iterator[Problem]:
    """Yield the terms with a prefix, or as an IRI, and the names that stand for keywords."""
    waiting = [("", document)]
    while waiting:
        where, value = waiting.pop()
        if isinstance(value, list):
            waiting += [(f"{where}/{index}", each) for index, each in enumerate(value)]
        elif isinstance(value, dict):
            for key, each in value.items():
                if key == "@context":
                    continue
                waiting.append((f"{where}/{key}", each))
                kinds = _as_list(each) if key == "@type" else ()
                if ":" in key or key in {"id", "type"} or any(":" in str(kind) for kind in kinds):
                    message = "Google does not read this name"
                    yield Problem("google-term", f"{where}/{key}", message, _PLAIN_TERMS)


def _check_recommended(page: Node, entity: Node, where: str) -> Iterator[Problem]:
    missing = [key for key in _OF_ENTITY if not entity.get(key)]
    missing += [key for key in _OF_PAGE if not page.get(key)]
    for key in _OF_PAGE:
        given = page.get(key)
        if given and not (isinstance(given, str) and len(given) >= 10 and is_date(given)):
            message = f"not a full date: {given!r}"
            yield Problem(
                "google-date",
                f"{where}/{key}",
                message,
                "expected something like 2026-05-04",
                warning=True,
            )
    for image in _as_list(entity.get("image")):
        address = image.get("contentUrl", image.get("url")) if isinstance(image, dict) else image
        if not (isinstance(address, str) and forms.is_web_address(address)):
            message = "the image has no web address that Google can fetch"
            yield Problem("google-image", f"{where}/mainEntity/image", message, warning=True)
    if missing:
        message = f"Google also recommends {', '.join(missing)}"
        yield Problem("google-recommended", f"{where}/mainEntity", message, warning=True)


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
