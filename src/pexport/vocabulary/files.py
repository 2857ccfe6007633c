"""The files of ``vocab/``."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path


def vocab(path: str) -> bytes:
    """Return the bytes of the file at *path* in ``vocab/``."""
    # Not importlib.resources: it brings tempfile and zipfile along, at every start.
    return (Path(import_module("pexport.vocab").__path__[0]) / path).read_bytes()
