"""ORCID records from JSON to XML and back, by ORCID's own rules for the two.

An element's name is the JSON key; attributes come after the elements; a list is an element that is
repeated; what is null or empty in JSON is left out of the XML.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

from lxml import etree

Node: TypeAlias = dict[str, Any]

ATTRIBUTES = frozenset(
    {"put-code", "visibility", "display-index", "path", "verified", "primary", "language-code"}
    | {"transient"}
)
DATES = frozenset(
    {"created-date", "last-modified-date", "submission-date", "deactivation-date"}
    | {"completion-date"}
)
TRUTHS = frozenset(
    {"claimed", "verified-email", "verified-primary-email", "verified", "primary", "transient"}
)
# Texts that stand in an object, {"value": ...}.
WRAPPED = frozenset(
    {"given-names", "family-name", "credit-name", "source-name", "assertion-origin-name"}
    | {"title", "subtitle", "translated-title", "journal-title", "url", "external-id-url"}
    | {"review-url", "external-id-normalized", "year", "month", "day"}
)
METHODS = {
    "API": "API",
    "DIRECT": "Direct",
    "MEMBER_REFERRED": "Member-referred",
    "WEBSITE": "website",
}
# Which elements are repeated in which, by the name of the outer one.
LISTS = {
    "other-names": "other-name",
    "researcher-urls": "researcher-url",
    "emails": "email",
    "addresses": "address",
    "keywords": "keyword",
    "external-identifiers": "external-identifier",
    "external-ids": "external-id",
    "hosts": "organization",
}
GROUPED = frozenset(
    {"group", "affiliation-group", "peer-review-group", "funding-summary", "work-summary"}
    | {"peer-review-summary", "research-resource-summary"}
)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_IN_NAMESPACE = {
    "record": "record",
    "preferences": "preferences locale",
    "history": "history creation-method submission-date claimed deactivation-date verified-email "
    "verified-primary-email",
    "person": "person biography",
    "personal-details": "given-names family-name credit-name",
    "other-name": "other-names other-name",
    "researcher-url": "researcher-urls researcher-url url-name",
    "email": "emails email",
    "address": "addresses",
    "keyword": "keywords keyword",
    "external-identifier": "external-identifiers external-identifier",
    "activities": "activities-summary distinctions educations employments fundings "
    "invited-positions memberships peer-reviews qualifications research-resources services works "
    "affiliation-group group peer-review-group",
    "funding": "funding-summary",
    "work": "work-summary journal-title",
    "peer-review": "peer-review-summary reviewer-role review-url review-type review-group-id "
    "convening-organization",
    "research-resource": "research-resource-summary proposal hosts",
} | {
    kind: f"{kind}-summary"
    for kind in "distinction education employment invited-position membership qualification "
    "service".split()
}
_NAMESPACE = {name: space for space, names in _IN_NAMESPACE.items() for name in names.split()}


def _namespace(name: str, parent: str, parents_space: str) -> str:
    """Return the short name of the namespace of an element, which may be its parent's."""
    if name == "content":
        return "personal-details" if parent == "biography" else parents_space
    if name == "name":
        return "person" if parent == "person" else "common"
    if name == "address" or (name == "country" and parents_space == "address"):
        return "address" if parents_space == "address" else "common"
    if name == "url":
        return "researcher-url" if parent == "researcher-url" else "common"
    if name in {"title", "type", "completion-date"}:
        return "common" if parent == name else parents_space
    return _NAMESPACE.get(name, "common")


def to_xml(record: Node) -> etree._Element:
    """Return the XML of a record in JSON."""
    return _element("record", record, "", "")


def _element(name: str, value: Any, parent: str, parents_space: str) -> etree._Element:
    space = _namespace(name, parent, parents_space)
    tag = f"{{http://www.orcid.org/ns/{space}}}{name}"
    if not isinstance(value, dict):
        element = etree.Element(tag)
        element.text = _written(name, value)
        return element
    element = etree.Element(tag)
    for key, member in value.items():
        if member is None:
            continue
        if key == "value":
            element.text = _written(name, member)
        elif key in ATTRIBUTES and not (key == "path" and "host" in value):
            element.set(key, _written(key, member))
        elif key == "summaries":
            for summary in member:
                ((kind, said),) = summary.items()
                element.append(_element(kind, said, name, space))
        else:
            for each in member if isinstance(member, list) else [member]:
                element.append(_element(key, each, name, space))
    return element


def _written(name: str, value: Any) -> str:
    if name in DATES and isinstance(value, int):
        moment = EPOCH + timedelta(milliseconds=value)
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if isinstance(value, bool):
        return "true" if value else "false"
    return METHODS[value] if name == "creation-method" else str(value)


def to_json(element: etree._Element) -> Any:
    """Return the JSON of a record in XML, without what is null or empty."""
    return _node(element, in_activities=False)


def _node(element: etree._Element, *, in_activities: bool) -> Any:
    name = _local(element)
    in_activities = in_activities or name == "activities-summary"
    children = [child for child in element if isinstance(child.tag, str)]
    if not children and not element.attrib and element.text is not None:
        return _text(name, element.text)
    node: Node = {} if children or element.text is None else {"value": _read(name, element.text)}
    for child in children:
        _add(node, name, child, _node(child, in_activities=in_activities))
    for key, value in element.attrib.items():
        node[str(key)] = _attribute(str(key), str(value), in_activities=in_activities)
    return node


def _add(node: Node, name: str, child: etree._Element, value: Any) -> None:
    key = _local(child)
    if name == "affiliation-group" and key.endswith("-summary"):
        node.setdefault("summaries", []).append({key: value})
    elif LISTS.get(name) == key or key in GROUPED:
        node.setdefault(key, []).append(value)
    elif name == "address" and key == "country" and _space(child) == "address":
        node[key] = {"value": value}
    else:
        node[key] = value


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


def _space(element: etree._Element) -> str:
    return (etree.QName(element).namespace or "").rpartition("/")[2]


def _text(name: str, text: str) -> Any:
    value = _read(name, text)
    return (
        {"value": value} if name in WRAPPED or (isinstance(value, int) and name in DATES) else value
    )


def _read(name: str, text: str) -> Any:
    if name in DATES:
        return round((datetime.fromisoformat(text.strip()) - EPOCH) / timedelta(milliseconds=1))
    if name in TRUTHS:
        return text == "true"
    if name == "creation-method":
        return next(key for key, written in METHODS.items() if written == text)
    return text


def _attribute(key: str, value: str, *, in_activities: bool) -> Any:
    if key == "put-code" or (key == "display-index" and not in_activities):
        return int(value)
    return _read(key, value)


def without_nulls(value: Any) -> Any:
    """Return a record in JSON without what XML does not write: nulls and empty lists."""
    if isinstance(value, dict):
        kept = {key: without_nulls(member) for key, member in value.items()}
        return {key: member for key, member in kept.items() if member not in (None, [])}
    return [without_nulls(member) for member in value] if isinstance(value, list) else value
