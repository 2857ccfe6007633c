"""Hostile text in any field: valid output or a clear refusal, in every format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Variant, variants
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import read_text

from pexport.errors import PexportError
from pexport.profile import Profile
from pexport.reading.profiles import validate_profile
from pexport.writing.export import export

HOSTILE = [
    "</script><script>alert(1)</script>",
    "--> <!-- ]]>",
    "Ada\r\nEND:VCARD\r\nBEGIN:VCARD",
    "Ada\nFN:Eve",
    "a\x00b\x07c\x1bd\x7fe\x85f",
    "\ud800",
    "\udfff a",
    "\u202eAda\u202c \u200f\u200e\u2066x\u2069",
    "\ufeffAda\u200b",
    "line\u2028separator\u2029end",
    "\ufffe\uffff",
    "x" * 10_000,
    "é" * 3_000,
    'quotes " \' ` “ ”',
    "back\\slash \\n \\, \\; \\\\",
    "a,b;c:d|e^f=g",
    "<b>bold</b> & &amp; &#x41;",
    "{{ template }} {{< shortcode >}}",
    '""" \'\'\' """',
    "@prefix : <x> . ] [ } {",
    '{"@id": "x"}',
    "%00%0a%0d",
    "🏳️‍🌈 👩‍🔬 日本語 العربية हिन्दी",
    "   ",
    "\t",
    "-",
    "#",
    "~",
    "null",
]  # fmt: skip
text = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60), st.characters().map(lambda c: c))
urls = st.one_of(
    st.sampled_from(
        [
            "https://a.example/>x",
            "https://a.example/\"'<>`{}|\\^",
            "https://a.example/ä ö?q=\u202e",
            "https://a.example:99999999/",
            "https://[::1/x",
            "https://a\r\nb.example/",
            "javascript:alert(1)",
            "data:text/html,<script>",
            "mailto:a@b.example\r\nBcc: x@y.example",
            "mailto:%0d%0a",
            "//a.example",
            "https://",
            "http:///x",
            "tel:+1;x=y\r\n",
        ]
    ),
    text.map(lambda tail: f"https://a.example/{tail}"),
    text,
)
pages = st.fixed_dictionaries(
    {
        "title": text,
        "role": text,
        "bio": text,
        "interests": st.lists(text, max_size=2),
        "organizations": st.lists(
            st.fixed_dictionaries({"name": text, "url": urls}), max_size=2
        ),
        "education": st.fixed_dictionaries(
            {
                "courses": st.lists(
                    st.fixed_dictionaries({"course": text, "institution": text, "year": text}),
                    max_size=2,
                )
            }
        ),
        "social": st.lists(
            st.fixed_dictionaries({"icon": text, "link": urls, "label": text}), max_size=2
        ),
        "email": text,
        "user_groups": st.lists(text, max_size=2),
    }
)  # fmt: skip
ALL = [parameter.values[0] for parameter in variants()]


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(page=pages, body=text)
def test_a_hostile_page_gives_valid_documents_or_a_clear_refusal(
    tmp_path_factory: pytest.TempPathFactory, page: dict[str, object], body: str
) -> None:
    folder = tmp_path_factory.mktemp("site")
    source = f"---\n{as_yaml(page)}\n---\n{body}"
    try:
        profile = read_text(folder, source, base_url="https://a.example/").profile
    except PexportError as error:
        assert_clear(error, folder)
        return
    for variant in ALL:
        assert_sound(variant, profile)


def as_yaml(page: dict[str, object]) -> str:
    # JSON is YAML, and its escapes write any character.
    return "\n".join(f"{key}: {json.dumps(value)}" for key, value in page.items())


def assert_clear(error: PexportError, folder: Path) -> None:
    shown = str(error).replace(str(folder), "")
    assert len(shown) < 1000
    assert "_index.md" in shown


def assert_sound(variant: Variant, profile: Profile) -> None:
    """Either problems are named, or the bytes are the document and valid once more."""
    document = variant.exporter.build(profile.visible_to("public"), variant.options)
    done = export(profile, variant.exporter, variant.options)
    if done.problems:
        assert done.data == b""
        assert all(problem.message and problem.where for problem in done.problems)
        return
    decoded = variant.exporter.decode(done.data)
    assert decoded == document
    assert variant.exporter.problems(decoded) == []


@pytest.mark.parametrize("hostile", HOSTILE, ids=repr)
@pytest.mark.parametrize("variant", variants())
def test_a_hostile_profile_gives_a_valid_document_or_a_clear_refusal(
    variant: Variant, hostile: str
) -> None:
    tree = {
        "name": {"display": hostile, "given": hostile, "family": hostile},
        "other_names": [{"name": hostile}],
        "headlines": [{"text": hostile}],
        "summaries": [{"text": hostile}],
        "biographies": [{"text": hostile}],
        "positions": [{"organization": {"name": hostile}, "role": hostile}],
        "education": [{"organization": {"name": hostile}, "degree": hostile}],
        "interests": [{"label": hostile}],
        "awards": [{"title": hostile, "awarder": hostile}],
        "works": [{"title": hostile, "venue": hostile, "authors": [{"name": hostile}]}],
    }
    try:
        profile = validate_profile(tree, "profile.json")
    except PexportError as error:
        assert "name/display: " in str(error)
        return
    assert_sound(variant, profile)
