"""How values stand in trees of schema.org, in the form that JSON-LD has for them.

Syntax: https://www.w3.org/TR/json-ld11/. The package ``schemaorg`` says once, for every format,
what schema.org says of a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, TypeAlias
from urllib.parse import quote

import orjson

from pexport.vocabulary.files import vocab

Node: TypeAlias = dict[str, Any]

CROSSWALK: Node = orjson.loads(vocab("schemaorg/crosswalk.json"))
"""The tables from the profile's values to schema.org's."""


@cache
def terms() -> dict[str, Any]:
    """Return the terms we use, as schema.org's context defines them."""
    context: dict[str, Any] = orjson.loads(vocab("schemaorg/context.jsonld"))["@context"]
    return context


def without_empty(node: Node) -> Node:
    """Return *node* without what is not known."""
    return {key: value for key, value in node.items() if value}


def one_or_many(values: list[Any]) -> Any:
    """Return a single value as it is, and several, or none, as their list, each once."""
    if len(values) > 1:
        # What is said twice would be two things to a reader.
        once: dict[Any, Any] = {}
        for value in values:
            once.setdefault(same_if(value), value)
        values = list(once.values())
    return values[0] if len(values) == 1 else values


def same_if(value: Any) -> Any:
    """Return what two values of a document have in common that say the same."""
    return value if isinstance(value, str) else orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def text(value: str, language: str | None, page_language: str | None) -> str | Node:
    """Return a text as a plain string, with its language where that is not the page's.

    The page says its language once, in ``inLanguage``; and Google's parser reads plain strings.
    """
    if language is None or language == page_language:
        return value
    return {"@value": value, "@language": language}


def property_value(title: str | None, registry: str, value: str, url: str | None) -> Node:
    """Return an identifier; *registry* names its scheme (https://schema.org/propertyID)."""
    return without_empty(
        {
            "@type": "PropertyValue",
            "name": title,
            "propertyID": registry,
            "value": value,
            "url": url,
        }
    )


# RFC 3986 section 3.3: what a path may hold stays as it is.
_IN_PATH = "/:;()@!$&'*+,="
_PLAIN = re.compile(r"[A-Za-z0-9/.:_-]*")


def identifier_url(scheme: Node, value: str) -> str | None:
    """Return the address of *value*, which is bare or already an address, if it has one."""
    base: str | None = scheme.get("base")
    if base is None:
        return None
    bare = value.removeprefix(base)
    if "://" in bare:
        return None
    return base + (bare if _PLAIN.fullmatch(bare) else quote(bare, safe=_IN_PATH))


def unique(values: Iterable[str]) -> list[str]:
    """Return *values* without repetition, in their order."""
    return list(dict.fromkeys(values))
