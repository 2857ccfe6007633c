"""Which characters stand behind a backslash or in quotation marks, by the grammar of each version.

RFC 2426 section 4 (``text-value``), https://www.rfc-editor.org/rfc/rfc2426#section-4; RFC 6350
sections 3.4 and 4 (``text``, ``component``), https://www.rfc-editor.org/rfc/rfc6350#section-3.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .grammar import PropertyRule, Version, property_rule, value_type
from .text import Params

_ESCAPE = re.compile(r"\\(.?)", re.DOTALL)
_RIGHT = frozenset("\\,;nN")


def escape_faults(
    version: Version, name: str, params: Params, text: str
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the backslashes in *text*, a value as it stands, each with a hint.

    Of an extension it is not known whether its value is one text, a list, or has components.
    """
    row = property_rule(version, name)
    kind = value_type(version, name, params)
    if row is None or name[:2] in ("X-", "x-") or kind not in ("text", "sex-and-gender"):
        return
    wrong = [found[1] for found in _ESCAPE.finditer(text) if found[1] not in _RIGHT or not found[1]]
    if wrong:
        shown = f"\\{wrong[0]}" if wrong[0] else "a backslash at the end"
        alone = "" if wrong[0].isalnum() or not wrong[0].strip() else f"{wrong[0]} alone, or "
        yield f"{shown} is not an escape", rf"write {alone}\\ for a backslash"
    bare = _ESCAPE.sub("", text)
    if "," in bare and not _is_list(row):
        yield "a comma has no backslash", r"write \,"
    if ";" in bare and version == "3.0" and not (row.components or row.bare_semicolons):
        yield "a semicolon has no backslash", r"write \;"


def _is_list(row: PropertyRule) -> bool:
    return row.listed or row.component_lists


PARAMETER = re.compile(r""";([^=";:]*)(?:=((?:"[^"]*"|[^";])*))?""")
PARAMETER_VALUE = re.compile(r"""(?:"[^"]*"|[^",])+""")
_QUOTED_WORDS = re.compile('"[A-Za-z0-9,-]*"')
_QUOTED = re.compile(r'"[^"]*"')


def quoting_faults(version: Version, name: str, params: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the quotation marks in *params*, as they stand, each with a hint.

    3.0 lists the words of its own parameters without them, so that what is quoted is one word
    (RFC 2426 section 4, ``tel-param``). 4.0 quotes whole values or nothing (RFC 6350 section 3.3).
    """
    row = property_rule(version, name)
    for parameter, values in PARAMETER.findall(params):
        own = parameter.upper() == "VALUE" or (row and parameter.upper() in row.parameters)
        for value in PARAMETER_VALUE.findall(values):
            if '"' in value and not _QUOTED.fullmatch(value):
                yield (
                    f"{parameter} has a quotation mark inside of a value",
                    "put the whole value into quotation marks, or none of it",
                )
            elif version == "3.0" and own and _QUOTED_WORDS.fullmatch(value):
                hint = f"write {parameter}={value[1:-1]}"
                yield f"{parameter}={value} is one word, with its quotation marks", hint
