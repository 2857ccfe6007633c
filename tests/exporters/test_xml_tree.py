from __future__ import annotations

import pytest

from pexport.exporter import MalformedError
from pexport.exporters.xml_tree import error_line, parse_xml


def test_an_element_knows_its_name_its_text_and_its_line() -> None:
    root = parse_xml(
        b'<a xmlns="urn:x" xmlns:o="urn:o" b="1" o:c="2">\nte<!-- no -->xt\n<o:d/>!</a>'
    )
    (child,) = root.children

    assert (root.namespace, root.name, root.attributes, root.line) == ("urn:x", "a", {"b": "1"}, 1)
    assert root.text == "\ntext\n!"
    assert (child.namespace, child.name, child.line) == ("urn:o", "d", 3)


@pytest.mark.parametrize(
    ("data", "where", "said"),
    [
        (b"", "line 1", "not valid XML: no element found"),
        (b"<a>\n</b>", "line 2", "not valid XML: mismatched tag"),
        (b"<a>\n&e;</a>", "line 2", "not valid XML: undefined entity"),
        (b'<?xml version="1.0" encoding="none"?><a/>', "line 1", "not valid XML: "),
        (b"\n<!DOCTYPE a><a/>", "line 2", "document types (<!DOCTYPE>) are not allowed; remove it"),
        (b"<a>" * 101 + b"</a>" * 101, "line 1", "elements are nested more than 100 deep"),
    ],
)
def test_what_is_no_plain_xml_is_refused_with_its_line(data: bytes, where: str, said: str) -> None:
    with pytest.raises(MalformedError) as refused:
        parse_xml(data)

    assert refused.value.where == where
    assert str(refused.value).startswith(said)


def test_documents_may_be_deep() -> None:
    assert parse_xml(b"<a>" * 100 + b"</a>" * 100).name == "a"


@pytest.mark.parametrize(("data", "line"), [(b"<!DOCTYPE a>\n<a/>", None), (b"<a>\n<b></a>", 2)])
def test_a_fault_has_a_line(data: bytes, line: int | None) -> None:
    assert error_line(data) == line
