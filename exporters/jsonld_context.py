"""The meaning of the JSON-LD: its expansion, with our part of schema.org's context, offline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pexport.exporter import Problem

from .schemaorg_values import Node, terms

CONTEXT = "https://schema.org"


def load(url: str, _: Any = None) -> Node:
    """Load our context in the place of schema.org's, and nothing else: never the network."""
    if url.rstrip("/") != CONTEXT:
        raise ValueError(f"{url} is not loaded: only {CONTEXT} is known")
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": terms()}}


def expands(document: Node) -> Iterator[Problem]:
    """Yield what a JSON-LD processor would drop (JSON-LD 1.1 API, section 5.1)."""
    # Slow to import, and needed under --full only.
    from pyld import jsonld  # type: ignore[import-untyped] # noqa: PLC0415 - it has no types

    options: Any = {"documentLoader": load}
    try:
        expanded = jsonld.expand(document, options)
    except (jsonld.JsonLdError, ValueError) as error:
        yield Problem("jsonld-expansion", "/", str(error.args[0]))
        return
    kept = Counter(key for _, key in _keys(expanded))
    for where, key in _keys(document):
        term = terms().get(key, "")
        iri: str = term["@id"] if isinstance(term, dict) else term
        if not kept[iri]:
            yield Problem(
                "jsonld-expansion", where, f"{key!r} means nothing in schema.org's context"
            )
        kept[iri] -= 1


def _keys(document: Any) -> Iterator[tuple[str, str]]:
    """Yield the JSON Pointer and the name of every property in *document*."""
    waiting = [("", document)]
    while waiting:
        where, value = waiting.pop()
        if isinstance(value, dict):
            for key, member in value.items():
                waiting.append((f"{where}/{key}", member))
                if not key.startswith("@"):
                    yield f"{where}/{key}", key
        elif isinstance(value, list):
            waiting += [(f"{where}/{index}", member) for index, member in enumerate(value)]
