from __future__ import annotations

import pytest
from conftest import profile

from pexport.profile import Profile
from pexport.profile.leaves import leaves, matches
from pexport.proving.perturb import change_value, remove_fact

FULL = profile("full")


def test_a_leaf_is_what_is_filled_without_origin_and_visibility() -> None:
    tree = {"name": {"display": "Ada", "origin": "x"}, "works": [{"title": "T", "authors": []}]}

    found = dict(leaves(Profile.model_validate(tree)))

    assert found == {"name/display": "Ada", "works/0/title": "T", "works/0/type": "other"}


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("name/display", "name/display", True),
        ("name/*", "name/display", True),
        ("name", "name/display", False),
        ("positions/*/role", "positions/3/role", True),
        ("positions/*/role", "positions/3/organization/name", False),
        ("positions/+/role", "positions/0/role", False),
        ("positions/+/role", "positions/1/role", True),
        ("positions/**", "positions/0/organization/name", True),
        ("**", "positions/0", True),
        ("positions/0/role/x", "positions/0/role", False),
    ],
)
def test_a_pattern_means_its_paths(pattern: str, path: str, fits: bool) -> None:
    assert matches(pattern, path) is fits


@pytest.mark.parametrize("path", [path for path, _ in leaves(FULL)])
def test_a_change_is_one_leaf_and_valid(path: str) -> None:
    before, after = dict(leaves(FULL)), dict(leaves(change_value(FULL, path)))

    assert before.keys() == after.keys()
    assert [other for other in before if before[other] != after[other]] == [path]


def test_a_removed_fact_is_gone_and_the_others_stay() -> None:
    assert remove_fact(FULL, "name").name is None
    assert remove_fact(FULL, "emails/0").emails == FULL.emails[1:]
