"""Hundreds of real pages: nothing but the block changes, twice is once, and all comes out again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from pexport.pages import excluded
from pexport.pages.outline import UnreadableError, outline

from .browser import browser
from .test_bytes import check, injected

pytestmark = pytest.mark.slow

FOLDERS = (
    Path("/usr/share/doc"),
    Path("/usr/lib/node_modules"),
    Path("/usr/share/nodejs"),
    ROOT / "tests/readers/programs/node/node_modules",
    ROOT / ".venv",
)
"""What Debian's packages, npm's and PyPI's bring."""
MOST = 3000


def pages() -> list[Path]:
    found = [
        path
        for folder in FOLDERS
        for path in sorted(folder.rglob("*.htm*"))
        if path.suffix in {".html", ".htm"} and path.is_file() and not path.is_symlink()
    ]
    return found[:MOST]


@pytest.fixture(scope="module")
def real() -> list[Path]:
    found = pages()
    if len(found) < 300:
        pytest.skip(f"only {len(found)} pages of HTML are here: `make readers` brings more")
    return found


def test_hundreds_of_real_pages(real: list[Path]) -> None:
    outcomes: Counter[str] = Counter()
    for path in real:
        data = path.read_bytes()
        try:
            page = outline(data)
        except UnreadableError:
            outcomes["unreadable"] += 1
            continue
        outcomes["left out" if excluded.reason(page, path.name) else "taken"] += 1
        if page.is_page:
            check(data)
    assert outcomes["taken"] >= 300, outcomes


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    with browser() as started:
        yield started.new_page()


def answering(data: bytes) -> Callable[[Any], None]:
    """Return how a request is answered: by *data*, and nothing else of the page is there."""

    def answer(route: Any) -> None:
        if route.request.resource_type == "document":
            route.fulfill(body=data, content_type="text/html")
        else:
            route.abort()

    return answer


def test_a_browser_finds_the_block_in_the_head_of_a_hundred(page: Any, real: list[Path]) -> None:
    whole = [path for path in real if outline(path.read_bytes()).is_page]
    for path in whole[:: max(1, len(whole) // 100)]:
        page.unroute_all()
        page.route("**/*", answering(injected(path.read_bytes())))
        page.goto("https://ada.example/", wait_until="commit")
        page.wait_for_load_state("domcontentloaded")
        found = page.evaluate(
            "[document.head.querySelectorAll(':scope > #pexport').length,"
            " document.querySelectorAll('#pexport').length]"
        )
        assert found == [1, 1], path
