from __future__ import annotations

from typing import Any

import pytest
from conftest import shared
from hypothesis import given, settings
from hypothesis import strategies as st
from vcard_reader import EXPORTER

from pexport.exporter import MalformedError
from pexport.exporters.vcard.syntaxes.text import Property

OPTIONS = EXPORTER.options()
CORPUS = "corpus/vcard"
NO_CR_LF = ("the line does not end in CR LF", "vcard-line-end")
MARKED = ("there is a byte order mark before BEGIN:VCARD", "vcard-encoding")
REAL = "standards/vcard/samples/real"


def card(*lines: str, version: str = "3.0", end: str = "\r\n") -> bytes:
    return end.join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode()


def properties(*lines: str, version: str = "3.0") -> list[Any]:
    [only] = EXPORTER.decode(card(*lines, version=version)).cards
    return list(only.properties[1:])


def flaws(data: bytes) -> list[tuple[str, str]]:
    return [(flaw.where, flaw.message) for flaw in EXPORTER.decode(data).flaws]


@pytest.mark.parametrize(
    ("line", "prop"),
    [
        ("FN:Ada", Property("FN", "Ada")),
        ("fn:Ada", Property("FN", "Ada")),
        ("item1.url:x", Property("URL", "x", (), "item1")),
        ("item1.X-ABLabel:x", Property("X-ABLabel", "x", (), "item1")),
        ("Tel;type=home;Type=x:1", Property("TEL", "1", (("TYPE", ("home",)), ("TYPE", ("x",))))),
        ("TEL;TYPE=home,fax:1", Property("TEL", "1", (("TYPE", ("home", "fax")),))),
        ('TEL;TYPE="home,fax":1', Property("TEL", "1", (("TYPE", ("home,fax",)),))),
        ('X-A;X-B="a;b:c",d:e', Property("X-A", "e", (("X-B", ("a;b:c", "d")),))),
        ("TEL;HOME:1", Property("TEL", "1", (("HOME", ("",)),))),
        (r"NOTE:a\nb\Nc\,d\;e\\n\:\x", Property("NOTE", "a\nb\nc,d;e\\n:x")),
        ("NOTE:a,b;c\\", Property("NOTE", "a,b;c\\")),
        (r"URL:http\://a.example/\,", Property("URL", r"http\://a.example/\,")),
        (r"N:A\;B;C,D\,E;", Property("N", (("A;B",), ("C", "D,E"), ("",)))),
        ("N:A;B,,C", Property("N", (("A",), ("B", "", "C")))),
        (r"NICKNAME:A\,B,C;D", Property("NICKNAME", ("A,B", "C;D"))),
        ("BDAY;VALUE=date:1996-04-15", Property("BDAY", "1996-04-15", (("VALUE", ("date",)),))),
        ("GEO:37.38;-122.08", Property("GEO", "37.38;-122.08")),
        ("X-A;X-B=^n:^n", Property("X-A", "^n", (("X-B", ("^n",)),))),
    ],
)  # fmt: skip
def test_a_line_is_taken_apart(line: str, prop: Any) -> None:
    assert properties(line) == [prop]


def test_a_parameter_of_version_4_has_its_own_escapes() -> None:
    assert properties("FN;ALTID=a^nb^^c^'d^x:^n", version="4.0") == [
        Property("FN", "^n", (("ALTID", ('a\nb^c"d^x',)),))
    ]


def test_the_value_type_decides_how_a_value_is_read() -> None:
    assert properties(r"UID:a\,b", r"UID;VALUE=text:a\,b", version="4.0") == [
        Property("UID", r"a\,b"),
        Property("UID", "a,b", (("VALUE", ("text",)),)),
    ]


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_lines_are_unfolded_by_one_blank_or_tab(end: str) -> None:
    data = card(f"NOTE:a{end}  b{end}\tc", end=end)

    assert EXPORTER.decode(data).cards[0].properties[1] == Property("NOTE", "a bc")


def test_a_character_that_a_fold_has_cut_is_whole_again_and_the_cut_is_told() -> None:
    data = card("NOTE:é").replace("é".encode(), b"\xc3\r\n \xa9")

    assert EXPORTER.decode(data).cards[0].properties[1].value == "é"
    assert flaws(data) == [("line 4", "the line is broken inside a character")]


def test_a_file_holds_several_cards_of_either_version() -> None:
    data = card("FN:Ada") + b"\r\n" + card("FN:Bo", version="4.0").lower()

    found = EXPORTER.decode(data).cards

    assert [(each.version, each.properties[1].value) for each in found] == [
        ("3.0", "Ada"),
        ("4.0", "bo"),
    ]


def test_a_card_that_names_no_version_is_read_as_version_3() -> None:
    assert EXPORTER.decode(b"BEGIN:VCARD\r\nFN:a\\;b\r\nEND:VCARD\r\n").cards[0] == (
        "3.0",
        (Property("FN", "a;b"),),
    )


