"""A way to a server on which a test can do something at a chosen moment."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Moment = Callable[[str, str], None]
"""Called with the method of a request, and with ``before`` it reaches the server or ``after``."""

_PASSED = ("authorization", "content-type", "depth", "if-match", "if-none-match", "accept")


@contextmanager
def proxy(port: int, moment: Moment) -> Iterator[str]:
    """Run a proxy to *port* of this machine; yield where it answers."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: Any, **__: Any) -> None:
            """Say nothing."""

        def handle_one_request(self) -> None:
            try:
                super().handle_one_request()
            except OSError:
                self.close_connection = True  # who asked was killed

        def forward(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            moment(self.command, "before")
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            headers = {name: value for name, value in self.headers.items()
                       if name.lower() in _PASSED}  # fmt: skip
            connection.request(self.command, self.path, body, headers)
            answer = connection.getresponse()
            read = answer.read()
            connection.close()
            moment(self.command, "after")
            self.send_response(answer.status)
            for name in ("Content-Type", "ETag", "Location", "WWW-Authenticate"):
                if value := answer.headers.get(name):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(read)))
            self.end_headers()
            self.wfile.write(read)

    for method in ("GET", "PUT", "PROPFIND", "REPORT"):
        setattr(Handler, f"do_{method}", Handler.forward)
    with serving(Handler) as url:
        yield url


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """Run a server of *handler*; yield where it answers."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
