from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pexport.profile import DatedFact, clean
from pexport.sources.text import dates

# The checkers know the folder by another name than the package it is installed as.

DATES = [
    ("2024", "2024"),
    ("2012-09", "2012-09"),
    ("2012-9-1", "2012-09-01"),
    ("2020.09", "2020-09"),
    ("2020/9", "2020-09"),
    ("09/2020", "2020-09"),
    ("9.2020", "2020-09"),
    ("25.10.2021", "2021-10-25"),
    ("25/10/2021", "2021-10-25"),
    ("10/25/2021", "2021-10-25"),
    ("12/12/2023", "2023-12-12"),
    ("2016-04-20T00:00:00", "2016-04-20"),
    ("2016-04-20T12:24:28.123Z", "2016-04-20"),
    ("2016-04-20 12:24:28-04:00", "2016-04-20"),
    ("Sep 2020", "2020-09"),
    ("Sept. 2020", "2020-09"),
    ("September, 2020", "2020-09"),
    ("Sep '20", "2020-09"),
    ("September 1, 2020", "2020-09-01"),
    ("September 1st 2020", "2020-09-01"),
    ("1 September 2020", "2020-09-01"),
    ("1. März 2019", "2019-03-01"),
    ("1er juillet 2019", "2019-07-01"),
    ("févr. 2020", "2020-02"),
    ("1 de septiembre de 2020", "2020-09-01"),
    ("março 2020", "2020-03"),
    ("giugno 2018", "2018-06"),
    ("mrt 2021", "2021-03"),
    ("2020 May 5", "2020-05-05"),
    ("2020年9月", "2020-09"),
    ("2020年9月1日", "2020-09-01"),
    ("2019년 3월", "2019-03"),
    ("２０２０．０９", "2020-09"),
]

