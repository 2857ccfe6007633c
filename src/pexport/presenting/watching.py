"""The page while its source is edited: made anew at each save, and shown anew where it is open."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

SCRIPT = """
new EventSource("changes").onmessage = event => {
  if (document.documentElement.dataset.version !== undefined
      && document.documentElement.dataset.version !== event.data) location.reload();
  document.documentElement.dataset.version = event.data;
};
"""
"""Shows the page anew once another one is told; the first that is told is the one that is open."""

_QUIET = 5
"""Milliseconds without a change after which a save is over."""


class Live:
    """The newest page, and who waits for another one."""

    def __init__(self, build: Callable[[], bytes], watched: Sequence[Path]) -> None:
        """*build* makes the page of what is in the folders *watched*; it may take its time."""
        self._build = build
        self._watched = watched
        self._page = build()
        self._version = 0
        self._changed = asyncio.Condition()

    def application(self, hosts: Sequence[str]) -> Any:
        """Return the ASGI application that serves the page, and tells when there is another."""
        from starlette.applications import Starlette  # noqa: PLC0415 - of an extra
        from starlette.middleware import Middleware  # noqa: PLC0415 - the same
        from starlette.middleware.trustedhost import TrustedHostMiddleware  # noqa: PLC0415 - the same
        from starlette.routing import Route  # noqa: PLC0415 - the same

        return Starlette(
            routes=[
                Route("/", self._answer, methods=["GET"]),
                Route("/changes", self._tell, methods=["GET"]),
            ],
            middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))],
        )

    async def watch(self) -> None:
        """Make the page anew whenever something in the folders is saved, until cancelled."""
        from watchfiles import awatch  # noqa: PLC0415 - of an extra

        async for _ in awatch(*self._watched, step=_QUIET, debounce=50, recursive=True):
            page = await asyncio.to_thread(self._build)
            if page != self._page:
                self._page = page
                self._version += 1
                async with self._changed:
                    self._changed.notify_all()

    async def _answer(self, _: Request) -> Response:
        from starlette.responses import HTMLResponse  # noqa: PLC0415 - of an extra

        return HTMLResponse(self._page, headers={"Cache-Control": "no-store"})

    async def _tell(self, _: Request) -> Response:
        from starlette.responses import StreamingResponse  # noqa: PLC0415 - of an extra

        return StreamingResponse(self._versions(), media_type="text/event-stream")

    async def _versions(self) -> AsyncIterator[str]:
        """Yield the number of the page now, and then of each other one (server-sent events)."""
        while True:
            told = self._version
            yield f"data: {told}\n\n"
            async with self._changed:
                while self._version == told:
                    await self._changed.wait()
