"""Profiles made of the full one: with each value of each closed list, and with parts of it."""

from __future__ import annotations

import copy
import random
from typing import Any, get_args

import orjson
from conftest import SAMPLES
from pydantic import ValidationError

from pexport.profile import (
    Education,
    Funding,
    Link,
    OrganizationIdentifier,
    Position,
    Profile,
    Project,
    WorkIdentifier,
)
from pexport.profile.values import State
from pexport.vocabulary.catalogue import services
from pexport.vocabulary.files import vocab

RAW = orjson.loads((SAMPLES / "profiles/full.json").read_bytes())
ISNI = "0000000121032683"
WORK_TYPES = [*orjson.loads(vocab("schemaorg/crosswalk.json"))["works"], "no-such-type"]


def values(model: Any, field: str) -> list[Any]:
    """Return the values of a closed list, and none where that is one."""
    annotation = model.model_fields[field].annotation
    inner = [value for part in get_args(annotation) for value in get_args(part) or (part,)]
    return [None if value is type(None) else value for value in inner]


def varied(*, with_iri: bool = True) -> Profile:
    """Return the profile, of a person who has an IRI or none."""
    tree = copy.deepcopy(RAW)
    tree["identifiers"] = [
        {"scheme": scheme, "value": ISNI if scheme == "isni" else f"{scheme}-1"}
        for scheme in [*services(), "no-such-registry"]
        if scheme != "orcid"
    ]
    if with_iri:
        tree["identifiers"].append({"scheme": "orcid", "value": "0000-0002-1825-0097"})
    else:
        del tree["document"]["subject"]
    tree["phones"].append({"number": "04 555 0100"})
    tree["addresses"].append({"country": "NZ"})
    tree["interests"] += [{"label": "Tides"}, {"label": "Marées", "language": "fr"}]
    tree["links"] += [
        {"url": url, "kind": kind}
        for kind in values(Link, "kind")
        for url in ("https://okafor.example/x", "xmpp:maya@okafor.example")
    ]
    tree["positions"] += (
        [
            {"kind": kind, "organization": {"name": "Bay"}, "role": role}
            for kind in values(Position, "kind")
            for role in (None, "Adviser")
        ]
        + [
            {"organization": {"name": "Bay", "identifiers": [{"scheme": scheme, "value": "1"}]}}
            for scheme in values(OrganizationIdentifier, "scheme")
        ]
        + [
            {"kind": kind, "role": "Glider", "start": "2011", "state": state}
            for kind in values(Position, "kind")
            for state in (None, *get_args(State))
        ]
    )
    tree["education"] += [
        {"kind": kind, "organization": whole, "degree": degree, "field": "Tides", "state": state}
        for whole in ({"name": "Bay"}, None)
        for degree in ("BSc", None)
        for kind in values(Education, "kind")
        for state in (None, *get_args(State))
    ]
    tree["projects"] += [
        {"kind": kind, "name": "Bay", "state": state}
        for kind in values(Project, "kind")
        for state in (None, *get_args(State))
    ]
    tree["fundings"] += [
        {"type": kind, "title": "Bay", "organization": {"name": "Ocean Fund"}}
        for kind in values(Funding, "type")
    ]
    tree["works"] += [
        {
            "title": kind,
            "type": kind,
            "venue": "Tides",
            "authors": [{"name": "Lee", "url": "https://lee.example/"}],
            "identifiers": [
                {"scheme": scheme, "value": f"10.5555/{kind}"}
                for scheme in values(WorkIdentifier, "scheme")
                if scheme != "doi" or with_iri
            ],
        }
        for kind in WORK_TYPES
    ] + [
        {"title": "Alone"},
        {"title": "Dated", "date": "2020-05"},
        {"title": "In a series", "type": "book", "venue": "Tides", "publisher": "Bay Press"},
        {"title": "Paged", "type": "journal-article", "pages": "e12-e34"},
    ]
    return Profile.model_validate(tree)


def some(tree: Any, dice: random.Random) -> Any:
    """Return some of the members of *tree*, those of a list in any order."""
    if isinstance(tree, dict):
        return {key: some(value, dice) for key, value in tree.items() if dice.random() < 0.8}
    if isinstance(tree, list):
        chosen = [some(member, dice) for member in tree if dice.random() < 0.8]
        return dice.sample(chosen, len(chosen))
    return tree


def is_valid(field: str, fact: Any) -> bool:
    try:
        Profile.model_validate({field: fact})
    except ValidationError:
        return False
    return True


def part(dice: random.Random) -> Profile:
    """Return a profile with some of the facts of the full one, each with some of its values."""
    tree: dict[str, Any] = {"name": RAW["name"]}
    for field, value in some(RAW, dice).items():
        if isinstance(value, list):
            tree[field] = [fact for fact in value if is_valid(field, [fact])]
        elif is_valid(field, value):
            tree[field] = value
    return Profile.model_validate(tree)
