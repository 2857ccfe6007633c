"""What Google reads of a profile page, and what it misses.

https://developers.google.com/search/docs/appearance/structured-data/profile-page. Its parser is no
JSON-LD processor: it reads plain terms, in the place where they are nested. A date without a time
is reported by nobody here: there is no time that we could tell without making it up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pexport.exporter import Problem

from ...datatypes import is_date
from .. import forms

_PLAIN_TERMS = "write plain terms such as name, and @id and @type"
_ENTITIES = {"Person", "Organization"}
_OF_PAGE = ("dateCreated", "dateModified")
_OF_ENTITY = ("description", "image", "identifier", "sameAs", "alternateName")


def check_google(document: Any) -> Iterator[Problem]:
    """Yield what Google needs and, only where it has all of that, what it recommends."""
    required = list(_check_required(document))
    yield from required
    if not required:
        for where, page in _pages(document):
            yield from _check_recommended(page, where)


def _check_required(document: Any) -> Iterator[Problem]:
    for index, each in enumerate(_as_list(document)):
        where = f"/{index}" if isinstance(document, list) else ""
        if not isinstance(each.get("@context"), str):
            message = "the @context is not the plain string that Google reads"
            hint = 'write "@context": "https://schema.org"'
            yield Problem("google-context", f"{where}/@context", message, hint)
    yield from _check_terms(document)
    pages = list(_pages(document))
    if not pages:
        yield Problem("google-page", "/", "there is no ProfilePage")
    for where, page in pages:
        yield from _check_entity(page.get("mainEntity"), f"{where}/mainEntity")


def _pages(document: Any) -> Iterator[tuple[str, Any]]:
    """Yield the pages at the top of a document, each with its place."""
    for index, each in enumerate(_as_list(document)):
        where = f"/{index}" if isinstance(document, list) else ""
        members = _as_list(each.get("@graph"))
        nodes = [(f"{where}/@graph/{n}", member) for n, member in enumerate(members)]
        for place, node in [(where, each), *nodes]:
            if isinstance(node, dict) and "ProfilePage" in _as_list(node.get("@type")):
                yield place, node


def _check_entity(entity: Any, where: str) -> Iterator[Problem]:
    if not entity:
        yield Problem("google-entity", where, "the page has no mainEntity")
    elif not isinstance(entity, dict) or entity.keys() <= {"@id"}:
        hint = "write the whole person here; Google does not follow an @id"
        yield Problem("google-entity", where, "mainEntity is only a reference", hint)
    elif not _ENTITIES & {str(kind).rpartition(":")[2] for kind in _as_list(entity.get("@type"))}:
        yield Problem("google-entity", where, "mainEntity is neither a Person nor an Organization")
    elif not (entity.get("name") or entity.get("alternateName")):
        yield Problem("google-name", where, "mainEntity has no name")


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


def _check_recommended(page: Any, where: str) -> Iterator[Problem]:
    entity = page["mainEntity"]
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
