"""What ORCID's XML is made of, as data: the members of each type, in the order of the XML Schemas.

``vocab/orcid/elements.json`` says for each member where it stands: ``common text`` is an element in
the namespace of that name, ``common external-id*`` a repeated one, ``address:address address*`` one
whose name differs from its key in JSON, ``| one-of-works`` a choice of several, ``# text`` the
text itself; a key with ``@`` is an attribute, and ``!`` stands where what is read lacks it never.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final, NamedTuple

import orjson

from pexport.vocabulary.files import vocab

NAMESPACE: Final = "http://www.orcid.org/ns/"
"""The beginning of all ORCID's namespaces."""

ITEMS: Final = "items"
"""The element around items of several kinds, and its type: ORCID itself has none."""

METHODS: Final = {
    "API": "API",
    "DIRECT": "Direct",
    "MEMBER_REFERRED": "Member-referred",
    "WEBSITE": "website",
}
"""How a record was made, in JSON and in XML (history-3.0.xsd, creation-method)."""


class Member(NamedTuple):
    """A member of a type."""

    key: str
    """Its name in JSON."""
    form: str
    """``attribute``, ``text``, ``element``, ``list`` or ``choice``."""
    type: str
    namespace: str = ""
    element: str = ""
    around: str = ""
    """The element around all elements of a list, where there is one."""
    required: bool = False
    """Whether what is read has it, and not null instead."""


@cache
def _table() -> Any:
    return orjson.loads(vocab("orcid/elements.json"))


@cache
def members(kind: str) -> tuple[Member, ...]:
    """Return the members of the type *kind*, or none where it is a text."""
    known: dict[str, str] = _table()["types"].get(kind, {})
    return tuple(_member(key, spec) for key, spec in known.items())


def _member(key: str, spec: str) -> Member:
    required = spec.endswith("!")
    where, _, kind = spec.removesuffix("!").rpartition(" ")
    if key.startswith("@"):
        return Member(key[1:], "attribute", kind, required=required)
    if where == "#":
        return Member(key, "text", kind)
    if where == "|":
        return Member(key, "choice", kind)
    namespace, _, element = where.partition(":")
    around, _, element = (element or key).rpartition("/")
    form = "list" if kind.endswith("*") else "element"
    return Member(key, form, kind.removesuffix("*"), namespace, element, around, required)


@cache
def elements(kind: str) -> dict[tuple[str, str], Member]:
    """Return the members of *kind* that are elements, by namespace and name, in their order."""
    found: dict[tuple[str, str], Member] = {}
    for member in members(kind):
        if member.form == "choice":
            found |= dict.fromkeys(elements(member.type), member)
        elif member.form in ("element", "list"):
            found[member.namespace, member.around or member.element] = member
    return found


@cache
def roots() -> dict[tuple[str, str], str]:
    """Return the types of all documents but single items, by namespace and name of their root."""
    return {
        (spec.partition(" ")[0], name): spec.partition(" ")[2]
        for name, spec in _table()["roots"].items()
    } | {("", ITEMS): ITEMS}
