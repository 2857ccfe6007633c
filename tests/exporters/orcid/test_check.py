"""Checking what others wrote: ORCID's own samples, real records, and mutants of them.

``pytest -s -k table`` prints what is found in each file.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from conftest import AS_OF, SHARED, profile, shared
from lxml import etree

from pexport import registry
from pexport.exporter import Problem
from pexport.proving import file_check

STANDARD = SHARED / "standards/orcid"
RECORD = STANDARD / "xsd/record_3.0"
CORPUS = SHARED / "corpus/orcid"
JSON, XML = registry.load_exporter("orcid"), registry.load_exporter("orcid-xml")
CODES = {"orcid": JSON.rules().keys(), "orcid-xml": XML.rules().keys()}
# What has its own schema, and is no record or a part of one.
OTHERS = {"client", "error", "search", "group-id", "summary", "common"}
# Samples whose root the schemas refuse: an empty journal-title, an element of another version.
INVALID = {"work-3.0.xml": ["orcid-form"], "peer-reviews-3.0.xml": ["orcid-unknown"]}


def samples(suffix: str) -> list[Path]:
    return sorted(STANDARD.rglob(f"*.{suffix}"))


def found(path: Path) -> file_check.FileCheck:
    return file_check.check_file(path, None)


def codes(problems: list[Problem]) -> list[str]:
    return sorted({problem.rule for problem in problems if not problem.warning})


def schemas() -> dict[str, Any]:
    """Return the schemas of whole documents, for libxml2."""
    names = ("record", "bulk")
    return {name: etree.XMLSchema(file=str(shared(f"{RECORD}/{name}-3.0.xsd"))) for name in names}


def told_to_people(line: str) -> None:
    print(line)  # noqa: T201 - the table is to be read


def test_the_table_of_the_official_samples() -> None:
    """What the schemas take passes, what they refuse fails with its code, and others are told."""
    import xmlschema

    shared("standards/orcid")
    names = ("record", "bulk", "personal-details")
    valid = {
        name: xmlschema.XMLSchema(str(RECORD / f"{name}-3.0.xsd"), allow="local") for name in names
    }
    table = Counter[tuple[str, tuple[str, ...]]]()
    for path in samples("xml"):
        space = etree.QName(etree.parse(str(path)).getroot()).namespace or ""
        form = space.rpartition("/")[2]
        result = found(path)
        told = codes(result.problems)
        told_to_people(f"{path.name:62} {', '.join(told) or 'passed'}")
        table["orcid-xml", tuple(told)] += 1
        assert result.format == "orcid-xml"
        if form in OTHERS:
            assert told == ["orcid-kind"], path.name
        else:
            schema = valid.get(form, valid["record"])
            assert schema.is_valid(str(path)) == (not told), path.name
            assert told == INVALID.get(path.name, []), path.name
    for path in samples("json"):
        result = found(path)
        told = codes(result.problems)
        told_to_people(f"{path.name:62} {', '.join(told) or 'passed'}")
        table["orcid", tuple(told)] += 1
        assert result.format == "orcid"
        assert told == (["orcid-kind"] if "group-id" in path.name else []), path.name
    assert table == {
        ("orcid-xml", ()): 71,
        ("orcid-xml", ("orcid-kind",)): 7,
        ("orcid-xml", ("orcid-form",)): 1,
        ("orcid-xml", ("orcid-unknown",)): 1,
        ("orcid", ()): 28,
        ("orcid", ("orcid-kind",)): 1,
    }


def test_the_table_of_real_records() -> None:
    """Records of version 2 have one code; two are cut down, and one has days that there are not.

    Some of what the API returned in 2018 had months 00 and null for a list.
    """
    shared("corpus/orcid")
    table = Counter[tuple[str, ...]]()
    for path in sorted(CORPUS.glob("*.json")):
        result = found(path)
        told = codes(result.problems)
        told_to_people(f"{path.name:72} {', '.join(told) or 'passed'}")
        assert result.format == "orcid"
        table[tuple(told)] += 1
    assert table == {
        (): 22,
        ("orcid-version",): 3,
        ("orcid-required",): 2,
        ("orcid-date",): 1,
        ("orcid-form",): 1,
        ("orcid-type",): 1,
    }


def test_json_of_other_formats_is_not_taken_for_orcids() -> None:
    others = [
        {"@context": "https://schema.org", "@type": "Person", "name": "Ada", "url": "https://a/"},
        {"@type": "Card", "version": "1.0", "name": {"full": "Ada"}, "keywords": {"tides": True}},
        {"title": "A page", "type": "page", "url": "https://a/", "language": "en"},
        {"name": "ada", "version": "1", "keywords": ["tides"], "description": "a package"},
        ["vcard", []],
    ]
    for other in others:
        assert not JSON.is_like(orjson.dumps(other)), other  # type: ignore[misc] # it has one


def documents() -> Iterator[tuple[str, Any]]:
    """Yield documents in JSON to make mutants of: each kind of item, and a whole record."""
    for path in sorted((RECORD / "samples/write_samples").glob("*.json")):
        if not any(word in path.name for word in ("100-works", "51-contributors", "group-id")):
            yield path.name, orjson.loads(path.read_bytes())
    for shape in ("record", "write"):
        options = JSON.options.model_validate({"as_of": AS_OF, "shape": shape})
        yield shape, JSON.build(profile("full"), options)


def places(tree: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield one place of each kind: the members of a list are of one kind."""
    yield place
    if isinstance(tree, dict):
        for key, member in tree.items():
            yield from places(member, (*place, key))
    elif isinstance(tree, list) and tree:
        yield from places(tree[0], (*place, 0))


