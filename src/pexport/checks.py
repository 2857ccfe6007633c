"""Checks that formats are made of: shape by JSON Schema, from the schemas in ``vocab/``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import orjson

from pexport.exporter import Problem
from pexport.vocabulary import vocab

_KINDS = {
    "required": "required",
    "dependentRequired": "required",
    "additionalProperties": "unknown",
    "unevaluatedProperties": "unknown",
    "propertyNames": "unknown",
    "type": "type",
    "enum": "value",
    "const": "value",
    "pattern": "form",
    "format": "form",
    "minLength": "size",
    "maxLength": "size",
    "minItems": "size",
    "maxItems": "size",
    "uniqueItems": "size",
    "minimum": "size",
    "maximum": "size",
}
"""The rule that each keyword of a schema is of (JSON Schema 2020-12, validation, section 6)."""

SHAPE_RULES = (*dict.fromkeys(_KINDS.values()), "shape")
"""The ends of the codes of all rules of a shape; ``shape`` is a choice that nothing fits."""


def json_schema(path: str, family: str) -> Callable[[Any], Iterator[Problem]]:
    """Return the check of a document against the JSON Schema at *path* in ``vocab/``.

    The codes of its rules begin with *family*: ``vcard-required``. A compiled validator decides;
    only for a document that fails does ``jsonschema``, whose words are clearer, say what is wrong.
    """

    def check(document: Any) -> Iterator[Problem]:
        if not _compiled(path).is_valid(document):
            yield from _worded(path, family, document)

    return check


@cache
def _compiled(path: str) -> Any:
    import jsonschema_rs  # noqa: PLC0415 - only when a document is checked

    return jsonschema_rs.validator_for(vocab(path).decode(), validate_formats=True)


def _worded(path: str, family: str, document: Any) -> Iterator[Problem]:
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
        rule = f"{family}-{_KINDS.get(str(best.validator), 'shape')}"
        yield Problem(rule, where or "/", best.message, hint)
    if not errors:
        yield Problem(f"{family}-shape", "/", f"the document does not fit {path}")
