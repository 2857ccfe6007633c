"""The modules of the house as the tests of its structure see them: names, lines, imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from conftest import ROOT

PACKAGES = {
    "src/pexport": "pexport",
    "exporters": "pexport.exporters",
    "sources": "pexport.sources",
}


class Import(NamedTuple):
    """One import: the absolute name of what is imported, "" where that is computed."""

    line: int
    name: str
    at_head: bool


class Module(NamedTuple):
    """What the rules look at of a module."""

    file: str
    name: str
    """The name it is imported by: ``pexport.sources.hugo.page.links``."""
    lines: int
    is_whole: bool
    """Whether it is a whole format or source, and no part of one."""
    imports: tuple[Import, ...]


def parsed(root: Path, file: str) -> Module:
    """Return the module in *file*, a path below *root*."""
    folder = next(folder for folder in PACKAGES if file.startswith(f"{folder}/"))
    text = (root / file).read_text(encoding="utf-8")
    tree = ast.parse(text)
    path = Path(file).relative_to(folder)
    package = ".".join([PACKAGES[folder], *path.parent.parts])
    targets = [t for node in tree.body if isinstance(node, ast.Assign) for t in node.targets]
    return Module(
        file,
        f"{package}.{path.stem}".removesuffix(".__init__"),
        text.count("\n"),
        bool({"EXPORTER", "SOURCE"} & {ast.unparse(target) for target in targets}),
        tuple(_imports(tree, package, at_head=True)),
    )


def _imports(node: ast.AST, package: str, *, at_head: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        late = isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield Import(child.lineno, alias.name, at_head)
        elif isinstance(child, ast.ImportFrom):
            base = _absolute("." * child.level + (child.module or ""), package)
            for alias in child.names:
                yield Import(child.lineno, f"{base}.{alias.name}", at_head)
        elif isinstance(child, ast.If):
            late = ast.unparse(child.test) == "TYPE_CHECKING"
        elif isinstance(child, ast.Call):
            function = ast.unparse(child.func).rpartition(".")[2]
            if function in {"import_module", "__import__"}:
                yield Import(child.lineno, _absolute(_literal(child), package), at_head)
        yield from _imports(child, package, at_head=at_head and not late)


def _absolute(name: str, package: str) -> str:
    """Return the absolute name of what a module of *package* calls *name*."""
    dots = len(name) - len(name.lstrip("."))
    if not dots:
        return name
    parents = package.split(".")
    return ".".join([*parents[: len(parents) - dots + 1], name[dots:]]).rstrip(".")


def _literal(call: ast.Call) -> str:
    """Return the first argument where it is a literal text."""
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""


@cache
def house() -> tuple[Module, ...]:
    """Return all modules of the house."""
    paths = [path for folder in PACKAGES for path in sorted((ROOT / folder).rglob("*.py"))]
    return tuple(parsed(ROOT, path.relative_to(ROOT).as_posix()) for path in paths)


def wholes(part: str) -> list[str]:
    """Return the names of the formats or of the sources: ``rdf.turtle``, ``hugo.hugo``."""
    package = f"pexport.{part}."
    return [
        module.name.removeprefix(package)
        for module in house()
        if module.is_whole and module.name.startswith(package)
    ]


def is_within(name: str, package: str) -> bool:
    """Say whether *name* is *package*, or something in it."""
    return f"{name}.".startswith(f"{package}.")


def broken(folder: Path, file: str, added: str) -> Module:
    """Return the module *file*, where there is one, with something *added* to a copy of it."""
    text = (ROOT / file).read_text(encoding="utf-8") if (ROOT / file).exists() else ""
    (folder / file).parent.mkdir(parents=True)
    (folder / file).write_text(f"{text}\n{added}\n", encoding="utf-8")
    return parsed(folder, file)
