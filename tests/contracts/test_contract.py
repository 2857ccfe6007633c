"""What holds for every installed format, also for those that are no part of pexport."""

from __future__ import annotations

import random
import re
from itertools import pairwise
from typing import Any, get_args

import pytest
from conftest import SAMPLES, Variant, encoded, profile, variants
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from varied import part

from pexport.exporter import Member
from pexport.profile import AUDIENCES, Identifier, Profile
from pexport.profile.collective import Collective
from pexport.profile.leaves import BOOK_KEEPING, leaves, matches
from pexport.proving.perturb import change_value, value_changes

FULL = profile("full")
PATHS = [path for path, _ in leaves(FULL)]


def shape(path: str) -> str:
    return re.sub(r"/\d+", "/*", path)


def fields(model: type[BaseModel], prefix: str = "") -> set[str]:
    """Return the shape of every leaf that a profile can have."""
    found = set()
    for name, info in model.model_fields.items():
        if name in BOOK_KEEPING:
            continue
        path = f"{prefix}/{name}" if prefix else name
        inner = [part for part in parts(info.annotation) if isinstance(part, type)]
        models = [part for part in inner if issubclass(part, BaseModel)]
        star = "/*" if "tuple" in str(info.annotation) else ""
        if models:
            found |= fields(models[0], path + star)
        else:
            found.add(path + star)
    return found


def parts(annotation: Any) -> list[Any]:
    inner = get_args(annotation)
    return [part for arg in inner for part in parts(arg)] if inner else [annotation]


def test_the_full_profile_fills_every_leaf() -> None:
    assert {shape(path) for path in PATHS} == fields(Profile)


@pytest.mark.parametrize("variant", variants())
def test_the_full_profile_passes_every_check(variant: Variant) -> None:
    assert variant.export(FULL, full=True).problems == []


@pytest.mark.parametrize("variant", variants())
def test_each_leaf_is_carried_or_declared_lost(variant: Variant) -> None:
    """A changed leaf changes the bytes, unless it is declared lost; then it does not."""
    before = variant.export(FULL).data
    lost = {loss.path for loss in variant.exporter.losses(FULL, variant.options)}

    unchanged = {path for path in PATHS if encoded(variant, change_value(FULL, path)) == before}

    assert sorted(unchanged - lost) == [], "neither carried nor declared lost"
    assert sorted(lost - unchanged) == [], "declared lost, but carried"


