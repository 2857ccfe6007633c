"""Whatever a pexport.toml says of whatever profile: it is in every format, and twice is once."""

from __future__ import annotations

import copy
import random
import re
from pathlib import Path
from typing import Any

import orjson
import pytest
import varied
from additions_files import (
    FULL,
    ORCID,
    WHOLE,
    applied,
    loaded,
    said_of,
    toml,
)
from conftest import AS_OF, FORMATS, SHARED
from hypothesis import given
from hypothesis import strategies as st

from pexport import registry
from pexport.errors import PexportError
from pexport.profile import AUDIENCES
from pexport.reading.additions.apply import apply_additions
from pexport.reading.additions.model import KEYS
from pexport.reading.profiles import validate_profile
from pexport.source import Input
from pexport.writing.export import export


def test_a_whole_profile_can_be_said_and_is_then_in_every_format(tmp_path: Path) -> None:
    document = FULL["document"]
    added = applied(tmp_path, toml(WHOLE), {"document": document})
    origins = {orjson.dumps(added).count(b'"additions:')}
    assert origins == {sum(len(v) if isinstance(v, list) else 1 for v in WHOLE.values())}

    profile = validate_profile(said_of(added), "")
    wanted = validate_profile({**WHOLE, "document": document}, "")
    assert profile.model_dump(exclude_defaults=True) == wanted.model_dump(exclude_defaults=True)
    for name in FORMATS:
        exporter = registry.load_exporter(name)
        options = exporter.options(as_of=AS_OF)
        done = export(validate_profile(added, ""), exporter, options)
        assert not done.problems
        assert done.data == export(wanted, exporter, options).data


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_added_is_exported_and_what_is_private_is_not(tmp_path: Path, name: str) -> None:
    exporter = registry.load_exporter(name)

    def exported(text: str) -> bytes:
        profile = validate_profile(applied(tmp_path, text), "")
        done = export(profile, exporter, exporter.options(as_of=AS_OF))
        assert not done.problems
        return done.data

    assert b"0000-0002-1825-0097" not in exported("# nothing")
    assert b"0000-0002-1825-0097" in exported(ORCID)
    assert b"ada@bay.example" in exported(ORCID)
    assert b"ada@bay.example" not in exported('[visibility]\nemails = "private"')
    assert b"cv.pdf" in exported("# nothing")
    hidden = '[[links]]\nurl = "https://bay.example/cv.pdf"\nvisibility = "private"'
    assert b"cv.pdf" not in exported(hidden)


CLOSED = {"kind", "type", "state", "scheme", "service", "language", "script", "country"}


def drawn(dice: random.Random) -> dict[str, Any]:
    """Draw a file that says parts of the whole profile, some of them otherwise."""
    facts: dict[str, Any] = {}
    for member, whole in WHOLE.items():
        if dice.random() < 0.4:
            listed = member in KEYS
            some: Any = dice.sample(whole, dice.randint(1, len(whole))) if listed else [whole]
            chosen = [partly(fact, KEYS.get(member, ("", ""))[0], dice) for fact in some]
            facts[member] = chosen if listed else chosen[0]
    seen = dice.sample(sorted(WHOLE), 3)
    facts["visibility"] = {member: dice.choice(AUDIENCES) for member in seen}
    organizations = [dice.choice(WHOLE["positions"])["organization"] for _ in range(2)]
    facts["organizations"] = {
        each["name"]: {"city": dice.choice(["Bay", "Delta"]), "identifiers": dice.choice(RORS)}
        for each in organizations
    }
    return facts


RORS: list[list[dict[str, str]]] = [[], [{"scheme": "ror", "value": "https://ror.org/05dxps055"}]]


def partly(fact: dict[str, Any], named: str, dice: random.Random) -> dict[str, Any]:
    part = {key: value for key, value in fact.items() if key == named or dice.random() < 0.6}
    for key, value in part.items():
        if key not in CLOSED and isinstance(value, str) and re.fullmatch("[A-Za-z ]+", value):
            part[key] = dice.choice([value, value, "Bay", "Delta"])
    if dice.random() < 0.2:
        part["visibility"] = dice.choice(AUDIENCES)
    return part


@given(st.integers())
def test_twice_is_once_and_the_input_stays(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    dice = random.Random(seed)  # noqa: S311 - a draw of a test
    folder = tmp_path_factory.mktemp("any")
    tree = varied.part(dice).model_dump(exclude_defaults=True)
    before = copy.deepcopy(tree)
    try:
        additions = loaded(folder, toml(drawn(dice)))
        # As another author, who may lack an organization of the site.
        own = {key: value for key, value in additions.facts.items() if key != "organizations"}
        said = additions._replace(facts={**additions.facts, "authors": {"bo": own}})
        once = apply_additions(tree, said, "bo")
    except PexportError:
        return
    assert tree == before
    validate_profile(once, "")
    assert apply_additions(once, said, "bo") == once
    assert apply_additions(tree, loaded(folder, "# nothing")) == tree


@given(st.recursive(st.text(max_size=5) | st.none() | st.integers(), st.lists))
def test_a_tree_that_is_no_profile_is_left_to_validation(
    tmp_path_factory: pytest.TempPathFactory, value: Any
) -> None:
    additions = loaded(tmp_path_factory.mktemp("any"), toml(WHOLE))
    for member in (*WHOLE, "document"):
        tree = {member: value}
        try:
            validate_profile(tree, "")
        except PexportError:
            assert apply_additions(tree, additions) == tree


def test_the_sites_of_the_corpus_take_additions(tmp_path: Path) -> None:
    folder = SHARED / "corpus"
    if not folder.exists():
        pytest.skip(f"{folder} is missing; set PEXPORT_SHARED")
    count = 0
    for path in sorted(folder.rglob("*.md"))[:150]:
        given_ = Input(path)
        try:
            tree = registry.detect_source(given_).read(given_).tree
            validate_profile(tree, "")
        except PexportError:
            continue
        count += 1
        done = applied(tmp_path, f"{ORCID}[visibility]\nemails = 'private'\n", dict(tree))
        orcids = [i["value"] for i in done["identifiers"] if i["scheme"] == "orcid"]
        assert orcids == ["0000-0002-1825-0097"]
        assert (
            apply_additions(done, loaded(tmp_path, f"{ORCID}[visibility]\nemails = 'private'\n"))
            == done
        )
    assert count
