"""What is installed, found by entry points: plugins that are well, and plugins that are not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import SAMPLES, Plugin

from pexport import registry
from pexport.errors import PexportError

SITE = SAMPLES / "sites/academic"
WELL = "from pexport.exporters.rdf.turtle import EXPORTER\n"


def refusal(name: str) -> str:
    with pytest.raises(PexportError) as refused:
        registry.load_exporter(name)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_the_formats_of_the_house_are_there() -> None:
    assert {"jsonld", "orcid", "turtle", "vcard"} <= set(registry.format_names())
    assert {"hugo", "profile"} <= set(registry.source_names())
    assert registry.format_names() == sorted(registry.format_names())


def test_a_plugin_is_found_by_its_entry_point(plugin: Plugin) -> None:
    plugin("abc = guest:EXPORTER", WELL)

    assert registry.format_names()[0] == "abc"
    assert registry.load_exporter("abc") is registry.load_exporter("turtle")


def test_a_package_that_stands_twice_on_the_path_is_taken_from_the_first_place(
    plugin: Plugin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugin("abc = guest:EXPORTER", WELL)
    old = tmp_path / "old/guest-0.9.dist-info"
    old.mkdir(parents=True)
    (old / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: guest\nVersion: 0.9\n", encoding="utf-8"
    )
    (old / "entry_points.txt").write_text(
        f"[{registry.EXPORTERS}]\nabc = gone:EXPORTER\n", encoding="utf-8"
    )
    monkeypatch.setattr(sys, "path", [*sys.path, str(old.parent)])

    assert registry.load_exporter("abc") is registry.load_exporter("turtle")


def test_listing_the_names_imports_nothing(plugin: Plugin) -> None:
    plugin("abc = guest:EXPORTER", "raise AssertionError")

    assert "abc" in registry.format_names()
    assert "guest" not in sys.modules


def test_a_source_is_found_by_its_entry_point(plugin: Plugin) -> None:
    plugin(
        "abc = guest:SOURCE", "from pexport.sources.profile.profile import SOURCE", registry.SOURCES
    )

    assert "abc" in registry.source_names()
    assert registry.load_source("abc").title == registry.load_source("profile").title


def test_an_unknown_name_gets_the_names_that_are_known(plugin: Plugin) -> None:
    plugin("abc = guest:EXPORTER", WELL)

    known = ", ".join(registry.format_names())
    assert refusal("nosuch") == f"unknown format 'nosuch'; expected one of: {known}"
    assert "abc" in known
    with pytest.raises(PexportError) as refused:
        registry.load_source("nosuch")
    known = ", ".join(registry.source_names())
    assert str(refused.value) == f"unknown source 'nosuch'; expected one of: {known}"


@pytest.mark.parametrize(
    ("entry", "module", "said"),
    [
        (
            "abc = guest:EXPORTER",
            "import nosuch",
            "ModuleNotFoundError: No module named 'nosuch'",
        ),
        ("abc = nosuch:EXPORTER", "", "ModuleNotFoundError: No module named 'nosuch'"),
        ("abc = guest:NOSUCH", WELL, "be loaded: AttributeError: module 'guest'"),
        ("abc = guest:EXPORTER.a.b", WELL, "has no attribute 'a'"),
        ("abc = guest:EXPORTER", "def", "cannot be loaded: SyntaxError: "),
        ("abc = guest", WELL, "is not of type Exporter"),
        ("abc = guest:EXPORTER", "EXPORTER = 'jsonld'", "is not of type Exporter"),
        ("abc = guest:EXPORTER", "from pexport.exporter import Exporter as EXPORTER", "is not "),
        (
            "abc = guest:S",
            "from pexport.sources.hugo.hugo import SOURCE as S",
            "is not of type Exporter",
        ),
    ],
)
def test_a_plugin_that_is_not_well_is_named(
    plugin: Plugin, entry: str, module: str, said: str
) -> None:
    plugin(entry, module)

    assert refusal("abc").startswith(f"the plugin {entry} ")
    assert said in refusal("abc")


def test_a_source_that_is_not_well_is_named(plugin: Plugin) -> None:
    plugin("abc = guest:SOURCE", "SOURCE = None", registry.SOURCES)

    with pytest.raises(
        PexportError, match=r"^the plugin abc = guest:SOURCE of guest is not of type Source$"
    ):
        registry.load_source("abc")


def test_a_plugin_that_is_not_well_leaves_the_others_alone(plugin: Plugin) -> None:
    plugin("abc = nosuch:EXPORTER")

    assert registry.load_exporter("jsonld").suffix == ".jsonld"


@pytest.mark.parametrize(
    "arguments", [["abc"], ["abc", "--help"], ["all", str(SITE), "-q", "-o", "."]]
)
def test_the_command_says_it_in_one_line(
    plugin: Plugin, tmp_path: Path, arguments: list[str]
) -> None:
    plugin("abc = guest:EXPORTER", "import nosuch")

    done = subprocess.run(
        [sys.executable, "-m", "pexport", *arguments],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    said = "the plugin abc = guest:EXPORTER of guest cannot be loaded: ModuleNotFoundError: "
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"pexport: {said}")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.glob("person.*")) == []


def test_two_plugins_of_one_name_are_named(plugin: Plugin) -> None:
    plugin("jsonld = guest:EXPORTER", WELL)

    assert refusal("jsonld").startswith("two plugins are named 'jsonld': ")
