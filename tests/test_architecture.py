"""The arrows of knowledge, over the real files: ``sources -> core <- exporters -> vocab``."""

from __future__ import annotations

import ast
import io
import re
import subprocess
import sys
import tokenize
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import ROOT, SAMPLES

PACKAGES = {
    "src/pexport": "pexport",
    "exporters": "pexport.exporters",
    "sources": "pexport.sources",
}
# What a module may import at its head, beside the standard library and pexport.
LIGHT = {"orjson", "pydantic"}
OWN = {
    "src/pexport/cli.py": {"typer"},
    "src/pexport/cli_check.py": {"typer"},  # itself imported late, and not for a plain export
    "src/pexport/cli_flags.py": {"typer"},
    "src/pexport/cli_sources.py": {"typer"},  # itself imported late, and not for a plain export
    "sources/markdown.py": {"pyromark"},
    "sources/yaml_tree.py": {"yaml"},
}
ATTICS = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
MAX_LINES = 350
MAX_LINES_OF_TESTS = 500


class Import(NamedTuple):
    """One import: the absolute name of what is imported, "" where that is computed."""

    line: int
    name: str
    at_head: bool


class Module(NamedTuple):
    """What the rules look at of a module."""

    file: str
    folder: str
    name: str
    """As the folder has it: ``dates``, ``hugo.links``."""
    lines: int
    is_whole: bool
    """Whether it is a whole format or source, and no part of one."""
    imports: tuple[Import, ...]


def module(root: Path, file: str) -> Module:
    folder = next(folder for folder in PACKAGES if file.startswith(f"{folder}/"))
    text = (root / file).read_text(encoding="utf-8")
    tree = ast.parse(text)
    path = Path(file).relative_to(folder)
    package = ".".join([PACKAGES[folder], *path.parent.parts])
    targets = [t for node in tree.body if isinstance(node, ast.Assign) for t in node.targets]
    return Module(
        file,
        folder,
        ".".join(path.with_suffix("").parts),
        text.count("\n"),
        bool({"EXPORTER", "SOURCE"} & {ast.unparse(target) for target in targets}),
        tuple(imports(tree, package, at_head=True)),
    )


