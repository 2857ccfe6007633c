"""Built sites that the tests make, and what stands in their pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from running import write

from pexport.pages import block
from pexport.pages.outline import outline

PAGE = "<!doctype html><html><head><title>x</title></head><body>x</body></html>\n"
ADA = {
    "name": {"display": "Ada Njoku"},
    "headlines": [{"text": "Postdoc"}],
    "emails": [{"address": "ada@ada.example"}],
    "accounts": [{"service": "github", "url": "https://github.com/ada"}],
    "document": {
        "url": "https://ada.example/people/ada/",
        "subject": "https://ada.example/#ada",
        "site_url": "https://ada.example/",
    },
}


def profile(folder: Path, **facts: Any) -> Path:
    """Write a profile that is a source."""
    return write(folder / "ada.json", json.dumps({**ADA, **facts}))


def site(folder: Path, *pages: str, html: str = PAGE) -> Path:
    """Write a built site with these pages."""
    for page in pages:
        write(folder / "public" / page, html)
    return folder / "public"


def documents(page: Path) -> list[Any]:
    """Return what the blocks of pexport's in *page* hold."""
    found = block.marked(outline(page.read_bytes()))
    return [block.document(each) for each in found if block.mark(each) == block.FORMAT]


def files(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Return the bytes, the mode and the time of all files below *folder*."""
    return {
        path.relative_to(folder).as_posix(): (
            path.read_bytes(),
            (at := path.stat()).st_mode,
            at.st_mtime_ns,
        )
        for path in folder.rglob("*")
        if path.is_file()
    }
