"""``pexport check`` of folders, and what it tells programs: GitHub, code scanning, editors."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import SAMPLES
from readers.reader import NODE
from running import pexport, write

from pexport.command_line import diagnostics
from pexport.command_line.diagnostics import Diagnostic
from pexport.proving.places import lines_of

GOLDEN = SAMPLES / "golden"
SCHEMA = NODE / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"

BROKEN_CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nN:;Ada;;;\r\nREV:100%, a:b\r\nEND:VCARD\r\n"
BROKEN_PAGE = (
    '<!doctype html><html><head><script type="application/ld+json">'
    '{"@context":"https://schema.org","@type":"Persn"}</script></head></html>'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with right files, broken ones, and ones that are nobody's business."""
    site = tmp_path / "my site, 100%"
    for name in ("full.vcf", "full.jsonld", "full.ttl", "full.json", "full.xml"):
        (site / "people").mkdir(parents=True, exist_ok=True)
        (site / "people" / name).write_bytes((GOLDEN / name).read_bytes())
    (site / "ada.vcf").write_bytes(BROKEN_CARD.encode())
    write(site / "index.html", BROKEN_PAGE)
    write(site / "about.html", "<!doctype html><html><body>About</body></html>")
    write(site / "package.json", '{"name": "site", "version": "1.0.0", "dependencies": {}}')
    write(site / "feed.xml", "<rss/>")
    write(site / "main.css", "a{}")
    write(site / ".git/old.vcf", "BEGIN:VCARD\r\n")
    (site / "elsewhere").symlink_to(tmp_path)
    (site / "link.vcf").symlink_to(site / "ada.vcf")
    return site


def test_what_claims_to_be_of_a_format_is_checked(folder: Path) -> None:
    done = pexport("check", folder, "--json")

    assert done.returncode == 1
    found = {Path(each["file"]).relative_to(folder).as_posix(): each["valid"]
             for each in json.loads(done.stdout)}  # fmt: skip
    assert found == {
        "ada.vcf": False,
        "index.html": False,
        "people/full.json": True,
        "people/full.jsonld": True,
        "people/full.ttl": True,
        "people/full.vcf": True,
        "people/full.xml": True,
    }


def test_a_folder_without_any_is_told(tmp_path: Path) -> None:
    write(tmp_path / "main.css", "a{}")

    done = pexport("check", tmp_path)

    assert done.returncode == 2
    assert "no file in this folder claims to be in a known format" in done.stderr


def test_concise_is_a_line_for_each(folder: Path) -> None:
    done = pexport("check", ".", "--output-format", "concise", cwd=folder)

    assert (done.returncode, done.stderr) == (1, "")
    first = done.stdout.splitlines()[0]
    assert re.fullmatch(r"ada\.vcf:5: error: REV\[1\]: .+ \[vcard-value\]", first), first
    assert any(line.startswith("index.html:1: error: /@type: ") for line in done.stdout.split("\n"))


def read_as_a_runner(line: str) -> tuple[str, dict[str, str], str]:
    """Return a workflow command as GitHub's runner reads it (runner, ActionCommand.cs)."""
    found = re.fullmatch(r"::(?P<name>[a-z]+)(?: (?P<properties>[^\r\n]*?))?::(?P<data>.*)", line)
    assert found, line

    def unescaped(text: str, more: bool) -> str:
        if more:
            text = text.replace("%3A", ":").replace("%2C", ",")
        return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")

    pairs = (each.split("=", 1) for each in found["properties"].split(","))
    properties = {name: unescaped(value, more=True) for name, value in pairs}
    return found["name"], properties, unescaped(found["data"], more=False)


def test_github_reads_what_is_written_for_it(folder: Path) -> None:
    done = pexport("check", folder, "--output-format", "github")

    assert done.returncode == 1
    level, properties, text = read_as_a_runner(done.stdout.splitlines()[0])
    assert level == "error"
    assert properties == {
        "file": str(folder / "ada.vcf"),
        "line": "5",
        "title": "pexport vcard-value",
    }
    assert text.startswith("REV[1]: ")


