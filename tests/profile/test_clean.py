from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from pexport.profile import clean
from pexport.profile.values import Line, Prose, Url

LINE, PROSE, URL = TypeAdapter(Line), TypeAdapter(Prose), TypeAdapter(Url)


@given(st.text())
def test_what_is_cleaned_fits_a_profile(text: str) -> None:
    for cleaned, kind in (
        (clean.line(text), LINE),
        (clean.prose(text), PROSE),
        (clean.url(text), URL),
        (clean.url(f"https://a.example/{text}"), URL),
    ):
        if cleaned is not None:
            kind.validate_python(cleaned)


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    line, prose = clean.line(text), clean.prose(text)

    assert line is None or clean.line(line) == line
    assert prose is None or clean.prose(prose) == prose


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  a  b ", "a b"),
        ("a\r\nb\tc", "a b c"),
        ("a\u2028b", "a b"),
        ("a\u00a0b", "a\u00a0b"),
        ("\u202ea", "\u202ea"),
        ("a\x00", "a"),
        ("\ud800", None),
        ("e\u0301", unicodedata.normalize("NFC", "e\u0301")),
        ("", None),
    ],
)
def test_a_line_is_one_line(text: str, line: str | None) -> None:
    assert clean.line(text) == line


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://a.example/", "https://a.example/"),
        ("HTTPS://a.example/X", "https://a.example/X"),
        ("https://a.example/a b>c", "https://a.example/a%20b%3Ec"),
        ("https://a.example/\u00e4", "https://a.example/\u00e4"),
        ("https://a.example/\r\nx", "https://a.example/%0D%0Ax"),
        ("https://a.example/?a[]=1&b=%zz%C3", "https://a.example/?a%5B%5D=1&b=%25zz%C3"),
        ("https://a.example/x#y#z", "https://a.example/x#y%23z"),
        ("https://[::1]:80/x[1]", "https://[::1]:80/x%5B1%5D"),
        ("https://a.example/\ue000", "https://a.example/%EE%80%80"),
        ("https://a.example[2]", None),
        ("https://a b.example/", None),
        ("https://", None),
        ("https:///x", None),
        ("https://[::1/", None),
        ("https://a.example:port/", None),
        ("ftp://a.example/", None),
        ("//a.example/", None),
        ("a.example", None),
    ],
)
def test_an_address_is_absolute_and_on_the_web(text: str, url: str | None) -> None:
    assert clean.url(text) == url


@settings(max_examples=500)
@given(st.text("ab日:/?#[]@%2.&\u00a0\ue000 <", max_size=30).map("https://{}".format))
def test_a_clean_address_is_one_that_a_profile_takes(text: str) -> None:
    url = clean.url(text)

    if url:
        assert URL.validate_python(url) == clean.url(url) == url
