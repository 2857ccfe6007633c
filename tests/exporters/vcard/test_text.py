from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from vcard_reader import EXPORTER, read, values, written

from pexport.exporters.vcard.syntaxes.grammar import VERSIONS, Version
from pexport.exporters.vcard.syntaxes.text import Card, Document, Property, content_line, fold
from pexport.profile import Profile

both = pytest.mark.parametrize("version", VERSIONS)


def document(version: Version, *properties: Any) -> Any:
    return Document((Card(version, properties),))


def unfolded(data: bytes) -> bytes:
    return data.replace(b"\r\n ", b"").replace(b"\r\n\t", b"")


@pytest.mark.parametrize("character", ["a", "é", "日", "🏳", "🏳️‍🌈", "\\\\", "\\n", "\\\\\\n", " "])
def test_a_line_folds_between_characters_and_never_inside_an_escape(character: str) -> None:
    for before in range(160):
        line = ("x" * before + character * 60).encode()

        lines = fold(line)

        assert unfolded(lines) == line
        first, *rest = lines.split(b"\r\n")
        assert all(part.startswith(b" ") for part in rest)
        for part in [first, *rest]:
            assert len(part) <= 75
            assert part.decode()
            assert (len(part) - len(part.rstrip(b"\\"))) % 2 == 0


@pytest.mark.parametrize("length", [0, 1, 74, 75])
def test_a_line_of_75_octets_stays_whole(length: int) -> None:
    assert fold(b"x" * length) == b"x" * length


def test_a_longer_line_is_filled_to_the_brim() -> None:
    parts = fold(b"x" * 76).split(b"\r\n")

    assert [len(part) for part in parts] == [75, 2]
    assert [len(part) for part in fold(b"x" * 150).split(b"\r\n")] == [75, 75, 2]


@pytest.mark.parametrize(
    ("version", "prop", "line"),
    [
        ("3.0", Property("NOTE", "a,b;c\\d\ne:f"), r"NOTE:a\,b\;c\\d\ne:f"),
        ("4.0", Property("NOTE", "a,b;c\\d\ne:f"), r"NOTE:a\,b;c\\d\ne:f"),
        ("3.0", Property("X-ABLabel", "a;b", group="item1"), r"item1.X-ABLabel:a\;b"),
        ("4.0", Property("X-ABLabel", "a;b", group="item1"), "item1.X-ABLabel:a;b"),
        ("3.0", Property("N", (("a;b",), ("c", "d,e"), ("",))), r"N:a\;b;c,d\,e;"),
        ("4.0", Property("N", (("a;b",), ("c", "d,e"), ("",))), r"N:a\;b;c,d\,e;"),
        ("3.0", Property("NICKNAME", ("a;b", "c,d")), r"NICKNAME:a\;b,c\,d"),
        ("4.0", Property("NICKNAME", ("a;b", "c,d")), r"NICKNAME:a;b,c\,d"),
        ("4.0", Property("URL", "https://a.example/a,b;c"), "URL:https://a.example/a,b;c"),
        ("3.0", Property("URL", "https://a.example/a,b;c"), "URL:https://a.example/a,b;c"),
        ("4.0", Property("TEL", "tel:+1;e=2", (("VALUE", ("uri",)),)), "TEL;VALUE=uri:tel:+1;e=2"),
        ("4.0", Property("FN", "a", (("ALTID", ('a"b^c\nd:e',)),)), "FN;ALTID=\"a^'b^^c^nd:e\":a"),
        ("3.0", Property("X-A", "a", (("X-B", ("a^b:c",)),)), 'X-A;X-B="a^b:c":a'),
        ("3.0", Property("TEL", "1", (("TYPE", ("HOME", "FAX")),)), "TEL;TYPE=HOME,FAX:1"),
        ("4.0", Property("N", (("a",),), (("SORT-AS", ("a,b",)),)), 'N;SORT-AS="a,b":a'),
        ("4.0", Property("N", (("a",),), (("SORT-AS", ("a;b",)),)), 'N;SORT-AS="a;b":a'),
    ],
)  # fmt: skip
def test_each_kind_of_value_has_its_own_escapes(version: Version, prop: Any, line: str) -> None:
    assert content_line(version, prop) == line


# What the model lets into a text: see pexport.profile.values.
_CHARACTERS = st.characters(
    exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufffe\uffff"
)
_HOSTILE = st.text("\\\\nN;,:\"'^=. é日🏳️‍🌈\u200f\u202e<>{}", max_size=200)
_LONG = st.integers(60, 3_000).flatmap(
    lambda size: st.text("é\\;, x", min_size=size, max_size=size)
)
line_text = (
    st.one_of(st.text(_CHARACTERS, max_size=80), _HOSTILE, _LONG).map(str.strip).filter(bool)
)
prose = st.lists(line_text, min_size=1, max_size=4).map("\n".join)


@settings(deadline=None, max_examples=300)
@given(texts=st.lists(line_text, min_size=5, max_size=5), note=prose)
@both
def test_any_text_is_read_back_as_it_was(version: Version, texts: list[str], note: str) -> None:
    name, headline, organization, department, label = texts
    known = Profile.model_validate(
        {
            "name": {"display": name, "given": name},
            "headlines": [{"text": headline}],
            "summaries": [{"text": note}],
            "positions": [{"organization": {"name": organization}, "department": department}],
            "links": [{"url": "https://a.example/", "label": label}],
            "accounts": [{"service": "x", "handle": label, "url": "https://x.com/a"}],
        }
    )

    data = written(known, version)

    assert_well_formed(data)
    options = EXPORTER.options(version=version)
    decoded = EXPORTER.decode(data)
    assert decoded == EXPORTER.build(known, options)
    assert EXPORTER.encode(decoded, options) == data
    card = read(data)
    assert card.fn.value == name
    assert card.n.value.given == name
    assert values(card, "title") == [headline]
    assert values(card, "note") == [note]
    assert values(card, "org") == [[organization, department]]


def assert_well_formed(data: bytes) -> None:
    lines = data.split(b"\r\n")
    assert (lines[0], lines[1][:8], *lines[-2:]) == (b"BEGIN:VCARD", b"VERSION:", b"END:VCARD", b"")
    for line in lines:
        assert len(line) <= 75
        assert b"\r" not in line
        assert b"\n" not in line
        assert line.decode().encode() == line


names = st.from_regex(r"X-[A-Z0-9-]{1,8}", fullmatch=True)
some = st.lists(line_text, min_size=1, max_size=3).map(tuple)
params = st.lists(st.tuples(names, some), max_size=3)
texts = st.text(st.characters(codec="utf-8", exclude_characters="\r"))


@settings(deadline=None)
@given(text=texts, params=params, group=st.from_regex(r"[a-z0-9-]{0,6}", fullmatch=True))
@both
def test_what_is_written_is_read_as_the_same_document(
    version: Version, text: str, params: Any, group: str
) -> None:
    if version == "3.0":
        assume(not any('"' in value for _, each in params for value in each))
    given = document(
        version,
        Property("VERSION", version),
        Property("NOTE", text, tuple(params), group),
        Property("N", ((text,), (text, text)), (), group),
        Property("NICKNAME", (text, text)),
    )

    assert EXPORTER.decode(EXPORTER.encode(given, EXPORTER.options())) == given
