"""One person in every format, as files of one name that stand beside each other."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from pexport import registry
from pexport.exporter import Problem, Specification
from pexport.profile import Profile
from pexport.writing import output
from pexport.writing.people import ExportRequest, Outcome, build_outcomes


class Sibling(NamedTuple):
    """The file of one format, and what came of it."""

    format: str
    """The format's name: ``jsonld``."""
    title: str
    specification: Specification
    media_type: str
    file: str
    """The name of the file: ``person.jsonld``."""
    data: bytes
    """Empty where there are problems."""
    outcome: Outcome
    wants: list[Problem]
    """What the programs cannot do without that the document is for."""

    @property
    def valid(self) -> bool:
        """Whether the checks found nothing wrong."""
        return not self.outcome.problems


def build_siblings(profile: Profile, wanted: ExportRequest, stem: str) -> list[Sibling]:
    """Return *profile* in all formats that are *wanted*, in files called *stem*, the usual first.

    Raises ``PexportError`` where there is no document, as without a name.
    """
    names = file_names(stem, list(wanted.formats))
    made = [
        _sibling(name, outcome, wanted.formats[name], names[name])
        for name, outcome in build_outcomes(profile, wanted)
    ]
    return sorted(made, key=_rank)


_FIRST = ("application/ld+json", "text/vcard", "text/turtle", "application/rdf+xml")
"""The kinds that most people and programs come for; the others follow by their names."""


def _rank(sibling: Sibling) -> tuple[int, int]:
    kind = sibling.media_type
    # Of two of one kind, the one with the plain suffix comes first.
    return (_FIRST.index(kind) if kind in _FIRST else len(_FIRST), sibling.file.count("."))


def file_names(stem: str, formats: list[str]) -> dict[str, str]:
    """Return the name of the file of each format: ``ada.ttl``, ``ada.jcard.json``.

    A suffix that several formats share tells none of them: there the format's name stands before.
    """
    suffixes = {name: registry.load_exporter(name).suffix for name in formats}
    shared = Counter(suffixes.values())
    return {
        name: output.file_name(stem, name, suffix) if shared[suffix] > 1 else f"{stem}{suffix}"
        for name, suffix in suffixes.items()
    }


def _sibling(name: str, outcome: Outcome, options: Any, file: str) -> Sibling:
    exporter = registry.load_exporter(name)
    problems = outcome.problems
    return Sibling(
        name,
        exporter.title,
        exporter.specification,
        exporter.media_type,
        file,
        b"" if problems else exporter.encode(outcome.document, options),
        outcome,
        [] if problems else exporter.consumer_problems(outcome.document, options),
    )
