"""The check of a vCard against its grammar, RFC 2426 section 4 or RFC 6350 section 6."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from pexport import iso8601
from pexport.base64_data import base64_fault, data_uri_fault, is_data_uri
from pexport.exporter import Problem

from ..syntaxes.grammar import (
    VERSIONS,
    Form,
    PropertyRule,
    Version,
    grammar,
    is_extension,
    pattern,
    property_rule,
    value_type,
)
from ..syntaxes.text import Card, Document, Params, Value, uid_of


class _Fault(NamedTuple):
    """One thing that is wrong."""

    rule: str
    """The end of the code of the rule that is broken."""
    message: str
    hint: str = ""
    """Where the standard says so, or what it allows instead."""
    warning: bool = False


def check_grammar(document: Document) -> Iterator[Problem]:
    """Yield what the grammar does not allow, and what is wrong with the bytes that were read."""
    yield from document.flaws
    for number, card in enumerate(document.cards, 1):
        prefix = f"card {number}: " if len(document.cards) > 1 else ""
        for where, (rule, message, hint, warning) in _card(card):
            yield Problem(f"vcard-{rule}", f"{prefix}{where}", message, hint, warning)
    yield from _uids(document)


def _uids(document: Document) -> Iterator[Problem]:
    """Yield the cards that have the UID of an earlier one (RFC 6350 section 6.7.6)."""
    first: dict[str, int] = {}
    for number, card in enumerate(document.cards, 1):
        uid = uid_of(card)
        if uid and first.setdefault(uid, number) != number:
            message = f"card {first[uid]} already has the UID {_quoted(uid)}"
            yield Problem("vcard-uid", f"card {number}: UID[1]", message, _ONE_EACH)


_ONE_EACH = "give each card its own, or merge the cards of one person"


def _card(card: Card) -> Iterator[tuple[str, _Fault]]:
    version = card.version
    instances: dict[str, set[str | int]] = {}
    faulty: list[tuple[int, _Fault]] = []
    for place, (name, value, params, _) in enumerate(card.properties):
        head = _head(version, name, params)
        if head.row and head.row.counted:
            # Instances with the same ALTID count as one (RFC 6350 section 5.4).
            instances.setdefault(name, set()).add(head.altid or place)
        if not (head.simple and isinstance(value, str) and head.fits(value)):
            faulty += [(place, fault) for fault in _faults(head, value)]
    if faulty:
        where = _where(card)
        yield from ((where[place], fault) for place, fault in faulty)
    yield from _cardinality(version, instances)
    if version == "4.0":
        yield from _order(card)
        yield from _members(card)


def _where(card: Card) -> list[str]:
    """Return the name of each property and which of that name it is."""
    seen: Counter[str] = Counter()
    found = []
    for prop in card.properties:
        seen[prop.name] += 1
        found.append(f"{prop.name}[{seen[prop.name]}]")
    return found


def _cardinality(
    version: Version, instances: dict[str, set[str | int]]
) -> Iterator[tuple[str, _Fault]]:
    rules = grammar(version)
    for name in rules.mandatory:
        if name not in instances:
            yield name, _Fault("required", f"{name} is missing", rules.rows[name].see)
    for name, found in instances.items():
        row = rules.rows[name]
        if row.single and len(found) > 1:
            message = f"there are {len(found)} {name} properties, only one is allowed"
            yield name, _Fault("cardinality", message, row.see)


def _order(card: Card) -> Iterator[tuple[str, _Fault]]:
    names = [prop.name for prop in card.properties]
    if "VERSION" in names[1:] and names[0] != "VERSION":
        message = "VERSION is not the first line after BEGIN"
        yield "VERSION", _Fault("order", message, "RFC 6350 section 6.7.9")


def _members(card: Card) -> Iterator[tuple[str, _Fault]]:
    names = [prop.name for prop in card.properties]
    if "MEMBER" in names:
        kinds = [str(prop.value).lower() for prop in card.properties if prop.name == "KIND"]
        if kinds != ["group"]:
            message = "only a card with KIND:group can have members"
            yield "MEMBER", _Fault("member", message, "RFC 6350 section 6.6.5")


class _Head(NamedTuple):
    """What a property's name and parameters tell."""

    row: PropertyRule | None
    kind: str
    form: Callable[[str], object]
    """Says whether a value has the form of the kind."""
    reason: Callable[[str], str]
    """Says why a value is wrong all the same."""
    altid: str
    faults: tuple[_Fault, ...]
    simple: bool
    """Whether all that is left to ask is whether the value fits."""

    def fits(self, value: str) -> bool:
        """Say whether a value is of the kind that is meant."""
        return bool(self.form(value)) and not self.reason(value)


