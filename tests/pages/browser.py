"""A real browser, which decides what is in a page: Debian's Chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

PROGRAM = shutil.which("chromium")


@contextmanager
def browser() -> Iterator[Any]:
    """Start Chromium; skip the test where it is missing, and fail it in CI."""
    if PROGRAM is None:
        why = "Chromium (deb:chromium) is not installed: `make readers` does it"
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as run:
        started = run.chromium.launch(executable_path=PROGRAM, args=["--no-sandbox"])
        yield started
        started.close()
