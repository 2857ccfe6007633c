from __future__ import annotations

from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pexport.model import DatedFact

# The checkers know the folder by another name than the package it is installed as.
dates = import_module("pexport.sources.dates")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024", {"end": "2024"}),
        ("2012-09", {"end": "2012-09"}),
        ("2016-04-20T00:00:00", {"end": "2016-04-20"}),
        ("2018-2023", {"start": "2018", "end": "2023"}),
        ("2017 - 2022", {"start": "2017", "end": "2022"}),
        ("2010–2015", {"start": "2010", "end": "2015"}),
        ("2012--2016", {"start": "2012", "end": "2016"}),
        ("2020/9 - 2024/6", {"start": "2020-09", "end": "2024-06"}),
        ("Sep 2012 - June 2014", {"start": "2012-09", "end": "2014-06"}),
        ("09/2012 – 2013", {"start": "2012-09", "end": "2013"}),
        ("2022-", {"start": "2022", "state": "ongoing"}),
        ("2018-current", {"start": "2018", "state": "ongoing"}),
        ("2020 - 현재", {"start": "2020", "state": "ongoing"}),
        ("since 2015", {"start": "2015", "state": "ongoing"}),
        ("Present", {"state": "ongoing"}),
        ("2025 (expected)", {"end": "2025", "state": "expected"}),
        ("expec 2024", {"end": "2024", "state": "expected"}),
        ("2019 - 2023 (expected)", {"start": "2019", "end": "2023", "state": "expected"}),
        ("20xx", {"dates": "20xx"}),
        ("2023-2019", {"dates": "2023-2019"}),
        ("2012-02-30", {"dates": "2012-02-30"}),
        ("Spring", {"dates": "Spring"}),
    ],
)
def test_a_period_is_what_its_text_states(text: str, period: dict[str, str]) -> None:
    assert dates.period(text) == period


@given(st.text(alphabet="0129 -–/.TJanMyprestnow()expctd", min_size=1).map(str.strip).filter(bool))
def test_whatever_is_read_is_a_valid_period(text: str) -> None:
    DatedFact.model_validate(dates.period(text))
