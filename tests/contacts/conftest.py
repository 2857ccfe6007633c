"""What the tests of pushes share: servers that run, and a page whose person is pushed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from contacts.servers import PASSWORD, SERVERS, USER, Running

PAGE: dict[str, Any] = {
    "name": {"display": "Ada Njoku", "given": "Ada", "family": "Njoku"},
    "headlines": [{"text": "Reader"}],
    "emails": [{"address": "ada@rivers.example"}],
    "phones": [{"number": "+64 4 555 0100"}],
    "homepage": {"url": "https://ada.example/"},
    "identifiers": [
        {
            "scheme": "orcid",
            "value": "0000-0002-1825-0097",
            "url": "https://orcid.org/0000-0002-1825-0097",
        }
    ],
    "summaries": [{"text": "Measures soils."}],
}


@pytest.fixture(scope="session", params=SERVERS)
def _running(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    with SERVERS[request.param](tmp_path_factory.mktemp(request.param)) as running:
        yield running


@pytest.fixture
def server(_running: Running) -> Running:
    """Return each of the servers, with an empty address book."""
    for path in _running.contacts():
        _running.asked("DELETE", path)
    return _running


class Pusher(NamedTuple):
    """Whoever pushes: a page, and a folder for what is remembered."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "XDG_STATE_HOME": str(self.folder / "state"),
            "PEXPORT_CARDDAV_USER": USER,
            "PEXPORT_CARDDAV_PASSWORD": PASSWORD,
        }

    def page(self, **changed: Any) -> Path:
        """Write the page of the person with some facts *changed*, and return its place."""
        import orjson

        place = self.folder / "page.json"
        place.write_bytes(orjson.dumps({**PAGE, **changed}))
        return place

    def command(self, url: str, *flags: str) -> list[str]:
        page = self.folder / "page.json"
        return [sys.executable, "-m", "pexport", "push", url, "--from", str(page), *flags]

    def push(self, url: str, *flags: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Push the page as it is now."""
        return subprocess.run(
            self.command(url, *flags),
            env=self.environment | environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=300,
        )

    def forget(self) -> None:
        """Lose what is remembered, as on another machine."""
        for file in (self.folder / "state/pexport/push").glob("*.json"):
            file.unlink()


@pytest.fixture
def pusher(tmp_path: Path) -> Pusher:
    """Return somebody who has pushed nothing yet."""
    found = Pusher(tmp_path)
    found.page()
    return found