PERIODS = [
    ("2020-09-01 / 2024-06-30", {"start": "2020-09-01", "end": "2024-06-30"}),
    ("2020 现在", {"start": "2020", "state": "ongoing"}),
    ("2020年-在读", {"start": "2020", "state": "ongoing"}),
    ("2019 - i dag", {"start": "2019", "state": "ongoing"}),
    ("2019 - bugün", {"start": "2019", "state": "ongoing"}),
    ("2019 - наст. время", {"start": "2019", "state": "ongoing"}),
    ("с 2019", {"start": "2019", "state": "ongoing"}),
    ("2019 г.", {"end": "2019"}),
    ("(erwartet 2026)", {"end": "2026", "state": "expected"}),
    ("2018-2023", {"start": "2018", "end": "2023"}),
    ("2017 - 2022", {"start": "2017", "end": "2022"}),
    ("2010–2015", {"start": "2010", "end": "2015"}),
    ("2012--2016", {"start": "2012", "end": "2016"}),
    ("2012 → 2016", {"start": "2012", "end": "2016"}),
    ("2012~2016", {"start": "2012", "end": "2016"}),
    ("2020/9 - 2024/6", {"start": "2020-09", "end": "2024-06"}),
    ("2012-09-01 - 2014-06-30", {"start": "2012-09-01", "end": "2014-06-30"}),
    ("2012-09-01/2014-06-30", {"start": "2012-09-01", "end": "2014-06-30"}),
    ("Sep 2012 - June 2014", {"start": "2012-09", "end": "2014-06"}),
    ("Sep – Dec 2012", {"start": "2012-09", "end": "2012-12"}),
    ("Ago 2012 – Dic 2012", {"start": "2012-08", "end": "2012-12"}),
    ("09/2012 – 2013", {"start": "2012-09", "end": "2013"}),
    ("10.2017 - 09.2020", {"start": "2017-10", "end": "2020-09"}),
    # The second date shows that the day comes first.
    ("01/02/2023 - 28/02/2023", {"start": "2023-02-01", "end": "2023-02-28"}),
    ("from 2019 to 2021", {"start": "2019", "end": "2021"}),
    ("von 2019 bis 2021", {"start": "2019", "end": "2021"}),
    ("de 2019 à 2021", {"start": "2019", "end": "2021"}),
    ("2020年9月－2022年3月", {"start": "2020-09", "end": "2022-03"}),
    ("2019-23", {"start": "2019", "end": "2023"}),
    ("1999-00", {"start": "1999", "end": "2000"}),
    ("2019-'23", {"start": "2019", "end": "2023"}),
    ("'19 – '21", {"start": "2019", "end": "2021"}),
    ("2019/20", {"start": "2019", "end": "2020"}),
    ("2019/2020", {"start": "2019", "end": "2020"}),
    ("2022-", {"start": "2022", "state": "ongoing"}),
    ("Studying", {"state": "ongoing"}),
    ("2020 - studying", {"start": "2020", "state": "ongoing"}),
    ("in progress (2022)", {"dates": "in progress (2022)", "state": "ongoing"}),
    ("Date unknown", {"dates": "Date unknown"}),
    ("2022 –", {"start": "2022", "state": "ongoing"}),
    ("2018-current", {"start": "2018", "state": "ongoing"}),
    ("2020 - 현재", {"start": "2020", "state": "ongoing"}),
    ("2018/10至今", {"start": "2018-10", "state": "ongoing"}),
    ("2019 – aujourd’hui", {"start": "2019", "state": "ongoing"}),
    ("2019 bis heute", {"start": "2019", "state": "ongoing"}),
    ("Ene 2026 – Actualidad", {"start": "2026-01", "state": "ongoing"}),
    ("2019 - in corso", {"start": "2019", "state": "ongoing"}),
    ("2019 até o momento", {"start": "2019", "state": "ongoing"}),
    ("since 2015", {"start": "2015", "state": "ongoing"}),
    ("ab März 2019", {"start": "2019-03", "state": "ongoing"}),
    ("depuis 2019", {"start": "2019", "state": "ongoing"}),
    ("2019 onwards", {"start": "2019", "state": "ongoing"}),
    ("2019년부터", {"start": "2019", "state": "ongoing"}),
    ("Present", {"state": "ongoing"}),
    ("-2019", {"end": "2019"}),
    ("until 2019", {"end": "2019"}),
    ("jusqu'en 2019", {"end": "2019"}),
    ("Graduated 2019", {"end": "2019"}),
    ("2025 (expected)", {"end": "2025", "state": "expected"}),
    ("2021(Expected)", {"end": "2021", "state": "expected"}),
    ("expec 2024", {"end": "2024", "state": "expected"}),
    ("exp. May 2026", {"end": "2026-05", "state": "expected"}),
    ("Expected graduation: May 2026", {"end": "2026-05", "state": "expected"}),
    ("2019 - 2023 (expected)", {"start": "2019", "end": "2023", "state": "expected"}),
    ("voraussichtlich 2027", {"end": "2027", "state": "expected"}),
    ("2027 (tahmini)", {"end": "2027", "state": "expected"}),
    ("2022 - present (expected 2026)", {"start": "2022", "end": "2026", "state": "ongoing"}),
]

LESS_THAN_ITS_WORDS = [
    ("2019 (with honours)", {"end": "2019"}),
    ("2019 - now (part-time)", {"start": "2019", "state": "ongoing"}),
    ("Fall 2021", {"end": "2021"}),
    ("2021 Fall", {"end": "2021"}),
    ("Spring 2020 - Fall 2022", {"start": "2020", "end": "2022"}),
    ("2019 Fall - 2020 Spring", {"start": "2019", "end": "2020"}),
    ("since Fall 2019", {"start": "2019", "state": "ongoing"}),
    ("WS 2018/19", {"start": "2018", "end": "2019"}),
    ("AY 2019-20", {"start": "2019", "end": "2020"}),
    ("Q3 2020", {"end": "2020"}),
    ("mid-2019", {"end": "2019"}),
    ("été 2019", {"end": "2019"}),
    ("2020年秋", {"end": "2020"}),
    ("expected Spring 2026", {"end": "2026", "state": "expected"}),
]

NOT_UNDERSTOOD = [
    "20xx",
    "2024 - 202X",
    "2010s",
    "ca. 2010",
    "2019-?",
    "2023-2019",
    "2012-02-30",
    "31.02.2020",
    "Spring",
    "Spring – Fall 2020",
    "Apr 14",
    "jui 2018",
    "2015, 2017",
    "2012-09-2014",
    "10/01/2024",
    "10/09/2020 - 11/09/2020",
    "2009/10",
    "2008–09",
    "19-21",
    "20٢٠",
    "n.d.",
]


