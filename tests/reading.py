"""How the tests read a source: through the core, as the command does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pexport import registry
from pexport.profile import Education, Organization, Position
from pexport.reading.profiles import ReadProfile
from pexport.source import Input


def read_path(path: Path, **given: Any) -> ReadProfile:
    """Read the file or folder at *path*, as it is now."""
    if forget := registry.load_source("hugo").forget:
        forget()
    return registry.read_profile(Input(path, **given))


def read_text(folder: Path, text: str | bytes, **given: Any) -> ReadProfile:
    """Read *text* as an author's file."""
    path = folder / "content/authors/admin/_index.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return read_path(path, **given)


def organization(tie: Position | Education) -> Organization:
    """Return the organization of a tie that has one."""
    assert tie.organization
    return tie.organization
