"""The same profile with one leaf changed: how losses are proved and exports explained."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from pexport.profile import Profile
from pexport.profile.fact import Model

ModelT = TypeVar("ModelT", bound=Model)
"""A profile, or a part of one."""

# One of these stands in wherever a changed text would not be valid any more.
_OTHERS = (
    "1987",
    "1987-03",
    "1987-03-21",
    "NZ",
    "FI",
    "eo",
    "Grek",
    "https://ror.org/00example9",
    "0000-0001-2345-6789",
    "0000-0002-1825-0097",
    "0000000121032683",
    "0000000114559647",
    "book",
)


def change_value(profile: ModelT, path: str) -> ModelT:
    """Return *profile* with the leaf at *path* changed to another value that is valid there.

    Raises ``LookupError`` where nothing else is valid.
    """
    for other in value_changes(profile, path):
        return other
    raise LookupError(f"{path}: no other valid value is known")


def value_changes(profile: ModelT, path: str) -> Iterator[ModelT]:
    """Yield *profile* with other values that are valid for the leaf at *path*."""
    tree = profile.model_dump()
    *parents, last = path.split("/")
    holder: Any = tree
    model: Any = profile
    for step in parents:
        holder, model = _step(holder, step), _step(model, step)
    key: Any = int(last) if isinstance(holder, list) else last
    before = holder[key]
    for candidate in _candidates(before, type(model), last):
        holder[key] = candidate
        try:
            after = type(profile).model_validate(tree)
        except ValidationError:
            continue
        if after != profile:
            yield after


def remove_fact(profile: Profile, path: str) -> Profile:
    """Return *profile* without the fact at *path* (``name``, ``positions/0``)."""
    field, _, index = path.partition("/")
    if not index:
        return profile.model_copy(update={field: None})
    facts = getattr(profile, field)
    return profile.model_copy(
        update={field: tuple(fact for i, fact in enumerate(facts) if i != int(index))}
    )


def _step(value: Any, step: str) -> Any:
    if isinstance(value, BaseModel):
        return getattr(value, step)
    if isinstance(value, dict):
        member = value[step]
        if isinstance(member, tuple):
            member = value[step] = list(member)
        return member
    return value[int(step)]


def _candidates(value: Any, model: Any, field: str) -> Iterator[Any]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield value + 1
    else:
        if issubclass(model, BaseModel):
            yield from _members(model.model_fields[field].annotation)
        if "://" in value or "@" in value:
            yield f"{value}x"
        else:
            yield f"Other {value}"
        yield f"{value}x"
        yield from _OTHERS


def _members(annotation: Any) -> Iterator[Any]:
    """Yield the members of the literals in *annotation*."""
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for part in get_args(annotation):
            yield from _members(part)
