"""In what two documents differ, in words.

Values are compared, never bytes: minifiers rewrite numbers and escapes, and keys have no order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson

_SHOWN = 60
_MOST = 5


def differences(found: Any, wanted: Any) -> list[str]:
    """Return in words what *found* says otherwise than *wanted*, the first few and how many more.

    Empty where both say the same.
    """
    all_of_them = list(_differences(found, wanted, ""))
    if len(all_of_them) > _MOST:
        return [*all_of_them[:_MOST], f"and {len(all_of_them) - _MOST} more differences"]
    return all_of_them


def _differences(found: Any, wanted: Any, where: str) -> Iterator[str]:
    if found == wanted:
        return
    if isinstance(found, dict) and isinstance(wanted, dict):
        for key in [*wanted, *(key for key in found if key not in wanted)]:
            path = key if key == "mainEntity" or not where else f"{where}/{key}"
            path = path.removeprefix("mainEntity/")
            if key not in found:
                yield f"{path} is missing: {shown(wanted[key])}"
            elif key not in wanted:
                yield f"{path} is {shown(found[key])}, and would not be there now"
            else:
                yield from _differences(found[key], wanted[key], path)
    elif isinstance(found, list) or isinstance(wanted, list):
        yield from _of_lists(_listed(found), _listed(wanted), where)
    else:
        yield f"{where or 'it'} is {shown(found)}, and would be {shown(wanted)} now"


def _of_lists(found: list[Any], wanted: list[Any], where: str) -> Iterator[str]:
    gone = [each for each in found if each not in wanted]
    new = [each for each in wanted if each not in found]
    if len(gone) == len(new) == 1:
        yield from _differences(gone[0], new[0], where)
        return
    yield from (f"{where} lacks {shown(each)}" for each in new)
    yield from (f"{where} has {shown(each)}, and would not now" for each in gone)
    if not gone and not new:
        yield f"{where} has the same values in another order or number"


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def shown(value: Any) -> str:
    """Return a value for people: a text as it is, of a thing its name."""
    if isinstance(value, dict):
        named = next((value[key] for key in ("name", "@value", "@id", "url") if key in value), None)
        value = named if isinstance(named, str) else orjson.dumps(value).decode()
    text = repr(value) if isinstance(value, str) else orjson.dumps(value).decode()
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