@pytest.mark.parametrize(
    ("data", "where", "message", "rule"),
    [
        (card("FN:Ada", end="\n"), "line 1", *NO_CR_LF),
        (card("FN:Ada").replace(b"Ada\r\n", b"Ada\n"), "line 3", *NO_CR_LF),
        (card("FN:Ada").replace(b"Ada\r", b"Ada\r\r"), "line 3", *NO_CR_LF),
        (card("FN:Ada")[:-2], "line 4", *NO_CR_LF),
        (card("FN:Ada")[:-1], "line 4", *NO_CR_LF),
        (b"\xef\xbb\xbf" + card("FN:Ada"), "line 1", *MARKED),
        (card("FN:Ada", "no property"), "line 4", "not a property", "vcard-line"),
        (card('FN;A="b:c'), "line 3", "not a property", "vcard-line"),
        (card("F N:Ada"), "line 3", "not a property", "vcard-line"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_bytes_is_told_with_its_line(
    data: bytes, where: str, message: str, rule: str
) -> None:
    document = EXPORTER.decode(data)

    assert flaws(data) == [(where, message)]
    assert document.flaws[0] in EXPORTER.problems(document)
    assert document.flaws[0].rule == rule


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "/: there is no BEGIN:VCARD"),
        (b"\r\n\r\n", "/: there is no BEGIN:VCARD"),
        (b"hello", "line 1: text outside of BEGIN:VCARD and END:VCARD"),
        (card("FN:Ada") + b"more", "line 5: text outside of BEGIN:VCARD and END:VCARD"),
        (b"\r\n" + card("FN:Ada")[:-11], "line 2: the card that begins here has no END:VCARD"),
        (card("BEGIN:VCARD"), "line 3: a card begins before the previous one ends"),
    ],
)
def test_what_is_no_card_is_refused_in_one_sentence(data: bytes, message: str) -> None:
    with pytest.raises(MalformedError, match=r".+") as refusal:
        EXPORTER.decode(data)

    assert f"{refusal.value.where}: {refusal.value}" == message


@pytest.mark.parametrize(
    "data",
    [
        card("FN:Ada", version="2.1", end="\n"),
        card("FN:Ada", version="2.1") + card("FN:=", "x", version="2.1"),
        card("FN:\xe9", "AGENT:", "BEGIN:VCARD", "END:VCARD", version="2.1"),
        card("FN:Ada", version=""" 5.0 """),
        card("FN:Ada").replace(b":3.0", b";X=y:2.1").replace(b"VER", b"a.ver"),
    ],
)
def test_a_card_of_another_version_is_one_problem_whatever_it_holds(data: bytes) -> None:
    [flaw] = EXPORTER.decode(data).flaws

    assert (flaw.rule, flaw.where) == ("vcard-version", "line 1")


def test_cards_of_another_version_hide_no_other_card() -> None:
    document = EXPORTER.decode(
        card("FN:Ada", version="2.1") + card("FN:Bo") + card("FN:Ada", version="2.1")
    )

    assert [each.properties[1].value for each in document.cards] == ["Bo"]
    assert [(flaw.rule, flaw.where) for flaw in document.flaws] == [("vcard-version", "line 1")]
    assert "in 1 more" in document.flaws[0].message


def test_a_line_that_is_not_utf_8_is_told() -> None:
    document = EXPORTER.decode(card("FN:\xe9").decode().encode("latin-1"))

    assert [(flaw.rule, flaw.where) for flaw in document.flaws] == [("vcard-encoding", "line 3")]


def test_a_stretch_of_lines_that_are_no_properties_is_one_problem() -> None:
    data = card("a", "b", "c", "FN:Ada", "d")

    assert flaws(data) == [
        ("line 3", "not a property, and neither are the next 2 lines"),
        ("line 7", "not a property"),
    ]


def test_a_line_that_should_be_folded_is_a_warning() -> None:
    [flaw] = EXPORTER.decode(card("NOTE:" + "x" * 71, "NOTE:" + "x" * 70, "NOTE:" + "é" * 50)).flaws

    assert (flaw.rule, flaw.where, flaw.warning) == ("vcard-fold", "line 3", True)
    assert flaw.message == "the line is longer than 75 bytes, as is 1 more"


@pytest.mark.parametrize(
    ("data", "alike"),
    [
        (b"BEGIN:VCARD", True),
        (b"\xef\xbb\xbf\r\nbegin:vcard\nVERSION:2.1", True),
        (b"BEGIN:VCALENDAR", False),
        (b'{"name": "BEGIN:VCARD"}', False),
        (b"", False),
    ],
)
def test_a_file_that_claims_to_be_a_card_looks_like_one(data: bytes, alike: bool) -> None:
    assert EXPORTER.is_like is not None
    assert EXPORTER.is_like(data) is alike


@pytest.mark.parametrize("folder", [CORPUS, REAL])
def test_real_cards_are_read_and_written_again_or_refused(folder: str) -> None:
    read = 0
    for file in sorted(shared(folder).rglob("*.vcf")):
        try:
            document = EXPORTER.decode(file.read_bytes())
        except ValueError as refusal:
            assert len(str(refusal).splitlines()) == 1
            continue
        if not document.cards:
            continue
        read += 1
        again = EXPORTER.decode(EXPORTER.encode(document, OPTIONS))
        assert again == document._replace(flaws=())

    assert read >= 10


@settings(deadline=None)
@given(
    lines=st.lists(
        st.one_of(
            st.text(max_size=30),
            st.text('\\;,:"^=.nN ', max_size=20).map(lambda text: f"N{text}"),
            st.sampled_from(["BEGIN:VCARD", "END:VCARD", "VERSION:4.0", " x", "FN;:", 'N;X="a":']),
        ),
        max_size=6,
    )
)  # fmt: skip
def test_any_bytes_are_a_document_or_refused(lines: list[str]) -> None:
    """A document that is read is checked without an exception, and written as it was read."""
    try:
        document = EXPORTER.decode(card(*lines))
    except ValueError:
        return

    EXPORTER.problems(document, full=True)
    if document.cards:
        assert EXPORTER.decode(EXPORTER.encode(document, OPTIONS)).cards == document.cards