@settings(max_examples=40)
@pytest.mark.parametrize("variant", variants())
@given(seed=st.integers(0, 2**32))
def test_no_part_of_a_profile_is_lost_unsaid(variant: Variant, seed: int) -> None:
    """What little is known passes the checks, and is carried or declared lost, leaf by leaf."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    known = part(dice)
    found = variant.export(known)
    lost = {loss.path for loss in variant.exporter.losses(known, variant.options)}
    kept = [path for path, _ in leaves(known) if path not in lost]

    assert found.problems == []
    for path in dice.sample(kept, min(len(kept), 10)):
        others = (encoded(variant, other) for other in value_changes(known, path))
        assert any(other != found.data for other in others), path


@pytest.mark.parametrize("variant", variants())
def test_every_drop_is_needed(variant: Variant) -> None:
    """A pattern that matches no leaf explains nothing."""
    drops = variant.exporter.drops(FULL, variant.options)
    assert [p for p in drops if not any(matches(p, path) for path in PATHS)] == []


@pytest.mark.parametrize("variant", variants())
def test_decoding_gives_back_the_document(variant: Variant) -> None:
    document = variant.exporter.build(FULL, variant.options)

    data = variant.exporter.encode(document, variant.options)

    assert variant.exporter.decode(data) == document


NEXT = list(pairwise(AUDIENCES))
"""Each audience with the level that is just above it."""


@pytest.mark.parametrize("variant", variants())
def test_a_fact_above_the_audience_is_in_no_output(variant: Variant) -> None:
    """An export for an audience equals that of a profile which never had the hidden fact."""
    for path, _ in FULL.facts():
        if path in variant.exporter.requires:
            continue
        never_had = variant.export(without(FULL, path), "private").data
        for audience, level in NEXT:
            data = variant.export(marked(FULL, path, level), audience).data
            assert data == never_had, f"{path} leaks to {audience}"
            if orcid := orcid_at(path):
                assert orcid.encode() not in data, f"{path} leaks to {audience}"


@pytest.mark.parametrize("audience", AUDIENCES)
def test_an_audience_sees_no_trace_of_a_fact_above_it(audience: Any) -> None:
    """What every format is built of is the same for each level that the audience cannot see."""
    for path, _ in FULL.facts():
        never_had = without(FULL, path)
        assert never_had.visible_to(audience) == never_had
        for level in AUDIENCES[AUDIENCES.index(audience) + 1 :]:
            assert marked(FULL, path, level).visible_to(audience) == never_had


def marked(whole: Profile, path: str, level: str) -> Profile:
    tree = whole.model_dump()
    field, _, index = path.partition("/")
    (tree[field][int(index)] if index else tree[field])["visibility"] = level
    return Profile.model_validate(tree)


def orcid_at(path: str) -> str | None:
    """Return the ORCID iD that is the fact of FULL at *path*."""
    fact = dict(FULL.facts())[path]
    if isinstance(fact, Identifier) and fact.scheme == "orcid":
        return fact.value
    return None


def without(whole: Profile, path: str) -> Profile:
    """Return *whole* as if nobody had ever known the fact at *path*, wherever it is repeated."""
    from pexport.proving.perturb import remove_fact

    found = remove_fact(whole, path)
    if orcid := orcid_at(path):
        tree = found.model_dump()
        for author in (author for work in tree["works"] for author in work["authors"]):
            if author["orcid"] == orcid:
                author["orcid"] = None
        return Profile.model_validate(tree)
    return found


@pytest.mark.parametrize("variant", variants())
def test_the_same_profile_gives_the_same_bytes(variant: Variant) -> None:
    again = Profile.model_validate_json(FULL.model_dump_json())

    assert variant.export(again).data == variant.export(FULL).data


@pytest.mark.parametrize("variant", variants())
def test_a_profile_of_a_name_alone_is_enough(variant: Variant) -> None:
    alone = Profile.model_validate({"name": {"display": "Ada"}})

    assert variant.export(alone, full=True).problems == []


@pytest.mark.parametrize("variant", variants())
def test_a_bundle_is_a_document_of_several_people(variant: Variant) -> None:
    exporter, options = variant.exporter, variant.options
    if exporter.bundle is None:
        pytest.skip(f"{variant.format} has a file for each person")
    people = [FULL, *(Profile.model_validate({"name": {"display": name}}) for name in ("Al", "Bo"))]

    members = [Member(exporter.build(each, options)) for each in people]
    document = exporter.bundle(members, None, options)
    data = exporter.encode(document, options)

    assert exporter.problems(document, full=True) == []
    assert exporter.decode(data) == document
    for person in people:
        assert person.name
        assert person.name.display.partition(",")[0].encode() in data


@pytest.mark.parametrize("variant", variants())
def test_each_leaf_of_a_collective_is_in_the_bundle_or_declared_lost(variant: Variant) -> None:
    exporter, options = variant.exporter, variant.options
    if exporter.bundle is None:
        pytest.skip(f"{variant.format} has a file for each person")
    bundle = exporter.bundle
    whole = Collective.model_validate_json((SAMPLES / "collectives" / "full.json").read_bytes())
    members = [Member(exporter.build(FULL, options))]
    before = exporter.encode(bundle(members, whole, options), options)
    paths = [path for path, _ in leaves(whole)]
    assert {shape(path) for path in paths} == fields(Collective)

    unchanged = {
        path
        for path in paths
        if exporter.encode(bundle(members, change_value(whole, path), options), options) == before
    }
    lost = {path for path in paths if any(matches(p, path) for p in exporter.bundle_drops(options))}

    assert exporter.problems(bundle(members, whole, options), full=True) == []
    assert sorted(unchanged - lost) == [], "neither carried nor declared lost"
    assert sorted(lost - unchanged) == [], "declared lost, but carried"


@pytest.mark.parametrize("variant", variants())
def test_each_rule_has_a_document_that_breaks_it_and_one_that_does_not(variant: Variant) -> None:
    for code, rule in variant.exporter.rules().items():
        assert {*broken(variant, rule.wrong, rule.consumer)} == {code}, code
        assert broken(variant, rule.right, rule.consumer) == [], code


def broken(variant: Variant, data: bytes, consumer: str) -> list[str]:
    """Return the codes of the rules that *data* breaks, one for each time."""
    exporter = variant.exporter
    try:
        document = exporter.decode(data)
    except ValueError as error:
        return [getattr(error, "rule", "") or exporter.malformed_rule]
    wanted = exporter.consumers[consumer](document) if consumer else ()
    return [problem.rule for problem in (*exporter.problems(document, full=True), *wanted)]


@pytest.mark.parametrize("variant", variants())
def test_bytes_of_something_else_are_refused(variant: Variant) -> None:
    for other in (b"", b"\xff\xfe\x00", b"hello", b"[1, 2]", b"\x00" * 100):
        with pytest.raises(ValueError, match=r".+"):
            variant.exporter.decode(other)
