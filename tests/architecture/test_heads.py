"""What modules import at their heads, and so at every start: nothing that takes its time."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES
from modules import Module, broken, house, wholes

# What a module may import at its head, beside the standard library and pexport.
LIGHT = {"orjson", "pydantic"}
OWN = {
    # Themselves imported late, and not for a plain export.
    "src/pexport/application.py": {"typer"},
    "src/pexport/commands/check.py": {"typer"},
    "src/pexport/commands/diff.py": {"typer"},
    "src/pexport/commands/doctor.py": {"typer"},
    "src/pexport/commands/init.py": {"typer"},
    "src/pexport/commands/inject.py": {"typer"},
    "src/pexport/commands/install.py": {"typer"},
    "src/pexport/commands/push.py": {"typer"},
    "src/pexport/commands/qr.py": {"typer"},
    "src/pexport/commands/preview.py": {"typer"},
    "src/pexport/commands/publish.py": {"typer"},
    "src/pexport/commands/serve.py": {"typer"},
    "src/pexport/command_line/typer_flags.py": {"typer"},
    "sources/text/markdown.py": {"pyromark"},
    "sources/files/yaml_tree.py": {"yaml"},
}


def heavy(module: Module) -> Iterator[str]:
    """Yield what *module* imports at its head and should import where it is used."""
    known = sys.stdlib_module_names | {"pexport", ""} | LIGHT | OWN.get(module.file, set())
    for line, name, at_head in module.imports:
        top = name.split(".")[0]
        if at_head and top not in known:
            yield f"{module.file}:{line}: imports {top} at the head"


def test_nothing_heavy_is_imported_at_a_head() -> None:
    assert [fault for module in house() for fault in heavy(module)] == []


@pytest.mark.parametrize(
    ("file", "added", "said"),
    [
        ("exporters/rdf/turtle.py", "import rdflib.term", "rdflib"),
        ("exporters/rdf/turtle.py", "class A:\n from pyld import jsonld", "pyld"),
        ("src/pexport/profile/profile.py", "if True: import yaml", "yaml"),
        ("src/pexport/proving/json_schema.py", "import jsonschema", "jsonschema"),
    ],
)
def test_what_is_heavy_is_found(tmp_path: Path, file: str, added: str, said: str) -> None:
    (fault,) = heavy(broken(tmp_path, file, added))

    assert fault.startswith(f"{file}:")
    assert fault.endswith(f": imports {said} at the head")


@pytest.mark.parametrize(
    "added", ["def f(): import rdflib", "if TYPE_CHECKING: import rdflib", "import orjson"]
)
def test_what_is_light_or_late_is_no_fault(tmp_path: Path, added: str) -> None:
    assert list(heavy(broken(tmp_path, "exporters/rdf/turtle.py", added))) == []


def named(whole: str) -> str:
    """Return the name that the user gives to a format or source."""
    return whole.rpartition(".")[2].replace("_", "-")


@pytest.mark.parametrize(("part", "attribute"), [("exporters", "EXPORTER"), ("sources", "SOURCE")])
def test_each_format_and_source_is_a_module_with_an_entry_point(part: str, attribute: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert project["entry-points"][f"pexport.{part}"] == {
        named(name): f"pexport.{part}.{name}:{attribute}" for name in wholes(part)
    }


def loaded(*arguments: str | Path) -> set[str]:
    """Return the modules that a fresh process has loaded when it has run the command."""
    code = (
        "import os, sys; leave = os._exit\n"
        "def tell(code): print(*sys.modules, file=sys.stderr, flush=True); leave(code)\n"
        "os._exit = tell\n"
        "from pexport.__main__ import main; main()"
    )
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout
    return set(done.stderr.split())


HEAVY = {"jsonschema", "lxml", "pyld", "pyshacl", "rdflib", "rich", "typer", "xml"}


@pytest.mark.parametrize("name", wholes("exporters"))
def test_a_plain_export_loads_nothing_heavy_and_no_other_format(name: str) -> None:
    found = loaded(named(name), SAMPLES / "sites/academic", "-q")

    assert HEAVY & {module.split(".")[0] for module in found} == set()
    assert {whole for whole in wholes("exporters") if f"pexport.exporters.{whole}" in found} == {
        name
    }


@pytest.mark.parametrize(
    ("path", "name"), [("sites/academic", "hugo"), ("profiles/researcher.json", "profile")]
)
def test_a_source_that_does_not_read_loads_its_claim_alone(path: str, name: str) -> None:
    found = loaded("jsonld", SAMPLES / path, "-q")

    assert {"yaml", "pexport.sources.hugo.reading"} & found == (
        {"yaml", "pexport.sources.hugo.reading"} if name == "hugo" else set()
    )


def test_the_full_checks_load_what_is_heavy() -> None:
    """So the test above would see it."""
    assert {"pyld", "pexport.exporters.jsonld.jsonld"} <= loaded(
        "jsonld", SAMPLES / "sites/academic", "-q", "--full"
    )
