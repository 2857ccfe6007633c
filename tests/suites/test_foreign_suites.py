"""Suites of other projects, as registries bring them, go through the check.

Each prints a row of a table: the suite, its files, how many that are valid are called wrong, and
how many that are wrong are called valid. Every file of those two is named here, with the clause
that decides it.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pexport import registry

pytestmark = pytest.mark.slow

_NOTHING_IN_IT = "a file without a statement is no description of anybody (rdf-syntax)"
_NOT_LOADED = "no context of the web is ever loaded (jsonld-context)"


class File(NamedTuple):
    """A file of a suite, and what the suite says of it."""

    name: str
    data: bytes
    is_valid: bool


def _unpacked(archive: Path) -> Path:
    with tarfile.open(archive) as tar:
        tar.extractall(archive.parent, filter="data")
    return next(each for each in archive.parent.iterdir() if each.is_dir())


def _fetched(folder: Path, *command: str) -> Path:
    """Return the unpacked folder of what *command* puts into *folder*; skip where it cannot."""
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)
    except (OSError, subprocess.SubprocessError) as error:
        pytest.skip(f"{command[0]} does not fetch {command[-1]}: {error}")
    return _unpacked(next(folder.glob("*gz")))


@pytest.fixture(scope="module")
def rdflib_suites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the tests of rdflib, which hold those of the W3C."""
    pip = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:")
    return _fetched(tmp_path_factory.mktemp("rdflib"), *pip, "rdflib==7.6.0") / "test"


@pytest.fixture(scope="module")
def khard_cards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the cards that khard, an address book for terminals, is tested with."""
    pip = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:")
    return _fetched(tmp_path_factory.mktemp("khard"), *pip, "khard==0.21.0") / "test/fixture/vcards"


@pytest.fixture(scope="module")
def vcard_json_cards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the exports of address books that vcard-json is tested with."""
    folder = tmp_path_factory.mktemp("vcard-json")
    return _fetched(folder, "npm", "pack", "--silent", "vcard-json@0.5.2") / "test"


def _told(
    suite: str, files: list[File], is_called_valid: Callable[[bytes], bool]
) -> tuple[set[str], set[str]]:
    """Return the valid files that are called wrong, and the wrong ones called valid."""
    called = {file.name: is_called_valid(file.data) for file in files}
    valid_called_wrong = {file.name for file in files if file.is_valid and not called[file.name]}
    wrong_called_valid = {file.name for file in files if not file.is_valid and called[file.name]}
    sys.stderr.write(
        f"{suite:24} {len(files):4} files, {len(valid_called_wrong):3} valid called wrong, "
        f"{len(wrong_called_valid):3} wrong called valid\n"
    )
    return valid_called_wrong, wrong_called_valid


def _is_read(name: str) -> Callable[[bytes], bool]:
    """Return what says whether a file is read as the format *name* has it."""
    exporter = registry.load_exporter(name)

    def is_read(data: bytes) -> bool:
        try:
            exporter.decode(data)
        except ValueError:
            return False
        return True

    return is_read


def _of_w3c(folder: Path) -> Iterator[File]:
    """Yield the files of a suite of RDF (https://www.w3.org/TR/rdf11-testcases/)."""
    import rdflib

    logging.getLogger("rdflib").setLevel(logging.CRITICAL)
    terms = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
    manifest = folder / "manifest.ttl"
    graph = rdflib.Graph().parse(manifest, format="turtle", publicID=manifest.as_uri())
    for test, action in graph.subject_objects(terms.action):
        file = Path(str(action).removeprefix("file://"))
        kind = str(graph.value(test, rdflib.RDF.type))
        yield File(str(file.relative_to(folder)), file.read_bytes(), "Negative" not in kind)


@pytest.mark.parametrize(
    ("suite", "name", "count", "empty"),
    [
        ("turtle", "turtle", 291, 7),
        ("trig", "trig", 335, 9),
        ("ntriples", "ntriples", 68, 3),
        ("nquads", "nquads", 85, 3),
        ("rdf-xml", "rdfxml", 162, 1),
    ],
)
def test_the_suites_of_rdf(
    rdflib_suites: Path, suite: str, name: str, count: int, empty: int
) -> None:
    files = list(_of_w3c(rdflib_suites / "data/suites/w3c" / suite))

    wrong, valid = _told(f"W3C {suite}", files, _is_read(name))

    assert len(files) == count
    assert valid == set()
    exporter = registry.load_exporter(name)
    by_name = {file.name: file.data for file in files}
    for each in wrong:
        with pytest.raises(ValueError, match="the file contains no statements"):
            exporter.decode(by_name[each])
    assert len(wrong) == empty, _NOTHING_IN_IT


