"""A browser finds the block in the head, of pages of every make, and nothing else is changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pexport.pages.outline import outline

from .browser import browser
from .samples import DECOYS

pytestmark = pytest.mark.slow

BLOCK = b'<script type="application/ld+json" id="pexport">{}</script>'


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    with browser() as started:
        yield started.new_page()


@pytest.mark.parametrize("name", DECOYS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_block_is_the_last_in_the_head(
    page: Any, tmp_path: Path, name: str, encoding: str
) -> None:
    data = DECOYS[name].encode(encoding)
    at = outline(data).head_end
    block = BLOCK.decode().encode("utf-16-le") if encoding == "utf-16" else BLOCK
    file = tmp_path / "page.html"
    file.write_bytes(data[:at] + block + data[at:])

    page.goto(file.as_uri())

    assert page.evaluate("[...document.head.querySelectorAll(':scope > #pexport')].length") == 1
    assert page.evaluate("document.querySelectorAll('#pexport').length") == 1
