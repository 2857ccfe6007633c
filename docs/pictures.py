"""Makes the pictures of the README from a sample: ``python docs/pictures.py``.

It needs Debian's Chromium (``make readers``); a test holds the code to what it would be now.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
SAMPLE = ROOT / "samples" / "sites" / "academic"
AS_OF = ("--as-of", "2026-11-23")


def pexport(*arguments: str) -> bytes:
    """Return what a command writes about the sample."""
    command = [sys.executable, "-m", "pexport", *arguments, str(SAMPLE), *AS_OF, "-q"]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout  # noqa: S603 - our own


def code() -> bytes:
    """Return the code that a phone scans, as SVG."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ada.svg"
        pexport("qr", "-o", str(file))
        return file.read_bytes()


def photograph(page: bytes) -> None:
    """Write pictures of the *page*: its parts, and how a phone shows it."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - for pictures alone

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as run:
        file = Path(folder) / "preview.html"
        file.write_bytes(page)
        browser = run.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        shown = browser.new_page(viewport={"width": 360, "height": 640})
        shown.goto(file.as_uri())
        _write("phone.png", shown.screenshot())
        shown = browser.new_page(viewport={"width": 640, "height": 720})
        shown.goto(file.as_uri())
        _write("card.png", shown.locator("article.card").first.screenshot())
        result = shown.locator("section[aria-labelledby=search]")
        _write("search.png", result.screenshot())
        browser.close()


def _write(name: str, data: bytes) -> None:
    """Write a picture with few colours, which makes it small."""
    from PIL import Image  # noqa: PLC0415 - for pictures alone

    small = io.BytesIO()
    Image.open(io.BytesIO(data)).convert("RGB").quantize(64).save(small, "PNG", optimize=True)
    (PICTURES / name).write_bytes(small.getvalue())


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / "code.svg").write_bytes(code())
    photograph(pexport("preview"))
