"""Real CardDAV servers, each with an address book of its own, as the tests start them."""

from __future__ import annotations

import base64
import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

USER, PASSWORD = "ada", "pa:ss wörd"

_BOOK = """<?xml version="1.0"?>
<mkcol xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><set><prop>
<resourcetype><collection/><C:addressbook/></resourcetype><displayname>People</displayname>
</prop></set></mkcol>"""


_XML = {"Content-Type": "application/xml"}


class Running(NamedTuple):
    """A server that answers."""

    name: str
    port: int
    book: str
    """The path of its address book."""
    folder: Path
    """Where it keeps its files."""

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.root}{self.book}"

    def asked(
        self, method: str, path: str, body: str | bytes = b"", **headers: str
    ) -> tuple[int, bytes]:
        """Return the status and the body of an answer, as the user of the tests."""
        token = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        data = body.encode() if isinstance(body, str) else body
        said = {"Authorization": f"Basic {token}", "Content-Type": "text/vcard; charset=utf-8"}
        connection.request(method, path, data, said | headers)
        answer = connection.getresponse()
        read = answer.read()
        connection.close()
        return answer.status, read

    def contacts(self) -> dict[str, bytes]:
        """Return all cards of the address book, by their paths."""
        ask = '<?xml version="1.0"?><propfind xmlns="DAV:"><prop><getetag/></prop></propfind>'
        status, told = self.asked("PROPFIND", self.book, ask, Depth="1", **_XML)
        assert status == 207, told
        paths = re.findall(rb"<(?:\w+:)?href>([^<]+\.vcf)</", told)
        return {path.decode(): self.asked("GET", path.decode())[1] for path in paths}

    def put(self, path: str, card: bytes) -> None:
        """Store a card, as a phone does."""
        status, told = self.asked("PUT", path, card)
        assert status < 300, told


@contextmanager
def radicale(folder: Path) -> Iterator[Running]:
    """Run Radicale, with a password in its file of users."""
    users = folder / "users"
    users.write_text(f"{USER}:{PASSWORD}\n", encoding="utf-8")
    options = {
        "auth-type": "htpasswd",
        "auth-htpasswd-filename": str(users),
        "auth-htpasswd-encryption": "plain",
        "auth-delay": "0",
        "storage-filesystem-folder": str(folder / "collections"),
        "logging-level": "error",
    }
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    port = _free()
    command = ["radicale", "--config", "", "--server-hosts", f"127.0.0.1:{port}", *flags]
    running = Running("radicale", port, "/ada/people/", folder)
    with _started(command, port):
        assert running.asked("MKCOL", running.book, _BOOK, **_XML)[0] == 201
        yield running


@contextmanager
def xandikos(folder: Path) -> Iterator[Running]:
    """Run Xandikos, which knows no users by itself: who reaches it is the user."""
    port = _free()
    command = ["xandikos", "serve", "-d", str(folder / "dav"), "-l", "127.0.0.1", "-p", str(port)]
    running = Running("xandikos", port, "/user/contacts/addressbook/", folder)
    with _started([*command, "--defaults", "--no-detect-systemd"], port):
        yield running


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def _started(command: Sequence[str], port: int) -> Iterator[None]:
    """Run a module of Python's until the block ends; it begins when the port answers."""
    full = [sys.executable, "-m", *command]
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    with subprocess.Popen(full, env=environment, stderr=subprocess.DEVNULL) as process:
        try:
            _answers(process, port)
            yield
        finally:
            process.terminate()


def _answers(process: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(600):
        assert process.poll() is None, "the server ended"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the server did not start")


SERVERS = {"radicale": radicale, "xandikos": xandikos}
