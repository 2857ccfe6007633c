"""Names to formats and sources, by entry points; nothing is imported before it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.metadata import Distribution, EntryPoint, distributions
from typing import TYPE_CHECKING, Any, TypeVar

from pexport.errors import PexportError
from pexport.exporter import Exporter
from pexport.input_head import describe
from pexport.reading.profiles import ReadProfile, read_with
from pexport.source import Input, Source

if TYPE_CHECKING:
    from pexport.vocabulary.rules import Rule

_OURS = "pexport."
EXPORTERS = f"{_OURS}exporters"
SOURCES = f"{_OURS}sources"

Plugin = TypeVar("Plugin")


def format_names() -> list[str]:
    """Return the names of all installed formats."""
    return sorted(_entries(EXPORTERS))


def family_of(name: str) -> str:
    """Return the package of the format *name*, which the formats of its family share."""
    return _entries(EXPORTERS)[name].value.rpartition(":")[0].rpartition(".")[0]


def source_names() -> list[str]:
    """Return the names of all installed kinds of input."""
    return sorted(_entries(SOURCES))


def load_exporter(name: str) -> Exporter[Any, Any]:
    """Load the format *name*; raise ``PexportError`` where none of that name is installed."""
    entry = _entries(EXPORTERS).get(name)
    if entry is None:
        raise PexportError(f"unknown format {name!r}; expected one of: {', '.join(format_names())}")
    return _load(entry, Exporter)


@cache
def all_rules() -> Mapping[str, Rule]:
    """Return the rules of all formats by their codes; syntaxes of one family share many."""
    rules: dict[str, Rule] = {}
    for name in format_names():
        for code, rule in load_exporter(name).rules().items():
            rules.setdefault(code, rule)
    return rules


def load_source(name: str) -> Source:
    """Load the source *name*; raise ``PexportError`` where none of that name is installed."""
    entry = _entries(SOURCES).get(name)
    if entry is None:
        raise PexportError(f"unknown source {name!r}; expected one of: {', '.join(source_names())}")
    return _load(entry, Source)


def detect_source(given: Input) -> Source:
    """Return the source that *given* names, or the one with the surest claim to it.

    Raises ``PexportError`` where no source claims it, or several with the same right.
    """
    return load_source(name_of_source(given))


def name_of_source(given: Input) -> str:
    """Return the name of the source that *given* names, or of the one with the surest claim to it.

    Raises ``PexportError`` as ``detect_source`` does.
    """
    if given.read_as is not None:
        return given.read_as
    head = given.head()
    sources = {name: load_source(name) for name in source_names()}
    claims = {name: claim for name, each in sources.items() if (claim := each.claim(head))}
    if not claims:
        expected = ", or ".join(each.expects or each.title for each in sources.values())
        raise PexportError(
            f"{given.name}: not recognized as an input: it looks like {describe(head)}; "
            f"expected {expected}"
        )
    surest = [name for name, claim in claims.items() if claim == max(claims.values())]
    if len(surest) > 1:
        choices = " or ".join(f"--source {name}" for name in surest)
        raise PexportError(f"{given.name}: several sources can read this; use {choices}")
    return surest[0]


def read_profile(given: Input) -> ReadProfile:
    """Read *given* as the source that reads such; raise ``PexportError`` for bad input."""
    return read_with(detect_source(given), given)


def _entries(group: str) -> dict[str, EntryPoint]:
    entries: dict[str, EntryPoint] = {}
    for entry in _installed():
        if entry.group != group:
            continue
        other = entries.setdefault(entry.name, entry)
        if other.value != entry.value:
            raise PexportError(
                f"two plugins are named {entry.name!r}: {_describe(other)} and {_describe(entry)}; "
                "uninstall one"
            )
    return entries


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


def plugin_of(module: str) -> str:
    """Return the plugin that a module belongs to, "" for our own and everything else."""
    package = module.partition(".")[0]
    others = (each for each in _installed() if each.module.partition(".")[0] != "pexport")
    return next(
        (_describe(each) for each in others if each.module.partition(".")[0] == package), ""
    )


def _load(entry: EntryPoint, kind: type[Plugin]) -> Plugin:
    try:
        loaded = entry.load()
    except Exception as error:
        raise PexportError(
            f"the plugin {_describe(entry)} cannot be loaded: {type(error).__name__}: {error}"
        ) from error
    if not isinstance(loaded, kind):
        raise PexportError(f"the plugin {_describe(entry)} is not of type {kind.__name__}")
    return loaded


def _describe(entry: EntryPoint) -> str:
    package = f" of {entry.dist.name}" if entry.dist else ""
    return f"{entry.name} = {entry.value}{package}"
