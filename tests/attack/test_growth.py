"""Work grows with the input, and not with its square: counted in calls, which no machine changes.

What a regular expression or another library's code does is not seen here: for that there are
``test_regular_expressions.py`` and ``bench/growth.py``.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from counting import calls
from reading import read_path
from running import write

from pexport import registry
from pexport.errors import PexportError
from pexport.proving.file_check import check_file
from pexport.source import Input
from pexport.writing.export import export
from pexport.writing.people import ExportRequest, export_people


def _shapes() -> Any:
    spec = importlib.util.spec_from_file_location("shapes", ROOT / "bench/shapes.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SHAPES = _shapes()
FEW, MANY = 150, 600
"""Parts of an input, and four times as many: a square would be sixteen times the work."""
MOST = 8


def assert_linear(work: Callable[[int], Callable[[], object]]) -> None:
    work(FEW // 2)()  # what is loaded once
    few, many = calls(work(FEW)), calls(work(MANY))
    assert many < MOST * few


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "shape"),
    [(name, shape) for name in SHAPES.DECODERS for shape in SHAPES.DECODERS[name]],
)
def test_checking_a_file_is_linear(tmp_path: Path, name: str, shape: str) -> None:
    def work(number: int) -> Callable[[], object]:
        path = tmp_path / f"{number}.txt"
        path.write_text(SHAPES.DECODERS[name][shape](number), encoding="utf-8", newline="")
        return lambda: check_file(path, name)

    assert_linear(work)


@pytest.mark.slow
@pytest.mark.parametrize("shape", [*SHAPES.AUTHOR, *SHAPES.PROFILE])
def test_reading_and_exporting_is_linear(tmp_path: Path, shape: str) -> None:
    is_page = shape in SHAPES.AUTHOR
    text = SHAPES.AUTHOR[shape] if is_page else SHAPES.PROFILE[shape]

    def work(number: int) -> Callable[[], object]:
        path = write(tmp_path / f"{number}.{'md' if is_page else 'json'}", text(number))
        return lambda: _exported(path)

    assert_linear(work)


def _exported(path: Path) -> None:
    exporter = registry.load_exporter("jsonld")
    try:
        export(read_path(path).profile, exporter, exporter.options())
    except PexportError:
        return


def _everybody(site: Path) -> None:
    if forget := registry.load_source("hugo").forget:
        forget()
    options = {"jsonld": registry.load_exporter("jsonld").options()}
    list(export_people(Input(site), ExportRequest(options, "public", full=False), 1))


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES.SITES)
def test_everybody_of_a_site_is_exported_in_linear_time(tmp_path: Path, shape: str) -> None:
    def work(number: int) -> Callable[[], object]:
        site = tmp_path / str(number)
        for name, text in SHAPES.SITES[shape](number // 5).items():
            write(site / name, text)
        return lambda: _everybody(site)

    assert_linear(work)
