"""How the contracts of reading change one value of a tree after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

Path_ = tuple[str | int, ...]

Reading = tuple[Any, set[str]]
"""What is known from a tree, and the key paths that are reported as unread, in lower case."""

# Whatever stands somewhere, one of these is another valid value for it.
OTHERS = (
    "Quite other words",
    "https://other.example.edu/elsewhere",
    "https://github.com/somebody-else",
    "somebody@other.example.edu",
    "1987",
    "1987-03-21",
    "false",
    "true",
)


def places(tree: Any, above: Path_ = ()) -> Iterator[Path_]:
    """Yield the paths of all values, and of what is empty."""
    if isinstance(tree, dict) and tree:
        for key, value in tree.items():
            yield from places(value, (*above, key))
    elif isinstance(tree, list) and tree:
        for index, value in enumerate(tree):
            yield from places(value, (*above, index))
    else:
        yield above


def key_path(place: Path_) -> str:
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)
    return path.removeprefix(".")


def value_at(tree: Any, place: Path_) -> Any:
    found = tree
    for step in place:
        found = found[step]
    return found


def replaced(tree: Any, place: Path_, value: Any) -> Any:
    if not place:
        return value
    head, *rest = place
    copy: Any = dict(tree) if isinstance(tree, dict) else list(tree)
    copy[head] = replaced(tree[head], tuple(rest), value)
    return copy


def is_unread(path: str, unread: set[str]) -> bool:
    return any(path == known or path.startswith((f"{known}.", f"{known}[")) for known in unread)


def what_comes_of(
    tree: Any, place: Path_, read: Callable[[Any], Reading | None], known: Any
) -> str:
    """Say that another value at *place* is read, or is reported; nothing where it is neither."""
    value, name = value_at(tree, place), key_path(place).lower()
    candidates = [f"{value}x", *OTHERS] if isinstance(value, str) and value else OTHERS
    is_reported = False
    for other in candidates:
        found = read(replaced(tree, place, other))
        if found is None or found[0] != known:
            return "read"
        is_reported = is_reported or is_unread(name, found[1])
    return "unread" if is_reported else ""
