"""What the source ``staff`` promises: every cell is read, or what becomes of it is told."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from pexport import registry
from pexport.errors import PexportError
from pexport.source import Input

with (Path(__file__).parent / "staff.csv").open(encoding="utf-8") as file:
    COLUMNS, ADA, _ = csv.reader(file)
OTHERS = ("Other words", "https://other.example/", "b@other.example", "1987-03", "+64 3 555 0199")


def read(folder: Path, cells: list[str]) -> tuple[dict[str, Any], set[str]]:
    """Return the profile of the line *cells*, and the columns that remarks are about."""
    path = folder / "staff.csv"
    with path.open("w", encoding="utf-8", newline="") as written:
        csv.writer(written).writerows([COLUMNS, cells])
    profile, remarks, *_ = registry.read_profile(Input(path))
    return profile.model_dump(), {remark.where.partition("#")[2] for remark in remarks}


@pytest.mark.parametrize("column", COLUMNS[1:])
def test_every_cell_is_read_or_told(tmp_path: Path, column: str) -> None:
    before, _ = read(tmp_path, ADA)

    for other in OTHERS:
        cells = [other if each == column else cell for each, cell in zip(COLUMNS, ADA, strict=True)]
        profile, told = read(tmp_path, cells)
        assert profile != before or column in told


@pytest.mark.parametrize("column", COLUMNS[1:])
def test_a_cell_alone_is_read_or_told(tmp_path: Path, column: str) -> None:
    alone = ("staff_id", column)
    nobody, _ = read(tmp_path, ["ada", *[""] * (len(ADA) - 1)])

    cells = [cell if each in alone else "" for each, cell in zip(COLUMNS, ADA, strict=True)]
    profile, told = read(tmp_path, cells)

    assert profile != nobody or column in told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,email\nAda,a@b.example\n", ":1: expected different columns, staff_id among"),
        ("staff_id,name\n", ": the list is empty"),
        ("staff_id,name\nada,Njoku, Ada\n", ":2: expected 2 cells, found 3; put"),
        ('staff_id,name\n\nada,"Ada\n', ":3: broken CSV: unexpected end of data"),
        ("staff_id,name\n,Ada\n", ":2#staff_id: expected letters, digits, - and _, found ''"),
        ("staff_id,name\nada,A\nada,B\n", ":3#staff_id: 'ada' already stands in line 2"),
        ("staff_id,name\nada,A\nbo,B\n", ": a list of several people; use --all, or"),
    ],
)
def test_a_broken_list_gets_one_line_that_says_where(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "staff.csv"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(PexportError) as refused:
        registry.read_profile(Input(path))

    assert str(refused.value).startswith(f"{path}{said}")
