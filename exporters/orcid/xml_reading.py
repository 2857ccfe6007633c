"""ORCID's XML read into the JSON that the API returns for the same: nothing of it is looked up.

Any document of API v3.0 is read: a record, a section of one, an item. What the XML Schemas do not
know stays in the JSON under its own name, for the checks of the JSON to find. An item alone becomes
the document of all items that holds no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from pexport.exporter import MalformedError

from ..xml_tree import Element
from .elements import ITEMS, METHODS, NAMESPACE, Member, elements, members, roots
from .values import Node

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_INTEGER = re.compile("-?[0-9]{1,18}")
_SEVERAL = ("list", "choice")
_TRUTHS = {"true": True, "1": True, "false": False, "0": False}
_METHODS = {written: method for method, written in METHODS.items()}


def document_of_xml(root: Element) -> Node | None:
    """Return the JSON of a document, or None where ORCID's record has no such root.

    Raises ``MalformedError`` for elements that are not in the order of the XML Schemas.
    """
    kind = roots().get(_qualified(root))
    if kind == ITEMS:
        return _items(root.children)
    if _qualified(root) == ("personal-details", "credit-name"):
        name = dict.fromkeys(member.key for member in members("name"))
        return name | {"credit-name": _scalar(root, "value")}
    if kind is not None:
        document: Node = _node(root, kind, whole=kind != "bulk")
        return document
    return _items([root]) if _qualified(root) in elements(ITEMS) else None


def _qualified(element: Element) -> tuple[str, str]:
    """Return what follows ORCID's common beginning in an element's namespace, and its name."""
    return element.namespace.removeprefix(NAMESPACE), element.name


def _items(found: list[Element]) -> Node:
    items: Node = {member.key: [] for member in members(ITEMS)}
    for each in found:
        member = elements(ITEMS).get(_qualified(each))
        if member is None:
            items[each.name] = [each.text]
        else:
            items[member.key].append(_node(each, member.type, whole=False))
    return items


def _node(element: Element, kind: str, *, whole: bool) -> Any:
    """Return the JSON of an element of the type *kind*; if *whole*, null for what is absent."""
    of_kind = [member for member in members(kind) if member.type != "nothing"]
    if not members(kind):
        return _scalar(element, kind)
    node: Node = {each.key: [] for each in of_kind if each.form in _SEVERAL and not each.around}
    if whole:
        node |= {
            each.key: None for each in of_kind if each.form not in _SEVERAL and not each.required
        }
    _add_attributes(node, element, kind)
    text = next((member.key for member in of_kind if member.form == "text"), None)
    if text or element.text.strip():
        node[text or "value"] = element.text
    _in_order(element, kind)
    for child in element.children:
        _add(node, child, elements(kind).get(_qualified(child)), whole=whole)
    return node


def _add_attributes(node: Node, element: Element, kind: str) -> None:
    types = {member.key: member.type for member in members(kind) if member.form == "attribute"}
    for key, text in element.attributes.items():
        if types.get(key) != "nothing":
            node[key] = _value(text, types.get(key, "text"))


def _in_order(element: Element, kind: str) -> None:
    """Raise ``MalformedError`` where an element is not where the sequence of the schema has it.

    Elements of a choice have no order among themselves.
    """
    places = {member: place for place, member in enumerate(members(kind))}
    last = None
    for child in element.children:
        member = elements(kind).get(_qualified(child))
        if member is None:
            continue
        if last is not None and places[member] < places[last]:
            after = f"<{child.name}> must come before <{last.element or last.key}>"
            raise MalformedError(after, f"line {child.line}", "orcid-order")
        if member is last and (member.form not in _SEVERAL or member.around):
            raise MalformedError(
                f"<{child.name}> occurs twice", f"line {child.line}", "orcid-order"
            )
        last = member


def _add(node: Node, child: Element, member: Member | None, *, whole: bool) -> None:
    if member is None:
        _unknown(node, child)
    elif member.form == "choice":
        chosen = elements(member.type)[_qualified(child)]
        node[member.key].append({chosen.key: _node(child, chosen.type, whole=whole)})
    elif member.around:
        _add_all(node, child, member, whole=whole)
    elif member.form == "list":
        node[member.key].append(_node(child, member.type, whole=whole))
    else:
        node[member.key] = _node(child, member.type, whole=whole)


def _add_all(node: Node, around: Element, member: Member, *, whole: bool) -> None:
    """Add what stands in the element around a list, which holds nothing else."""
    own = (member.namespace, member.element)
    if around.attributes or any(_qualified(each) != own for each in around.children):
        _unknown(node, around)
        return
    node[member.key] = [_node(each, member.type, whole=whole) for each in around.children]


def _unknown(node: Node, child: Element) -> None:
    """Keep an element that has no place here under a name that no schema knows."""
    key = ":".join(_qualified(child)) if child.name in node else child.name
    node[key] = child.text


def _scalar(element: Element, kind: str) -> Any:
    if element.children:
        return {child.name: child.text for child in element.children}
    if element.attributes:
        return {"value": element.text, **element.attributes}
    return _value(element.text, kind)


def _value(text: str, kind: str) -> Any:
    """Return a text as a value of the type *kind*, or as it is where it is none."""
    return next(_values(text, kind), text)


def _values(text: str, kind: str) -> Iterator[Any]:
    if kind == "value":
        yield {"value": text}
    elif kind == "word":
        yield text.strip()
    elif kind == "two-digits":
        yield {"value": text.strip().zfill(2)}
    elif kind == "name-or-nothing":
        yield {"value": text} if text.strip() else None
    elif kind == "flag" and text.strip() in _TRUTHS:
        yield _TRUTHS[text.strip()]
    elif kind == "int" and _INTEGER.fullmatch(text.strip()):
        yield int(text)
    elif kind == "method" and text in _METHODS:
        yield _METHODS[text]
    elif kind == "time":
        yield from _milliseconds(text.strip())


def _milliseconds(text: str) -> Iterator[Node]:
    """Yield a moment, where *text* is one; without a zone it is taken for UTC."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    yield {"value": round((zoned - _EPOCH) / timedelta(milliseconds=1))}
