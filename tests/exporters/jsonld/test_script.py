"""JSON-LD as the element of a page: what outlives HTML, templates and compressing layouts."""

from __future__ import annotations

import pytest
from conftest import AS_OF

from pexport import registry
from pexport.exporters.jsonld import script
from pexport.profile import Profile

EXPORTER = registry.load_exporter("jsonld")
OPTIONS = EXPORTER.options(as_of=AS_OF)
SCRIPT = EXPORTER.options(as_of=AS_OF, script=True)


def test_the_script_is_one_element_with_nothing_that_html_or_javascript_reads() -> None:
    hostile = Profile.model_validate(
        {"name": {"display": "</script><!-- &"}, "summaries": [{"text": "a\u2028b\u2029c"}]}
    )
    whole = EXPORTER.build(hostile, SCRIPT)

    data = EXPORTER.encode(whole, SCRIPT)

    assert data.startswith(script.OPENING + b"\n{")
    assert data.endswith(b"}\n</script>\n")
    assert rb'"name": "\u003c/script\u003e\u003c!-- \u0026"' in data
    assert rb'"description": "a\u2028b\u2029c"' in data
    assert EXPORTER.decode(data) == whole


@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("{{ braces }}", rb"\u007b\u007b braces }}"),
        (r"${{\bf v}}$", rb"$\u007b\u007b\\bf v}}$"),
        ("{% raw %}{%- x", rb"\u007b% raw %}\u007b%- x"),
        ("{# note #}", rb"\u007b# note #}"),
        ("{{{x", rb"\u007b\u007b\u007bx"),
        ("{a {  b", rb"{a {\u0020\u0020b"),
        ('two  and "three   blanks"', rb"two\u0020\u0020and \"three\u0020\u0020\u0020blanks\""),
    ],
)
def test_templates_and_compressing_layouts_find_nothing_in_the_script(
    text: str, written: bytes, *, compact: bool
) -> None:
    options = SCRIPT.model_copy(update={"compact": compact})
    said = {"name": {"display": "Ada"}, "summaries": [{"text": text}]}
    document = EXPORTER.build(Profile.model_validate(said), options)

    data = EXPORTER.encode(document, options)

    assert b'"' + written + b'"' in data
    assert EXPORTER.decode(data) == document
    assert data.count(b"\n") == 1 or not compact


def test_contact_data_stay_out_of_the_script() -> None:
    said = {
        "name": {"display": "Ada"},
        "emails": [{"address": "ada@ada.example"}],
        "phones": [{"number": "+1 555 0100"}],
        "links": [{"url": "mailto:office@ada.example"}, {"url": "https://ada.example/cv.pdf"}],
    }
    ada = Profile.model_validate(said)
    contact = SCRIPT.model_copy(update={"contact": True})

    private = EXPORTER.encode(EXPORTER.build(ada, SCRIPT), SCRIPT)
    lost = {loss.path: loss.why for loss in EXPORTER.losses(ada, SCRIPT)}

    assert not any(each in private for each in (b"@ada.example", b"555"))
    assert b"cv.pdf" in private
    assert EXPORTER.build(ada, contact) == EXPORTER.build(ada, OPTIONS)
    assert {"emails/0/address", "phones/0/number", "links/0/url"} == lost.keys()
    assert all("--contact" in why for why in lost.values())
