"""Names to formats and sources, by entry points; nothing is imported before it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.metadata import Distribution, EntryPoint, distributions
from typing import TYPE_CHECKING, Any, TypeVar

from pexport.errors import PexportError
from pexport.exporter import Exporter
from pexport.reading.profiles import ReadProfile
from pexport.reading.profiles import read_profile as read_as
from pexport.source import Input, Source

if TYPE_CHECKING:
    from pexport.vocabulary.rules import Rule

_OURS = "pexport."
EXPORTERS = f"{_OURS}exporters"
SOURCES = f"{_OURS}sources"

Plugin = TypeVar("Plugin")


def formats() -> list[str]:
    """Return the names of all installed formats."""
    return sorted(_entries(EXPORTERS))


def sources() -> list[str]:
    """Return the names of all installed kinds of input."""
    return sorted(_entries(SOURCES))


def exporter(name: str) -> Exporter[Any, Any]:
    """Load the format *name*; raise ``PexportError`` where none of that name is installed."""
    entry = _entries(EXPORTERS).get(name)
    if entry is None:
        raise PexportError(f"no format {name!r}; installed: {', '.join(formats())}")
    return _load(entry, Exporter)


@cache
def rules() -> Mapping[str, Rule]:
    """Return the rules of all formats by their codes; syntaxes of one family share many."""
    told: dict[str, Rule] = {}
    for name in formats():
        for code, rule in exporter(name).rules().items():
            told.setdefault(code, rule)
    return told


def source(name: str) -> Source:
    """Load the source *name*; raise ``PexportError`` where none of that name is installed."""
    entry = _entries(SOURCES).get(name)
    if entry is None:
        raise PexportError(f"no source {name!r}; installed: {', '.join(sources())}")
    return _load(entry, Source)


def detect(given: Input) -> Source:
    """Return the source that reads *given*; raise ``PexportError`` where none does."""
    if given.path and not given.path.exists():
        raise PexportError(f"{given.path}: there is no such file or folder")
    for name in sources():
        if (found := source(name)).accepts(given):
            return found
    takes = ", or ".join(source(name).takes or source(name).title for name in sources())
    raise PexportError(f"{given.name}: no source reads this; name {takes}")


def read(given: Input) -> ReadProfile:
    """Read *given* as the source that reads such; raise ``PexportError`` for bad input."""
    return read_as(given, detect(given))


def _entries(group: str) -> dict[str, EntryPoint]:
    found: dict[str, EntryPoint] = {}
    for entry in _installed():
        if entry.group != group:
            continue
        other = found.setdefault(entry.name, entry)
        if other.value != entry.value:
            raise PexportError(
                f"two plugins are called {entry.name!r}: {_named(other)} and {_named(entry)}; "
                "uninstall one"
            )
    return found


@cache
def _installed() -> tuple[EntryPoint, ...]:
    """Return the entry points of both groups, of all installed packages.

    As ``importlib.metadata.entry_points``, but for parsing the files of packages that have none of
    ours, which takes three times as long. A package that stands twice on the path (an old
    ``egg-info`` beside the sources) counts once, as it is imported: from the first place.
    """
    packages: dict[str, Distribution] = {}
    for package in distributions():
        if f"[{_OURS}" in (package.read_text("entry_points.txt") or ""):
            packages.setdefault(package.name, package)
    return tuple(
        entry
        for package in packages.values()
        for entry in package.entry_points
        if entry.group.startswith(_OURS)
    )


def _load(entry: EntryPoint, kind: type[Plugin]) -> Plugin:
    try:
        loaded = entry.load()
    except Exception as error:
        raise PexportError(
            f"the plugin {_named(entry)} cannot be loaded: {type(error).__name__}: {error}"
        ) from error
    if not isinstance(loaded, kind):
        raise PexportError(f"the plugin {_named(entry)} is no {kind.__name__}")
    return loaded


def _named(entry: EntryPoint) -> str:
    package = f" of {entry.dist.name}" if entry.dist else ""
    return f"{entry.name} = {entry.value}{package}"
