"""Records as XML are valid by ORCID's own XML Schemas, for two validators; and hold any text."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import orcid_xml
import orjson
import pytest
from conftest import AS_OF, Variant, profile, shared, variants
from corpus import files, read_or_refused
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pydantic import ValidationError
from varied import varied

from pexport import registry
from pexport.profile import Profile

EXPORTER = registry.load_exporter("orcid")
OPTIONS = EXPORTER.options(as_of=AS_OF)
PAIR = "standards/orcid/conversion-lib/test-conversionlib-record-3.0"
SANDBOX = "standards/orcid/xsd/record_3.0/samples/read_samples/record-full-3.0.json"
XSD = "standards/orcid/xsd/record_3.0/record-3.0.xsd"
IN_XML = registry.load_exporter("orcid-xml")
VARIANTS = [
    each
    for each in variants()
    if each.values[0].format == "orcid" and each.values[0].options.shape == "record"
]


@pytest.fixture(scope="session")
def validators() -> Any:
    """Return what checks XML against the official schemas: libxml2, and xmlschema in Python."""
    import xmlschema

    path = shared(XSD)
    return etree.XMLSchema(file=str(path)), xmlschema.XMLSchema(str(path), allow="local")


def faults(record: Any, validators: Any) -> list[str]:
    """Return what the two validators say against the XML of a record."""
    return invalid(etree.tostring(orcid_xml.to_xml(record)), validators)


def invalid(data: bytes, validators: Any) -> list[str]:
    """Return what the two validators say against a document in XML."""
    libxml2, python = validators
    element = etree.fromstring(data)
    libxml2.validate(element)
    found = [error.message for error in libxml2.error_log]
    return found + [str(error.reason) for error in python.iter_errors(element)]


def official(path: str) -> Any:
    return orjson.loads(shared(path).read_bytes())


def test_the_official_xml_becomes_the_official_json() -> None:
    element = etree.parse(str(shared(f"{PAIR}.xml"))).getroot()

    assert orcid_xml.to_json(element) == orcid_xml.without_nulls(official(f"{PAIR}.json"))


def test_pexport_reads_the_official_xml_as_the_official_json_with_every_null() -> None:
    assert IN_XML.decode(shared(f"{PAIR}.xml").read_bytes()) == official(f"{PAIR}.json")


@pytest.mark.parametrize("path", [f"{PAIR}.json", SANDBOX])
def test_pexport_and_this_converter_say_the_same(path: str) -> None:
    """The two share no code: what one writes the other reads."""
    record = official(path)
    ours = IN_XML.encode(record, OPTIONS)

    assert orcid_xml.to_json(etree.fromstring(ours)) == orcid_xml.without_nulls(record)
    assert IN_XML.decode(etree.tostring(orcid_xml.to_xml(record))) == record
    assert IN_XML.decode(ours) == record


@pytest.mark.parametrize("path", [f"{PAIR}.json", SANDBOX])
def test_the_official_json_becomes_valid_xml(path: str, validators: Any) -> None:
    assert faults(official(path), validators) == []


@pytest.mark.parametrize("path", [f"{PAIR}.json", SANDBOX])
def test_the_official_json_comes_back_from_xml(path: str) -> None:
    record = official(path)

    assert orcid_xml.to_json(orcid_xml.to_xml(record)) == orcid_xml.without_nulls(record)


def test_the_validators_see_a_wrong_order(validators: Any) -> None:
    record = EXPORTER.build(profile("full"), OPTIONS)
    record["person"] = dict(reversed(record["person"].items()))

    assert len(faults(record, validators)) >= 2


PROFILES = {
    "full": profile("full"),
    "researcher": profile("researcher"),
    "a name alone": Profile.model_validate({"name": {"display": "Ada"}}),
    "nothing": Profile(),
    "no iD": profile("full").model_copy(update={"identifiers": ()}),
    "everything varied": varied().model_copy(
        update={"works": tuple(work for work in varied().works if work.type != "no-such-type")}
    ),
}


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("name", PROFILES)
def test_what_pexport_writes_is_valid_xml(variant: Variant, name: str, validators: Any) -> None:
    record = variant.exporter.build(PROFILES[name], variant.options)

    assert EXPORTER.problems(record, full=True) == []
    assert faults(record, validators) == []
    assert orcid_xml.to_json(orcid_xml.to_xml(record)) == orcid_xml.without_nulls(record)
    written = IN_XML.encode(record, variant.options)
    assert invalid(written, validators) == []
    assert IN_XML.decode(written) == record


@pytest.mark.parametrize("name", PROFILES)
def test_each_item_to_post_is_valid_xml(name: str, validators: Any) -> None:
    options = EXPORTER.options(as_of=AS_OF, shape="write")
    items = EXPORTER.build(PROFILES[name], options)
    assert IN_XML.files
    files = IN_XML.files(items, options)

    assert IN_XML.problems(items, full=True) == []
    assert files is not None
    assert [invalid(data, validators) for data in files.values()] == [[]] * len(files)
    assert len(files) == sum(map(len, items.values()))


@pytest.mark.skipif(not files("hugo-author"), reason="the corpus is missing")
@pytest.mark.parametrize("shape", ["record", "write"])
def test_real_profiles_are_valid_xml(shape: str, validators: Any) -> None:
    """All real profiles for libxml2, every second for xmlschema as well, which is slow."""
    libxml2, python = validators
    options = IN_XML.options.model_validate({"as_of": AS_OF, "shape": shape})
    seen = 0
    for page in files("hugo-author"):
        read = read_or_refused(page)
        if read is None:
            continue
        document = IN_XML.build(read.profile.visible_to("public"), options)
        assert IN_XML.files
        parts = IN_XML.files(document, options) or {"": IN_XML.encode(document, options)}
        seen += 1
        for data in parts.values():
            element = etree.fromstring(data)
            assert libxml2.validate(element), (page, libxml2.error_log.last_error)
            assert seen % 2 or python.is_valid(element), page
        whole = IN_XML.encode(document, options)
        assert IN_XML.decode(whole) == document
    assert seen > 100


TEXT = st.one_of(
    st.sampled_from(
        [
            "]]> <!-- & &amp; <b>",
            "\u202eAda\u202c",
            "日本語 العربية 👩‍🔬",
            "é" * 151,
            "x" * 4001,
            "\u200b",
            "\xa0",
            '"\\',
            "a\nb",
        ]
    ),
    st.text(max_size=30),
)
ADDRESS = st.one_of(
    st.sampled_from(
        [
            "https://a.example/#b#c",
            "https://a.example/50%",
            "https://a.example/?x[]=1",
            "https://a.example:port/",
            "https://a@b@c/",
            "https://a.example/ä?日本=1",
            "https://[::1]:8080/",
        ]
    ),
    st.text("abé:/?#[]@%2.&", max_size=20).map(lambda rest: f"https://a.example{rest}"),
)


def tree(text: str, url: str) -> dict[str, Any]:
    organization = {"name": text, "city": text, "region": text}
    return {
        "name": {"display": text, "given": text, "family": text},
        "other_names": [{"name": text}],
        "nicknames": [{"name": text}],
        "summaries": [{"text": text}],
        "biographies": [{"text": f"About {text}"}],
        "homepage": {"url": url},
        "links": [{"url": url, "label": text}],
        "identifiers": [{"scheme": "viaf", "value": text, "url": url}],
        "positions": [{"organization": organization, "role": text, "department": text, "url": url}],
        "education": [{"organization": organization, "degree": text, "field": f"{text}x"}],
        "interests": [{"label": text}],
        "awards": [{"title": text, "awarder": text, "url": url}],
        "works": [
            {"title": text, "venue": text, "identifiers": [{"scheme": "doi", "value": text}]}
        ],
        "fundings": [{"title": text, "organization": organization, "number": text}],
    }


@settings(deadline=None, max_examples=150)
@given(text=TEXT, url=ADDRESS)
def test_any_text_is_valid_xml_or_a_named_problem(text: str, url: str, validators: Any) -> None:
    try:
        whole = Profile.model_validate(tree(text, url))
    except ValidationError:
        return
    record = EXPORTER.build(whole, OPTIONS)
    problems = EXPORTER.problems(record, full=True)

    if problems:
        assert all(problem.where.startswith("/") and problem.message for problem in problems)
    else:
        assert faults(record, validators) == []
        assert orcid_xml.to_json(orcid_xml.to_xml(record)) == orcid_xml.without_nulls(record)
        assert EXPORTER.decode(EXPORTER.encode(record, OPTIONS)) == record
        assert IN_XML.decode(IN_XML.encode(record, OPTIONS)) == record


def test_the_official_schemas_are_those_this_was_made_for() -> None:
    """A newer release is seen here first."""
    folder = shared(XSD).parent.parent
    files = [*folder.glob("record_3.0/*.xsd"), *folder.glob("common_3.0/*.xsd")]

    digest = sha256(b"".join(file.read_bytes() for file in sorted(files))).hexdigest()
    assert digest == "2c56d25c29c1026104e6799eb6fbe483e4c00e16822394679548d702d9d706ed"
