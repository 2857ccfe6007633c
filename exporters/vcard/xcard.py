"""xCard, vCard 4.0 in XML (RFC 6351, https://www.rfc-editor.org/rfc/rfc6351)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from pexport.exporter import Exporter, Specification
from pexport.vocabulary.rules import rules_from

from .card.group import bundle, bundle_drops
from .card.jcard_and_xcard import SyntaxOptions, build, drops
from .checks.grammar_checks import check_grammar
from .syntaxes.grammar import grammar, is_extension, value_type
from .syntaxes.text import Card, Document, Params, Property
from .syntaxes.tree import tree
from .syntaxes.xcard_elements import COMPONENTS, NAMESPACE

_OF_FORM = {"language-tag": "language-tag", "preference": "integer", "positive": "integer"}
_OF_FORM |= {"uri": "uri", "timestamp": "timestamp", "boolean": "boolean"}


def encode(document: Document, options: SyntaxOptions) -> bytes:
    """Return the cards as one document, a property in a line each."""
    lines = [(0, f'<vcards xmlns="{NAMESPACE}">')]
    for card in document.cards:
        lines += [(1, "<vcard>"), *_properties(card), (1, "</vcard>")]
    lines.append((0, "</vcards>"))
    if options.compact:
        whole = "".join([text for _, text in lines])
    else:
        whole = "\n" + "\n".join(["  " * depth + text for depth, text in lines])
    return f'<?xml version="1.0" encoding="UTF-8"?>{whole}\n'.encode()


def _properties(card: Card) -> Iterator[tuple[int, str]]:
    """Yield the lines of the properties; the namespace stands for ``VERSION`` (section 5.1)."""
    for group, properties in groupby(card.properties, key=lambda prop: prop.group):
        if group:
            yield 2, f'<group name="{_text(group)}">'
        for prop in properties:
            if prop.name != "VERSION":
                yield 3 if group else 2, _property(prop)
        if group:
            yield 2, "</group>"


def _property(prop: Property) -> str:
    return _element(prop.name.lower(), _parameters(prop.params) + _value(prop))


def _parameters(params: Params) -> str:
    """Return the element of all parameters, each value in the element of its type (section 5)."""
    found = [
        _element(name.lower(), "".join([_element(_form(name), _text(each)) for each in values]))
        for name, values in params
        if name != "VALUE"
    ]
    return _element("parameters", "".join(found)) if found else ""


def _form(parameter: str) -> str:
    if is_extension(parameter):
        return "unknown"
    form = grammar("4.0").parameters.get(parameter)
    return _OF_FORM.get(form, "text") if isinstance(form, str) else "text"


def _value(prop: Property) -> str:
    """Return the elements of a value, by its type (RFC 6351 section 4)."""
    name, value, params, _ = prop
    kind = value_type("4.0", name, params)
    if name in COMPONENTS and isinstance(value, tuple):
        parts = zip(COMPONENTS[name], value, strict=False)
        return "".join([_element(tag, _text(each)) for tag, part in parts for each in part])
    if not isinstance(value, str):
        texts = [each for part in value for each in ((part,) if isinstance(part, str) else part)]
        return "".join([_element(kind, _text(each)) for each in texts])
    first, _, second = value.partition(";")
    if kind == "sex-and-gender":
        identity = _element("identity", _text(second)) if second else ""
        return _element("sex", _text(first)) + identity
    if kind == "client":
        return _element("sourceid", _text(first)) + _element("uri", _text(second))
    if kind == "date-and-or-time":
        day, mark, time = value.partition("T")
        kind = "date-time" if day and mark else "time" if mark else "date"
        value = time if kind == "time" else value
    return _element(kind, _text(value))


def _element(name: str, content: str) -> str:
    return f"<{name}>{content}</{name}>" if content else f"<{name}/>"


def _text(text: str) -> str:
    if "&" in text or "<" in text or ">" in text or '"' in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return text.replace('"', "&quot;")
    return text


def decode(data: bytes) -> Document:
    """Return the cards in *data*; raise ``MalformedError`` for what is no xCard."""
    from .syntaxes import xcard_reading  # noqa: PLC0415 - an export reads no cards

    return xcard_reading.decode(data)


_ROOT = re.compile(rb"<(?:[\w.-]+:)?vcards[\s/>]")


def _is_like(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" and _ROOT.search(data) is not None


EXPORTER = Exporter(
    title="xCard",
    media_type="application/vcard+xml",
    suffix=".xml",
    specification=Specification(
        title="xCard: vCard XML Representation",
        version="RFC 6351, of vCard 4.0 (RFC 6350)",
        url="https://www.rfc-editor.org/rfc/rfc6351",
    ),
    options=SyntaxOptions,
    build=build,
    encode=encode,
    decode=decode,
    checks=(check_grammar,),
    drops=drops,
    requires=("name",),
    rules=rules_from("xcard/problems.toml"),
    malformed_rule="xcard-syntax",
    tree=tree,
    is_like=_is_like,
    bundle=bundle,
    bundle_drops=bundle_drops,
)
