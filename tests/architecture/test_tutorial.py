"""The tutorial, from its first line to its last: what it writes, runs and shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import ROOT, generator
from pages.generated import needed
from running import write

TUTORIAL = ROOT / "docs" / "tutorial.md"
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)


class Block(NamedTuple):
    """A block of code: a file, commands, or what they show."""

    language: str
    file: str
    text: str


def blocks() -> Iterator[Block]:
    for language, file, text in _BLOCK.findall(TUTORIAL.read_text(encoding="utf-8")):
        yield Block(language, file, text)


@pytest.mark.slow
def test_every_command_of_the_tutorial_does_what_it_says(tmp_path: Path) -> None:
    needed("hugo")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    said = ""
    for block in blocks():
        if block.file:
            write(tmp_path / block.file, block.text)
        elif block.language == "sh":
            done = subprocess.run(
                ["bash", "-ec", block.text],
                cwd=tmp_path,
                env={**os.environ, "PATH": path},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            said = done.stdout
            assert done.returncode == 0, block.text + said
            if block.text == "pexport inject public --check\n":
                assert said == ""
        else:
            assert block.language == "text"
            missing = [line for line in block.text.splitlines() if line not in said]
            assert missing == [], said
    page = (tmp_path / "public/index.html").read_text()
    assert page.count("data-pexport") == 1
    assert "Professor" in page
    for file in ("preview.html", "ada.svg", "ada.vcf", "public/ada/person.jsonld"):
        assert (tmp_path / file).stat().st_size


def test_the_code_in_the_readme_is_that_of_the_sample() -> None:
    code = (ROOT / "docs/pictures/code.svg").read_bytes()

    assert code == generator("pictures").code(), "python docs/pictures.py"