def put(document: Any, place: tuple[Any, ...], value: Any) -> Any:
    if not place:
        return value
    changed = copy.copy(document)
    changed[place[0]] = put(document[place[0]], place[1:], value)
    return changed


def at(document: Any, place: tuple[Any, ...]) -> Any:
    for step in place:
        document = document[step]
    return document


def told_of(document: Any) -> list[str]:
    data = orjson.dumps(document)
    try:
        read = JSON.decode(data)
    except ValueError as error:
        return [getattr(error, "rule", "") or JSON.malformed_rule]
    return codes(JSON.problems(read, full=True))


SHAPES = {"orcid-type", "orcid-shape"}
TEXTS = {"orcid-form", "orcid-value", "orcid-size", "orcid-owner", "orcid-checksum"}
# Texts that may be of any length.
FREE = {"citation-value", "external-id-type", "external-id-value"}


def mutants(name: str, document: Any) -> Iterator[tuple[str, Any, set[str]]]:
    """Yield what is done at each place of a document, and one of the codes that it has to have."""
    for place in places(document):
        value = at(document, place)
        if isinstance(value, dict) and (place or name != "write"):
            more = put(document, place, {**value, "x-unknown": None})
            yield "an unknown key", more, {"orcid-unknown", "orcid-shape"}
        if isinstance(value, dict) and place:
            yield "a list for an object", put(document, place, [value]), SHAPES
        if isinstance(value, dict) and name == "record":
            for key in value:
                fewer = {each: said for each, said in value.items() if each != key}
                yield "a missing key", put(document, place, fewer), {"orcid-required"}
        if isinstance(value, str):
            yield "a number for a text", put(document, place, 7), {*SHAPES, "orcid-value"}
        if isinstance(value, str) and place[-1] not in FREE:
            yield "a long text", put(document, place, "x" * 5001), {*TEXTS, "orcid-shape"}


def test_each_mutant_in_json_fails_with_a_code_that_says_what_was_done() -> None:
    shared("standards/orcid")
    made = Counter[str]()
    for name, document in documents():
        for done, mutant, expected in mutants(name, document):
            told = {*told_of(mutant)}
            assert told & expected, (name, done, told, mutant)
            assert told <= CODES["orcid"], told
            made[done] += 1

    assert made.total() > 2000, made


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"year": {"value": "1899"}, "month": None, "day": None}, "orcid-form"),
        ({"year": {"value": "2019"}, "month": {"value": "13"}, "day": None}, "orcid-form"),
        ({"year": {"value": "2019"}, "month": None, "day": {"value": "01"}}, "orcid-type"),
        ({"year": {"value": "2019"}, "month": {"value": "2"}, "day": None}, "orcid-form"),
        ({"year": {"value": "2019"}, "month": {"value": "02"}, "day": {"value": "29"}},
         "orcid-date"),
        ({"year": {"value": "9" * 5000}, "month": {"value": "02"}, "day": {"value": "02"}},
         "orcid-form"),
        ({"year": 2019, "month": None, "day": None}, "orcid-type"),
        ("2019", "orcid-type"),
    ],
)  # fmt: skip
def test_each_wrong_date_has_its_code(change: Any, code: str) -> None:
    record = JSON.build(profile("full"), JSON.options(as_of=AS_OF))
    place = ("activities-summary", "employments", "affiliation-group", 0, "summaries", 0)

    mutant = put(record, (*place, "employment-summary", "start-date"), change)

    assert told_of(mutant) == [code]


