"""Radicale, a server of address books: cards are sent to it, and what it keeps is asked back."""

from __future__ import annotations

import http.client
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ..reader import PYTHON, Answer, Refusal
from .vobject_library import facts

_BOOK = """<?xml version="1.0"?>
<mkcol xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><set><prop>
<resourcetype><collection/><C:addressbook/></resourcetype>
</prop></set></mkcol>"""


def read(form: str, paths: Sequence[Path]) -> list[Answer]:
    """Send every card to a server of our own, and read what it gives back."""
    with TemporaryDirectory() as folder, _server(Path(folder)) as server:
        _request(server, "MKCOL", "/me/", "")
        _request(server, "MKCOL", "/me/book/", _BOOK)
        return [_sent_and_fetched(server, form, path) for path in paths]


def _sent_and_fetched(server: http.client.HTTPConnection, form: str, path: Path) -> Answer:
    place = f"/me/book/{path.name}"
    status, answer = _request(server, "PUT", place, path.read_bytes())
    if status >= 300:
        return Refusal(f"{status} {answer.decode()}")
    found = _request(server, "GET", place, "")[1]
    _request(server, "DELETE", place, "")
    return facts(form, found)


def _request(
    server: http.client.HTTPConnection, method: str, place: str, body: str | bytes
) -> tuple[int, bytes]:
    server.request(method, place, body, {"Content-Type": "text/vcard; charset=utf-8"})
    answer = server.getresponse()
    return answer.status, answer.read()


@contextmanager
def _server(folder: Path) -> Iterator[http.client.HTTPConnection]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = {
        "server-hosts": f"127.0.0.1:{port}",
        "auth-type": "none",
        "rights-type": "authenticated",
        "storage-filesystem-folder": str(folder),
        "logging-level": "error",
    }
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    flags[flags.index("authenticated")] = "owner_only"
    with subprocess.Popen([PYTHON, "-m", "radicale", "--config", "", *flags]) as process:
        try:
            yield _connected(port)
        finally:
            process.terminate()


def _connected(port: int) -> http.client.HTTPConnection:
    for _ in range(100):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        try:
            connection.connect()
        except OSError:
            time.sleep(0.1)
        else:
            return connection
    raise TimeoutError("radicale did not start")