# Cards have few heads, and the same ones again and again.
@lru_cache(maxsize=1024)
def _head(version: Version, name: str, params: Params) -> _Head:
    row = property_rule(version, name)
    kind = value_type(version, name, params)
    faults: list[_Fault] = []
    if row is None and not is_extension(name):
        message = f"vCard {version} has no property {name}"
        faults.append(_Fault("unknown", message, _unknown(version, name)))
    for parameter, values in params:
        if parameter != "VALUE":
            faults += _parameter_faults(version, row, parameter, values)
        elif row and kind not in row.types:
            message = f"VALUE={values[0]} is not allowed here"
            faults.append(_Fault("value-type", message, _any_of(row.types)))
    if kind not in grammar(version).types:
        kind = "text"
    if kind == "binary" and all(parameter != "ENCODING" for parameter, _ in params):
        faults.append(_Fault("parameter", "ENCODING is missing", "write ENCODING=b"))
    form = pattern(version, kind).fullmatch
    reason = _no_reason if _has_own_calendar(params) else _REASONS.get(kind, _no_reason)
    altid = next((values[0] for parameter, values in params if parameter == "ALTID"), "")
    simple = not faults and not (row and (row.words or row.components))
    return _Head(row, kind, form, reason, altid, tuple(faults), simple)


def _no_reason(_: str) -> str:
    return ""


def _data_fault(text: str) -> str:
    return data_uri_fault(text) if is_data_uri(text) else ""


_REASONS: Mapping[str, Callable[[str], str]] = {
    "date": iso8601.impossible,
    "time": iso8601.impossible,
    "date-time": iso8601.impossible,
    "date-or-date-time": iso8601.impossible,
    "date-and-or-time": iso8601.impossible,
    "timestamp": iso8601.impossible,
    "uri": _data_fault,
    "binary": base64_fault,
}
"""What says why a value is wrong, also where it has the form of its type."""


def _has_own_calendar(params: Params) -> bool:
    return any(
        name == "CALSCALE" and [each.lower() for each in values] != ["gregorian"]
        for name, values in params
    )


def _faults(head: _Head, value: Value) -> Iterator[_Fault]:
    """Yield what is wrong with one property, for itself."""
    row = head.row
    text = value if isinstance(value, str) else _flat(value)
    yield from head.faults
    if not head.fits(text):
        reason = head.reason(text)
        hint = row.see if row else ""
        if head.kind == "uri" and "\\" in text:
            hint = _ESCAPED_URI
        elif row and row.types[:2] == ("uri", "text") and head.kind == "uri" and not reason:
            hint = "add VALUE=text, or write it with its scheme, such as urn:uuid:"
        because = f": {reason}" if reason else ""
        yield _Fault("value", f"not a valid {head.kind}: {_quoted(text)}{because}", hint)
    if row and row.words and not is_one_of(row.words, text):
        yield _Fault("value", f"{_quoted(text)} is not allowed here", _any_of(row.words))
    if row and row.components and not row.components[0] <= len(value) <= row.components[1]:
        least, most = row.components
        components = f"{least}" if least == most else f"{least} to {most}"
        message = f"expected {components} components, found {len(value)}"
        yield _Fault("component", message, row.see)


def _flat(value: tuple[str, ...] | tuple[tuple[str, ...], ...]) -> str:
    return ";".join([part if isinstance(part, str) else ",".join(part) for part in value])


def _parameter_faults(
    version: Version, row: PropertyRule | None, name: str, values: tuple[str, ...]
) -> Iterator[_Fault]:
    form: Form = "parameter-text"
    if row and not is_extension(name):
        if name not in row.parameters:
            hint = _OF_2_1.get(name, f"write TYPE={name}") if values == ("",) else row.see
            yield _Fault(
                "parameter", f"vCard {version} does not allow the parameter {name} here", hint
            )
            return
        form = row.forms.get(name) or grammar(version).parameters[name]
    for value in values:
        if isinstance(form, str):
            reason = _REASONS.get(form, _no_reason)(value)
            if reason or not pattern(version, form).fullmatch(value):
                because = f": {reason}" if reason else ""
                message = f"{name}={_quoted(value)} is not a valid {form}{because}"
                yield _Fault("parameter-value", message, row.see if row else "")
        elif not all(is_one_of(form, word) for word in value.split(",")):
            # Both grammars let IANA register more (RFC 2426 section 4, RFC 6350 section 5.6).
            is_new = name == "TYPE" and _TOKENS.fullmatch(value) is not None
            message = f"{name}={_quoted(value)} is {'not known' if is_new else 'not allowed here'}"
            yield _Fault("parameter-value", message, _any_of(form), is_new)


_OF_2_1 = {
    "BASE64": "write ENCODING=b",
    "QUOTED-PRINTABLE": "write the text itself, in UTF-8",
    "8BIT": "remove it",
    "7BIT": "remove it",
}
"""What version 3.0 has in the place of encodings that 2.1 names without ENCODING."""

_TOKENS = re.compile("[A-Za-z0-9-]+(?:,[A-Za-z0-9-]+)*")


def is_one_of(words: frozenset[str], word: str) -> bool:
    """Say whether a version has *word*, or it is an extension's."""
    return word.lower() in words or is_extension(word)


_ESCAPED_URI = "write the address without backslashes and blanks"


def _unknown(version: Version, name: str) -> str:
    """Say which version has a property, if any does."""
    other = next((each for each in VERSIONS if each != version and property_rule(each, name)), None)
    return f"vCard {other} has it" if other else "the name of an extension begins with X-"


def _any_of(words: tuple[str, ...] | frozenset[str]) -> str:
    if len(words) == 1:
        return f"expected {next(iter(words))}"
    return f"expected one of {', '.join(sorted(words))}"


_SHOWN = 60


def _quoted(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
