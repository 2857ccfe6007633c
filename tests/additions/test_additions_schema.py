"""The JSON Schema of pexport.toml, its page in docs/, and the program say the same."""

from __future__ import annotations

import re
from pathlib import Path

import orjson
import pytest
from additions_files import (
    FULL,
    WHOLE,
    fits,
    loaded,
    toml,
)
from conftest import ROOT

from pexport.errors import PexportError
from pexport.profile import Profile
from pexport.reading.additions.apply import apply_additions
from pexport.reading.additions.model import DERIVED, KEYS, additions_schema, fact_models
from pexport.reading.profiles import validate_profile

SCHEMA = ROOT / "vocab/pexport/additions.schema.json"


def test_each_member_of_a_profile_may_be_added_to() -> None:
    assert set(fact_models()) == set(Profile.model_fields) - {"document"}
    listed = {member for member in fact_models() if Profile.model_fields[member].default == ()}
    assert listed == set(KEYS)
    parts = {member: kind.model_fields.keys() for member, kind in fact_models().items()}
    assert all(parts[member] >= set(key) for member, key in KEYS.items())
    for member, derived in DERIVED.items():
        assert parts[member] >= derived.keys() | {p for each in derived.values() for p in each}


def test_the_schema_in_the_repository_is_the_models() -> None:
    assert orjson.loads(SCHEMA.read_bytes()) == additions_schema()


def loads(folder: Path, text: str) -> bool:
    try:
        loaded(folder, text)
    except PexportError:
        return False
    return True


@pytest.mark.parametrize(
    ("text", "is_good"),
    [
        ("# nothing", True),
        (toml(WHOLE), True),
        (toml({"authors": {"ada": WHOLE}}), True),
        ("[[education]]\norganization.name = 'B'\nstart = 2012-09-01", True),
        ("[visibility]\nemails = 'limited'\nname = 'private'", True),
        ("[organizations.'B']\ncity = 'B'", True),
        ("[organizations.'B']\nname = 'B'", False),
        ("[nam]", False),
        ("[document]", False),
        ("name.origin = 'x'", False),
        ("name.given = ''", False),
        ("name.given = ' Ada'", False),
        ("name.given = 5", False),
        ("emails = 'a@b.c'", False),
        ("[[emails]]", False),
        ("[[emails]]\naddress = 'ada'", False),
        ("[[identifiers]]\nvalue = '1'", False),
        ("[[addresses]]\ncountry = 'nz'", False),
        ("[[languages]]\nname = 'Māori'\ntag = 'mi'", True),
        ("homepage.url = 'ftp://a.example/'", False),
        ("homepage.url = 'https://ü.example/ä?b#c'", True),
        ("[[education]]\norganization.name = 'B'\nstart = '2012-13'", False),
        ("[portrait]\nwidth = '5'", False),
        ("[portrait]\nwidth = 0", False),
        ("[portrait]\nwidth = 5", True),
        ("[visibility]\nemails = 'hidden'", False),
        ("[visibility]\ndocument = 'private'", False),
        ("[authors.ada.authors.bo]", False),
    ],
)
def test_schema_and_program_say_the_same(tmp_path: Path, text: str, is_good: bool) -> None:
    assert (fits(text), loads(tmp_path, text)) == (is_good, is_good)


DOCUMENTED = re.findall(
    r"```toml\n(.*?)```", (ROOT / "docs/pexport-toml.md").read_text(encoding="utf-8"), re.DOTALL
)


def test_the_examples_of_the_page_do_what_they_say(tmp_path: Path) -> None:
    tree = FULL | {"identifiers": []}
    assert len(DOCUMENTED) > 5
    for text in DOCUMENTED:
        assert fits(text)
        additions = loaded(tmp_path, text)
        for author in (None, *additions.facts.get("authors", {})):
            done = apply_additions(tree, additions, author)
            assert done != tree
            validate_profile(done, "")