def imports(node: ast.AST, package: str, *, at_head: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        late = isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield Import(child.lineno, alias.name, at_head)
        elif isinstance(child, ast.ImportFrom):
            base = absolute("." * child.level + (child.module or ""), package)
            for alias in child.names:
                yield Import(child.lineno, f"{base}.{alias.name}", at_head)
        elif isinstance(child, ast.If):
            late = ast.unparse(child.test) == "TYPE_CHECKING"
        elif isinstance(child, ast.Call):
            function = ast.unparse(child.func).rpartition(".")[2]
            if function in {"import_module", "__import__"}:
                yield Import(child.lineno, absolute(literal(child), package), at_head)
        yield from imports(child, package, at_head=at_head and not late)


def absolute(name: str, package: str) -> str:
    """Return the absolute name of what a module of *package* calls *name*."""
    dots = len(name) - len(name.lstrip("."))
    if not dots:
        return name
    parents = package.split(".")
    return ".".join([*parents[: len(parents) - dots + 1], name[dots:]]).rstrip(".")


def literal(call: ast.Call) -> str:
    """Return the first argument where it is a literal text."""
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""


@cache
def house() -> tuple[Module, ...]:
    """Return all modules of the house."""
    paths = [path for folder in PACKAGES for path in sorted((ROOT / folder).rglob("*.py"))]
    return tuple(module(ROOT, path.relative_to(ROOT).as_posix()) for path in paths)


def wholes(folder: str) -> list[str]:
    """Return the names of the formats, or of the sources."""
    return [module.name for module in house() if module.folder == folder and module.is_whole]


# The parts of one format that no other of its family may use.
PARTS = {
    "vcard.jcard_reading": "vcard.jcard",
    "vcard.xcard_elements": "vcard.xcard",
    "vcard.xcard_reading": "vcard.xcard",
}


def owner(name: str, folder: str) -> str | None:
    """Return the format that the module *name* is or is a part of, or something in it."""
    whole = whole_of(name, folder)
    owners = (of for part, of in PARTS.items() if is_within(name, part))
    return whole or next(owners, None)


def is_within(name: str, module: str) -> bool:
    """Say whether *name* is *module*, or something in it."""
    return f"{name}.".startswith(f"{module}.")


def family(name: str, folder: str) -> str:
    """Return the package that the module *name* stands in, "" for none."""
    first = name.split(".", maxsplit=1)[0]
    packages = {module.name.split(".")[0] for module in house() if module.folder == folder}
    alone = {module.name for module in house() if module.folder == folder}
    return first if first in packages - alone else ""


# The families without a format of their own that a family is made of, beside its own parts.
RELATIVES = {
    "jscontact": {"contact"},
    "jsonld": {"schemaorg"},
    "orcid": {"schemaorg"},
    "rdf": {"schemaorg"},
    "vcard": {"contact"},
}


def families(name: str, folder: str) -> set[str]:
    """Return the families whose parts the module *name* may be made of."""
    own = family(name, folder)
    return {"", own} | RELATIVES.get(own, set())


def faults(module: Module) -> list[str]:
    """Return what breaks a rule of the house, each with its place."""
    found = [*shape(module), *arrows(module), *heads(module)]
    return [f"{module.file}:{line}: {fault}" for line, fault in found]


def shape(module: Module) -> Iterator[tuple[int, str]]:
    if module.lines > MAX_LINES:
        yield 1, f"{module.lines} lines"
    if ATTICS & set(re.split("[._]", module.name)):
        yield 1, "the name does not say what is in it"


def arrows(module: Module) -> Iterator[tuple[int, str]]:
    folder = module.folder
    for line, name, _ in module.imports:
        top, part, other = [*name.split(".", 2), "", ""][:3]
        if not name:
            yield line, "imports by a computed name"
        elif top != "pexport" or part not in PACKAGES:
            continue
        elif part != folder:
            yield line, f"imports {name}"
        elif (whole := whole_of(other, folder)) and whole != module.name:
            yield line, f"imports the whole of {whole}"
        elif family(other, folder) not in families(module.name, folder):
            yield line, f"imports a part of {family(other, folder)}"
        elif owner(other, folder) not in {None, owner(module.name, folder)}:
            yield line, f"imports a part of {owner(other, folder)}"


def whole_of(name: str, folder: str) -> str | None:
    """Return the format or source whose module *name*, or something in it, is."""
    return next((whole for whole in wholes(folder) if is_within(name, whole)), None)


def heads(module: Module) -> Iterator[tuple[int, str]]:
    known = sys.stdlib_module_names | {"pexport", ""} | LIGHT | OWN.get(module.file, set())
    for line, name, at_head in module.imports:
        top = name.split(".")[0]
        if at_head and top not in known:
            yield line, f"imports {top} at the head"


def test_the_house_keeps_its_rules() -> None:
    assert [fault for module in house() for fault in faults(module)] == []


def faults_of_tests(folder: Path) -> list[str]:
    """Return which modules of tests below *folder* are too long, or do not say what they hold."""
    found = []
    for file in sorted(folder.rglob("*.py")):
        if "node_modules" in file.parts:
            continue
        lines = file.read_text(encoding="utf-8").count("\n")
        if lines > MAX_LINES_OF_TESTS:
            found.append(f"{file.name}: {lines} lines")
        if ATTICS & set(file.stem.split("_")):
            found.append(f"{file.name}: the name does not say what is in it")
    return found


def test_modules_of_tests_are_short_and_say_what_they_hold(tmp_path: Path) -> None:
    assert faults_of_tests(ROOT / "tests") == []

    (tmp_path / "test_long.py").write_text("pass\n" * 501, encoding="utf-8")
    (tmp_path / "card_helpers.py").touch()
    (tmp_path / "test_short.py").write_text("pass\n" * 500, encoding="utf-8")
    assert faults_of_tests(tmp_path) == [
        "card_helpers.py: the name does not say what is in it",
        "test_long.py: 501 lines",
    ]


# They test what does for every format what it does for one, whoever has made it.
OF_WHATEVER_IS_INSTALLED = {
    "conftest.py",
    "sources/test_hugo_site.py",
    "test_cli.py",
    "test_package.py",
    "test_registry.py",
}


def test_all_other_tests_name_the_formats_that_they_are_about() -> None:
    """So that a plugin that is installed beside pexport breaks none of them."""
    tests = ROOT / "tests"
    asking = re.compile(r"registry\.(formats|sources)\(\)")
    files = [file for file in tests.rglob("*.py") if "node_modules" not in file.parts]
    found = {
        file.relative_to(tests).as_posix()
        for file in files
        if asking.search(file.read_text(encoding="utf-8"))
    }

    assert found == OF_WHATEVER_IS_INSTALLED


def test_the_parts_of_one_format_are_modules_of_its_family() -> None:
    names = {module.name for module in house() if module.folder == "exporters"}

    assert names >= PARTS.keys()
    assert set(wholes("exporters")) >= set(PARTS.values())
    assert all(family(part, "exporters") == family(of, "exporters") for part, of in PARTS.items())


SILENT = re.compile(r"# *(noqa|type: *ignore)")
CODES = re.compile(r"# (noqa: [A-Z]+[0-9]+(, [A-Z]+[0-9]+)*|type: ignore\[[a-z-]+\])")


def without_reason(text: str) -> list[str]:
    """Return the comments that make a checker silent, and do not say why."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    comments = [token.string for token in tokens if token.type == tokenize.COMMENT]
    silent = [each for each in comments if SILENT.match(each)]
    return [
        each for each in silent if not (CODES.match(each) and re.search(r"\w", CODES.sub("", each)))
    ]


CHECKED = ["src", "exporters", "sources", "tests", "bench", "docs", "samples/plugin"]


@pytest.mark.parametrize("folder", CHECKED)
def test_whoever_silences_a_checker_says_why(folder: str) -> None:
    files = [file for file in (ROOT / folder).rglob("*.py") if "node_modules" not in file.parts]

    assert files
    found = {file: without_reason(file.read_text(encoding="utf-8")) for file in files}
    assert {file: comments for file, comments in found.items() if comments} == {}


@pytest.mark.parametrize(
    ("comment", "is_silent"),
    [
        ("# noqa: S314 - it is our own", False),
        ("# noqa: N813, PLC0415 - the module beside its class", False),
        ("# type: ignore[misc] # each has one", False),
        ("# type: ignore[import-untyped] # noqa: PLC0415 - it has no types", False),
        ("# noqa: S314", True),
        ("# noqa", True),
        ("# type: ignore", True),
        ("# type: ignore[misc]", True),
        ("# type: ignore[import-untyped] # noqa: PLC0415", True),
        ("# a comment", False),
    ],
)
def test_a_reason_is_words_after_the_codes(comment: str, is_silent: bool) -> None:
    assert without_reason(f"x = 1  {comment}\n") == ([comment] if is_silent else [])


def test_no_family_is_made_of_one_that_holds_a_format() -> None:
    of_formats = {family(name, "exporters") for name in wholes("exporters")}

    assert of_formats >= RELATIVES.keys()
    assert of_formats.isdisjoint(set().union(*RELATIVES.values()))


def named(whole: str) -> str:
    """Return the name that the user gives to a format or source."""
    return whole.rpartition(".")[2].replace("_", "-")


@pytest.mark.parametrize(
    ("folder", "attribute"), [("exporters", "EXPORTER"), ("sources", "SOURCE")]
)
def test_each_format_and_source_is_a_module_with_an_entry_point(
    folder: str, attribute: str
) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert project["entry-points"][f"pexport.{folder}"] == {
        named(name): f"pexport.{folder}.{name}:{attribute}" for name in wholes(folder)
    }


def with_more(folder: Path, file: str, added: str) -> Module:
    """Return the module *file*, where there is one, with something *added* to a copy of it."""
    text = (ROOT / file).read_text(encoding="utf-8") if (ROOT / file).exists() else ""
    (folder / file).parent.mkdir(parents=True)
    (folder / file).write_text(f"{text}\n{added}\n", encoding="utf-8")
    return module(folder, file)


CLEAN = "src/pexport/clean.py"


@pytest.mark.parametrize(
    ("file", "added", "said"),
    [
        (CLEAN, "import pexport.sources.hugo", "imports pexport.sources.hugo"),
        (CLEAN, "from pexport import sources", "imports pexport.sources"),
        (CLEAN, "from .exporters.orcid import build", "imports pexport.exporters.orcid.build"),
        (CLEAN, "def f(): from . import exporters", "imports pexport.exporters"),
        (CLEAN, "import_module('pexport.sources.hugo')", "imports pexport.sources.hugo"),
        (CLEAN, "importlib.import_module('.sources', 'pexport')", "imports pexport.sources"),
        (CLEAN, "__import__(f'pexport.{name}')", "imports by a computed name"),
        (
            "exporters/orcid/orcid.py",
            "from ..jsonld.jsonld import f",
            "imports the whole of jsonld.jsonld",
        ),
        (
            "exporters/rdf/trig.py",
            "import pexport.exporters.rdf.turtle",
            "imports the whole of rdf.turtle",
        ),
        (
            "exporters/orcid/person.py",
            "from .orcid import build",
            "imports the whole of orcid.orcid",
        ),
        ("exporters/orcid/person.py", "from ..jsonld import forms", "imports a part of jsonld"),
        (
            "exporters/vcard/jcard.py",
            "from .vcard import build",
            "imports the whole of vcard.vcard",
        ),
        ("exporters/vcard/jcard.py", "from .. import orcid", "imports a part of orcid"),
        ("exporters/vcard/text.py", "from . import jcard_reading", "imports a part of vcard.jcard"),
        (
            "exporters/jscontact/person.py",
            "from ..vcard.text import WIDTH",
            "imports a part of vcard",
        ),
        ("exporters/contact/links.py", "from ..vcard import text", "imports a part of vcard"),
        ("exporters/schemaorg/values.py", "from ..rdf.terms import iri", "imports a part of rdf"),
        (
            "exporters/rdf/turtle.py",
            "import pexport.sources.dates",
            "imports pexport.sources.dates",
        ),
        ("sources/hugo/hugo.py", "from ..profile import SOURCE", "imports the whole of profile"),
        ("sources/dates.py", "from .hugo import links", "imports a part of hugo"),
        ("sources/dates.py", "from ..exporters import orcid", "imports pexport.exporters.orcid"),
        ("exporters/rdf/turtle.py", "import rdflib.term", "imports rdflib at the head"),
        (
            "exporters/rdf/turtle.py",
            "class A:\n from pyld import jsonld",
            "imports pyld at the head",
        ),
        ("src/pexport/model.py", "if True: import yaml", "imports yaml at the head"),
        ("src/pexport/checks.py", "import jsonschema", "imports jsonschema at the head"),
        ("exporters/rdf/utils.py", "", "the name does not say what is in it"),
        ("sources/long.py", "pass\n" * 349, "351 lines"),
    ],
)
def test_a_broken_rule_is_found(tmp_path: Path, file: str, added: str, said: str) -> None:
    broken = with_more(tmp_path, file, added)

    (fault,) = faults(broken)
    assert fault.startswith(f"{file}:")
    assert fault.endswith(f": {said}")


@pytest.mark.parametrize(
    "added",
    [
        "def f(): import rdflib",
        "if TYPE_CHECKING: import rdflib",
        "from .terms import iri",
        "from importlib import import_module; import_module('pexport.vocab')",
    ],
)
def test_what_is_allowed_is_no_fault(tmp_path: Path, added: str) -> None:
    assert faults(with_more(tmp_path, "exporters/rdf/turtle.py", added)) == []


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
    parts = {module[len("pexport.exporters.") :] for module in found if is_of_a_format(module)}
    assert name in {owner(part, "exporters") for part in parts} <= {None, name}
    assert {family(part, "exporters") for part in parts} <= families(name, "exporters")


def is_of_a_format(module: str) -> bool:
    return module.startswith("pexport.exporters.")


def test_the_full_checks_load_what_is_heavy() -> None:
    """So the test above would see it."""
    assert {"pyld", "pexport.exporters.jsonld.jsonld"} <= loaded(
        "jsonld", SAMPLES / "sites/academic", "-q", "--full"
    )
