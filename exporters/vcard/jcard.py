"""jCard, vCard 4.0 in JSON (RFC 7095, https://www.rfc-editor.org/rfc/rfc7095)."""

from __future__ import annotations

import re
from typing import Any

import orjson

from pexport.exporter import Exporter, Specification
from pexport.vocabulary.rules import rules_from

from .card.group import bundle, bundle_drops
from .card.jcard_and_xcard import SyntaxOptions, build, drops
from .checks.grammar_checks import check_grammar
from .syntaxes import dates
from .syntaxes.grammar import TWO_COMPONENT_TYPES, value_type
from .syntaxes.text import Card, Document, Property, Value
from .syntaxes.tree import tree


def encode(document: Document, options: SyntaxOptions) -> bytes:
    """Return a card as an array, several as an array of these (RFC 7095 section 3.2)."""
    cards = [_card(card, compact=options.compact) for card in document.cards]
    if len(cards) == 1:
        return cards[0] + b"\n"
    return b"[%b]\n" % (b"," if options.compact else b",\n").join(cards)


def _card(card: Card, *, compact: bool) -> bytes:
    """Return one card, a property in a line each."""
    properties = [orjson.dumps(_property(each)) for each in card.properties]
    if compact:
        return b'["vcard",[%b]]' % b",".join(properties)
    return b'["vcard", [\n%b\n]]' % b",\n".join([b"  " + each for each in properties])


def _property(prop: Property) -> list[Any]:
    """Return a property: its name, its parameters, the type of its value, its value or values."""
    kind = value_type("4.0", prop.name, prop.params)
    parameters: dict[str, Any] = {}
    for name, values in prop.params:
        if name != "VALUE":
            parameters[name.lower()] = values[0] if len(values) == 1 else list(values)
    if prop.group:
        parameters["group"] = prop.group
    shown = "text" if kind in TWO_COMPONENT_TYPES else kind
    return [prop.name.lower(), parameters, shown, *_values(kind, prop.value)]


def _values(kind: str, value: Value) -> list[Any]:
    """Return the values of a property (RFC 7095 sections 3.3.1.3 and 3.5)."""
    if isinstance(value, str):
        return [_value(kind, value)]
    parts: list[Any] = []
    for part in value:
        if isinstance(part, str):
            parts.append(part)
        else:
            parts.append(part[0] if len(part) == 1 else list(part))
    if isinstance(value[0], str):
        return parts
    return [parts[0] if len(parts) == 1 else parts]


def _value(kind: str, text: str) -> Any:
    if kind in dates.TYPES:
        return dates.extended(kind, text)
    if kind == "boolean":
        return text.lower() == "true"
    if kind in TWO_COMPONENT_TYPES and ";" in text:
        return text.split(";", 1)
    return text


def decode(data: bytes) -> Document:
    """Return the cards in *data*; raise ``MalformedError`` for what is no jCard."""
    from .syntaxes import jcard_reading  # noqa: PLC0415 - an export reads no cards

    return jcard_reading.decode(data)


_BEGINNING = re.compile(rb'\s*\[\s*(?:\[\s*)?"vcard"')


def _is_like(data: bytes) -> bool:
    return _BEGINNING.match(data) is not None


EXPORTER = Exporter(
    title="jCard",
    media_type="application/vcard+json",
    suffix=".json",
    specification=Specification(
        title="jCard: The JSON Format for vCard",
        version="RFC 7095, of vCard 4.0 (RFC 6350)",
        url="https://www.rfc-editor.org/rfc/rfc7095",
    ),
    options=SyntaxOptions,
    build=build,
    encode=encode,
    decode=decode,
    checks=(check_grammar,),
    drops=drops,
    requires=("name",),
    rules=rules_from("jcard/problems.toml"),
    malformed_rule="jcard-syntax",
    tree=tree,
    is_like=_is_like,
    bundle=bundle,
    bundle_drops=bundle_drops,
)