def xml_mutants(root: Any) -> Iterator[tuple[str, Any]]:
    """Yield the document with one thing done to one element of it, for each kind of element."""
    tags = dict.fromkeys(each.tag for each in root.iter() if isinstance(each.tag, str))

    def one(tag: str) -> tuple[Any, Any]:
        fresh = copy.deepcopy(root)
        return fresh, next(each for each in fresh.iter() if each.tag == tag)

    for tag in tags:
        fresh, element = one(tag)
        if element is not fresh:
            element.getparent().remove(element)
            yield "missing", fresh
            fresh, element = one(tag)
            element.addnext(copy.deepcopy(element))
            yield "twice", fresh
            fresh, element = one(tag)
            element.tag = f"{tag}s-own"
            yield "other name", fresh
            fresh, element = one(tag)
            after = element.getnext()
            if after is not None and isinstance(after.tag, str):
                after.addnext(element)
                yield "later", fresh
        for text in ("", "x y", "9" * 5001):
            fresh, element = one(tag)
            if len(element) == 0:
                element.text = text
                yield "other text", fresh
        fresh, element = one(tag)
        element.set("lang", "en")
        yield "attribute", fresh
        fresh, element = one(tag)
        etree.SubElement(element, f"{tag}s-own").text = "x"
        yield "child", fresh


# Where ORCID's classes decide, and not the XML Schema: enumerations, registries, lengths.
STRICTER = {"missing": {"orcid-required"}, "other text": {*TEXTS, "orcid-type"}}


def test_no_mutant_in_xml_that_the_schema_refuses_passes() -> None:
    verdicts = Counter[tuple[str, bool, bool]]()
    by_root = schemas()
    for path in sorted((RECORD / "samples").glob("*/*-3.0.xml")):
        root = etree.parse(str(path)).getroot()
        name = etree.QName(root).localname
        if name in OTHERS:
            continue
        schema = by_root["bulk" if name == "bulk" else "record"]
        # Of the large ones each part is a sample of its own; libxml2 refuses some that are valid.
        if path.stat().st_size > 12_000 or not schema.validate(root):
            continue
        for done, mutant in xml_mutants(root):
            told = told_of_xml(mutant)
            valid = bool(schema.validate(mutant))
            verdicts[done, valid, not told] += 1
            assert {*told} <= CODES["orcid-xml"]
            assert valid or told, (path.name, done, etree.tostring(mutant)[:300])
            assert not valid or {*told} <= STRICTER.get(done, set()), (path.name, done, told)
    assert sum(verdicts.values()) > 3000


def told_of_xml(root: Any) -> list[str]:
    try:
        read = XML.decode(etree.tostring(root))
    except ValueError as error:
        return [getattr(error, "rule", "") or XML.malformed_rule]
    return codes(XML.problems(read, full=True))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<record", "orcid-syntax"),
        (b'<!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>', "orcid-syntax"),
        (b"<a>" * 5000, "orcid-syntax"),
        (b"<html/>", "orcid-syntax"),
        (b'<?xml version="1.0" encoding="no-such"?><r/>', "orcid-syntax"),
        (b"", "orcid-syntax"),
    ],
)
def test_xml_that_is_none_of_orcids_is_refused_in_a_line(data: bytes, code: str) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]+$") as refused:
        XML.decode(data)

    assert (getattr(refused.value, "rule", "") or XML.malformed_rule) == code
