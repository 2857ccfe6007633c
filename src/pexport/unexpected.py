"""What nobody expected: an error that is no mistake of the user's, told in one line."""

from __future__ import annotations

import os
from types import TracebackType

from pexport import registry

DEBUG = "PEXPORT_DEBUG"
"""The environment variable that shows tracebacks."""


def describe(error: Exception, doing: str = "") -> str:
    """Return what went wrong and whose fault it is, in one line; *doing* says with what.

    With ``PEXPORT_DEBUG`` set the error is raised again instead.
    """
    if os.environ.get(DEBUG):
        raise error
    modules = list(_modules(error.__traceback__))
    plugin = next(filter(None, map(registry.plugin_of, reversed(modules))), "")
    said = f"{type(error).__name__}: {error}"[:300].rstrip(": ")
    whose = f"the plugin {plugin} failed" if plugin else "a fault in pexport"
    way = "to its authors" if plugin else "with the input"
    place = f" in {modules[-1]}" if modules else ""
    return (
        f"{doing and f'{doing}: '}{whose}, {said}{place}; please report this line {way} "
        f"({DEBUG}=1 shows more)"
    )


def _modules(traceback: TracebackType | None) -> list[str]:
    """Return the modules that an error came through, the innermost last."""
    found = []
    while traceback is not None:
        found.append(str(traceback.tb_frame.f_globals.get("__name__", "")))
        traceback = traceback.tb_next
    return found
