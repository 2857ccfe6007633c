"""The command ``diff``: what changed, told so that one can act on it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import orjson
import pytest
from conftest import AS_OF, SAMPLES, SUFFIXES
from running import pexport, write

from pexport import registry
from pexport.profile import Profile
from pexport.profile.leaves import leaves
from pexport.proving.differences import differences
from pexport.proving.perturb import change_value
from pexport.writing.export import export

FULL = SAMPLES / "profiles/full.json"
GOLDEN = SAMPLES / "golden"


def edited(tmp_path: Path, **members: Any) -> Path:
    """Write the full profile with some *members* replaced."""
    return write(tmp_path / "new.json", json.dumps({**json.loads(FULL.read_bytes()), **members}))


def test_a_profile_is_compared_in_words(tmp_path: Path) -> None:
    whole = json.loads(FULL.read_bytes())
    whole["positions"][0]["role"] = "Dean"
    positions = whole["positions"]
    new = edited(
        tmp_path,
        positions=positions,
        emails=whole["emails"][:1],
        phones=whole["phones"][::-1],
        awards=[*whole["awards"], {"title": "Prize of Mud", "date": "2024"}],
    )

    done = pexport("diff", FULL, new)

    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines() == [
        'removed emails: {"address":"m.okafor@coast.example"}',
        "reordered phones",
        'changed positions[University of the Coast]/role: "Professor" -> "Dean"',
        'added awards: {"title":"Prize of Mud","date":"2024"}',
    ]


def test_json_tells_old_and_new(tmp_path: Path) -> None:
    done = pexport("diff", "--json", FULL, edited(tmp_path, homepage={"url": "https://b.example/"}))

    assert done.returncode == 1
    assert json.loads(done.stdout) == [
        {
            "change": "changed",
            "where": "homepage/url",
            "old": "https://okafor.example/",
            "new": "https://b.example/",
        }
    ]


def test_where_a_line_moved_no_fact_changed(tmp_path: Path) -> None:
    text = "---\ntitle: Ada Njoku\nrole: Reader\n---\n"
    old = write(tmp_path / "old/content/authors/ada/_index.md", text)
    new = write(tmp_path / "new/content/authors/ada/_index.md", text.replace("---\nt", "---\n\nt"))

    same = pexport("diff", old, new)
    write(new, text.replace("Reader", "Professor"))
    other = pexport("diff", tmp_path / "old", tmp_path / "new")

    assert (same.returncode, same.stdout, same.stderr) == (0, "", "")
    assert (other.returncode, other.stdout) == (
        1,
        'changed headlines/text: "Reader" -> "Professor"\n',
    )


@pytest.mark.parametrize("name", SUFFIXES)
def test_a_document_is_what_it_is(name: str) -> None:
    golden = GOLDEN / f"full{SUFFIXES[name]}"
    other = GOLDEN / f"researcher{SUFFIXES[name]}"

    same = pexport("diff", golden, golden, "--format", name)
    differs = pexport("diff", golden, other, "--format", name)

    assert (same.returncode, same.stdout, same.stderr) == (0, "", "")
    assert differs.returncode == 1
    assert len(differs.stdout.splitlines()) > 5


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("full.ttl", "full.nq"),
        ("full.rdf", "full.flat.jsonld"),
        ("full.jcard.json", "full.xcard.xml"),
        ("full.json", "full.xml"),
    ],
)
def test_syntaxes_of_one_document_say_the_same(old: str, new: str) -> None:
    done = pexport("diff", GOLDEN / old, GOLDEN / new)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def small(profile: Profile) -> list[str]:
    """Return a leaf of every field of *profile*."""
    return list({path.split("/")[0]: path for path, _ in leaves(profile)}.values())


@pytest.mark.parametrize("name", SUFFIXES)
def test_every_change_of_a_document_is_told(name: str, full: Profile) -> None:
    """Whatever fact of the profile changes: where the document differs, so do its trees."""
    exporter = registry.load_exporter(name)
    options = exporter.options(as_of=AS_OF)
    before = export(full, exporter, options).document
    told = 0
    for path in small(full):
        after = export(change_value(full, path), exporter, options).document
        found = list(differences(exporter.tree(before), exporter.tree(after)))
        assert bool(found) is (before != after), path
        told += bool(found)
    assert told > 5


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ({"a": 1}, {"a": 1.0}, ["changed a: 1 -> 1.0"]),
        ({"a": 1}, {"a": True}, ["changed a: 1 -> true"]),
        ({"a": "x"}, {"a": ["x"]}, []),
        ({"a": "x"}, {"a": ["x", "y"]}, ['added a: "y"']),
        ({"a": [1, 2, 3]}, {"a": [3, 1, 2]}, ["reordered a"]),
        ({"a": [1, 1]}, {"a": [1]}, ["removed a: 1"]),
        ({"a": ["x", "y"]}, {"a": ["x", "z"]}, ['changed a: "y" -> "z"']),
        ({"a": [{"id": 1, "b": 2}]}, {"a": [{"id": 1, "b": 3}]}, ["changed a/b: 2 -> 3"]),
        (
            {"a": [{"name": "X", "b": 2}, {"name": "Y", "b": 2}]},
            {"a": [{"name": "Y", "b": 2}, {"name": "X", "b": 4}]},
            ["changed a[X]/b: 2 -> 4"],
        ),
        ({"a": None}, {}, ["removed a: null"]),
        ({}, {"a": ["x", "y"]}, ['added a: "x"', 'added a: "y"']),
        ({"a": "x" * 99}, {"a": "y"}, [f'changed a: "{"x" * 60}…" -> "y"']),
    ],
)
def test_differences_in_words(old: Any, new: Any, found: list[str]) -> None:
    assert [str(each) for each in differences(old, new)] == found


def test_many_things_are_compared_soon() -> None:
    def works(later: int) -> list[Any]:
        return [{"title": f"Work {number}", "year": number + later} for number in range(3000)]

    old, new = works(0), works(1)[::-1]

    found = list(differences({"works": old}, {"works": new}))

    assert len(found) == 3000
    assert str(found[0]) == "changed works[Work 0]/year: 0 -> 1"


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("-", "-"), "OLD and NEW: only one of them can be standard input"),
        ((GOLDEN / "full.vcf", GOLDEN / "full.ttl"), "only files of one format can be compared"),
        ((GOLDEN / "full.vcf", FULL), "is vcard, but "),
        ((GOLDEN / "full.vcf", "none.vcf"), "none.vcf: "),
        (
            (GOLDEN / "full.vcf", GOLDEN / "full.ttl", "--format", "vcard"),
            "full.ttl: not a valid vCard: ",
        ),
    ],
)
def test_what_cannot_be_compared_is_told(flags: tuple[Any, ...], said: str) -> None:
    done = pexport("diff", *flags)

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_one_file_may_come_from_standard_input(tmp_path: Path) -> None:
    done = pexport("diff", GOLDEN / "full.vcf", "-", stdin=(GOLDEN / "full.vcf").read_bytes())

    assert (done.returncode, done.stderr) == (0, "")
    assert orjson.loads(pexport("diff", "--json", FULL, edited(tmp_path)).stdout) == []
