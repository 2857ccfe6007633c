"""Checks that formats are made of: shape by JSON Schema, from the schemas in ``vocab/``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import orjson

from pexport.exporter import Problem


def vocab(path: str) -> bytes:
    """Return the bytes of the file at *path* in ``vocab/``."""
    # Not importlib.resources: it brings tempfile and zipfile along, at every start.
    return (Path(import_module("pexport.vocab").__path__[0]) / path).read_bytes()


def json_schema(path: str) -> Callable[[Any], Iterator[Problem]]:
    """Return the check of a document against the JSON Schema at *path* in ``vocab/``.

    A compiled validator decides; only for a document that fails does ``jsonschema``, whose
    words are clearer, say what is wrong.
    """

    def check(document: Any) -> Iterator[Problem]:
        if not _compiled(path).is_valid(document):
            yield from _worded(path, document)

    return check


@cache
def _compiled(path: str) -> Any:
    import jsonschema_rs  # noqa: PLC0415 - only when a document is checked

    return jsonschema_rs.validator_for(vocab(path).decode(), validate_formats=True)


def _worded(path: str, document: Any) -> Iterator[Problem]:
    # Slow to import, and needed for a failing document only.
    from jsonschema import exceptions, validators  # noqa: PLC0415

    schema = orjson.loads(vocab(path))
    validator = validators.validator_for(schema)(schema)
    errors = sorted(validator.iter_errors(document), key=lambda error: list(map(str, error.path)))
    for error in errors:
        # Of a choice of shapes, the one that fits best says what is wrong.
        best = exceptions.best_match([error]) or error
        where = "".join(f"/{step}" for step in best.absolute_path)
        hint = best.schema.get("description", "") if isinstance(best.schema, dict) else ""
        yield Problem("shape", where or "/", best.message, hint)
    if not errors:
        yield Problem("shape", "/", f"the document does not fit {path}")