def _of_json_ld(folder: Path, manifest: str) -> Iterator[File]:
    """Yield the files of a suite of JSON-LD 1.1 (https://w3c.github.io/json-ld-api/tests/)."""
    tests: list[dict[str, Any]] = json.loads((folder / manifest).read_bytes())["sequence"]
    for test in tests:
        file = folder / test["input"]
        options = test.get("option", {})
        is_old = "json-ld-1.0" in (options.get("specVersion"), options.get("processingMode"))
        if not is_old and file.is_file():
            is_valid = "jld:NegativeEvaluationTest" not in test["@type"]
            yield File(test["@id"], file.read_bytes(), is_valid)


_ALLOWED_BY_THE_PARSER = {"#tdi09": "a value has @type or @direction (JSON-LD 1.1 section 9.5)"}
_BASE_OF_OURS = {"#tli12": "its @base is no IRI, which the parser refuses instead of dropping it"}


@pytest.mark.parametrize("manifest", ["expand-manifest.jsonld", "toRdf-manifest.jsonld"])
def test_the_suites_of_json_ld(rdflib_suites: Path, manifest: str) -> None:
    files = list(_of_json_ld(rdflib_suites / "jsonld/1.1", manifest))

    wrong, valid = _told(f"JSON-LD {manifest.partition('-')[0]}", files, _is_read("flattened"))

    assert len(files) > 300
    assert valid <= _ALLOWED_BY_THE_PARSER.keys()
    exporter = registry.load_exporter("flattened")
    by_name = {file.name: file.data for file in files}
    for each in wrong - _BASE_OF_OURS.keys():
        with pytest.raises(ValueError, match=r"no statements|LoadDocumentCallback") as refusal:
            exporter.decode(by_name[each])
        assert str(refusal.value), f"{_NOTHING_IN_IT}, or {_NOT_LOADED}"


_NO_BLOCK = dict.fromkeys(
    ("#te007", "#tr006", "#tr007"),
    "a page without JSON-LD is an empty document to an API, and nothing to a check",
)
_COMMENTS = dict.fromkeys(
    (f"#t{kind}0{number}" for kind in "er" for number in (14, 15, 16)),
    "comments of HTML around a script are read, as old pages and crawlers have it",
)


def test_the_suite_of_json_ld_in_html(rdflib_suites: Path) -> None:
    files = list(_of_json_ld(rdflib_suites / "jsonld/1.1", "html-manifest.jsonld"))

    wrong, valid = _told("JSON-LD html", files, _is_read("jsonld"))

    assert (wrong, valid) == ({*_NO_BLOCK}, {*_COMMENTS})


_A_UID_IS_A_URI = "UID without VALUE=text is a URI (RFC 6350 section 6.7.6)"
_NO_N = "N is mandatory (RFC 2426 section 3.1.2)"
_NO_FN = "FN is mandatory (RFC 2426 section 3.1.1)"
_LINE_ENDS = "lines end in CR LF (RFC 2425 section 5.8.1)"
_OF_KHARD = {
    **dict.fromkeys(
        "altid category contact1 contact2 individual joe labels org photov4 post text-bday".split(),
        _A_UID_IS_A_URI,
    ),
    **dict.fromkeys(("issue249", "photov3"), _NO_N),
    **dict.fromkeys(("nickname", "no-nickname"), _NO_FN),
    **dict.fromkeys(("korean-c", "korean-j"), _LINE_ENDS),
    "tel-value-uri": "TEL has no other type than its own (RFC 2426 section 3.3.1)",
    "unparsable": "no END:VCARD (RFC 2426 section 2.1.1)",
}
_OF_VCARD_JSON = {
    "Apple Inc.": "URL has no TYPE (RFC 2426 section 3.6.8)",
    "gmail-vcard3": _LINE_ENDS,
    "lots": "LANG is a property of 4.0 (RFC 6350 section 6.4.4)",
    "outlook": "text before BEGIN:VCARD (RFC 2426 section 4)",
    "vCardExport-outlook": "a byte order mark, and lines that end in LF (RFC 2425 section 5.8.1)",
}


def _is_valid_card(data: bytes) -> bool:
    exporter = registry.load_exporter("vcard")
    try:
        document = exporter.decode(data)
    except ValueError:
        return False
    return all(problem.warning for problem in exporter.problems(document))


def _cards(folder: Path) -> list[File]:
    return [File(file.stem, file.read_bytes(), is_valid=True) for file in folder.glob("*.vcf")]


def test_the_cards_of_khard(khard_cards: Path) -> None:
    files = [
        File(file.stem, file.read_bytes(), is_valid=True) for file in khard_cards.glob("*.vcf")
    ]

    wrong, _ = _told("khard", files, _is_valid_card)

    assert wrong == {*_OF_KHARD}


def test_the_cards_of_vcard_json(vcard_json_cards: Path) -> None:
    files = [
        File(file.stem, file.read_bytes(), is_valid=True) for file in vcard_json_cards.glob("*.vcf")
    ]

    wrong, _ = _told("vcard-json", files, _is_valid_card)

    assert wrong == {*_OF_VCARD_JSON}
