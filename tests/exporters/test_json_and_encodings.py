"""Names that stand twice in JSON, and encodings other than UTF-8, are named in every format."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import orjson
import pytest
from conftest import FORMATS, SAMPLES, SUFFIXES, shared
from hypothesis import given
from hypothesis import strategies as st

from pexport import registry
from pexport.exporter import MalformedError
from pexport.exporters.json_document import parse_json
from pexport.proving.file_check import check_file

GOLDEN = {name: SAMPLES / "golden" / f"full{SUFFIXES[name]}" for name in FORMATS}
OF_JSON = [name for name in FORMATS if GOLDEN[name].read_bytes()[:1] in {b"{", b"["}]
OF_XML = [name for name in FORMATS if GOLDEN[name].read_bytes()[:2] == b"<?"]


def refusal(name: str, data: bytes) -> MalformedError:
    with pytest.raises(MalformedError) as raised:
        registry.load_exporter(name).decode(data)
    return raised.value


TWICE = {
    "jsonld": b'{"@context": "https://schema.org", "@type": "Person",\n "name": "A", "name": "B"}',
    "flattened": b'{"@id": "https://a.example/", "http://x.example/a": "x",\n "\\u0040id": "_:b"}',
    "jcard": b'["vcard", [["version", {}, "text", "4.0"],\n["fn", {"pref": "1", "pref": "2"},'
             b' "text", "A"]]]',
    "jscontact": b'{"@type": "Card", "version": "2.0", "name": {"full": "A",\n "full": "B"}}',
    "orcid": b'{"title": {"title": {"value": "A"}}, "type": "book",\n "type": "report"}',
}  # fmt: skip


def test_every_format_of_json_is_tried() -> None:
    assert sorted(TWICE) == OF_JSON


@pytest.mark.parametrize("name", TWICE)
def test_a_name_twice_in_an_object_is_refused_with_its_line(name: str) -> None:
    found = refusal(name, TWICE[name])

    assert "occurs twice in one object" in str(found)
    assert found.where.startswith("line 2, column ")


def test_a_name_twice_in_a_block_of_a_page_is_found_in_the_page() -> None:
    page = b'<!doctype html>\n<script type="application/ld+json">{"a": 1, "a": 2}</script>'

    assert refusal("jsonld", page).where == "line 2, column 45"


json_values = st.recursive(
    st.none() | st.integers(-9, 9) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=9,
)


@given(json_values)
def test_json_without_repetition_is_read_as_it_is(value: Any) -> None:
    assert parse_json(orjson.dumps(value, option=orjson.OPT_INDENT_2)) == value


@given(st.dictionaries(st.text(max_size=3), json_values, min_size=1), st.data())
def test_a_repetition_is_found_however_the_name_is_written(members: Any, data: Any) -> None:
    name = data.draw(st.sampled_from(sorted(members)))
    escaped = re.sub("(....)", r"\\u\1", name.encode("utf-16-be").hex())
    text = orjson.dumps(members).decode()[:-1] + f', "{escaped}": [{{}}]}}'

    with pytest.raises(MalformedError, match="occurs twice"):
        parse_json(f"[{text}]".encode())


WIDE = {
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16LE",
    "utf-16-be": "UTF-16BE",
    "utf-32": "UTF-32",
    "utf-32-le": "UTF-32LE",
    "utf-32-be": "UTF-32BE",
}


@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize("name", FORMATS)
def test_an_encoding_is_named_and_the_format_known_all_the_same(
    name: str, encoding: str, tmp_path: Path
) -> None:
    text = GOLDEN[name].read_text(encoding="utf-8").replace('encoding="UTF-8"', "")
    file = tmp_path / f"ada{GOLDEN[name].suffix}"
    file.write_bytes(text.encode(encoding))

    found = check_file(file, None)

    assert found.format == name or {found.format, name} <= {"nquads", "ntriples"}
    if encoding == "utf-16" and name in [*OF_XML, "rdfxml"]:
        assert found.is_valid  # XML may be UTF-16
    else:
        [problem] = found.problems
        assert f"the file is {WIDE[encoding]}; save it as UTF-8" in problem.message


@pytest.mark.parametrize("name", sorted({*FORMATS} - {"vcard"}))
def test_latin_1_is_named_with_its_line(name: str) -> None:
    data = GOLDEN[name].read_bytes().replace(b' encoding="UTF-8"', b"")

    found = refusal(name, data.replace(b"Maya", b"M\xe9ya", 1))

    assert "not valid UTF-8 (byte 0xe9)" in str(found)
    assert found.where.startswith("line ")


@pytest.mark.parametrize("name", FORMATS)
def test_a_byte_order_mark_is_named_where_the_format_has_none(name: str) -> None:
    data = b"\xef\xbb\xbf" + GOLDEN[name].read_bytes()
    exporter = registry.load_exporter(name)

    if name in [*OF_XML, "rdfxml"]:
        assert exporter.problems(exporter.decode(data)) == []
    elif name == "vcard":
        assert "vcard-encoding" in {each.rule for each in exporter.problems(exporter.decode(data))}
    else:
        assert "byte order mark" in str(refusal(name, data))


def test_the_file_of_a_public_report() -> None:
    data = (shared("cases") / "08-jsonld-duplicate-key.jsonld").read_bytes()

    assert "sameAs" in str(refusal("jsonld", data))