@pytest.mark.parametrize(
    "text", ["50% of a,b::c", "two\nlines\r\n", "%0A%25", "::error::x", "é 漢"]
)
def test_github_reads_any_text(text: str) -> None:
    line = diagnostics.github([Diagnostic(f"a,b:{text}", "rule", text, is_warning=True)]).decode()

    assert line.count("\n") == 1
    level, properties, data = read_as_a_runner(line.rstrip("\n"))
    assert (level, properties["file"], data) == ("warning", f"a,b:{text}", text)


def sarif(*arguments: str | Path, cwd: Path) -> Any:
    """Return the log of a check, which holds by the schema of SARIF."""
    if not SCHEMA.exists():
        pytest.skip("SARIF's schema is not installed: `make readers` does it")
    done = pexport("check", *arguments, "--output-format", "sarif", cwd=cwd)
    log = json.loads(done.stdout)
    schema = json.loads(SCHEMA.read_bytes())
    schema["$schema"] = "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker()).validate(log)
    return log


def test_code_scanning_reads_a_log_of_sarif(folder: Path) -> None:
    (run,) = sarif(".", "missing.vcf", cwd=folder)["runs"]

    rules = run["tool"]["driver"]["rules"]
    results = run["results"]
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in results)
    (place,) = results[0]["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "ada.vcf", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 5},
    }
    assert place["logicalLocations"] == [{"fullyQualifiedName": "REV[1]"}]
    assert {each["ruleId"] for each in results} >= {"vcard-value", "jsonld-term", "unreadable"}
    value = next(rule for rule in rules if rule["id"] == "vcard-value")
    assert value["helpUri"].startswith("https://")


def test_files_are_uris_in_sarif_and_nothing_tells_of_this_machine(folder: Path) -> None:
    log = sarif(folder.name, cwd=folder.parent)

    uris = {
        each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for each in log["runs"][0]["results"]
    }
    assert "my%20site%2C%20100%25/ada.vcf" in uris
    assert str(folder.parent) not in json.dumps(log)


def test_nothing_wrong_is_an_empty_log(tmp_path: Path) -> None:
    (tmp_path / "full.vcf").write_bytes((GOLDEN / "full.vcf").read_bytes())

    (run,) = sarif(".", cwd=tmp_path)["runs"]
    assert run["results"] == []
    for form in ("concise", "github"):
        done = pexport("check", ".", "--output-format", form, cwd=tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_an_unknown_form_is_refused() -> None:
    file = GOLDEN / "full.vcf"

    done = pexport("check", file, "--output-format", "xml")
    assert (
        "--output-format: invalid value 'xml'; expected one of: full, concise, json, github, sarif"
        in done.stderr
    )
    both = pexport("check", file, "--output-format", "sarif", "--json")
    assert "--json and --output-format: use only one of them" in both.stderr


DOCUMENT = b"""{
  "a": [
    1, "x: {[",
    {"b/c": {"~d": null}, "e": "\\"}"}
  ],
  "f": {}
}
"""


@pytest.mark.parametrize(
    ("where", "data", "line"),
    [
        ("/", DOCUMENT, 1),
        ("/a", DOCUMENT, 2),
        ("/a/1", DOCUMENT, 3),
        ("/a/2/b~1c/~0d", DOCUMENT, 4),
        ("/a/2/e", DOCUMENT, 4),
        ("/f", DOCUMENT, 6),
        ("/f/missing", DOCUMENT, 6),
        ("/g", DOCUMENT, 1),
        ("line 7", b"", 7),
        ("REV[1]", BROKEN_CARD.encode(), 5),
        ("card 2: FN[1]", BROKEN_CARD.encode() * 2, 9),
        ("FN[2]", BROKEN_CARD.encode(), None),
        ("/0/@type", BROKEN_PAGE.encode(), None),
        ("https://a.example/#me", b"<a> <b> <c> .", None),
    ],
)
def test_a_place_is_on_a_line(where: str, data: bytes, line: int | None) -> None:
    assert lines_of([where], data).get(where) == line


def test_many_places_are_found_soon() -> None:
    data = b"[" + b",\n".join(b'{"a": 1}' for _ in range(20_000)) + b"]"

    lines = lines_of([f"/{number}/a" for number in range(20_000)], data)

    assert lines["/19999/a"] == 20_000
