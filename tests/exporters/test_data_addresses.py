"""Pictures in addresses are whole in every format that takes them."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pexport import registry
from pexport.base64_data import base64_fault, data_uri_fault, is_data_uri

PREFIXES = (
    "@prefix foaf: <http://xmlns.com/foaf/0.1/> . "
    '<https://ada.example/#me> a foaf:Person ; foaf:name "Ada" ; '
)
FORMATS = {
    "jsonld": '{"@context": "https://schema.org", "@type": "Person", "name": "A", "image": "%s"}',
    "turtle": PREFIXES + "foaf:img <%s> .",
    "jcard": '["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", "A"],'
    ' ["photo", {}, "uri", "%s"]]]',
    "xcard": '<vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0"><vcard><fn><text>A</text></fn>'
    "<photo><uri>%s</uri></photo></vcard></vcards>",
    "vcard": "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:A\r\nPHOTO:%s\r\nEND:VCARD\r\n",
    "jscontact": '{"@type": "Card", "version": "2.0", "name": {"full": "A"},'
    ' "media": {"m": {"kind": "photo", "uri": "%s"}}}',
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_picture_in_an_address_is_whole(name: str) -> None:
    exporter = registry.load_exporter(name)

    def errors(uri: str) -> int:
        document = exporter.decode((FORMATS[name] % uri).encode())
        return sum(not each.warning for each in exporter.problems(document))

    assert errors("data:image/png;base64,TWFu") == 0
    assert errors("https://ada.example/ada.png") == 0
    for wrong in ("data:image/png;base64,", "data:image/png;base64,TW*u", "data:image/png"):
        assert errors(wrong) == 1


@given(st.binary(min_size=1), st.sampled_from(["image/png", "image/svg+xml;charset=utf-8", ""]))
def test_all_bytes_have_an_address(data: bytes, media_type: str) -> None:
    encoded = base64.b64encode(data).decode()

    assert base64_fault(encoded) == ""
    assert data_uri_fault(f"data:{media_type};base64,{encoded}") == ""
    assert base64_fault(f"{encoded}A") != ""
    assert base64_fault(encoded[:-1]) != ""
    assert base64_fault(f"{encoded[:2]} {encoded[2:]}") != ""


@pytest.mark.parametrize(
    ("uri", "fault"),
    [
        ("data:,hello", ""),
        ("DATA:text/plain,hello", ""),
        ("data:text/plain;charset=utf-8;base64,TWFu", ""),
        ("data:;base64,TWFu", ""),
        ("data:image/png;BASE64,TWFu", ""),
        ("data:image/png;base64,TWE%3D", ""),
        ("data:", "there is no comma before its data"),
        ("data:,", "it holds no data"),
        ("data:image/png;base64,", "it holds no data"),
        ("data:png;base64,TWFu", "'png' is not a media type such as image/jpeg"),
        ("data:image/png;base64,TWFu=", "the base64 is cut off, or its = are missing"),
        ("data:image/png;base64,TW_u", "base64 has no character '_'"),
    ],
)
def test_the_fault_of_an_address_of_data_is_named(uri: str, fault: str) -> None:
    assert is_data_uri(uri)
    assert data_uri_fault(uri) == fault
