"""Checks documents against the JSON Schemas in ``vocab/``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

import orjson

from pexport.exporter import Problem
from pexport.vocabulary.files import vocab

_RULES = {
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

SHAPE_RULES = (*dict.fromkeys(_RULES.values()), "shape")
"""The ends of the codes of all rules of a shape; ``shape`` is a choice that nothing fits."""


def json_schema(path: str, family: str) -> Callable[[Any], Iterator[Problem]]:
    """Return the check of a document against the JSON Schema at *path* in ``vocab/``.

    The codes of its rules begin with *family*: ``vcard-required``.
    """

    def check(document: Any) -> Iterator[Problem]:
        yield from schema_problems(document, _schema(path), family, path)

    return check


@cache
def _schema(path: str) -> bytes:
    return vocab(path)


def schema_problems(document: Any, schema: bytes, family: str, name: str) -> Iterator[Problem]:
    """Yield what is wrong with *document* by a JSON Schema, which is called *name*.

    A compiled validator finds what is wrong, in the time it takes to walk a document once;
    ``jsonschema``, whose words are clearer, looks again at those places alone.
    """
    validator = _compiled(schema)
    try:
        errors = [] if validator.is_valid(document) else list(validator.iter_errors(document))
    except ValueError:
        # It gives up on what no document of a person comes near.
        yield Problem(f"{family}-shape", "/", "nested too deeply to be checked")
        return
    for error in errors:
        yield from _explain(schema, family, name, document, error)


@cache
def _compiled(schema: bytes) -> Any:
    import jsonschema_rs  # noqa: PLC0415 - only when a document is checked

    return jsonschema_rs.validator_for(schema.decode(), validate_formats=True)


@cache
def _explaining_validator(schema: bytes) -> Any:
    from jsonschema import validators  # noqa: PLC0415 - slow, and for a failing document only

    tree = orjson.loads(schema)
    return validators.validator_for(tree)(tree)


def _explain(whole: bytes, family: str, name: str, document: Any, error: Any) -> Iterator[Problem]:
    """Yield the problems that *error* of the compiled validator is about, in clear words."""
    validator = _explaining_validator(whole)
    *steps, keyword = error.schema_path
    schema = _at(validator.schema, steps)
    known = {keyword: schema[keyword]}
    if keyword in _WITH_SIBLINGS:
        known |= {each: schema[each] for each in _WITH_SIBLINGS[keyword] if each in schema}
    where = list(error.instance_path)
    is_explained = False
    for first in validator.evolve(schema=known).iter_errors(_at(document, where)):
        if keyword in _WITH_SIBLINGS and (first.validator != keyword or first.path):
            continue  # what a sibling says is another error
        for best in _likely_causes(first):
            is_explained = True
            place = "".join(f"/{step}" for step in [*where, *best.absolute_path])
            described = schema if best is first else best.schema
            hint = described.get("description", "") if isinstance(described, dict) else ""
            yield Problem(f"{family}-{_rule(best)}", place or "/", _message(best, hint), hint)
    if not is_explained:
        place = "".join(f"/{step}" for step in where)
        rule = f"{family}-{_RULES.get(keyword, 'shape')}"
        yield Problem(rule, place or "/", f"does not match {keyword!r} of the schema {name}")


def _message(error: Any, hint: str) -> str:
    """Return what is wrong; a pattern is shown where no words say what it expects."""
    if error.validator == "pattern" and hint:
        return _shortened(f"{error.instance!r} does not have the expected form")
    return _shortened(error.message)


_MAX_MESSAGE = 200


def _shortened(message: str) -> str:
    """Return a message that quotes a whole document without the middle of it."""
    if len(message) <= _MAX_MESSAGE:
        return message
    return f"{message[: _MAX_MESSAGE // 2]} … {message[-_MAX_MESSAGE // 2 :]}"


_WITH_SIBLINGS = {"additionalProperties": ("properties", "patternProperties")}
"""What has to stand beside a keyword for it to mean what it means."""


def _at(value: Any, steps: Iterable[str | int]) -> Any:
    """Return what stands at the end of *steps* in *value*."""
    for step in steps:
        value = value[step]
    return value


def _rule(error: Any) -> str:
    return _RULES.get(str(error.validator), "shape")


def _likely_causes(error: Any) -> Iterator[Any]:
    """Yield what is wrong by the one of several allowed shapes that was most likely meant.

    That is the one of whose kind the value is, by its type and by the constants in it, and of
    those the one with the fewest faults.
    """
    if not error.context:
        yield error
        return
    meant = min(_shapes(error), key=lambda faults: (max(map(_distance, faults)), len(faults)))
    if max(map(_distance, meant)) == _OTHER_TYPE:
        yield error
        return
    for each in meant:
        yield from _likely_causes(each)


def _shapes(error: Any) -> list[list[Any]]:
    """Return what is wrong by each of the shapes that are allowed."""
    shapes: dict[str | int, list[Any]] = {}
    for each in error.context:
        shapes.setdefault(each.relative_schema_path[0], []).append(each)
    return list(shapes.values())


_OTHER_TYPE = 2


def _distance(error: Any) -> int:
    """Say how far an error shows that another shape was meant."""
    if error.context and not error.relative_path:
        return min(max(map(_distance, faults)) for faults in _shapes(error))
    if error.validator == "type" and not error.relative_path:
        return _OTHER_TYPE
    return int(error.validator == "const" and len(error.relative_path) <= 1)
