"""Signals that end the process: at once and quietly, but where something has to be tidied up."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

_SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


def exit_code(error: KeyboardInterrupt) -> int:
    """Return the exit code of a process that a signal ends: 128 and its number, as in shells."""
    return 128 + (error.args[0] if error.args else signal.SIGINT)


def exit_on_interrupt() -> None:
    """Let Ctrl-C and its like end this process from now on, without a traceback, at any moment.

    A ``KeyboardInterrupt`` may come up where nothing catches it: among imports, in a callback of
    the interpreter's. Where it is ignored, as for a command in the background, it stays so.
    """
    for each in _SIGNALS:
        if signal.getsignal(each) is not signal.SIG_IGN:
            signal.signal(each, _exit_now)
    _mask("SIG_UNBLOCK")


def start_worker() -> None:
    """Let a worker end as its parent does, also where that is killed and can say nothing."""
    import threading  # noqa: PLC0415 - workers alone have threads
    from multiprocessing import connection, parent_process  # noqa: PLC0415 - the same

    exit_on_interrupt()
    if parent := parent_process():
        threading.Thread(
            target=lambda: (connection.wait([parent.sentinel]), os._exit(1)), daemon=True
        ).start()


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
        signal.pthread_sigmask(getattr(signal, how), set(_SIGNALS))


@contextmanager
def as_exception() -> Iterator[None]:
    """Raise ``KeyboardInterrupt`` inside, so that what is half done can be taken away."""
    ours = [each for each in _SIGNALS if signal.getsignal(each) is _exit_now]
    for each in ours:
        signal.signal(each, _raise)
    try:
        yield
    finally:
        for each in ours:
            signal.signal(each, _exit_now)


def _raise(number: int, _: Any) -> NoReturn:
    raise KeyboardInterrupt(number)


def _exit_now(number: int, _: Any) -> NoReturn:
    try:
        # Workers, if there are any; waiting for them could take for ever.
        if processes := sys.modules.get("multiprocessing.process"):
            for worker in processes.active_children():
                worker.kill()
    finally:
        os._exit(128 + number)
