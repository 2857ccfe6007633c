"""ORCID's JSON written as XML: the elements of a type in their order, null and empty ones left out.

The XML Schemas are those of record v3.0; ``elements`` knows what stands where.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from .elements import METHODS, NAMESPACE, Member, members

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# A carriage return, and white space in an attribute, would be read as something else
# (XML 1.0, 2.11 and 3.3.3).
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = _TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


class Element(NamedTuple):
    """An element to write: its name with its prefix, and what is in it."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    content: str | tuple[Element, ...]


def element(namespace: str, name: str, kind: str, value: Any) -> Element:
    """Return *value*, of the type *kind*, as the element *name*."""
    tag = f"{namespace}:{name}" if namespace else name
    of_kind = members(kind)
    if not of_kind:
        return Element(tag, (), _scalar(kind, value))
    attributes = tuple(
        (member.key, _scalar(member.type, value[member.key]))
        for member in of_kind
        if member.form == "attribute"
        and member.type != "nothing"
        and value.get(member.key) is not None
    )
    texts = [_scalar(each.type, value[each.key]) for each in of_kind if each.form == "text"]
    content = texts[0] if texts else tuple(_children(of_kind, value))
    return Element(tag, attributes, content)


def _children(of_kind: tuple[Member, ...], value: Any) -> Iterator[Element]:
    for member in of_kind:
        inner = value.get(member.key) if member.form != "attribute" else None
        if inner is None:
            continue
        if member.form == "choice":
            yield from (_chosen(member.type, each) for each in inner)
        elif member.form == "element":
            yield element(member.namespace, member.element, member.type, inner)
        else:
            listed = tuple(
                element(member.namespace, member.element, member.type, each) for each in inner
            )
            around = f"{member.namespace}:{member.around}"
            yield from (Element(around, (), listed),) if member.around and listed else listed


def _chosen(choice: str, value: Any) -> Element:
    ((key, inner),) = value.items()
    member = next(each for each in members(choice) if each.key == key)
    return element(member.namespace, member.element, member.type, inner)


def _scalar(kind: str, value: Any) -> str:
    inner = value["value"] if isinstance(value, dict) else value
    if kind == "time":
        moment = (_EPOCH + timedelta(milliseconds=inner)).isoformat(timespec="milliseconds")
        return moment.replace("+00:00", "Z")
    if kind == "method":
        return METHODS.get(str(inner), str(inner))
    return str(inner).lower() if isinstance(inner, bool) else str(inner)


def encode_xml(root: Element, *, compact: bool) -> bytes:
    """Return *root* as an XML document in UTF-8, on one line where *compact*."""
    declared = tuple(
        (f"xmlns:{prefix}", f"{NAMESPACE}{prefix}") for prefix in sorted(set(_prefixes(root)))
    )
    whole = root._replace(attributes=declared + root.attributes)
    lines = _lines(whole, "")
    if compact:
        # Where a text breaks its lines, a reference says so.
        joined = "".join(line.lstrip(" ").replace("\n", "&#10;") for line in lines)
        return f"{_DECLARATION}{joined}\n".encode()
    return "\n".join([_DECLARATION, *lines, ""]).encode()


def _prefixes(root: Element) -> Iterator[str]:
    if ":" in root.name:
        yield root.name.partition(":")[0]
    if not isinstance(root.content, str):
        for child in root.content:
            yield from _prefixes(child)


def _lines(one: Element, indent: str) -> Iterator[str]:
    attributes = "".join(f' {name}="{text.translate(_ATTRIBUTE)}"' for name, text in one.attributes)
    start = f"{indent}<{one.name}{attributes}"
    if not one.content:
        yield f"{start}/>"
    elif isinstance(one.content, str):
        yield f"{start}>{one.content.translate(_TEXT)}</{one.name}>"
    else:
        yield f"{start}>"
        for child in one.content:
            yield from _lines(child, f"{indent}  ")
        yield f"{indent}</{one.name}>"
