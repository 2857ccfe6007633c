"""The server process: uvicorn on a socket of ours, with a limit on everything.

What a client may send is bounded in size by h11, in number by ``limit_concurrency``, and in time
here: uvicorn itself waits for ever for the rest of a request.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Coroutine
from typing import Any

from pexport.errors import PexportError
from pexport.publishing.server import MAX_HEAD

MAX_CONNECTIONS = 200
HEAD_TIMEOUT = 10
"""Seconds from a connection, or the end of an answer, to the end of the next request's head."""
ANSWER_TIMEOUT = 30
"""Seconds that a client may take to read an answer."""


def bound(host: str, port: int) -> socket.socket:
    """Return a socket that listens; ``PexportError`` where there cannot be one."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=128)
    except socket.gaierror:
        raise PexportError(f"--host: {host!r} is not an address of this machine") from None
    except OverflowError:
        raise PexportError(f"--port: invalid value {port}; expected 0 to 65535") from None
    except OSError as error:
        raise PexportError(
            f"{host}:{port}: cannot listen there: {error.strerror}; choose another --port"
        ) from None


def address(listening: socket.socket) -> str:
    """Return where *listening* is, as a browser opens it."""
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def serve(
    application: Any,
    listening: socket.socket,
    *,
    beside: Callable[[], Coroutine[Any, Any, None]] | None = None,
) -> None:
    """Serve *application* until the process is told to end.

    What runs *beside* it ends with it; then answers may go on for as long as they like.
    """
    import uvicorn  # noqa: PLC0415 - of an extra

    config = uvicorn.Config(
        application,
        http=_protocol(None if beside else ANSWER_TIMEOUT),
        ws="none",
        lifespan="off",
        log_level="error",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=MAX_CONNECTIONS,
        timeout_keep_alive=HEAD_TIMEOUT,
        timeout_graceful_shutdown=2,
        h11_max_incomplete_event_size=MAX_HEAD,
    )
    server = uvicorn.Server(config)

    async def run() -> None:
        other = asyncio.create_task(beside()) if beside else None
        await server.serve(sockets=[listening])
        if other:
            other.cancel()

    asyncio.run(run())


def _protocol(answer_timeout: int | None) -> type[Any]:
    from uvicorn.protocols.http.h11_impl import H11Protocol  # noqa: PLC0415 - of an extra

    class ImpatientProtocol(H11Protocol):
        """HTTP that hangs up on who is slow to ask, or to read the answer."""

        _deadline: Any = None

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._expect(HEAD_TIMEOUT)

        def data_received(self, data: bytes) -> None:
            before = self.cycle
            super().data_received(data)
            if self.cycle is not before:
                self._expect(answer_timeout)

        def on_response_complete(self) -> None:
            before = self.cycle
            super().on_response_complete()
            self._expect(HEAD_TIMEOUT if self.cycle is before else answer_timeout)

        def connection_lost(self, exc: Exception | None) -> None:
            super().connection_lost(exc)
            self._expect(None)

        def _expect(self, seconds: int | None) -> None:
            """Hang up after so many *seconds*, unless what is expected comes before."""
            if self._deadline is not None:
                self._deadline.cancel()
            self._deadline = seconds and self.loop.call_later(seconds, self.transport.abort)

    return ImpatientProtocol
