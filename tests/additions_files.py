"""Files of additions for the tests, and the people that they add to."""

from __future__ import annotations

import copy
import tomllib
from pathlib import Path
from typing import Any

import orjson
import pytest
from conftest import SAMPLES

from pexport.errors import PexportError
from pexport.reading.additions.apply import apply_additions
from pexport.reading.additions.file import Additions, load_additions
from pexport.reading.additions.model import KEYS, additions_schema
from pexport.reading.profiles import validate_profile

FULL = orjson.loads((SAMPLES / "profiles/full.json").read_bytes())
# Nobody writes the bytes of a picture by hand.
del FULL["portrait"]["data"]
SITE = "hugo:content/authors/admin/_index.md"

TREE: dict[str, Any] = {
    "name": {"display": "Ada Njoku", "origin": f"{SITE}:3#title"},
    "summaries": [{"text": "Soils.", "markdown": "*Soils.*", "language": "en"}],
    "emails": [
        {"address": "ada@bay.example", "origin": f"{SITE}:9#email"},
        {"address": "gravatar@bay.example", "visibility": "private"},
    ],
    "accounts": [{"service": "github", "handle": "ada", "url": "https://github.com/ada"}],
    "identifiers": [
        {
            "scheme": "scopus",
            "value": "1",
            "url": "https://www.scopus.com/authid/detail.uri?authorId=1",
            "origin": f"{SITE}:7#social[0].link",
        }
    ],
    "links": [{"url": "https://bay.example/cv.pdf", "kind": "cv"}],
    "positions": [
        {
            "organization": {
                "name": "Bay University",
                "identifiers": [{"scheme": "grid", "value": "grid.1.1"}],
            },
            "role": "Lecturer",
            "origin": f"{SITE}:11#organizations[0]",
        },
        {"organization": {"name": "Bay University"}, "role": "Fellow"},
    ],
    "education": [{"organization": {"name": "Bay University"}, "degree": "BSc"}],
    "document": {"language": "en"},
}


def loaded(folder: Path, text: str) -> Additions:
    path = folder / "pexport.toml"
    path.write_text(text, encoding="utf-8")
    return load_additions(path)


def applied(folder: Path, text: str, tree: dict[str, Any] = TREE, **given: Any) -> dict[str, Any]:
    before = copy.deepcopy(tree)
    done = apply_additions(tree, loaded(folder, text), **given)
    assert tree == before
    validate_profile(done, "test")
    return done


def refused(folder: Path, text: str) -> str:
    """Return what is said of a file, without its folder."""
    with pytest.raises(PexportError) as raised:
        applied(folder, text)
    said = str(raised.value)
    assert "\n" not in said
    return said.replace(f"{folder}/", "")


ORCID = '[[identifiers]]\nscheme = "orcid"\nvalue = "0000-0002-1825-0097"\n'


def said_of(tree: Any) -> Any:
    """Return a full profile as a file would say it: without what a file cannot say."""
    if isinstance(tree, list):
        return [said_of(each) for each in tree]
    if isinstance(tree, dict):
        return {key: said_of(each) for key, each in tree.items() if key != "origin"}
    return tree


def by_key(member: str, facts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    seen: dict[str, dict[str, Any]] = {}
    for fact in facts:
        key = [fact.get(part) for part in KEYS[member]]
        seen.setdefault(repr(key), fact)
    return list(seen.values())


WHOLE = {
    member: by_key(member, fact) if isinstance(fact, list) else fact
    for member, fact in said_of(FULL).items()
    if member != "document"
}


def toml(facts: dict[str, Any]) -> str:
    """Write additions as TOML, each member inline."""
    return "".join(f"{member} = {inline(value)}\n" for member, value in facts.items())


def inline(value: Any) -> str:
    if isinstance(value, dict):
        pairs = (f"{orjson.dumps(key).decode()} = {inline(each)}" for key, each in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(inline, value))}]"
    return orjson.dumps(value).decode()


def fits(text: str) -> bool:
    import jsonschema

    made = additions_schema()
    jsonschema.Draft202012Validator.check_schema(made)
    data = orjson.loads(orjson.dumps(tomllib.loads(text)))
    return bool(jsonschema.Draft202012Validator(made).is_valid(data))
