"""An ORCID record v3.0 in JSON, as the public API returns it, or its items, as the API takes them.

The specification is ORCID's model (https://github.com/ORCID/orcid-model, record_3.0).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from pexport.exporter import Exporter

from ..json_document import parse_json
from . import kinds, record
from .api_checks import check_api
from .checks import CHECKS
from .record import OrcidOptions
from .values import Node


def encode(document: Node, options: OrcidOptions) -> bytes:
    """Return the record, or the items by their endpoints, as JSON in UTF-8."""
    indent = 0 if options.compact else orjson.OPT_INDENT_2
    return orjson.dumps(document, option=indent | orjson.OPT_APPEND_NEWLINE)


def decode(data: bytes) -> Node:
    """Return any document of API v3.0: a record, a section, an item, or several items.

    Raises ``MalformedError`` for JSON that is none.
    """
    return kinds.require_known_kind(parse_json(data))


def is_like(data: bytes) -> bool:
    """Say whether *data* is JSON that claims to come from ORCID, or looks as if it once was."""
    try:
        document: Any = orjson.loads(data)
    except orjson.JSONDecodeError:
        is_object = data.lstrip().startswith(b"{")
        return is_object and any(key in data for key in kinds.TELLTALE_KEYS)
    return kinds.is_orcid_document(document)


def files(document: Node, options: OrcidOptions) -> Mapping[str, bytes] | None:
    """Return a file for each item, in the folder of its endpoint; a record is one file."""
    if options.shape == "record":
        return None
    return {
        f"{endpoint}/{number}.json": encode(item, options)
        for endpoint, number, item in record.numbered_items(document)
    }


EXPORTER = Exporter(
    title="ORCID record",
    media_type="application/vnd.orcid+json",
    suffix=".json",
    specification=record.SPECIFICATION,
    options=OrcidOptions,
    build=record.build,
    encode=encode,
    decode=decode,
    checks=CHECKS,
    consumers={"orcid-api": check_api},
    target_consumers=record.target_consumers,
    rules=record.RULES,
    malformed_rule="orcid-syntax",
    is_like=is_like,
    drops=record.drops,
    advice=record.advice,
    files=files,
)
