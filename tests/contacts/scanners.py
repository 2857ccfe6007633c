"""Programs that read codes from pictures: zbar, and ZXing, of which Android's are made."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image
from readers.reader import Answer, installed, java

_JARS = "core javase jackson-core jackson-databind jackson-annotations"
_HALVES = {" ": (0, 0), "\u2580": (1, 0), "\u2584": (0, 1), "\u2588": (1, 1)}


def needs(package: str) -> None:
    """Skip the test where the Debian package is missing."""
    if installed(f"deb:{package}") is None:
        pytest.skip(f"{package} is not installed: `make readers` does it")


def zbar(picture: Path) -> bytes:
    """Return the bytes in the one code of *picture*, as zbar reads them."""
    needs("zbar-tools")
    command = ["zbarimg", "--raw", "--quiet", "--oneshot", "-Sdisable", "-Sqr.enable", "-Sbinary"]
    done = subprocess.run([*command, str(picture)], capture_output=True, check=False)
    assert done.returncode == 0, f"{picture}: zbar finds no code"
    return done.stdout


def zxing(pictures: Sequence[Path]) -> list[Answer]:
    """Return what ZXing makes of the codes of *pictures*: the contact that a phone would show."""
    needs("libzxing-javase-java")
    return java("ScannedCode", _JARS)("code", pictures)


def of_svg(drawing: Path) -> Path:
    """Return the picture that a browser's neighbour makes of an SVG."""
    needs("librsvg2-bin")
    picture = drawing.with_suffix(".of-svg.png")
    subprocess.run(["rsvg-convert", "-z", "2", "-o", picture, drawing], check=True)
    return picture


def of_terminal(text: str, picture: Path) -> Path:
    """Return the picture of what a terminal shows, light on dark."""
    lines = [[_HALVES[char] for char in line] for line in text.splitlines()]
    rows = [row for line in lines for row in zip(*line, strict=True)]
    size = len(rows[0]), len(rows)
    image = Image.new("1", size)
    image.putdata([bit for row in rows for bit in row])
    image.resize((size[0] * 6, size[1] * 6)).save(picture)
    return picture
