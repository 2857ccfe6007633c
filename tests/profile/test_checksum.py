from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pexport.profile.checksum import is_valid, mod_11_2


@pytest.mark.parametrize(
    "value", ["0000-0002-1825-0097", "0000-0001-2345-6789", "0000-0002-9079-593X"]
)
def test_a_valid_orcid_id_holds(value: str) -> None:
    assert is_valid("orcid", value)


@pytest.mark.parametrize(
    "value",
    ["0000-0002-1825-0098", "0000000218250097", "0000-0002-9079-593x", "0000-0002-1825-009", ""],
)
def test_a_wrong_orcid_id_does_not(value: str) -> None:
    assert not is_valid("orcid", value)


@given(st.from_regex(r"[0-9]{15}", fullmatch=True), st.integers(0, 14))
def test_one_changed_digit_never_holds(digits: str, place: int) -> None:
    whole = digits + mod_11_2(digits)
    assert is_valid("isni", whole)

    other = str((int(digits[place]) + 1) % 10)
    assert not is_valid("isni", whole[:place] + other + whole[place + 1 :])
