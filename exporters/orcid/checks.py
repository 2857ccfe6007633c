"""What holds for every document of ORCID's API v3.0: its shape, whose it is, real dates.

Lower limits and enumerations are those of the XML Schemas and of the classes that the API reads
with (https://github.com/ORCID/orcid-model, record_3.0).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import orjson

from pexport.exporter import Problem
from pexport.iso8601 import day_exists
from pexport.profile import checksum
from pexport.proving.json_schema import schema_problems
from pexport.vocabulary.files import vocab

from .kinds import KINDS, kind_of
from .values import Node


def check_shape(document: Node) -> Iterator[Problem]:
    """Yield where a document differs from the shape of its kind."""
    kind = kind_of(document) or "record"
    yield from schema_problems(document, _schema(KINDS[kind]), "orcid", f"the shape of {kind}")


@cache
def _schema(place: str) -> bytes:
    whole = vocab("orcid/record.schema.json")
    if place == "#":
        return whole
    record = orjson.loads(whole)
    shapes = record["$defs"] | orjson.loads(vocab("orcid/items.schema.json"))["$defs"]
    return orjson.dumps({"$schema": record["$schema"], "$ref": place, "$defs": shapes})


def check_owner(document: Node) -> Iterator[Problem]:
    """Yield where the parts of the owner's ORCID iD, or paths, name different people.

    Of the paths of items it is a warning: the XML Schema takes any, and ORCID's samples have some.
    """
    owner = document.get("orcid-identifier")
    if not isinstance(owner, dict):
        return
    orcid = owner.get("path")
    if owner.get("uri") != f"https://{owner.get('host')}/{orcid}":
        yield Problem("orcid-owner", "/orcid-identifier/uri", f"not the address of {orcid!r}")
    for place, node in _objects(document):
        path = node.get("path")
        of_owner = isinstance(path, str) and path.removeprefix("/").partition("/")[0] == orcid
        if isinstance(path, str) and "host" not in node and not of_owner:
            yield Problem(
                "orcid-owner",
                f"{place}/path",
                f"this path does not belong to {orcid!r}",
                warning=place != "",
            )


def check_orcid_ids(document: Node) -> Iterator[Problem]:
    """Yield each ORCID iD whose check character does not fit; a warning but for the owner's.

    ORCID's own samples name sources that there are not. The XML Schema knows no check character:
    ISO/IEC 7064, MOD 11-2 (https://support.orcid.org/hc/en-us/articles/360006897674).
    """
    for place, node in _objects(document):
        orcid = node.get("path")
        is_client = str(node.get("uri")).rpartition("/")[0].endswith("/client")
        if "host" not in node or not isinstance(orcid, str) or is_client:
            continue
        if not checksum.is_valid("orcid", orcid):
            where, found = f"{place}/path", f"not a valid ORCID iD: {orcid!r}"
            yield Problem("orcid-checksum", where, found, warning=place != "/orcid-identifier")


def check_dates(document: Node) -> Iterator[Problem]:
    """Yield each day that no calendar has."""
    for place, node in _objects(document):
        if not node.keys() >= {"year", "month", "day"}:
            continue
        texts = [str(part.get("value")) for part in node.values() if isinstance(part, dict)]
        if len(texts) != 3 or not all(text.isdecimal() and len(text) <= 4 for text in texts):
            continue
        year, month, day = map(int, texts)
        if 1 <= month <= 12 and 1 <= day <= 31 and not day_exists(year, month, day):
            yield Problem("orcid-date", place or "/", f"there is no day {'-'.join(texts)}")


def _objects(node: Any, place: str = "") -> Iterator[tuple[str, Node]]:
    """Yield all objects in *node* with their JSON Pointers."""
    if isinstance(node, dict):
        yield place, node
        for key, member in node.items():
            yield from _objects(member, f"{place}/{key}")
    elif isinstance(node, list):
        for index, member in enumerate(node):
            yield from _objects(member, f"{place}/{index}")


CHECKS = (check_shape, check_owner, check_orcid_ids, check_dates)
