"""The command ``check``: which format a file is of, and what is told of it."""

from __future__ import annotations

import json
import subprocess
from functools import partial
from pathlib import Path
from typing import Any

import orjson
import pytest
from conftest import SAMPLES, SUFFIXES
from counting import calls
from running import pexport

from pexport import registry
from pexport.proving.file_check import check_file

GOLDEN = SAMPLES / "golden"


def check(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    return pexport("check", *arguments, stdin=stdin)


def changed(tmp_path: Path, at: list[Any], value: Any) -> Path:
    """Return the golden JSON-LD with the value at *at* changed."""
    document = orjson.loads((GOLDEN / "full.jsonld").read_bytes())
    place: Any = document
    for step in at[:-1]:
        place = place[step]
    place[at[-1]] = value
    file = tmp_path / "person.jsonld"
    file.write_bytes(orjson.dumps(document))
    return file


@pytest.mark.parametrize("name", SUFFIXES)
def test_a_golden_file_is_recognized_whatever_it_is_called(name: str, tmp_path: Path) -> None:
    golden = GOLDEN / f"full{SUFFIXES[name]}"
    unnamed = tmp_path / "document"
    unnamed.write_bytes(golden.read_bytes())

    found = json.loads(check("--json", unnamed, golden).stdout)

    assert [each["problems"] for each in found] == [[], []]
    assert [each["valid"] for each in found] == [True, True]
    assert found[1]["format"] == name


def test_json_tells_file_format_and_each_problem_in_its_parts(tmp_path: Path) -> None:
    file = changed(tmp_path, ["mainEntity", "name"], 5)

    done = check("--json", file)

    (found,) = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (1, "")
    assert (found["file"], found["format"], found["valid"]) == (str(file), "jsonld", False)
    (problem,) = found["problems"]
    assert problem["where"] == "/mainEntity/name"
    assert problem["level"] == "error"
    assert problem["rule"].startswith("jsonld-")
    assert "5" in problem["found"]


def test_a_problem_in_a_role_is_told_at_its_own_place(tmp_path: Path) -> None:
    document = orjson.loads((GOLDEN / "full.jsonld").read_bytes())
    ties = document["mainEntity"]["worksFor"]
    index = next(i for i, tie in enumerate(ties) if tie["@type"] == "EmployeeRole")

    done = check("--json", changed(tmp_path, ["mainEntity", "worksFor", index, "startDate"], "x"))

    (found,) = json.loads(done.stdout)
    assert {problem["where"] for problem in found["problems"]} == {
        f"/mainEntity/worksFor/{index}/startDate"
    }


def broken(tmp_path: Path, number: int) -> Path:
    """Return a record with so many works, each of which has two faults."""
    record = orjson.loads((GOLDEN / "full.json").read_bytes())
    works = record["activities-summary"]["works"]
    (summary,) = works["group"][0]["work-summary"]
    works["group"] = [
        {**works["group"][0], "work-summary": [{**summary, "type": 5, "path": 5}]}
        for _ in range(number)
    ]
    file = tmp_path / f"{number}.json"
    file.write_bytes(orjson.dumps(record))
    return file


def test_many_problems_are_told_rule_by_rule(tmp_path: Path) -> None:
    done = check(broken(tmp_path, 5_000))

    lines = done.stderr.splitlines()
    assert done.returncode == 1
    assert len(lines) < 20
    assert lines[-1].endswith(": not a valid ORCID record: 10000 problems")
    assert [line for line in lines if "and 4995 more of [orcid-" in line]
    assert max(map(len, lines)) < 500


def test_twice_as_many_problems_are_twice_the_work(tmp_path: Path) -> None:
    """A walk over the whole document for each would be four times the work."""
    few, many = broken(tmp_path, 100), broken(tmp_path, 200)
    check_file(few, "orcid")  # loads and compiles what it needs

    costs = [calls(partial(check_file, file, "orcid")) for file in (few, many)]

    assert costs[1] < 2.2 * costs[0]


def test_an_unknown_program_is_one_clear_line() -> None:
    done = check("--profile", "nobody", GOLDEN / "full.jsonld")

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "'nobody'" in done.stderr


def test_what_a_program_wants_is_told_apart_from_what_is_invalid(tmp_path: Path) -> None:
    file = tmp_path / "person.jsonld"
    file.write_text(
        '{"@context": "https://schema.org", "@type": "Person", "name": "Ada"}', encoding="utf-8"
    )

    alone, wanted = check(file), check("--profile", "google", file)
    (found,) = json.loads(check("--profile", "google", "--json", file).stdout)

    assert (alone.returncode, wanted.returncode) == (0, 1)
    assert "[google-page]" in wanted.stderr
    assert ": valid schema.org JSON-LD, but not for the program of --profile" in wanted.stderr
    assert (found["valid"], found["fits"]) == (True, False)


def test_a_program_that_reads_none_of_the_files_is_one_clear_line() -> None:
    done = check("--profile", "apple", GOLDEN / "full.jsonld")

    assert done.returncode == 2
    assert "apple reads vcard, but none of the files is in such a format" in done.stderr


def test_json_tells_of_files_that_cannot_be_read(tmp_path: Path) -> None:
    done = check("--json", tmp_path / "none.vcf", GOLDEN / "full.vcf")

    first, second = json.loads(done.stdout)
    assert done.returncode == 2
    assert "file or folder not found" in first["error"]
    assert second["valid"]


@pytest.mark.parametrize("name", ["trig", "nquads", "turtle", "ntriples"])
def test_where_several_formats_take_a_file_its_suffix_names_it(name: str, tmp_path: Path) -> None:
    """Without a site no graph has a name: each is a document of the simpler syntax, too."""
    page = tmp_path / "_index.md"
    page.write_text("---\ntitle: Ada Njoku\nrole: Reader\n---\n", encoding="utf-8")
    file = tmp_path / f"people{registry.load_exporter(name).suffix}"
    assert pexport(name, page, "-q", "-o", file).returncode == 0

    done = pexport("check", "--json", file)

    assert [each["format"] for each in json.loads(done.stdout)] == [name]


def test_a_suffix_names_no_format_that_does_not_take_the_file(tmp_path: Path) -> None:
    file = tmp_path / "ada.nq"
    file.write_text("BEGIN:VCARD\nVERSION:3.0\nN:;Ada;;;\nFN:Ada\nEND:VCARD\n", encoding="utf-8")

    done = pexport("check", "--json", file)

    assert [each["format"] for each in json.loads(done.stdout)] == ["vcard"]
