"""Radicale, a server of address books: cards are sent to it, and what it keeps is asked back."""

from __future__ import annotations

import http.client
import subprocess
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


# As radicale's own server, which takes no port that is chosen by the system.
_SERVER = """
import sys
from wsgiref.simple_server import make_server

from radicale import config
from radicale.app import Application

configuration = config.load()
configuration.update(
    {
        "auth": {"type": "none"},
        "rights": {"type": "owner_only"},
        "storage": {"filesystem_folder": sys.argv[1]},
        "logging": {"level": "error"},
    }
)
with make_server("127.0.0.1", 0, Application(configuration)) as server:
    print(server.server_port, flush=True)
    server.serve_forever()
"""


@contextmanager
def _server(folder: Path) -> Iterator[http.client.HTTPConnection]:
    command = [PYTHON, "-X", "utf8", "-c", _SERVER, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:
        try:
            assert process.stdout
            port = process.stdout.readline().strip()  # told as soon as it listens
            assert port, "radicale did not start"
            yield http.client.HTTPConnection("127.0.0.1", int(port), timeout=120)
        finally:
            process.terminate()
