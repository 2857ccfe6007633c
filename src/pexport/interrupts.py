"""Ctrl-C: it ends the process at once and quietly, but for where something has to be tidied up."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

INTERRUPTED = 130


def end_quietly() -> None:
    """Let Ctrl-C end this process from now on, without a traceback, whatever it is about to do.

    A ``KeyboardInterrupt`` may come up where nothing catches it: among imports, in a callback of
    the interpreter's. Where it is ignored, as for a command in the background, it stays so.
    """
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _end)


@contextmanager
def tidied() -> Iterator[None]:
    """Raise ``KeyboardInterrupt`` inside, so that what is half done can be taken away."""
    if signal.getsignal(signal.SIGINT) is not _end:
        yield
        return
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, _end)


def _end(*_: Any) -> NoReturn:
    os._exit(INTERRUPTED)
