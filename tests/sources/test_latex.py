"""What TeX writes in texts that are not LaTeX otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pexport.sources.text.latex import decode_accents, formula_text, without_commands


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("Ren{\\'e}", "René"),
        ("Ren\\'{e}", "René"),
        ('M\\"uller', "Müller"),
        ("{\\O}rsted", "Ørsted"),
        ("Mu\\~noz", "Muñoz"),
        ("\\c{C}elik", "Çelik"),
        ("Stra{\\ss}e", "Straße"),
        ("C:\\Users", "C:\\Users"),
    ],
)
def test_composed_letters_are_read(latex: str, text: str) -> None:
    assert decode_accents(latex) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("A \\emph{slow} {R}iver", "A slow River"),
        ("rivers \\textendash{} seas", "rivers – seas"),
        ("30~\\textdegree C", "30 °C"),
        ("Proc.~Waters, ~15 km", "Proc. Waters, ~15 km"),
        ("see \\href{https://w.example/}{here}", "see here"),
        ("``slow'' rivers --- x", "“slow” rivers --- x"),
        ("''Slow'' rivers", "“Slow” rivers"),
        ('\\"slow rivers\\"', '"slow rivers"'),
        ("in textitWaters and slowtextbarfast", "in Waters and slow|fast"),
        ("rivers \\& seas, 5\\%", "rivers & seas, 5%"),
        ("the set {0, 1} of textiles", "the set {0, 1} of textiles"),
        ("$\\mathbb{R}^n$ of {R}ivers", "$\\mathbb{R}^n$ of Rivers"),
    ],
)
def test_commands_are_set_as_tex_would(latex: str, text: str) -> None:
    assert without_commands(latex) == text


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("\\alpha", "α"),
        ("^\\text{th}", "th"),
        ("\\ell_{1,2}", "ℓ₁,₂"),
        ("H_0", "H₀"),
        ("10^{-6}", "10⁻⁶"),
        ("\\mathrm{CO}_2", "CO₂"),
        ("^\\circ", "°"),
        ("N", "N"),
        ("S=6", "S=6"),
        ("\\frac{a}{b}", None),
        ("5 and ", None),
        ("x" * 90, None),
    ],
)
def test_a_short_formula_is_text_where_signs_show_it(formula: str, text: str | None) -> None:
    assert formula_text(formula) == text


@given(st.text())
def test_nothing_ends_in_an_error(text: str) -> None:
    without_commands(text)
    formula_text(text[:100])


@given(st.from_regex(r"[A-Za-z0-9 ,.:;()&%-]*", fullmatch=True).filter(lambda it: "text" not in it))
def test_plain_text_stays(text: str) -> None:
    assert without_commands(text) == text
