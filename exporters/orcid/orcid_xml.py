"""An ORCID record v3.0 in XML, valid by ORCID's XML Schemas, or its items, as the API takes them.

The specification is ORCID's model (https://github.com/ORCID/orcid-model, record_3.0). The document
is that of ``pexport orcid``, so that both say the same. Items stand together in an element
``items``, which is pexport's own; each of them is a document of the API's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from pexport.exporter import Exporter, MalformedError
from pexport.vocabulary.files import vocab
from pexport.vocabulary.rules import Rule

from ..xml_tree import parse_xml
from . import kinds, record
from .api_checks import check_api
from .checks import CHECKS
from .elements import ITEMS, NAMESPACE, members
from .record import OrcidOptions
from .values import Node
from .xml_reading import document_of_xml
from .xml_writing import element, encode_xml

_ELEMENTS = {member.key: member for member in members(ITEMS)}
_ITEMS_ROOT = re.compile(rb"^(<\?xml[^>]*\?>)?\s*<items[\s/>]")


def encode(document: Node, options: OrcidOptions) -> bytes:
    """Return a record, or the items by their endpoints, as XML in UTF-8."""
    if document.keys() == _ELEMENTS.keys():
        root = element("", ITEMS, ITEMS, document)
    else:
        root = element("record", "record", "record", document)
    return encode_xml(root, compact=options.compact)


def decode(data: bytes) -> Node:
    """Return any document of API v3.0 in the form that it has in JSON.

    Raises ``MalformedError`` for XML that is none.
    """
    root = parse_xml(data)
    document = document_of_xml(root)
    if document is None:
        what = f"<{root.name}> is not the record of a person, nor a part of one"
        is_orcids = root.namespace.startswith(NAMESPACE)
        raise MalformedError(what, f"line {root.line}", "orcid-kind" if is_orcids else "")
    return kinds.require_known_kind(document)


def is_like(data: bytes) -> bool:
    """Say whether *data* is XML with ORCID's names."""
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    named = NAMESPACE.encode() in data or _ITEMS_ROOT.match(start) is not None
    return start.startswith(b"<") and named


def files(document: Node, options: OrcidOptions) -> Mapping[str, bytes] | None:
    """Return a file for each item, in the folder of its endpoint; a record is one file."""
    if options.shape == "record":
        return None
    return {
        f"{endpoint}/{number}.xml": _item(endpoint, item, options)
        for endpoint, number, item in record.numbered_items(document)
    }


def _item(endpoint: str, item: Node, options: OrcidOptions) -> bytes:
    member = _ELEMENTS[endpoint]
    root = element(member.namespace, member.element, member.type, item)
    return encode_xml(root, compact=options.compact)


@cache
def _rules() -> Mapping[str, Rule]:
    """Return the rules of ORCID's documents with examples in XML, and those of XML alone."""
    import tomllib  # noqa: PLC0415 - an export reads no rules

    rules_of_json = record.RULES()
    rules = {}
    for code, table in tomllib.loads(vocab("orcid/xml.toml").decode()).items():
        examples = {name: table.pop(name).encode() for name in ("wrong", "right")}
        rules[code] = (
            rules_of_json[code]._replace(**examples)
            if code in rules_of_json
            else Rule(**table, **examples)
        )
    return rules


EXPORTER = Exporter(
    title="ORCID record in XML",
    media_type="application/vnd.orcid+xml",
    suffix=".xml",
    specification=record.SPECIFICATION,
    options=OrcidOptions,
    build=record.build,
    encode=encode,
    decode=decode,
    checks=CHECKS,
    consumers={"orcid-api": check_api},
    target_consumers=record.target_consumers,
    rules=_rules,
    malformed_rule="orcid-syntax",
    is_like=is_like,
    drops=record.drops,
    advice=record.advice,
    files=files,
)
