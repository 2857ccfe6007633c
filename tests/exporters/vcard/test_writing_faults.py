"""How a card is written: escapes, quotation marks, pictures, encodings and line ends."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from conftest import shared
from hypothesis import given
from hypothesis import strategies as st
from vcard_reader import EXPORTER

from pexport import registry
from pexport.exporter import MalformedError
from pexport.exporters.vcard.syntaxes.grammar import VERSIONS, Version, grammar
from pexport.exporters.vcard.syntaxes.text import Card, Document, Property


def card(*lines: str, version: str = "3.0") -> bytes:
    names = {line.partition(":")[0].partition(";")[0] for line in lines}
    least = [line for line in ("FN:Ada", "N:Njoku;Ada;;;") if line.partition(":")[0] not in names]
    whole = ["BEGIN:VCARD", f"VERSION:{version}", *least, *lines, "END:VCARD", ""]
    return "\r\n".join(whole).encode()


def found(data: bytes) -> list[tuple[str, str]]:
    problems = EXPORTER.problems(EXPORTER.decode(data))
    assert {problem.rule for problem in problems} <= EXPORTER.rules().keys()
    return [(problem.rule.removeprefix("vcard-"), problem.hint) for problem in problems]


COMMA, SEMICOLON, BACKSLASH = (("escape", f"write \\{each}") for each in ",;\\")
BACKSLASH = ("escape", r"write \\ for a backslash")


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    ("line", "problems"),
    [
        ("NOTE:first, second, third", [COMMA]),
        (r"NOTE:first\, second\; third\\fourth\nfifth\Nsixth", []),
        ("FN:Ada Njoku, PhD", [COMMA]),
        ("ORG:Tides, Inc.;Waves", [COMMA]),
        (r"ORG:Tides\, Inc.;Waves\; Winds", []),
        ("TITLE:Professor, retired", [COMMA]),
        ("N:Njoku;Ada,Bea;;Dr.,Prof.;PhD,MSc", []),
        ("ADR:;;1,2 Shore Road;Wellington;;6011;NZ", []),
        (r"N:Njoku\: x;Ada;;;", [("escape", r"write : alone, or \\ for a backslash")]),
        ("CATEGORIES:tides,waves", []),
        ("NICKNAME:Ad,Ada", []),
        (r"NOTE:C:\Users\ada", [BACKSLASH]),
        ("NOTE:ends in \\", [BACKSLASH]),
        ("NOTE:ends in \\\\", []),
        (r"NOTE:a\\, b", [COMMA]),
        (r"NICKNAME:a\:b", [("escape", r"write : alone, or \\ for a backslash")]),
        ("X-OWN:first, second; third\\x", []),
        ("URL:https://ada.example/a,b;c", []),
        ("BDAY;VALUE=text:spring, 1985", [COMMA]),
    ],
)
def test_a_text_is_escaped_by_the_grammar(
    version: Version, line: str, problems: list[tuple[str, str]]
) -> None:
    if version == "3.0" and line.startswith("BDAY"):
        return  # 3.0 has no BDAY in words
    assert found(card(line, version=version)) == problems


@pytest.mark.parametrize("line", ["NOTE:a; b", "FN:a;b", "NICKNAME:a;b,c"])
def test_a_semicolon_has_its_backslash_in_version_3_and_may_have_it_in_version_4(line: str) -> None:
    escaped = line.replace(";", r"\;")

    assert found(card(line)) == [SEMICOLON]
    assert found(card(line, version="4.0")) == []
    assert found(card(escaped)) == found(card(escaped, version="4.0")) == []


def test_the_example_of_a_time_zone_of_rfc_2426_is_right() -> None:
    assert found(card("TZ;VALUE=text:-05:00; EST; Raleigh/North America")) == []


def test_a_gender_in_words_has_a_text() -> None:
    assert found(card("GENDER:O;it's, complicated", version="4.0")) == [COMMA]
    assert found(card(r"GENDER:O;it's\, complicated", version="4.0")) == []


@given(st.sampled_from(VERSIONS), st.text(st.sampled_from("a,;\\n: \n")), st.data())
def test_what_is_written_here_is_escaped_by_the_grammar(
    version: Version, text: str, data: Any
) -> None:
    texts = [name for name, row in grammar(version).rows.items() if row.types[0] == "text"]
    name = data.draw(st.sampled_from(texts))
    row = grammar(version).rows[name]
    value: Any = text
    if row.components:
        value = ((text, text) if row.component_lists else (text,),) * row.components[0]
    elif row.listed:
        value = (text, text)
    document = Document((Card(version, (Property("VERSION", version), Property(name, value))),))

    read = EXPORTER.decode(EXPORTER.encode(document, EXPORTER.options()))

    assert [each for each in read.flaws if each.rule != "vcard-fold"] == []


JCARD = '["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", "Ada"], %s]]'
XCARD = (
    '<vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0"><vcard><fn><text>Ada</text></fn>%s'
    "</vcard></vcards>"
)
NAME = "<n><surname>a\\;b</surname><given/><additional/><prefix/><suffix/></n>"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("jcard", JCARD % r'["note", {}, "text", "first\\, second"]'),
        ("jcard", JCARD % r'["n", {}, "text", ["a\\;b", "", "", "", ""]]'),
        ("xcard", XCARD % r"<note><text>first\, second</text></note>"),
        ("xcard", XCARD % NAME),
    ],
)
def test_what_looks_like_an_escape_is_text_in_a_syntax_without_them(name: str, data: str) -> None:
    exporter = registry.load_exporter(name)

    assert exporter.problems(exporter.decode(data.encode())) == []


@pytest.mark.parametrize(
    ("parameters", "hint"),
    [
        ('TYPE="HOME,VOICE"', "write TYPE=HOME,VOICE"),
        ('TYPE="HOME"', "write TYPE=HOME"),
        ('type=WORK,"VOICE"', "write type=VOICE"),
        ('TYPE=HO"M"E', "put the whole value into quotation marks, or none of it"),
    ],
)
def test_version_3_has_no_quotation_marks_around_words(parameters: str, hint: str) -> None:
    assert ("parameter-value", hint) in found(card(f"TEL;{parameters}:+6445550100"))
    assert found(card('TEL;TYPE=HOME,VOICE;X-OWN="a,b":+6445550100')) == []


def test_version_4_quotes_whole_values() -> None:
    assert found(card('TEL;TYPE="home,voice":+6445550100', version="4.0")) == []
    assert found(card('TEL;TYPE=home,"voice":+6445550100', version="4.0")) == []
    wrong = found(card('FN;X-OWN=say "hi":Ada', version="4.0"))
    assert wrong == [("parameter-value", "put the whole value into quotation marks, or none of it")]


@pytest.mark.parametrize("name", ["PHOTO", "LOGO", "SOUND", "KEY"])
def test_data_in_base64_is_whole(name: str) -> None:
    for wrong in ("", "TQ", "T!==", "TQ==TQ==", "T", "TW-_"):
        assert found(card(f"{name};ENCODING=b:{wrong}"))[0][0] == "value"
        assert found(card(f"{name}:data:image/png;base64,{wrong}", version="4.0"))[0][0] == "value"
        uri = f"{name};VALUE=uri:data:image/png;base64,{wrong}"
        assert name == "KEY" or found(card(uri))[0][0] == "value"
    assert found(card(f"{name};ENCODING=b:TQ==")) == []
    assert found(card(f"{name}:data:image/png;base64,TQ%3D%3D", version="4.0")) == []


def test_a_picture_in_version_3_says_that_it_is_encoded() -> None:
    assert found(card("PHOTO;TYPE=JPEG:TQ==")) == [("parameter", "write ENCODING=b")]
    assert found(card("PHOTO;TYPE=JPEG;VALUE=uri:https://ada.example/a.jpg")) == []


@pytest.mark.parametrize(
    ("line", "version", "hint"),
    [
        ("PHOTO;BASE64:TQ==", "3.0", "write ENCODING=b"),
        ("NOTE;QUOTED-PRINTABLE:=41", "3.0", "write the text itself, in UTF-8"),
        ("TEL;HOME:1", "3.0", "write TYPE=HOME"),
        ("UID:ada", "4.0", "add VALUE=text, or write it with its scheme, such as urn:uuid:"),
    ],
)
def test_other_hints_mend_what_they_speak_of(line: str, version: str, hint: str) -> None:
    assert hint in [each for _, each in found(card(line, version=version))]


CARD = card("NOTE:\u00e9t\u00e9")


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16LE"),
        ("utf-16-be", "UTF-16BE"),
        ("utf-32", "UTF-32"),
        ("utf-32-le", "UTF-32LE"),
        ("utf-32-be", "UTF-32BE"),
    ],
)
def test_an_encoding_of_wide_characters_is_named(encoding: str, named: str) -> None:
    with pytest.raises(MalformedError, match=f"the file is {named}; save it as UTF-8") as refusal:
        EXPORTER.decode(CARD.decode().encode(encoding))

    assert refusal.value.rule == "vcard-encoding"


def test_lines_in_latin_1_are_told_once() -> None:
    data = card("NOTE:\u00e9", "TITLE:\u00e9", "ROLE:\u00e9").decode().encode("latin-1")

    [problem] = EXPORTER.problems(EXPORTER.decode(data))

    assert problem[:4] == (
        "vcard-encoding",
        "line 5",
        "the line is not UTF-8, as are 2 more",
        "it looks like Latin-1 or Windows-1252; save the file as UTF-8",
    )


LAST = "add CR LF after END:VCARD"


@pytest.mark.parametrize(
    ("data", "where", "hint"),
    [
        (CARD.replace(b"\r", b""), "line 1", "unix2dos fixes the whole file"),
        (CARD[:-2], "line 6", LAST),
        (CARD.replace(b"\r", b"")[:-1], "line 1", f"unix2dos fixes it; {LAST}"),
        (CARD.replace(b"\r\n", b"\r"), "line 1", "mac2unix and then unix2dos fix the whole file"),
        (
            CARD.replace(b"\r\n", b"\r\r\n"),
            "line 1",
            "remove one carriage return from each line end",
        ),
    ],
)
def test_a_hint_on_line_ends_mends_the_file(
    data: bytes, where: str, hint: str, tmp_path: Path
) -> None:
    [problem] = EXPORTER.problems(EXPORTER.decode(data))
    assert (problem.rule, problem.where, problem.hint) == ("vcard-line-end", where, hint)

    file = tmp_path / "ada.vcf"
    file.write_bytes(data)
    for program in ("mac2unix", "unix2dos"):
        if program in hint:
            if not shutil.which(program):
                pytest.skip(f"{program} is not installed")
            subprocess.run([program, "--quiet", file], check=True)
    mended = file.read_bytes()
    if LAST in hint:
        mended += b"\r\n"
    if "remove one" in hint:
        mended = mended.replace(b"\r\r\n", b"\r\n")
    assert EXPORTER.problems(EXPORTER.decode(mended)) == []


@pytest.mark.parametrize(
    ("file", "rules"),
    [
        ("10-vcard-note-comma.vcf", ["vcard-escape"]),
        ("12-vcard-bare-backslash.vcf", ["vcard-escape", "vcard-escape"]),
        ("13-vcard3-no-such-day.vcf", ["vcard-value"]),
        ("14-vcard3-quoted-type.vcf", ["vcard-parameter-value"]),
        ("16-vcard4-photo-not-base64.vcf", ["vcard-value", "vcard-value"]),
        ("18-vcard-no-last-line-end.vcf", ["vcard-line-end"]),
    ],
)
def test_the_cards_of_public_reports(file: str, rules: list[str]) -> None:
    problems = EXPORTER.problems(EXPORTER.decode((shared("cases") / file).read_bytes()))

    assert [problem.rule for problem in problems] == rules