@pytest.mark.parametrize(("text", "date"), DATES)
def test_a_date_is_as_precise_as_its_text(text: str, date: str) -> None:
    assert dates.parse_date(text) == date
    assert dates.parse_period(text) == {"end": date}


@pytest.mark.parametrize(("text", "period"), PERIODS)
def test_a_period_is_what_its_text_states(text: str, period: dict[str, str]) -> None:
    assert dates.parse_period(text) == period


@pytest.mark.parametrize(("text", "period"), LESS_THAN_ITS_WORDS)
def test_words_that_say_more_than_the_date_stay_beside_it(
    text: str, period: dict[str, str]
) -> None:
    assert dates.parse_period(text) == {**period, "dates": text}


@pytest.mark.parametrize("text", NOT_UNDERSTOOD)
def test_what_is_in_doubt_stays_text(text: str) -> None:
    assert dates.parse_period(text) == {"dates": text}
    assert dates.parse_date(text) is None


def test_a_season_as_a_single_date_is_its_year() -> None:
    assert dates.parse_date("Fall 2021") == "2021"


@pytest.mark.parametrize(
    ("start", "end", "period"),
    [
        ("2020", "2022-05", {"start": "2020", "end": "2022-05"}),
        ("2020", None, {"start": "2020", "state": "ongoing"}),
        ("2020", "", {"start": "2020", "state": "ongoing"}),
        ("2020", "present", {"start": "2020", "state": "ongoing"}),
        (None, "2020", {"end": "2020"}),
        (None, "heute", {"state": "ongoing"}),
        (None, None, {}),
        ("2020", "2026 (expected)", {"start": "2020", "end": "2026", "state": "expected"}),
        ("2020", "present (expected 2026)", {"start": "2020", "end": "2026", "state": "ongoing"}),
        ("Fall 2020", None, {"start": "2020", "state": "ongoing", "dates": "Fall 2020"}),
        (
            "Fall 2020",
            "May 2022",
            {"start": "2020", "end": "2022-05", "dates": "Fall 2020 – May 2022"},
        ),
        ("2019-2021", None, {"start": "2019", "end": "2021"}),
        ("2019-2020", "2021", {"dates": "2019-2020 – 2021"}),
        ("2020", "2019", {"dates": "2020 – 2019"}),
        ("Sep 2018 – ", " Aug 2022", {"start": "2018-09", "end": "2022-08"}),
        ("2018 -", "present", {"start": "2018", "state": "ongoing"}),
        ("2018 - present", "2020", {"dates": "2018 - present – 2020"}),
        ("20xx", None, {"dates": "20xx"}),
        ("20xx", "2021", {"dates": "20xx – 2021"}),
        ("2020", "soon", {"dates": "2020 – soon"}),
    ],
)
def test_a_period_given_by_two_texts(
    start: str | None, end: str | None, period: dict[str, Any]
) -> None:
    assert dates.parse_start_and_end(start, end) == period


PIECES = st.sampled_from(
    "2019 2020-09 09/2020 31/12/2020 '21 20 1999 – - to / 2019/20 Fall Sept. of , ( ) "
    "present expected since until 年 月 至今 é 2O20 18 8 T00:00 \x00".split()
)
TEXTS = st.text() | st.lists(PIECES).map(" ".join) | st.lists(PIECES).map("".join)


@given(TEXTS)
@example("２０２０")
@example("2019 - 2020 - ")
def test_whatever_is_read_is_a_valid_period(text: str) -> None:
    found = dates.parse_period(clean.line(text) or "")

    fact = DatedFact.model_validate(found)
    assert not (fact.start and fact.end) or fact.start[: len(fact.end)] <= fact.end
    assert bool(found) == bool(clean.line(text))


@given(TEXTS, TEXTS)
def test_two_texts_give_a_valid_period_too(start: str, end: str) -> None:
    found = dates.parse_start_and_end(clean.line(start), clean.line(end))

    fact = DatedFact.model_validate(found)
    assert not (fact.start and fact.end) or fact.start[: len(fact.end)] <= fact.end


@given(st.dates().filter(lambda day: 1800 <= day.year < 2100))
def test_a_whole_date_is_read_back(day: Any) -> None:
    written = [
        f"{day:%d.%m.%Y}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%b} {day.year}",
    ]

    assert {dates.parse_date(text) for text in written} == {day.isoformat()}
