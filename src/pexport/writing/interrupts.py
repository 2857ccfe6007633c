"""Ctrl-C: it ends the process at once and quietly, but for where something has to be tidied up."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

INTERRUPTED = 130


def exit_on_interrupt() -> None:
    """Let Ctrl-C end this process from now on, without a traceback, whatever it is about to do.

    A ``KeyboardInterrupt`` may come up where nothing catches it: among imports, in a callback of
    the interpreter's. Where it is ignored, as for a command in the background, it stays so.
    """
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _exit_now)
    _mask("SIG_UNBLOCK")


@contextmanager
def blocked() -> Iterator[None]:
    """Hold Ctrl-C back, which a process loses while it is forked, until ``exit_on_interrupt``."""
    _mask("SIG_BLOCK")
    try:
        yield
    finally:
        _mask("SIG_UNBLOCK")


def _mask(how: str) -> None:
    # Windows neither forks nor has masks.
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(getattr(signal, how), {signal.SIGINT})


@contextmanager
def as_exception() -> Iterator[None]:
    """Raise ``KeyboardInterrupt`` inside, so that what is half done can be taken away."""
    if signal.getsignal(signal.SIGINT) is not _exit_now:
        yield
        return
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, _exit_now)


def _exit_now(*_: Any) -> NoReturn:
    try:
        # Workers, if there are any; waiting for them could take for ever.
        if processes := sys.modules.get("multiprocessing.process"):
            for worker in processes.active_children():
                worker.kill()
    finally:
        os._exit(INTERRUPTED)
