"""The meaning of the JSON-LD: its expansion, with schema.org's context, offline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from pexport.exporter import Problem

from ...schemaorg.values import Node, terms
from .. import vocabulary
from ..active_context import CONTEXT, SCHEMA_ORG
from ..reading import base_of

_VOCABULARY = "http://schema.org/"


def load_context(url: str, _: Any = None) -> Node:
    """Load our context in the place of schema.org's, and nothing else: never the network."""
    return _remote_document(url, terms())


def _whole_context_with(annotations: Iterable[str]) -> Callable[..., Node]:
    """Return what loads all terms of schema.org, and annotations of its properties."""
    more = {name: f"{_VOCABULARY}{name}" for name in annotations}

    def load(url: str, _: Any = None) -> Node:
        return _remote_document(url, {**_whole_context(), **more})

    return load


def _remote_document(url: str, context: Node) -> Node:
    if not SCHEMA_ORG.fullmatch(url):
        raise ValueError(f"the context {url} is not loaded; only {CONTEXT} is known here")
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": context}}


@cache
def _whole_context() -> Node:
    """Return a context with all terms of schema.org; ours say of which type their values are."""
    names = (*vocabulary.properties(), *vocabulary.types())
    whole = {name: f"{_VOCABULARY}{name}" for name in names}
    return {"id": "@id", "type": "@type", **vocabulary.prefixes(), **whole, **terms()}


def check_expansion(document: Any) -> Iterator[Problem]:
    """Yield what a JSON-LD processor would drop (JSON-LD 1.1 API, section 5.1)."""
    # Slow to import, and needed under --full only.
    from pyld import jsonld  # type: ignore[import-untyped] # noqa: PLC0415 - it has no types

    ours = all(name in terms() or name[0] == "@" for name in names_in(document))
    annotations = {name for name in names_in(document) if vocabulary.annotated(name)}
    options: Any = {"documentLoader": load_context if ours else _whole_context_with(annotations)}
    if base := base_of(document):
        options["base"] = base
    try:
        expanded = jsonld.expand(document, options)
    except (jsonld.JsonLdError, ValueError) as error:
        yield Problem("jsonld-expansion", "/", str(error.args[0]))
        return
    if not (isinstance(document, dict) and document.get("@context") == CONTEXT):
        return  # a context of others may give a name any meaning
    kept = Counter(key for _, key in _keys(expanded))
    for where, key in _keys(document):
        if ":" in key or key in {"id", "type"}:
            continue
        iri = f"{_VOCABULARY}{key}"
        if not kept[iri]:
            message = f"{key!r} is not defined in schema.org's context"
            yield Problem("jsonld-expansion", where, message)
        kept[iri] -= 1


def names_in(document: Any) -> Iterator[str]:
    """Yield the name of every member and of every type in *document*."""
    waiting = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield from value
            kinds = value.get("@type", ())
            yield from [kinds] if isinstance(kinds, str) else filter(_is_text, kinds)
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _keys(document: Any) -> Iterator[tuple[str, str]]:
    """Yield the JSON Pointer and the name of every property in *document*."""
    waiting = [("", document)]
    while waiting:
        where, value = waiting.pop()
        if isinstance(value, dict):
            for key, member in value.items():
                if key == "@context":
                    continue
                waiting.append((f"{where}/{key}", member))
                if key[:1] != "@":
                    yield f"{where}/{key}", key
        elif isinstance(value, list):
            waiting += [(f"{where}/{index}", member) for index, member in enumerate(value)]
