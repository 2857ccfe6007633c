"""A running ``pexport serve``, and plain requests to it."""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit


class Answer(NamedTuple):
    """What a server answered."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


class Server(NamedTuple):
    """A server on this machine."""

    pid: int
    port: int

    def ask(
        self, path: str, headers: Mapping[str, str] | None = None, *, method: str = "GET"
    ) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, headers=dict(headers or {}))
            found = connection.getresponse()
            return Answer(found.status, found.headers, found.read())
        finally:
            connection.close()


@contextmanager
def served(*arguments: str | Path, plugins: bool = True) -> Iterator[Server]:
    """Run pexport with *arguments* until it says where it serves; end it at the end.

    Without *plugins* it offers what it brings itself, whatever PYTHONPATH leads to.
    """
    isolated = [] if plugins else ["-I"]
    command = [sys.executable, *isolated, "-m", "pexport", *map(str, arguments), "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    try:
        said = ""
        for line in process.stderr:
            said += line
            if found := re.search(r"at (http://\S+)", line):
                yield Server(process.pid, urlsplit(found[1].rstrip(";")).port or 0)
                return
        raise AssertionError(said)
    finally:
        process.terminate()
        process.wait(20)
        process.stderr.close()
