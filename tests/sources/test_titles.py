"""Two wordings of a title are of one work, or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pexport.sources.text.titles import are_of_one_work, title_key


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("On $\\ell_{1,2}$ norms", "On ℓ₁,₂ norms"),
        ("$\\alpha$-stable {R}ivers", "α-stable rivers"),
        ("$\\varepsilon$ and \\textit{Rivers}", "ε and rivers"),
        ("CO<sub>2</sub> of <i>Rivers</i>", "CO₂ of rivers"),
        ("H$_2$O", "H2O"),
        ("Personalized rivers", "Personalised Rivers"),
        ("Colour and behaviour of the centre", "Color & Behavior of the Center"),
        ("Modelling and catalogues", "Modeling and Catalogs"),
        ("Analysing the defence programme", "Analyzing the defense program"),
        ("Rivers: a “slow” one – told", "Rivers, a 'slow' one — told"),
        ("Soft\u00adhyphens of rivers", "Softhyphens of rivers"),
        ("École d’été", "Ecole d'ete"),
        ("Rivers &amp; seas", "Rivers and Seas"),
    ],
)
def test_typography_tex_and_spelling_do_not_count(first: str, second: str) -> None:
    assert title_key(first) == title_key(second)
    assert are_of_one_work(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("World river evolution", "World river evolution [Paper presentation]"),
        ("The quality of rivers", "Chapter 4 - The quality of rivers"),
        ("中国的缓慢的河流", "中国的缓慢的河流：机遇与约束"),
        ("Interpretable assesment of slow rivers", "Interpretable assessment of slow rivers"),
        (
            "The myth of rivers at the frontier: the case of the bay",
            "The Myth of Rivers of the Frontier",
        ),
        ("Reflection on methods: dynamic rivers", "Reflections on methods. Dynamic rivers"),
    ],
)
def test_beside_each_other_a_subtitle_or_a_letter_may_be_missing(first: str, second: str) -> None:
    assert are_of_one_work(first, second)
    assert are_of_one_work(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Slow rivers of the north, part I", "Slow rivers of the north, part II"),
        ("Rivers in 2019: a report on floods", "Rivers in 2020: a report on floods"),
        ("Introduction", "Introduction: of rivers"),
        ("Quick fires", "Slow rivers"),
        ("A method for the flow of shrouded fans", "A method for the flow of low compressors"),
        ("", "Slow rivers"),
    ],
)
def test_another_work_stays_another(first: str, second: str) -> None:
    assert not are_of_one_work(first, second)
    assert not are_of_one_work(second, first)


@given(st.text(max_size=40), st.text(max_size=40))
def test_it_is_the_same_both_ways(first: str, second: str) -> None:
    assert are_of_one_work(first, first)
    assert are_of_one_work(first, second) == are_of_one_work(second, first)
